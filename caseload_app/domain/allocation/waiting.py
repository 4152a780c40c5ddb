"""Families who can be given: those who wait for a worker, and those whom somebody holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import Child
from caseload_app.domain.vocabulary import EventKind


@dataclass(frozen=True, slots=True)
class Family:
    """Brothers and sisters, or one child, who are given to a worker together.

    `since` is the day from which nobody held them; `needed_by` their first open date, and
    `needed_for` what it is. `elsewhere` names brothers and sisters with a worker already.
    """

    key: str
    children: tuple[str, ...]
    since: date | None
    needed_by: date | None
    needed_for: str
    elsewhere: tuple[tuple[str, str], ...] = ()

    def days_waiting(self, today: date) -> int | None:
        """Count the days for which they have waited."""
        return None if self.since is None else (today - self.since).days


def waiting_families(casebook: Casebook) -> list[Family]:
    """Give the families without a worker: the first needed first, then the longest waiting."""
    families = _families(casebook, casebook.held_by(""))
    return sorted(
        families, key=lambda one: (one.needed_by or date.max, one.since or date.max, one.key)
    )


def families_held_by(casebook: Casebook, worker: str) -> list[Family]:
    """Give the families of one worker, to move them from there."""
    return sorted(_families(casebook, casebook.held_by(worker)), key=lambda one: one.key)


def waiting_since(casebook: Casebook, child: Child) -> date | None:
    """Say from which day nobody has held a child: since the last holder, else the referral.

    Where work was done since the referral somebody held the child, and nobody knows until when.
    """
    held = casebook.allocations.get(child.child_id, ())
    if held and not held[-1].worker:
        return held[-1].from_on
    if held:
        return None
    known = casebook.known_events(child.child_id)
    asked = [one.on for one in known if one.kind in _ASKED]
    start = asked[-1] if asked else child.plan_started_on
    worked = any(start and one.on > start and one.kind not in BEFORE_A_WORKER for one in known)
    return None if worked else start


def _families(casebook: Casebook, children: Iterable[Child]) -> list[Family]:
    groups: dict[str, list[Child]] = {}
    for child in children:
        groups.setdefault(child.family_id or f"child {child.child_id}", []).append(child)
    return [_family(casebook, members) for members in groups.values()]


def _family(casebook: Casebook, members: list[Child]) -> Family:
    oldest = sorted(members, key=lambda one: (one.born_on or date.max, one.child_id))
    ids = tuple(one.child_id for one in oldest)
    waits = [on for one in oldest if not one.worker and (on := waiting_since(casebook, one))]
    dates = [one for child_id in ids for one in casebook.open_deadlines(child_id)]
    first = min(dates, key=lambda one: (one.rule.id != _ALLOCATION, one.due), default=None)
    elsewhere = tuple(
        (one.child_id, one.worker)
        for one in casebook.siblings(oldest[0])
        if one.child_id not in ids and one.worker and casebook.is_open(one)
    )
    return Family(
        key=ids[0],
        children=ids,
        since=min(waits, default=None),
        needed_by=first.due if first else None,
        needed_for=first.label if first else "",
        elsewhere=elsewhere,
    )


BEFORE_A_WORKER = frozenset(
    {EventKind.CONTACT, EventKind.REFERRAL, EventKind.REFERRAL_DECISION, EventKind.CASE_TRANSFERRED}
)
"""What happens to a child before there is a worker."""
_ALLOCATION = "case_allocation"
_ASKED = frozenset({EventKind.REFERRAL, EventKind.CASE_TRANSFERRED})
