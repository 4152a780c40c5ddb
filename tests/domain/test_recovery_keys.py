from __future__ import annotations

import pytest

from caseload_app.domain.recovery_keys import LENGTH, read_key, spell

KEY = "01234-56789-ABCDE-FGHJK-MNPQR"


def test_a_key_is_spelled_in_groups_of_five() -> None:
    assert spell(bytes(range(LENGTH))) == KEY


def test_every_sign_is_as_likely_as_another() -> None:
    first = {spell(bytes([number] * LENGTH))[0] for number in range(256)}

    assert len(first) == 32


def test_a_key_of_another_length_is_not_made() -> None:
    with pytest.raises(ValueError, match="25 bytes"):
        spell(b"short")


@pytest.mark.parametrize(
    "typed",
    [
        "01234-56789-ABCDE-FGHJK-MNPQR",
        "01234 56789 abcde fghjk mnpqr",
        "o1234-56789-abcde-fghjk-mnpqr",
        "0I234-56789-ABCDE-FGHJK-MNPQR\n",
    ],
)
def test_a_key_is_read_as_hands_type_it(typed: str) -> None:
    assert read_key(typed) == KEY


@pytest.mark.parametrize("typed", ["", "seven tall green ladders", KEY[:-1], KEY[:-1] + "U"])
def test_what_is_no_key_is_not_read_as_one(typed: str) -> None:
    assert read_key(typed) is None
