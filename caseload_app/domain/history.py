"""What is known of one child on a day: events in order and by kind, plans, facts.

Only events up to the day are known, and those that did not take place (cancelled, attempted)
do not count. A date before 1900 is a mistake in the list it came from.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from operator import attrgetter

from caseload_app.domain.dates import birthday
from caseload_app.domain.facts import Facts
from caseload_app.domain.plans import PlanSpell, declared_start, plan_spells
from caseload_app.domain.records import CaseEvent, Child, Plan
from caseload_app.domain.vocabulary import PLANNED_KINDS, EventKind, leads_on, took_place

_FIRST_DAY = date(1900, 1, 1)
_ENTRY_KINDS = (EventKind.BECAME_LOOKED_AFTER, EventKind.LOOKED_AFTER_PLAN)
_SAME_ENTRY = timedelta(days=60)
"""A placement recorded this long before the child became looked after is still of that entry."""
_by_day = attrgetter("on")


class History:
    """One child's past as the rules see it; made by `history_of`."""

    __slots__ = ("_merged", "by_kind", "child", "spells", "today")

    def __init__(
        self,
        child: Child,
        by_kind: Mapping[str, Sequence[CaseEvent]],
        spells: tuple[PlanSpell, ...],
        today: date,
    ) -> None:
        self.child = child
        self.by_kind = by_kind
        self.spells = spells
        self.today = today
        self._merged: dict[tuple[str, ...], Sequence[CaseEvent]] = {(): ()}

    def of(self, kinds: tuple[str, ...]) -> Sequence[CaseEvent]:
        """Give the events of these kinds in order; on one day in the order of the kinds."""
        if len(kinds) == 1:
            return self.by_kind.get(kinds[0], ())
        found = self._merged.get(kinds)
        if found is None:
            every = [event for kind in kinds for event in self.by_kind.get(kind, ())]
            every.sort(key=_by_day)
            self._merged[kinds] = found = every
        return found

    def facts(self, on: date) -> Facts:
        """Give what is true of the child on a day."""
        child = self.child
        entered = _last_until(self.of(_ENTRY_KINDS), on)
        placed = _last_until(self.by_kind.get(EventKind.PLACEMENT_STARTED, ()), on)
        if placed is None or (entered is not None and placed < entered - _SAME_ENTRY):
            placed = entered
        reviewed = _last_until(self.by_kind.get(EventKind.CLA_REVIEW, ()), on)
        approved = _last_until(self.by_kind.get(EventKind.REG24_APPROVED, ()), on)
        ended = _last_until(self.by_kind.get(EventKind.REG24_ENDED, ()), on)
        return Facts(
            on=on,
            born_on=child.born_on,
            placement_started_on=placed,
            long_term=child.long_term,
            flags=child.flags,
            legal_status=child.legal_status,
            placement_type=child.placement_type,
            is_temporarily_approved=approved is not None and (ended is None or ended < approved),
            has_been_reviewed=reviewed is not None and (entered is None or reviewed >= entered),
        )


def history_of(child: Child, events: Iterable[CaseEvent], today: date) -> History:
    """Put in order what is known of a child on a day, with the start of the declared plan."""
    known = [
        event
        for event in events
        if (_FIRST_DAY <= event.on <= today or event.kind in PLANNED_KINDS)
        and took_place(event.outcome)
    ]
    known.sort(key=_by_day)
    start = declared_start(child, known)
    if start is not None and _FIRST_DAY <= start.on <= today:
        insort(known, start, key=_by_day)
    by_kind: dict[str, list[CaseEvent]] = {}
    for event in known:
        same = by_kind.setdefault(event.kind, [])
        if same and same[-1].on == event.on:
            same[-1] = min(same[-1], event, key=_standing)
        else:
            same.append(event)
    spells = plan_spells(child, known)
    eligible_on = _eligible_on(child, spells, today)
    if eligible_on is not None and EventKind.ELIGIBLE_CHILD not in by_kind:
        eligible = CaseEvent(child.child_id, EventKind.ELIGIBLE_CHILD, eligible_on)
        by_kind[EventKind.ELIGIBLE_CHILD] = [eligible]
    return History(child, by_kind, spells, today)


def _standing(event: CaseEvent) -> tuple[bool, bool, str]:
    """Order two entries of the same event: the fuller one first, whatever was typed first."""
    return not leads_on(event.outcome), event.latest_only, event.outcome


def _eligible_on(child: Child, spells: Sequence[PlanSpell], today: date) -> date | None:
    """Work out when a looked-after child became an eligible child, if it was by today.

    The later of the 16th birthday and 13 weeks in care since the 14th (Care Planning
    Regulations 2010, reg 40).
    """
    born_on = child.born_on
    if born_on is None or born_on.year + 16 > today.year:
        return None
    entered = [spell.started_on for spell in spells if spell.plan is Plan.CLA and spell.started_on]
    if not entered:
        return None
    weeks_served = max(*entered, birthday(born_on, 14)) + timedelta(weeks=13)
    eligible_on = max(birthday(born_on, 16), weeks_served)
    return eligible_on if eligible_on <= today else None


def _last_until(events: Sequence[CaseEvent], day: date) -> date | None:
    for event in reversed(events):
        if event.on <= day:
            return event.on
    return None
