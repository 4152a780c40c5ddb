"""Explain one date so that a head of service accepts it, and so that it re-adds to the date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from caseload_app.domain.dates import MONTHS_A_TERM, Limit, Skipped, Unit, WorkingCalendar
from caseload_app.domain.rules.adding_up import Addend, addends, adding_words
from caseload_app.domain.rules.deadlines import AsAt, Deadline, DeadlineState, state_on
from caseload_app.domain.rules.localising import lawful_limit
from caseload_app.domain.wording import (
    days_words,
    in_sentence,
    length_words,
    listed,
    long_day,
    short_day,
)

FACTS_OF_TODAY = frozenset({"visit_rule", "long_term"})
"""Conditions on facts of which the lists tell only how they are, not how they were."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One date worked out: the sentence, its parts in order, and the days not counted.

    `why` is the short form for a printed line that names the date itself.
    """

    sentence: str
    why: str
    steps: tuple[tuple[str, str], ...]
    skipped: tuple[Skipped, ...]
    parts: tuple[Addend, ...] = ()
    """The days that, added to the day it counts from, give the date."""


def explain(deadline: Deadline, calendar: WorkingCalendar, day: AsAt) -> Explanation:
    """Work one deadline out, step by step, as it stands on a day."""
    rule = deadline.rule
    skipped = days_not_counted(deadline.started_on, deadline.due, deadline.limit, calendar)
    parts = addends(deadline.started_on, deadline.due, deadline.limit, calendar)
    counted = _counted(deadline, calendar)
    whose = f"{rule.source} ({rule.standing}); {_setting_words(deadline)}"
    notes = _notes(deadline, calendar)
    why = counted
    if skipped:
        why += f"; not counted: {_skipped_words(skipped, deadline.due)}"
    sentence = f"{rule.label} due {long_day(deadline.due)}: {why}"
    said = [sentence, *notes, whose]
    # Without anybody it is about, a date is only worked out: nobody is late with it.
    standing = _standing(deadline, calendar, day) if deadline.subject else ""
    said += [standing, _cleared_by(deadline) if deadline.subject else ""]
    steps = [
        ("Rule", rule.label),
        ("Started by", f"{deadline.started_by}, {long_day(deadline.started_on)}"),
        ("Counted", counted),
        ("Not counted", _skipped_words(skipped, deadline.due)),
        ("Adds up", adding_words(deadline.started_on, deadline.due, parts)),
        ("Due", long_day(deadline.due)),
        *(("Note", note) for note in notes),
        ("How it stands", standing),
        ("Cleared by", _capital(listed([in_sentence(kind) for kind in rule.satisfied_by], "or"))),
        ("Whose rule", _capital(rule.standing)),
        ("Source", rule.source),
        ("Setting", _setting_words(deadline, capital=True)),
        ("More", rule.note),
    ]
    return Explanation(
        sentence=" ".join(_ended(part) for part in said if part),
        why=f"{why} ({rule.authority}; {_setting_words(deadline)})",
        steps=tuple((title, text) for title, text in steps if text),
        skipped=skipped,
        parts=parts,
    )


def days_not_counted(
    start: date, due: date, limit: Limit, calendar: WorkingCalendar
) -> tuple[Skipped, ...]:
    """Name the holidays that a limit in working days passed over; others pass over none."""
    if limit.unit is not Unit.WORKING_DAYS or limit.length == 0:
        return ()
    first, last = (start, due) if start <= due else (due, start)
    return calendar.skipped_between(first, last)


def counting_words(limit: Limit, started_by: str, started_on: date) -> str:
    """Say how a limit is counted: `45 working days after referral received on Mon 2 Mar 2026`."""
    length = length_words(abs(limit.length), limit.unit)
    start = f"{in_sentence(started_by)} on {long_day(started_on)}"
    if limit.length == 0:
        return f"on the day of {start}"
    if limit.unit is Unit.WEEKS_BEGINNING:
        return f"{length} beginning with {start}, which is day 1"
    if limit.unit is Unit.HOURS:
        days = length_words(-(-limit.length // 24), Unit.DAYS)
        return f"{length}, counted as {days}, after {start}"
    inclusive = ", that day counted as day 1" if limit.count_first_day else ""
    return f"{length} {'before' if limit.length < 0 else 'after'} {start}{inclusive}"


def _counted(deadline: Deadline, calendar: WorkingCalendar) -> str:
    limit, on = deadline.limit, deadline.started_on
    if limit.unit is not Unit.SCHOOL_TERMS:
        return counting_words(limit, deadline.started_by, on)
    after = f"after {in_sentence(deadline.started_by)} on {long_day(on)}"
    term = calendar.term_after(on, limit.length)
    if term is None:
        months = length_words(MONTHS_A_TERM * limit.length, Unit.MONTHS)
        return f"{months} {after}, for the school terms of that time are not entered"
    which = "next school term" if limit.length == 1 else f"school term number {limit.length}"
    dates = f"{term.name}, {long_day(term.first)} to {long_day(term.last)}"
    return f"by the end of the {which} {after} ({dates})"


def _setting_words(deadline: Deadline, *, capital: bool = False) -> str:
    """Say whether a manager or the council set the date differently from the shipped rule."""
    rule = deadline.rule
    if deadline.set_for:
        words = f"set for {deadline.set_for}"
    elif lawful_limit(deadline) != deadline.limit or _is_of_a_change(deadline):
        words = "council setting changed"
    elif rule.chosen_reading:
        words = f"council setting: {rule.chosen_reading}"
    else:
        words = "council setting unchanged"
    return _capital(words) if capital else words


def _is_of_a_change(deadline: Deadline) -> bool:
    return any(deadline.because.startswith(one.because) for one in deadline.rule.limit_changes)


def _notes(deadline: Deadline, calendar: WorkingCalendar) -> list[str]:
    notes = [_capital(deadline.stand_in)] if deadline.stand_in else []
    if deadline.because:
        notes.append(f"This limit because {deadline.because}")
    if deadline.loosened:
        notes.append(f"This is longer than {deadline.rule.authority} allows")
    is_over = deadline.met_on is not None or deadline.ended_on is not None
    if deadline.facts_of_then:
        notes.append("Judged by the placement of that time, as its start was recorded")
    elif is_over and not FACTS_OF_TODAY.isdisjoint(deadline.rule.asked):
        notes.append("Judged by the placement and legal status known today")
    if deadline.limit.unit is Unit.HOURS:
        notes.append("Approximate: the time of day is not known")
    if deadline.limit.unit is Unit.WORKING_DAYS and not calendar.knows(deadline.due):
        notes.append(
            "Bank holidays of that year are not in the table, so only weekends are left out"
        )
    return notes


def _standing(deadline: Deadline, calendar: WorkingCalendar, day: AsAt) -> str:
    unit = deadline.limit.unit
    match state_on(deadline, day):
        case DeadlineState.MET | DeadlineState.MET_LATE if deadline.met_on is not None:
            late = calendar.days_left(deadline.met_on, deadline.due, unit)
            if late >= 0:
                return f"Met on {long_day(deadline.met_on)}"
            if not deadline.on_time_known:
                return (
                    f"Met by {long_day(deadline.met_on)}; only the latest date is known, "
                    "so an earlier one may have met it in time"
                )
            return f"Met on {long_day(deadline.met_on)}, {days_words(late, unit)}"
        case DeadlineState.EXEMPT:
            return f"Not needed: {deadline.exempt_because}"
        case DeadlineState.MISSED | DeadlineState.ENDED if deadline.ended_on is not None:
            because = f"; {deadline.ended_because}" if deadline.ended_because else ""
            return f"No longer open since {long_day(deadline.ended_on)}; it was not met{because}"
        case _:
            left = calendar.days_left(day.today, deadline.due, unit)
            words = days_words(left, unit)
            return f"As at {long_day(day.today)}: {words if left < 0 else 'due ' + words}"


def _cleared_by(deadline: Deadline) -> str:
    if deadline.met_on is not None or deadline.exempt_because or deadline.ended_on is not None:
        return ""
    kinds = [in_sentence(kind) for kind in deadline.rule.satisfied_by]
    return f"Cleared by: {listed(kinds, 'or')}"


def _skipped_words(skipped: Sequence[Skipped], due: date) -> str:
    return ", ".join(
        f"{day.why} {short_day(day.on)}" + (f" {day.on.year}" if day.on.year != due.year else "")
        for day in skipped
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith(".") else f"{sentence}."
