"""Derive deadlines from events: one cycle of a rule after each event that starts it.

A cycle is met by the first event that satisfies it. It is over, unmet, when a later event
starts the rule anew, when the plan it belongs to ends, or when the case closes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from caseload_app.domain.dates import Limit, WorkingCalendar
from caseload_app.domain.deadlines import Deadline
from caseload_app.domain.facts import Facts, hold
from caseload_app.domain.history import History, history_of
from caseload_app.domain.plans import PlanSpell, ended_by_declaration
from caseload_app.domain.records import CaseEvent, Child, Plan
from caseload_app.domain.rulebook import RuleBook
from caseload_app.domain.starts import in_turn, starts_of
from caseload_app.domain.timescales import Timescale
from caseload_app.domain.vocabulary import EventKind


def derive_deadlines(
    child: Child, events: Iterable[CaseEvent], book: RuleBook, today: date
) -> list[Deadline]:
    """Derive every deadline of a child, open and past, in the order of the rule book."""
    history = history_of(child, events, today)
    return [
        deadline
        for rule in book.rules_started_by(history.by_kind)
        for deadline in _derive_rule(rule, history, book.calendar)
    ]


def choose_limit(
    rule: Timescale, facts: Facts, start: date, calendar: WorkingCalendar
) -> tuple[Limit, str]:
    """Choose the limit that the facts call for; the strictest possible where they are unknown."""
    limit, why = _limit_of_day(rule, start)
    possible = [(limit, why)]
    for variant in rule.variants:
        answer = hold(variant.when, facts)
        if answer:
            return variant.limit, variant.because
        if answer is None:
            unknown = f"it cannot be known whether {variant.because}, and this is the stricter"
            possible.append((variant.limit, unknown))
    if len(possible) == 1:
        return possible[0]
    return min(possible, key=lambda choice: calendar.due(start, choice[0]))


def _limit_of_day(rule: Timescale, start: date) -> tuple[Limit, str]:
    """Give the rule's own limit as it was set for what starts on a day."""
    for change in reversed(rule.limit_changes):
        if change.from_on <= start:
            return change.limit, change.because
    return rule.limit, ""


@dataclass(frozen=True, slots=True)
class _Outcome:
    """How one cycle went: met, made unnecessary, or over; all empty while it is open."""

    met_by: CaseEvent | None = None
    exempt_because: str = ""
    ended_on: date | None = None


_STILL_OPEN = _Outcome()


@dataclass(frozen=True, slots=True)
class _Cycle:
    """One start of a rule, the start after it, and the event that met the cycle before it."""

    rule: Timescale
    start: CaseEvent
    following: CaseEvent | None
    previous: CaseEvent | None


def _derive_rule(
    rule: Timescale, history: History, calendar: WorkingCalendar
) -> Iterable[Deadline]:
    starts = in_turn(rule, starts_of(rule, history), history, calendar)
    asks_facts = bool(rule.applies_when or rule.variants)
    previous: CaseEvent | None = None
    repeats = 0
    for number, start in enumerate(starts):
        event = start.event
        is_opening = bool(start.stand_in) or event.kind in rule.opened_by
        repeats = 0 if is_opening else repeats + 1
        if not _in_force(rule, event.on):
            continue
        following = starts[number + 1].event if number + 1 < len(starts) else None
        facts = _NO_FACTS
        if asks_facts:
            facts = _facts(rule, event, following, history, calendar)
            facts = replace(facts, repeats=repeats)
        if hold(rule.applies_when, facts) is False:
            continue
        outcome = _outcome(_Cycle(rule, event, following, previous), history)
        if outcome is None:
            continue
        previous = outcome.met_by or previous
        limit, because = choose_limit(rule, facts, event.on, calendar)
        yield Deadline(
            subject=history.child.child_id,
            rule=rule,
            started_by=event.kind,
            started_on=event.on,
            due=calendar.due(event.on, limit),
            limit=limit,
            met_on=outcome.met_by.on if outcome.met_by else None,
            exempt_because=outcome.exempt_because,
            ended_on=outcome.ended_on,
            because="; ".join(filter(None, (because, start.assumed))),
            stand_in=start.stand_in,
            on_time_known=outcome.met_by is None or not outcome.met_by.latest_only,
        )


def _in_force(rule: Timescale, day: date) -> bool:
    starts, ends = rule.in_force_from, rule.in_force_until
    return (starts is None or starts <= day) and (ends is None or day < ends)


def _facts(
    rule: Timescale,
    start: CaseEvent,
    following: CaseEvent | None,
    history: History,
    calendar: WorkingCalendar,
) -> Facts:
    day = calendar.due(start.on, rule.limit) if rule.due_day_decides else start.on
    until = following.on if following else date.max
    spell = [event.on for event in history.of(rule.spell_starts_on) if event.on <= start.on]
    spell_start = spell[-1] if spell else None
    before = _named(rule, "before_first")
    since = _named(rule, "extended_by")
    return replace(
        history.facts(day),
        started_by=start.kind,
        outcome=start.outcome,
        spell_started_on=spell_start,
        before=_happened(before, spell_start or date.min, start.on + _ONE_DAY, history),
        since=_happened(since, start.on, until, history),
    )


def _named(rule: Timescale, condition: str) -> frozenset[str]:
    """Give the kinds of event that a condition of the rule asks about."""
    groups = (rule.applies_when, *(variant.when for variant in rule.variants))
    return frozenset(str(value) for when in groups for name, value in when if name == condition)


def _happened(kinds: frozenset[str], first: date, before: date, history: History) -> frozenset[str]:
    """Give those of the kinds of which an event lies between two days, the last not included."""
    return frozenset(
        kind
        for kind in kinds
        if any(first <= event.on < before for event in history.by_kind.get(kind, ()))
    )


def _outcome(cycle: _Cycle, history: History) -> _Outcome | None:
    """Follow one cycle to its end; None when the child was never on the plan it belongs to."""
    rule, start, following = cycle.rule, cycle.start, cycle.following
    over = _enders(cycle, history)
    until = min((*over, following.on) if following else over, default=date.max)
    spell = _spell_of(rule, start.on, until, history)
    ended_on = spell.ended_on if spell is not None else None
    if ended_on is not None and start.on <= ended_on <= history.today:
        over.append(ended_on)
    last_day = min(over, default=date.max)
    event = _first_that_meets(cycle, history)
    if event is not None and event.on <= last_day and _is_in_time_for(event, following, rule):
        return _Outcome(met_by=event)
    if rule.while_plan and (spell is None or _is_over(spell, start.on)):
        return None
    closed_on = history.child.closed_on
    if closed_on is not None and start.on <= closed_on:
        over.append(closed_on)
    if following is not None:
        over.append(following.on)
    over = [day for day in over if day <= history.today]
    for event in history.of(rule.exempted_by):
        if start.on <= event.on <= min(over, default=date.max):
            return _Outcome(exempt_because=event.kind, ended_on=event.on)
    return _Outcome(ended_on=min(over)) if over else _STILL_OPEN


def _is_over(spell: PlanSpell, day: date) -> bool:
    return spell.ended_on is not None and spell.ended_on < day


def _enders(cycle: _Cycle, history: History) -> list[date]:
    """Give the first day after the start on which something ended the cycle, if it did.

    The case closing on the very day ends what repeats, but not what only began that day.
    """
    start = cycle.start
    found = [event.on for event in history.of(cycle.rule.ended_by) if event.on > start.on][:1]
    repeats = start.kind not in cycle.rule.opened_by
    for event in history.by_kind.get(EventKind.CASE_CLOSED, ()):
        if event.on > start.on or (repeats and event.on == start.on):
            found.append(event.on)
            break
    return found


def _first_that_meets(cycle: _Cycle, history: History) -> CaseEvent | None:
    """Find the first event that could meet the cycle: after its start, or early if accepted."""
    start = cycle.start
    earliest = start.on - timedelta(days=cycle.rule.accepts_early_days)
    for event in history.of(cycle.rule.satisfied_by):
        is_spent = event.on < start.on and event is cycle.previous
        if event.on >= earliest and event is not start and not is_spent:
            if event.on > start.on or event.kind not in cycle.rule.starts_on:
                return event
            if event.on == start.on and start.kind not in cycle.rule.satisfied_by:
                return event
    return None


def _is_in_time_for(event: CaseEvent, following: CaseEvent | None, rule: Timescale) -> bool:
    """Tell whether an event comes before the next start; that start itself may meet the cycle."""
    if following is None or event.on < following.on:
        return True
    return event.on == following.on and event.kind in rule.starts_on


def _spell_of(rule: Timescale, day: date, until: date, history: History) -> PlanSpell | None:
    """Find the spell, on a plan that the rule belongs to, in which a cycle lies."""
    if not rule.while_plan:
        return None
    of_plan = [spell for spell in history.spells if spell.plan in rule.while_plan]
    known = [spell for spell in of_plan if not (rule.needs_known_plan and spell.assumed)]
    begun = [spell for spell in known if spell.started_on is None or spell.started_on <= day]
    for spell in reversed(begun):
        if spell.ended_on is None or spell.ended_on >= day:
            return spell
    for spell in known:
        if spell not in begun and spell.started_on is not None and spell.started_on < until:
            return spell
    if begun:
        return begun[-1]
    if of_plan or rule.needs_known_plan:
        return None
    return _assumed_spell(rule.while_plan[0], day, history.child)


def _assumed_spell(plan: Plan, day: date, child: Child) -> PlanSpell | None:
    """Believe an event that it belongs to a plan nobody declared, unless another plan was.

    A declared lesser plan without a date leaves open which is newer; then nothing is assumed.
    """
    spell = PlanSpell(plan, day, assumed=True)
    if child.plan is Plan.OTHER:
        return spell
    if child.plan_started_on is None:
        return None
    return ended_by_declaration(spell, child)


_NO_FACTS = Facts(on=date.min)
_ONE_DAY = timedelta(days=1)
