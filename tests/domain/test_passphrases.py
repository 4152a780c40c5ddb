from __future__ import annotations

import pytest

from caseload_app.domain.passphrases import find_weakness


@pytest.mark.parametrize(
    "passphrase",
    [
        "seven tall green ladders",
        "my ox is up",
        "vT9#kq!2Lw@z",
        "the bus was late in Leeds",
        "zażółć gęślą jaźń",
        "Grünkohl mit Pinkel",
        "summer rain on slate roofs",
    ],
)
def test_a_passphrase_that_nobody_guesses_will_do(passphrase: str) -> None:
    assert find_weakness(passphrase) is None


@pytest.mark.parametrize(
    ("passphrase", "reason"),
    [
        ("", "The passphrase has 0 characters and fewer than four words."),
        ("k9#Lw2@zQ!v", "The passphrase has 11 characters and fewer than four words."),
        ("a b c d", "The passphrase has 7 characters and fewer than four words."),
        ("go go go go", "The passphrase has 11 characters and fewer than four words."),
    ],
)
def test_a_short_one_is_weak(passphrase: str, reason: str) -> None:
    assert find_weakness(passphrase) == reason


@pytest.mark.parametrize("passphrase", ["aaaaaaaaaaaa", "AbAbAbAbAbAbAb", "ha ha ha ha ha"])
def test_one_of_few_characters_is_weak(passphrase: str) -> None:
    assert find_weakness(passphrase) == "The passphrase repeats the same few characters."


@pytest.mark.parametrize(
    "passphrase",
    [
        "Password1234!",
        "P@55w0rd-2026!",
        "letmein letmein",
        "qwertyuiop123456",
        "poiuytrewq-0987654321",
        "abcdefghijklmnop",
        "Liverpool Football 1892",
        "social work safeguarding",
        "27 03 1981 4455 1234",
    ],
)
def test_one_made_of_what_is_guessed_first_is_weak(passphrase: str) -> None:
    assert find_weakness(passphrase) == (
        "The passphrase is made of what is guessed first: common words, rows of keys, digits."
    )
