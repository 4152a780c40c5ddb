"""Derive deadlines from events: one cycle of a rule after each event that starts it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from caseload_app.domain.cycles import Cycles, Outcome
from caseload_app.domain.dates import Limit, WorkingCalendar
from caseload_app.domain.deadlines import Deadline
from caseload_app.domain.facts import STANDING_CONDITIONS, STEADY_CONDITIONS, Facts, hold
from caseload_app.domain.history import History, history_of
from caseload_app.domain.localising import MIDPOINT_CHECKS, localised
from caseload_app.domain.records import CaseEvent, Child
from caseload_app.domain.rulebook import RuleBook
from caseload_app.domain.starts import Start, in_turn, starts_of
from caseload_app.domain.timescales import Timescale
from caseload_app.domain.vocabulary import EventKind


def derive_deadlines(
    child: Child, events: Iterable[CaseEvent], book: RuleBook, today: date
) -> list[Deadline]:
    """Derive every deadline of a child, open and past, in the order of the rule book."""
    history = history_of(child, events, today)
    deadlines: list[Deadline] = []
    for rule in book.rules_started_by(history.by_kind):
        derived = _derive_rule(rule, history, book.calendar)
        if book.is_set_locally(rule):
            checks = history.of(MIDPOINT_CHECKS)
            derived = [
                set_one for one in derived for set_one in localised(one, child, book, checks, today)
            ]
        deadlines += derived
    return deadlines


def choose_limit(
    rule: Timescale, facts: Facts, start: date, calendar: WorkingCalendar
) -> tuple[Limit, str]:
    """Choose the limit that the facts call for; the strictest possible where they are unknown."""
    limit, why = _limit_of_day(rule, start)
    possible = [(limit, why)]
    for variant in rule.variants:
        answer = hold(variant.when, facts)
        if answer:
            possible.append((variant.limit, variant.because))
            return possible[-1] if len(possible) == 2 else _strictest(possible, start, calendar)
        if answer is None:
            unknown = f"it cannot be known whether {variant.because}, and this is the stricter"
            possible.append((variant.limit, unknown))
    return possible[0] if len(possible) == 1 else _strictest(possible, start, calendar)


def _strictest(
    possible: list[tuple[Limit, str]], start: date, calendar: WorkingCalendar
) -> tuple[Limit, str]:
    return min(possible, key=lambda choice: calendar.due(start, choice[0]))


def _limit_of_day(rule: Timescale, start: date) -> tuple[Limit, str]:
    """Give the rule's own limit as it was set for what starts on a day."""
    for change in reversed(rule.limit_changes):
        if change.from_on <= start:
            return change.limit, change.because
    return rule.limit, ""


def _derive_rule(rule: Timescale, history: History, calendar: WorkingCalendar) -> list[Deadline]:
    if rule.applies_when and _is_ruled_out(rule, history):
        return []
    starts = in_turn(rule, starts_of(rule, history), history, calendar)
    if not starts:
        return []
    standing = history.standing if rule.asked <= STANDING_CONDITIONS else None
    cycles = Cycles(rule, history)
    deadlines: list[Deadline] = []
    repeats = 0
    for number, start in enumerate(starts, start=1):
        event = start.event
        repeats = 0 if start.stand_in or event.kind in rule.opened_by else repeats + 1
        if not _in_force(rule, event.on):
            continue
        following = starts[number].event if number < len(starts) else None
        facts = standing
        if facts is None:
            facts = _facts(rule, (event, following, repeats), history, calendar)
            if hold(rule.applies_when, facts) is False:
                continue
        outcome = cycles.outcome(event, following)
        if outcome is None:
            continue
        limit, because = rule.limit, ""
        if rule.variants or rule.limit_changes:
            limit, because = choose_limit(rule, facts, event.on, calendar)
        deadlines.append(
            _deadline(rule, start, outcome, calendar.due(event.on, limit), (limit, because))
        )
    return deadlines


def _deadline(
    rule: Timescale, start: Start, outcome: Outcome, due: date, chosen: tuple[Limit, str]
) -> Deadline:
    limit, because = chosen
    event, met_by = start.event, outcome.met_by
    if start.assumed:
        because = f"{because}; {start.assumed}" if because else start.assumed
    return Deadline(
        event.child_id,
        rule,
        event.kind,
        event.on,
        due,
        limit,
        met_by.on if met_by is not None else None,
        outcome.exempt_because,
        outcome.ended_on,
        because,
        start.stand_in,
        met_by is None or not met_by.latest_only,
    )


def _is_ruled_out(rule: Timescale, history: History) -> bool:
    """Tell whether what is true of the child on every day rules the rule out."""
    steady = STANDING_CONDITIONS
    if EventKind.REG24_APPROVED not in history.by_kind:
        steady = STEADY_CONDITIONS
    asked = tuple(pair for pair in rule.applies_when if pair[0] in steady)
    return hold(asked, history.standing) is False


def _in_force(rule: Timescale, day: date) -> bool:
    starts, ends = rule.in_force_from, rule.in_force_until
    return (starts is None or starts <= day) and (ends is None or day < ends)


def _facts(
    rule: Timescale,
    turn: tuple[CaseEvent, CaseEvent | None, int],
    history: History,
    calendar: WorkingCalendar,
) -> Facts:
    """Give the facts of one start, looking up only what the rule's conditions ask about."""
    start, following, repeats = turn
    asked, child = rule.asked, history.child
    day = calendar.due(start.on, rule.limit) if rule.due_day_decides else start.on
    until = following.on if following is not None else date.max
    spell_start = history.last_until(rule.spell_starts_on, start.on)
    asks_visits = "visit_rule" in asked
    return Facts(
        on=day,
        born_on=child.born_on,
        placement_started_on=history.placed_on(day) if "first_placement_year" in asked else None,
        long_term=child.long_term,
        flags=child.flags,
        legal_status=child.legal_status,
        placement_type=child.placement_type,
        is_temporarily_approved=asks_visits and history.is_temporarily_approved(day),
        has_been_reviewed="reviewed" in asked and history.has_been_reviewed(day),
        repeats=repeats,
        started_by=start.kind,
        outcome=start.outcome,
        spell_started_on=spell_start,
        before=history.happened(rule.asked_before, spell_start or date.min, start.on + _ONE_DAY),
        since=history.happened(rule.asked_since, start.on, until),
    )


_ONE_DAY = timedelta(days=1)
