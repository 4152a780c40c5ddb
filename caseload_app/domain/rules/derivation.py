"""Derive deadlines from events: one cycle of a rule after each event that starts it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from caseload_app.domain.dates import Limit, WorkingCalendar
from caseload_app.domain.making import maker_of
from caseload_app.domain.records import CaseEvent, Child
from caseload_app.domain.rules.cycles import Cycles, Outcome
from caseload_app.domain.rules.deadlines import Deadline
from caseload_app.domain.rules.facts import (
    STANDING_CONDITIONS,
    STEADY_CONDITIONS,
    Facts,
    hold,
    long_term_of,
)
from caseload_app.domain.rules.history import History, history_of
from caseload_app.domain.rules.in_use import while_in_use
from caseload_app.domain.rules.localising import MIDPOINT_CHECKS, localised
from caseload_app.domain.rules.rulebook import Candidate, RuleBook
from caseload_app.domain.rules.starts import Start, in_turn, starts_of
from caseload_app.domain.rules.timescales import Timescale
from caseload_app.domain.vocabulary import EventKind

_ONE_DAY = timedelta(days=1)
_make_deadline = maker_of(Deadline)
_make_facts = maker_of(Facts)


def derive_deadlines(
    child: Child, events: Iterable[CaseEvent], book: RuleBook, today: date
) -> list[Deadline]:
    """Derive every deadline of a child, open and past, in the order of the rule book."""
    return _derive(history_of(child, events, today), book, date.min)


def derive_current(
    child: Child, events: Iterable[CaseEvent], book: RuleBook, today: date, since: date
) -> list[Deadline]:
    """Derive those deadlines that are open, or came to their end after `since`.

    They are the same, and in the same order, as among all; what was over by then is passed by
    without being worked out, which leaves a sixth of the work.
    """
    derived = _derive(history_of(child, events, today), book, since)
    return [one for one in derived if ended_after(one, since)]


def ended_after(deadline: Deadline, day: date) -> bool:
    """Tell whether a deadline was still open at the end of a day."""
    return (deadline.met_on or deadline.ended_on or date.max) > day


def _derive(history: History, book: RuleBook, since: date) -> list[Deadline]:
    deadlines: list[Deadline] = []
    for candidate in book.candidates(history.by_kind):
        if _is_past(candidate, history, since):
            continue
        rule = candidate.rule
        derived = _derive_rule(rule, history, book.calendar, since)
        spans = book.in_use.get(rule.id)
        if spans is not None:
            used = [while_in_use(one, spans, history.today) for one in derived]
            derived = [one for one in used if one is not None]
        if derived and book.is_set_locally(rule):
            checks = history.of(MIDPOINT_CHECKS)
            derived = [
                set_one
                for one in derived
                for set_one in localised(one, history.child, book, checks, history.today)
            ]
        deadlines += derived
    return deadlines


def _is_past(candidate: Candidate, history: History, since: date) -> bool:
    """Tell, without following its cycles, that all of a rule's deadlines were over by a day.

    So it is where something met it after its last start; and where the plan that it belongs
    to had ended, if nothing has met it since.
    """
    started = history.last_day(candidate.starting)
    if started > since:
        return False
    by_kind = history.by_kind
    is_met_since = False
    for kind in candidate.meeting:
        met = by_kind[kind][-1].on
        if started < met <= since:
            return True
        is_met_since = is_met_since or met > since
    plans = candidate.rule.while_plan
    return bool(plans) and not is_met_since and history.was_over(plans, since)


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


def _derive_rule(
    rule: Timescale, history: History, calendar: WorkingCalendar, since: date
) -> list[Deadline]:
    """Follow the cycles of one rule that were not over by a day."""
    if rule.applies_when and _is_ruled_out(rule, history):
        return []
    starts = in_turn(rule, starts_of(rule, history, since), history, calendar, since)
    if not starts:
        return []
    standing = history.standing if rule.asked <= STANDING_CONDITIONS else None
    cycles = Cycles(rule, history)
    deadlines: list[Deadline] = []
    repeats = 0
    for number in range(_first_not_over(rule, starts, since), len(starts)):
        start = starts[number]
        event = start.event
        repeats = 0 if start.stand_in or event.kind in rule.opened_by else repeats + 1
        if not _in_force(rule, event.on):
            continue
        following = starts[number + 1].event if number + 1 < len(starts) else None
        turn, facts = (event, following, repeats), standing
        if facts is None and rule.accepts_early_days:
            # A cycle that does not apply leaves its event for another to be met by.
            facts = _facts_if_it_applies(rule, turn, history, calendar)
            if facts is None:
                continue
        outcome = cycles.outcome(event, following)
        if outcome is None or outcome.over_on <= since:
            continue
        if facts is None:
            facts = _facts_if_it_applies(rule, turn, history, calendar)
            if facts is None:
                continue
        limit, because = rule.limit, ""
        if rule.variants or rule.limit_changes:
            limit, because = choose_limit(rule, facts, event.on, calendar)
        made = _deadline(rule, start, outcome, calendar.due(event.on, limit), (limit, because))
        deadlines.append(replace(made, facts_of_then=True) if facts.of_then else made)
    return deadlines


def _first_not_over(rule: Timescale, starts: Sequence[Start], since: date) -> int:
    """Find the first cycle that the next one had not ended by a day; all where counting asks."""
    first = len(starts) - 1
    if rule.looks_back:
        return 0
    while first > 0 and starts[first].event.on > since:
        first -= 1
    return first


def _facts_if_it_applies(
    rule: Timescale,
    turn: tuple[CaseEvent, CaseEvent | None, int],
    history: History,
    calendar: WorkingCalendar,
) -> Facts | None:
    facts = _facts(rule, turn, history, calendar)
    return None if hold(rule.applies_when, facts) is False else facts


def _deadline(
    rule: Timescale, start: Start, outcome: Outcome, due: date, chosen: tuple[Limit, str]
) -> Deadline:
    limit, because = chosen
    event, met_by = start.event, outcome.met_by
    if start.assumed:
        because = f"{because}; {start.assumed}" if because else start.assumed
    return _make_deadline(
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
    if EventKind.REG24_APPROVED not in history.by_kind and not history.facts_vary:
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
    long_term, placement, then = child.long_term, child.placement_type, None
    if (asks_visits or "long_term" in asked) and history.facts_vary:
        then = history.placement_then(day)
    if then is not None:
        long_term, placement = long_term_of(then.outcome), then.outcome
    return _make_facts(
        on=day,
        born_on=child.born_on,
        placement_started_on=history.placed_on(day) if "first_placement_year" in asked else None,
        long_term=long_term,
        flags=child.flags,
        legal_status=history.legal_status_on(day) if asks_visits else child.legal_status,
        placement_type=placement,
        is_temporarily_approved=asks_visits and history.is_temporarily_approved(day),
        has_been_reviewed="reviewed" in asked and history.has_been_reviewed(day),
        repeats=repeats,
        started_by=start.kind,
        outcome=start.outcome,
        spell_started_on=spell_start,
        before=history.happened(rule.asked_before, spell_start or date.min, start.on + _ONE_DAY),
        since=history.happened(rule.asked_since, start.on, until),
        of_then=then is not None,
    )
