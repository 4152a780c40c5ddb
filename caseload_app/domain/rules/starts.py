"""Which events start a rule for one child: its own, and stand-ins where those are missing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from caseload_app.domain.dates import WorkingCalendar
from caseload_app.domain.records import CaseEvent
from caseload_app.domain.rules.history import History
from caseload_app.domain.rules.timescales import Occurrence, StandIn, Timescale
from caseload_app.domain.vocabulary import first_words, leads_on


class Start(NamedTuple):
    """One event that starts a rule; `stand_in` is said when it is not the rule's own.

    `assumed` says what had to be assumed about its number in the spell.
    """

    event: CaseEvent
    stand_in: str = ""
    assumed: str = ""


def starts_of(rule: Timescale, history: History, since: date = date.min) -> list[Start]:
    """Give the events that start the rule, in order, with stand-ins where its own are missing.

    Those before the last one up to `since` may be left out.
    """
    needs_all = rule.looks_back or rule.stand_ins or rule.occurrence is not Occurrence.ANY
    starts: list[Start] = []
    for event in reversed(history.of(rule.starts_on)):
        if event.outcome and (not leads_on(event.outcome) or _is_decided(rule, event)):
            continue
        starts.append(Start(event))
        if event.on <= since and not needs_all:
            break
    starts.reverse()
    if rule.starts_at_number > 1:
        starts = _frequent_enough(rule, starts)
    if rule.opens_once:
        starts = _opened_once(rule, starts, history)
    if rule.stand_ins:
        starts += _stand_ins(rule, history)
        starts.sort(key=_in_order)
    return starts


def _in_order(start: Start) -> tuple[date, bool]:
    """Put a stand-in before what happened on its day: it opens what that may meet."""
    return start.event.on, not start.stand_in


def in_turn(
    rule: Timescale,
    starts: list[Start],
    history: History,
    calendar: WorkingCalendar,
    since: date = date.min,
) -> list[Start]:
    """Keep the first, or the later, starts of each spell, as the rule wants.

    Of a date that is only the latest of its kind the number is not known: within the limits of
    the first and second event it is taken as the first, which is the stricter reading, and
    after them as a later one. Then what had to be assumed is said. Those before the last one
    up to `since` may be left out.
    """
    if rule.occurrence is Occurrence.ANY:
        return starts
    kept: list[Start] = []
    for number in reversed(range(len(starts))):
        start = starts[number]
        occurrence, assumed = _occurrence(rule, start, starts[:number], history, calendar)
        if occurrence is rule.occurrence:
            kept.append(start._replace(assumed=assumed))
            if start.event.on <= since and not rule.looks_back:
                break
    kept.reverse()
    return kept


def _occurrence(
    rule: Timescale,
    start: Start,
    earlier: Sequence[Start],
    history: History,
    calendar: WorkingCalendar,
) -> tuple[Occurrence, str]:
    on = start.event.on
    spell = [event.on for event in history.of(rule.spell_starts_on) if event.on <= on]
    if any(not spell or one.event.on >= spell[-1] for one in earlier):
        return Occurrence.LATER, ""
    if start.event.latest_only and spell:
        first, second = rule.spell_limits
        first_due = calendar.due(spell[-1], first)
        if on > calendar.due(first_due, second):
            assumed = "only the latest is known, and its date shows that there were earlier ones"
            return Occurrence.LATER, assumed
        if on > first_due:
            assumed = "only the latest is known; counted as the first, the stricter reading"
            return Occurrence.FIRST, assumed
    return Occurrence.FIRST, ""


def _is_decided(rule: Timescale, event: CaseEvent) -> bool:
    return bool(rule.decided_outcomes) and first_words(event.outcome) in rule.decided_outcomes


def _frequent_enough(rule: Timescale, starts: Sequence[Start]) -> list[Start]:
    """Keep a start that is the third, say, within so many days."""
    window = timedelta(days=rule.starts_within_days)
    return [
        start
        for number, start in enumerate(starts, start=1)
        if number >= rule.starts_at_number
        and start.event.on - starts[number - rule.starts_at_number].event.on < window
    ]


def _opened_once(rule: Timescale, starts: Sequence[Start], history: History) -> list[Start]:
    """Leave out what would open a spell that runs already."""
    kept: list[Start] = []
    for start in starts:
        ended = any(
            kept and kept[-1].event.on < event.on <= start.event.on
            for event in history.of(rule.ended_by)
        )
        if not kept or ended or start.event.kind not in rule.opened_by:
            kept.append(start)
    return kept


def _stand_ins(rule: Timescale, history: History) -> list[Start]:
    own = [event for kind in rule.opened_by for event in history.by_kind.get(kind, ())]
    found: list[Start] = []
    for stand_in in rule.stand_ins:
        for event in history.by_kind.get(stand_in.event, ()):
            if leads_on(event.outcome) and not _is_covered(rule, stand_in, event.on, own, history):
                found.append(Start(event, stand_in.effect))
                own.append(event)
    return found


def _is_covered(
    rule: Timescale, stand_in: StandIn, day: date, own: Sequence[CaseEvent], history: History
) -> bool:
    """Tell whether a trigger of the rule itself already accounts for this day."""
    for trigger in own:
        is_near = -stand_in.reach_after <= (day - trigger.on).days <= stand_in.reach
        is_met = stand_in.until_met and _is_met(rule, trigger.on, day, history)
        if is_near and not is_met:
            return True
    return False


def _is_met(rule: Timescale, trigger: date, before: date, history: History) -> bool:
    return any(trigger <= event.on < before for event in history.of(rule.satisfied_by))
