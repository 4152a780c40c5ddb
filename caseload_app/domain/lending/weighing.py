"""Weighs all records together: what hangs on what, so that what is taken always fits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from caseload_app.domain.audit import JsonValue
from caseload_app.domain.lending.merging import (
    Difference,
    Fields,
    Outcome,
    Place,
    Sides,
    compare,
    conflict_id,
)

NUMBERED = {
    "personal_records": "revision",
    "case_records": "revision",
    "points_versions": "version",
    "applied_scenarios": "number",
}
"""Records that are never changed once written: a second one of the same number gets the next."""

REASON = "reason"
SIGNED_IN_COPY = "Signed in the deputy's copy"
HOLDER = ("worker", "team")
PARENTS = (("children", "child_id", "child_id"), ("workers", "worker", "name"))
"""Which table others refer to, by which column, and that table's own key."""


@dataclass(frozen=True, slots=True)
class Gone:
    """Children and workers that the copy knows and that have been removed here since."""

    children: frozenset[str] = frozenset()
    workers: frozenset[str] = frozenset()


def weigh(sides: Iterable[Sides], gone: Gone | None = None) -> list[Difference]:
    """Say what becomes of every record, in a fixed order whatever order they come in.

    Nothing that both files hold alike is among them.
    """
    known = sorted(_numbered_anew(list(sides)), key=lambda one: one.place.order)
    found = [compare(one) for one in known]
    found = _without_gone(found, gone or Gone())
    found = _without_half_removed(found)
    found = _with_holders(found)
    return [one for one in found if one.outcome is not Outcome.SAME]


def child_of(sides: Sides) -> str:
    """Name the child a record is about; empty where it is about none."""
    return _reference(sides, "children")


def worker_of(sides: Sides) -> str:
    """Name the worker a record is about; empty where it is about none."""
    return _reference(sides, "workers")


def _reference(sides: Sides, parent: str) -> str:
    held = sides.theirs or sides.mine or sides.base
    return _reference_in(sides.place, held, parent)


def _reference_in(place: Place, held: Fields | None, parent: str) -> str:
    column, own = next((by, own) for table, by, own in PARENTS if table == parent)
    if place.subject == parent:
        return str(place.named.get(own) or "")
    return str(place.named.get(column) or (held or {}).get(column) or "")


def _numbered_anew(sides: Sequence[Sides]) -> Iterator[Sides]:
    """Give the deputy's version the next number where both wrote one of the same number."""
    groups: dict[tuple[object, ...], list[Sides]] = defaultdict(list)
    for one in sides:
        number = NUMBERED.get(one.place.subject)
        if number is None:
            yield one
        else:
            rest = tuple(str(part) for name, part in one.place.key if name != number)
            groups[(one.place.subject, *rest)].append(one)
    for group in groups.values():
        yield from _renumber(group, NUMBERED[group[0].place.subject])


def _renumber(group: Sequence[Sides], column: str) -> Iterator[Sides]:
    if not any(_is_clash(one) for one in group):
        yield from group
        return
    here = [one.mine for one in group if one.mine is not None]
    free = 1 + max(int(str(one.place.named[column])) for one in group if one.mine is not None)
    for one in sorted(group, key=lambda one: int(str(one.place.named[column]))):
        if one.base is not None or one.theirs is None:
            yield one
            continue
        yield replace(one, theirs=None)  # what is here under this number stays
        if any(_says_the_same(one.theirs, known) for known in here):
            continue
        yield Sides(_at_number(one.place, column, free), None, None, _signed(one.theirs, column))
        free += 1


def _is_clash(sides: Sides) -> bool:
    is_new_on_both = sides.base is None and sides.mine is not None and sides.theirs is not None
    return is_new_on_both and sides.mine != sides.theirs


def _says_the_same(theirs: Fields, mine: Fields) -> bool:
    """Compare two versions, whatever each gives as the reason why there is another."""
    return {**theirs, REASON: ""} == {**mine, REASON: ""}


def _at_number(place: Place, column: str, number: int) -> Place:
    key = tuple((name, number if name == column else part) for name, part in place.key)
    return replace(place, key=key)


def _signed(theirs: Fields, column: str) -> Fields:
    held: dict[str, JsonValue] = dict(theirs)
    if column == "revision" and not held.get(REASON):
        held[REASON] = SIGNED_IN_COPY
    return held


def _without_gone(found: Iterable[Difference], gone: Gone) -> list[Difference]:
    """Leave out what is about somebody who has been removed here."""
    return [
        replace(one, outcome=Outcome.LEFT_OUT, why=f"{whom} has been removed here since")
        if (whom := _who_is_gone(one.sides, gone))
        and one.outcome in {Outcome.TAKEN, Outcome.CONFLICT}
        else one
        for one in found
    ]


def _who_is_gone(sides: Sides, gone: Gone) -> str:
    child, worker = child_of(sides), worker_of(sides)
    if child in gone.children:
        return f"child {child}"
    return worker if worker in gone.workers else ""


def _without_half_removed(found: Sequence[Difference]) -> list[Difference]:
    """Keep a child or worker whole whom the deputy removed and about whom there is news here."""
    result = list(found)
    for subject, _, _ in PARENTS:
        removed = {
            _reference(one.sides, subject)
            for one in result
            if one.place.subject == subject
            and one.sides.base is not None
            and one.sides.theirs is None
        }
        news = {
            _reference_in(one.place, one.sides.mine, subject)
            for one in result
            if one.sides.mine is not None and one.sides.mine != one.sides.base
        }
        stay = removed & news
        result = [_kept_whole(one, stay, _reference(one.sides, subject)) for one in result]
    return result


def _kept_whole(one: Difference, stay: set[str], whom: str) -> Difference:
    if whom not in stay or one.outcome not in {Outcome.TAKEN, Outcome.CONFLICT}:
        return one
    why = f"the deputy removed {whom}, about whom something was written here since"
    return replace(one, outcome=Outcome.LEFT_OUT, why=why)


def _with_holders(found: Sequence[Difference]) -> list[Difference]:
    """Let the history of who held a child follow the decision about who holds it."""
    decides = {
        child_of(one.sides): conflict_id(one.place, field.name)
        for one in found
        if one.place.subject == "children"
        for field in reversed(one.conflicts)
        if field.name in HOLDER
    }
    return [
        replace(one, goes_with=decides[child_of(one.sides)])
        if one.place.subject == "allocations"
        and one.outcome is Outcome.TAKEN
        and child_of(one.sides) in decides
        else one
        for one in found
    ]
