"""Says why a passphrase would be guessed; the file is as safe as the passphrase is."""

from __future__ import annotations

import re

LONG_ENOUGH = 12
WORDS_ENOUGH = 4
DIFFERENT_ENOUGH = 6
OWN_ENOUGH = 4

RUNS = (
    "abcdefghijklmnopqrstuvwxyz",
    "0123456789012345678901234567890",
    "qwertyuiopasdfghjklzxcvbnm",
)
"""Rows of the alphabet, the digits and the keyboard, as hands run along them."""

COMMON = (
    "administrator",
    "arsenal",
    "caseload",
    "changeme",
    "chelsea",
    "children",
    "dragon",
    "england",
    "everton",
    "football",
    "iloveyou",
    "letmein",
    "liverpool",
    "monkey",
    "passphrase",
    "password",
    "princess",
    "safeguarding",
    "secret",
    "socialcare",
    "socialwork",
    "summer",
    "sunshine",
    "supervision",
    "welcome",
    "winter",
)
"""What is tried first: the commonest words of leaked lists, and those of this work."""

DISGUISES = str.maketrans("@4310$5!7", "aaeiossit")


def find_weakness(passphrase: str) -> str | None:
    """Give the reason why the passphrase is weak as a sentence, or None when it will do."""
    words = {word for word in passphrase.casefold().split() if len(word) > 1}
    if len(passphrase) < LONG_ENOUGH and len(words) < WORDS_ENOUGH:
        return f"The passphrase has {len(passphrase)} characters and fewer than four words."
    if len(set(passphrase.casefold())) < DIFFERENT_ENOUGH:
        return "The passphrase repeats the same few characters."
    if _own_part(passphrase) < OWN_ENOUGH:
        return (
            "The passphrase is made of what is guessed first: common words, rows of keys, digits."
        )
    return None


def _own_part(passphrase: str) -> int:
    """Count the letters that are left without common words, rows of keys, digits and signs."""
    plain = passphrase.casefold()
    return min(_count_without_common(plain), _count_without_common(plain.translate(DISGUISES)))


def _count_without_common(text: str) -> int:
    letters = re.sub(r"[\W_]", "", text)
    for word in COMMON:
        letters = letters.replace(word, "")
    letters = _without_runs(letters)
    return len(re.sub(r"\d", "", letters))


def _without_runs(letters: str) -> str:
    """Drop every four or more characters that follow one another in a run."""
    kept, at = "", 0
    while at < len(letters):
        length = _run_length(letters[at:])
        if length >= 4:
            at += length
        else:
            kept += letters[at]
            at += 1
    return kept


def _run_length(letters: str) -> int:
    length = 0
    for run in (*RUNS, *(run[::-1] for run in RUNS)):
        while length < len(letters) and letters[: length + 1] in run:
            length += 1
    return length
