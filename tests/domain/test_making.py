from __future__ import annotations

from dataclasses import FrozenInstanceError, dataclass

import pytest

from caseload_app.domain.making import maker_of


@dataclass(frozen=True, slots=True)
class Mug:
    colour: str
    handles: int = 1


MAKE = maker_of(Mug)


def test_what_is_made_quickly_is_the_frozen_value() -> None:
    assert type(MAKE("blue", 2)) is Mug
    assert MAKE("blue", 2) == Mug("blue", 2)
    assert hash(MAKE("blue")) == hash(Mug("blue"))


def test_fields_can_be_left_out_or_named() -> None:
    assert MAKE(colour="blue") == Mug("blue", 1)


def test_what_is_made_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        MAKE("blue").colour = "red"  # type: ignore[misc]
