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
from caseload_app.domain.records import CaseEvent, Child, Plan
from caseload_app.domain.rules.facts import (
    WITH_PARENTS,
    Facts,
    is_full_order,
    tells_placement,
    visit_rule_of,
)
from caseload_app.domain.rules.plans import PlanSpell, declared_start, plan_spells
from caseload_app.domain.vocabulary import PLANNED_KINDS, EventKind, leads_on, took_place

_FIRST_DAY = date(1900, 1, 1)
CARE_ORDER = "Care order"
_ENTRY_KINDS = (EventKind.BECAME_LOOKED_AFTER, EventKind.LOOKED_AFTER_PLAN)
_PLACEMENT_KINDS = (EventKind.PLACEMENT_STARTED,)
_REVIEW_KINDS = (EventKind.CLA_REVIEW,)
_APPROVAL_KINDS = (EventKind.REG24_APPROVED,)
_APPROVAL_END_KINDS = (EventKind.REG24_ENDED,)
_SAME_ENTRY = timedelta(days=60)
"""A placement recorded this long before the child became looked after is still of that entry."""
_by_day = attrgetter("on")


class History:
    """One child's past as the rules see it; made by `history_of`."""

    __slots__ = (
        "_facts_vary",
        "_merged",
        "_standing",
        "by_kind",
        "child",
        "closed_days",
        "spells",
        "today",
    )

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
        self.closed_days = [event.on for event in by_kind.get(EventKind.CASE_CLOSED, ())]
        self._standing: Facts | None = None
        self._facts_vary: bool | None = None
        self._merged: dict[tuple[str, ...], Sequence[CaseEvent]] = {(): ()}

    @property
    def facts_vary(self) -> bool:
        """Tell whether placement or order may have been others than today's on some day."""
        if self._facts_vary is None:
            placed = self.by_kind.get(EventKind.PLACEMENT_STARTED, ())
            told = any(tells_placement(event.outcome) for event in placed[:-1] if event.outcome)
            ordered = EventKind.CARE_ORDER in self.by_kind
            self._facts_vary = told or (ordered and visit_rule_of(self.standing) in WITH_PARENTS)
        return self._facts_vary

    def placement_then(self, day: date) -> CaseEvent | None:
        """Give the start of a past placement on a day, where that says what kind it was."""
        placed = self.by_kind.get(EventKind.PLACEMENT_STARTED, ())
        earlier = [event for event in placed if event.on <= day]
        if not earlier or len(earlier) == len(placed) or not tells_placement(earlier[-1].outcome):
            return None
        return earlier[-1]

    def legal_status_on(self, day: date) -> str:
        """Give the legal status on a day: no full care order before the day it was made."""
        status, orders = self.child.legal_status, self.by_kind.get(EventKind.CARE_ORDER, ())
        if not orders:
            return status
        if day < orders[0].on:
            return "" if is_full_order(status) else status
        return status or CARE_ORDER

    @property
    def standing(self) -> Facts:
        """Give what is true of the child on every day, as far as is known."""
        if self._standing is None:
            child = self.child
            self._standing = Facts(
                on=date.min,
                born_on=child.born_on,
                long_term=child.long_term,
                flags=child.flags,
                legal_status=child.legal_status,
                placement_type=child.placement_type,
            )
        return self._standing

    def last_day(self, kinds: tuple[str, ...]) -> date:
        """Give the last day on which something of these kinds, all known of, happened."""
        by_kind = self.by_kind
        last = by_kind[kinds[0]][-1].on
        for kind in kinds[1:]:
            last = max(last, by_kind[kind][-1].on)
        return last

    def was_over(self, plans: tuple[Plan, ...], day: date) -> bool:
        """Tell whether the child had been on one of the plans and was on none after a day."""
        was_on_one = False
        for spell in self.spells:
            if spell.plan in plans:
                if spell.ended_on is None or spell.ended_on > day:
                    return False
                was_on_one = True
        return was_on_one

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

    def last_until(self, kinds: tuple[str, ...], day: date) -> date | None:
        """Give the last day, up to a day, on which something of these kinds happened."""
        if not kinds:
            return None
        for event in reversed(self.of(kinds)):
            if event.on <= day:
                return event.on
        return None

    def happened(self, kinds: frozenset[str], first: date, before: date) -> frozenset[str]:
        """Give those of the kinds of which an event lies between two days, the last left out."""
        if not kinds:
            return kinds
        return frozenset(
            kind
            for kind in kinds
            if any(first <= event.on < before for event in self.by_kind.get(kind, ()))
        )

    def placed_on(self, day: date) -> date | None:
        """Give the start of the placement on a day, or of the time in care where it is missing."""
        entered = self.last_until(_ENTRY_KINDS, day)
        placed = self.last_until(_PLACEMENT_KINDS, day)
        if placed is None or (entered is not None and placed < entered - _SAME_ENTRY):
            return entered
        return placed

    def has_been_reviewed(self, day: date) -> bool:
        """Tell whether a looked-after review had been held in this time in care."""
        entered = self.last_until(_ENTRY_KINDS, day)
        reviewed = self.last_until(_REVIEW_KINDS, day)
        return reviewed is not None and (entered is None or reviewed >= entered)

    def is_temporarily_approved(self, day: date) -> bool:
        """Tell whether the carer was temporarily approved, under regulation 24, on a day."""
        approved = self.last_until(_APPROVAL_KINDS, day)
        ended = self.last_until(_APPROVAL_END_KINDS, day)
        return approved is not None and (ended is None or ended < approved)


def history_of(child: Child, events: Iterable[CaseEvent], today: date) -> History:
    """Put in order what is known of a child on a day, with the start of the declared plan."""
    ordered = sorted(events, key=_by_day)
    if ordered and (ordered[0].on < _FIRST_DAY or ordered[-1].on > today):
        ordered = [
            event
            for event in ordered
            if _FIRST_DAY <= event.on <= today or event.kind in PLANNED_KINDS
        ]
    known = [event for event in ordered if not event.outcome or took_place(event.outcome)]
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
