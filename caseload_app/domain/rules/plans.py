"""Which plans a child is, or was, on, from the declared plan and from what happened.

A list declares one plan a child, but a child can be on two, and events can be newer than the
declaration. An event that opens a plan keeps it open until an event closes it, or until a
lesser plan is declared from a later day (a step down).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter

from caseload_app.domain.records import PLAN_PRECEDENCE, CaseEvent, Child, Plan
from caseload_app.domain.vocabulary import EventKind, leads_on, took_place

_OPENED_BY: dict[str, Plan] = {
    EventKind.CP_PLAN_STARTED: Plan.CP,
    EventKind.CIN_PLAN_STARTED: Plan.CIN,
    EventKind.BECAME_LOOKED_AFTER: Plan.CLA,
}
_CLOSED_BY: dict[str, Plan] = {
    EventKind.CP_PLAN_ENDED: Plan.CP,
    EventKind.CIN_PLAN_ENDED: Plan.CIN,
    EventKind.CEASED_TO_BE_LOOKED_AFTER: Plan.CLA,
}
_CLOSED_BY_OUTCOME: dict[str, Plan] = {EventKind.REVIEW_CONFERENCE: Plan.CP}
"""Events that close a plan when their outcome says that nothing follows."""
_SHOWS_THE_PLAN: frozenset[str] = frozenset(
    {EventKind.CP_VISIT, EventKind.CORE_GROUP, EventKind.REVIEW_CONFERENCE}
)
"""Events of a child protection plan: one of them shows that the conference made a plan."""
_DECLARED_START = {
    Plan.CP: EventKind.CP_PLAN_STARTED,
    Plan.CIN: EventKind.CIN_PLAN_STARTED,
    Plan.CLA: EventKind.LOOKED_AFTER_PLAN,
    Plan.ASSESSMENT: EventKind.ASSESSMENT_STARTED,
    Plan.CARE_LEAVER: EventKind.LEAVING_CARE_PLAN,
}
SPELL_EVENTS: frozenset[str] = frozenset(
    {*_OPENED_BY, *_CLOSED_BY, *_CLOSED_BY_OUTCOME, EventKind.ICPC}
)
"""Events that open or close a plan; without one a child is on the declared plan alone."""
_SAME_START = timedelta(days=60)
"""A declared start this near to a recorded one is the same start, written down differently."""
_by_day = attrgetter("on")


@dataclass(frozen=True, slots=True)
class PlanSpell:
    """One spell on a plan: from its start up to, not with, its end; None while unknown or open.

    `assumed` marks a child protection plan known only from the conference that would make it.
    """

    plan: Plan
    started_on: date | None
    ended_on: date | None = None
    assumed: bool = False


def plan_spells(child: Child, events: Sequence[CaseEvent]) -> tuple[PlanSpell, ...]:
    """Give the child's spells on plans; the events are in date order."""
    spells = _spells_of_events(events)
    if child.plan is not Plan.OTHER:
        spells = _with_declared_plan([ended_by_declaration(one, child) for one in spells], child)
    if not any(spell.assumed for spell in spells):
        return tuple(spells)
    return tuple(
        replace(spell, assumed=False) if spell.assumed and _is_shown(spell, events) else spell
        for spell in spells
    )


def declared_start(child: Child, events: Sequence[CaseEvent]) -> CaseEvent | None:
    """Give the start of the declared plan as an event, unless an event already tells it."""
    on = child.plan_started_on
    if on is None or child.plan not in _DECLARED_START:
        return None
    kind = _DECLARED_START[child.plan]
    if any(abs(day - on) <= _SAME_START for day in [one.on for one in events if one.kind == kind]):
        return None
    if child.plan is Plan.CLA and _is_in_care(events, on):
        return None
    return CaseEvent(child.child_id, kind, on)


def _is_in_care(events: Sequence[CaseEvent], day: date) -> bool:
    """Tell whether the child had become looked after and not ceased to be; events are in order."""
    moves = [
        event.kind
        for event in events
        if event.on <= day
        and event.kind in {EventKind.BECAME_LOOKED_AFTER, EventKind.CEASED_TO_BE_LOOKED_AFTER}
    ]
    return bool(moves) and moves[-1] == EventKind.BECAME_LOOKED_AFTER


def counted_as(child: Child, spells: Sequence[PlanSpell]) -> Plan:
    """Give the one plan under which the child is counted (Annex A, List 6 precedence)."""
    if child.plan is not Plan.OTHER:
        return child.plan
    open_plans = {spell.plan for spell in spells if spell.ended_on is None}
    return next((plan for plan in PLAN_PRECEDENCE if plan in open_plans), Plan.OTHER)


def ended_by_declaration(spell: PlanSpell, child: Child) -> PlanSpell:
    """End an open spell where the declared plan, of a later day, shows that it is over."""
    declared = child.plan_started_on
    if spell.ended_on is not None or spell.plan is child.plan or declared is None:
        return spell
    if spell.started_on is not None and spell.started_on > declared:
        return spell
    is_lesser = PLAN_PRECEDENCE.index(child.plan) > PLAN_PRECEDENCE.index(spell.plan)
    if is_lesser or spell.assumed or spell.plan is Plan.CIN:
        return PlanSpell(spell.plan, spell.started_on, declared, spell.assumed)
    return spell


def _with_declared_plan(spells: list[PlanSpell], child: Child) -> list[PlanSpell]:
    for index, spell in enumerate(spells):
        if spell.plan is child.plan and spell.ended_on is None:
            known = PlanSpell(spell.plan, spell.started_on) if spell.assumed else spell
            return [*spells[:index], known, *spells[index + 1 :]]
    return [*spells, PlanSpell(child.plan, child.plan_started_on)]


def _is_shown(spell: PlanSpell, events: Sequence[CaseEvent]) -> bool:
    """Tell whether an assumed plan that is over was a plan: something of it happened."""
    start, end = spell.started_on, spell.ended_on
    if start is None or end is None:
        return False
    return any(event.kind in _SHOWS_THE_PLAN and start <= event.on <= end for event in events)


def _spells_of_events(events: Sequence[CaseEvent]) -> list[PlanSpell]:
    relevant = [
        event for event in events if event.kind in SPELL_EVENTS and took_place(event.outcome)
    ]
    if not relevant:
        return []
    done: list[PlanSpell] = []
    running: dict[Plan, PlanSpell] = {}
    for day, same_day in groupby(relevant, key=_by_day):
        done += _live_through(day, list(same_day), running)
    return sorted((*done, *running.values()), key=_order)


def _live_through(
    day: date, events: Sequence[CaseEvent], running: dict[Plan, PlanSpell]
) -> list[PlanSpell]:
    """Carry the running plans through one day; gives those that ended on it.

    A running plan ends before the next begins, and one that is not running begins before it
    ends: so the order in which the events of a day were typed in does not matter.
    """
    if len(events) == 1 and (plan := _OPENED_BY.get(events[0].kind)) is not None:
        running[plan] = _begun(plan, day, running.get(plan))
        return []
    opened = {_OPENED_BY[event.kind] for event in events if event.kind in _OPENED_BY}
    closed = {plan for event in events if (plan := _closes(event)) is not None}
    ended = [running.pop(plan) for plan in closed if plan in running]
    closed -= {spell.plan for spell in ended}
    if Plan.CP not in running and any(map(_is_conference, events)):
        running[Plan.CP] = PlanSpell(Plan.CP, day, assumed=True)
    for plan in opened:
        running[plan] = _begun(plan, day, running.get(plan))
    ended += [running.pop(plan) for plan in closed if plan in running]
    return [PlanSpell(spell.plan, spell.started_on, day, spell.assumed) for spell in ended]


def _begun(plan: Plan, day: date, running: PlanSpell | None) -> PlanSpell:
    """Begin a plan unless it runs already; recorded soon after its conference it is the same."""
    if running is None or running.started_on is None:
        return PlanSpell(plan, day)
    if not running.assumed:
        return running
    is_same = day - running.started_on <= _SAME_START
    return PlanSpell(plan, running.started_on if is_same else day)


def _is_conference(event: CaseEvent) -> bool:
    return event.kind == EventKind.ICPC and leads_on(event.outcome)


def _closes(event: CaseEvent) -> Plan | None:
    if event.kind in _CLOSED_BY_OUTCOME and leads_on(event.outcome):
        return None
    return _CLOSED_BY.get(event.kind) or _CLOSED_BY_OUTCOME.get(event.kind)


def _order(spell: PlanSpell) -> tuple[date, str]:
    return spell.started_on or date.min, spell.plan
