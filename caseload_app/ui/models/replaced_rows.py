"""Which rows of a list are others than before: after a visit one is made anew, not all."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

R = TypeVar("R")
FEW = 50
"""More than these are shown anew with all the others."""


def replaced_places(
    before: Sequence[R], now: Sequence[R], identity: Callable[[R], Hashable]
) -> list[int] | None:
    """Say where a record was replaced by one of the same identity; None where more differs."""
    if not before or len(before) != len(now):
        return None
    beside = enumerate(zip(before, now, strict=True))
    places = [place for place, (old, new) in beside if old is not new]
    is_same = len(places) <= FEW and all(
        identity(before[place]) == identity(now[place]) for place in places
    )
    return places if is_same else None
