"""The recovery key: 25 letters and digits on paper that open a store without its passphrase."""

from __future__ import annotations

import re

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no I, L, O or U, which hands and eyes take for something else."""

LENGTH = 25
"""32 to the power of 25: 125 bits, which nobody can try through."""

GROUP = 5
MISREAD = str.maketrans("OIL", "011")


def spell(numbers: bytes) -> str:
    """Write random bytes, one a sign, as a key in groups of five."""
    if len(numbers) != LENGTH:
        raise ValueError(f"A recovery key is made of {LENGTH} bytes.")
    signs = "".join(ALPHABET[number % len(ALPHABET)] for number in numbers)
    return "-".join(signs[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def read_key(typed: str) -> str | None:
    """Give the key as it is spelled, whatever its case, spaces and hyphens; None if it is none."""
    signs = re.sub(r"[\s\-–_.]", "", typed).upper().translate(MISREAD)
    if len(signs) != LENGTH or not set(signs) <= set(ALPHABET):
        return None
    return "-".join(signs[at : at + GROUP] for at in range(0, LENGTH, GROUP))
