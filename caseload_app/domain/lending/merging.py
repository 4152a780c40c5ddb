"""Weighs one record in three states: as it was lent, as it is here, as the deputy left it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from caseload_app.domain.audit import JsonValue

Fields = Mapping[str, JsonValue]
"""What a record holds beside its key, without the blanks."""

WHOLE = ""
"""Stands for the record itself where a conflict is not about one field."""


class Outcome(StrEnum):
    """What becomes of a difference."""

    CONFLICT = "conflict"
    LEFT_OUT = "left out"
    TAKEN = "taken"
    KEPT = "kept"
    SAME = "same"


class Side(StrEnum):
    """Whose value stands where both sides changed the same."""

    MINE = "mine"
    DEPUTY = "deputy"


@dataclass(frozen=True, slots=True)
class Place:
    """Which record: its table, and its key by column."""

    subject: str
    key: tuple[tuple[str, JsonValue], ...]

    @property
    def named(self) -> dict[str, JsonValue]:
        return dict(self.key)

    @property
    def order(self) -> tuple[str, tuple[str, ...]]:
        """Give something to sort by, whatever kinds of values the key holds."""
        return self.subject, tuple(f"{type(part).__name__} {part}" for _, part in self.key)


@dataclass(frozen=True, slots=True)
class Sides:
    """One record as it was when the copy was cut, here now, and in the copy; None is no record."""

    place: Place
    base: Fields | None
    mine: Fields | None
    theirs: Fields | None


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """One field that at least one side changed."""

    name: str
    base: JsonValue
    mine: JsonValue
    theirs: JsonValue
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Difference:
    """What becomes of one record; `why` says why something cannot be taken.

    `goes_with` names a conflict about another record: what the deputy did here is taken only
    where that is decided for the deputy.
    """

    sides: Sides
    outcome: Outcome
    fields: tuple[FieldDifference, ...] = ()
    why: str = ""
    goes_with: str = ""

    @property
    def place(self) -> Place:
        return self.sides.place

    @property
    def conflicts(self) -> tuple[FieldDifference, ...]:
        """Give what has to be decided."""
        if self.outcome is not Outcome.CONFLICT:
            return ()
        return tuple(one for one in self.fields if one.outcome is Outcome.CONFLICT)


Choices = Mapping[str, Side]
"""What was decided, by the ID of the conflict."""


def conflict_id(place: Place, field: str) -> str:
    """Name a conflict so that it can be decided and found again."""
    key = ", ".join(str(part) for _, part in place.key)
    return f"{place.subject}: {key}: {field or 'whole'}"


def compare(sides: Sides) -> Difference:
    """Say what becomes of one record where nothing is known of the others."""
    base, mine, theirs = sides.base, sides.mine, sides.theirs
    if mine == theirs:
        return Difference(sides, Outcome.SAME)
    if theirs == base:
        return Difference(sides, Outcome.KEPT, _fields(sides))
    if mine == base:
        return Difference(sides, Outcome.TAKEN, _fields(sides))
    if mine is None or theirs is None:
        whole = FieldDifference(WHOLE, None, None, None, Outcome.CONFLICT)
        return Difference(sides, Outcome.CONFLICT, (whole,))
    fields = _fields(sides)
    outcomes = {one.outcome for one in fields}
    for outcome in (Outcome.CONFLICT, Outcome.TAKEN):
        if outcome in outcomes:
            return Difference(sides, outcome, fields)
    return Difference(sides, Outcome.KEPT, fields)


def merged(difference: Difference, choices: Choices) -> Fields | None:
    """Give what the record is to hold here; None where there is to be none.

    A conflict that nobody decided stays as it is here.
    """
    sides = difference.sides
    if difference.outcome in {Outcome.SAME, Outcome.KEPT, Outcome.LEFT_OUT}:
        return sides.mine
    if difference.goes_with and choices.get(difference.goes_with) is not Side.DEPUTY:
        return sides.mine
    if sides.mine is None or sides.theirs is None:
        is_taken = difference.outcome is Outcome.TAKEN
        return sides.theirs if is_taken or _is_theirs(difference, WHOLE, choices) else sides.mine
    held = dict(sides.mine)
    for one in difference.fields:
        if one.outcome is Outcome.CONFLICT:
            is_taken = _is_theirs(difference, one.name, choices)
        else:
            is_taken = one.outcome is Outcome.TAKEN
        if is_taken and one.name in sides.theirs:
            held[one.name] = sides.theirs[one.name]
        elif is_taken:
            held.pop(one.name, None)
    return held


def conflict_ids(differences: Iterable[Difference]) -> list[str]:
    """Name every conflict, in the order of the differences."""
    return [conflict_id(one.place, field.name) for one in differences for field in one.conflicts]


def undecided(differences: Iterable[Difference], choices: Choices) -> list[str]:
    """Name the conflicts that nobody has decided yet."""
    return [each for each in conflict_ids(differences) if each not in choices]


def _is_theirs(difference: Difference, field: str, choices: Choices) -> bool:
    return choices.get(conflict_id(difference.place, field)) is Side.DEPUTY


def _fields(sides: Sides) -> tuple[FieldDifference, ...]:
    base, mine, theirs = (held or {} for held in (sides.base, sides.mine, sides.theirs))
    found = []
    for name in sorted({*base, *mine, *theirs}):
        was, here, there = base.get(name), mine.get(name), theirs.get(name)
        if was == here == there:
            continue
        found.append(FieldDifference(name, was, here, there, _of_field(was, here, there)))
    return tuple(found)


def _of_field(was: JsonValue, here: JsonValue, there: JsonValue) -> Outcome:
    if here == there:
        return Outcome.SAME
    if there == was:
        return Outcome.KEPT
    if here == was:
        return Outcome.TAKEN
    return Outcome.CONFLICT
