"""Which plans a child is, or was, on, from the declared plan and from what happened.

A list declares one plan a child, but a child can be on two, and events can be newer than the
declaration. An event that opens a plan keeps it open until an event closes it, or until a
lesser plan is declared from a later day (a step down).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from caseload_app.domain.records import PLAN_PRECEDENCE, CaseEvent, Child, Plan
from caseload_app.domain.vocabulary import EventKind, leads_on, took_place

_OPENED_BY = {
    EventKind.CP_PLAN_STARTED: Plan.CP,
    EventKind.CIN_PLAN_STARTED: Plan.CIN,
    EventKind.BECAME_LOOKED_AFTER: Plan.CLA,
}
_CLOSED_BY = {
    EventKind.CP_PLAN_ENDED: Plan.CP,
    EventKind.CIN_PLAN_ENDED: Plan.CIN,
    EventKind.CEASED_TO_BE_LOOKED_AFTER: Plan.CLA,
}
_DECLARED_START = {
    Plan.CP: EventKind.CP_PLAN_STARTED,
    Plan.CIN: EventKind.CIN_PLAN_STARTED,
    Plan.CLA: EventKind.LOOKED_AFTER_PLAN,
    Plan.ASSESSMENT: EventKind.ASSESSMENT_STARTED,
    Plan.CARE_LEAVER: EventKind.LEAVING_CARE_PLAN,
}
_SPELL_EVENTS: frozenset[str] = frozenset({*_OPENED_BY, *_CLOSED_BY, EventKind.ICPC})


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
    """Give the child's spells on plans, oldest first by start; the events are in date order."""
    spells = _spells_of_events(events)
    if child.plan is Plan.OTHER:
        return tuple(spells)
    spells = [_ended_by_declaration(spell, child) for spell in spells]
    if not any(spell.plan is child.plan and spell.ended_on is None for spell in spells):
        spells = [spell for spell in spells if not (spell.plan is child.plan and spell.assumed)]
        spells.append(PlanSpell(child.plan, child.plan_started_on))
    return tuple(spells)


def declared_start(child: Child, kinds: frozenset[str]) -> CaseEvent | None:
    """Give the start of the declared plan as an event, unless events of `kinds` already tell it."""
    if child.plan_started_on is None or child.plan not in _DECLARED_START:
        return None
    kind = _DECLARED_START[child.plan]
    told = {kind}
    if child.plan is Plan.ASSESSMENT:
        told = {EventKind.ASSESSMENT_STARTED, EventKind.REFERRAL}
    if kinds & told:
        return None
    return CaseEvent(child.child_id, kind, child.plan_started_on)


def counted_as(child: Child, spells: Sequence[PlanSpell]) -> Plan:
    """Give the one plan under which the child is counted (Annex A, List 6 precedence)."""
    if child.plan is not Plan.OTHER:
        return child.plan
    open_plans = {spell.plan for spell in spells if spell.ended_on is None}
    return next((plan for plan in PLAN_PRECEDENCE if plan in open_plans), Plan.OTHER)


def _spells_of_events(events: Sequence[CaseEvent]) -> list[PlanSpell]:
    done: list[PlanSpell] = []
    running: dict[Plan, PlanSpell] = {}
    for event in events:
        if event.kind not in _SPELL_EVENTS or not took_place(event.outcome):
            continue
        kind = EventKind(event.kind)
        if kind in _CLOSED_BY:
            spell = running.pop(_CLOSED_BY[kind], None)
            if spell is not None:
                done.append(PlanSpell(spell.plan, spell.started_on, event.on, spell.assumed))
        elif kind is EventKind.ICPC:
            if leads_on(event.outcome) and Plan.CP not in running:
                running[Plan.CP] = PlanSpell(Plan.CP, event.on, assumed=True)
        elif _OPENED_BY[kind] not in running or running[_OPENED_BY[kind]].assumed:
            running[_OPENED_BY[kind]] = PlanSpell(_OPENED_BY[kind], event.on)
    return done + list(running.values())


def _ended_by_declaration(spell: PlanSpell, child: Child) -> PlanSpell:
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
