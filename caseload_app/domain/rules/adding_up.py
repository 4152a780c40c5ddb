"""Add a date up again, part by part, so that nobody has to believe it.

The parts are calendar days: those counted, and those that lie between and are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from caseload_app.domain.dates import Limit, Unit, WorkingCalendar, add_months
from caseload_app.domain.wording import counted, length_words, listed, long_day

_ONE_DAY = timedelta(days=1)
_MANY = {"bank holiday or closing day": "bank holidays or closing days"}


@dataclass(frozen=True, slots=True)
class Addend:
    """So many calendar days of a kind; negative where a limit is counted backwards."""

    days: int
    kind: str = "day"
    why: str = ""

    @property
    def words(self) -> str:
        said = counted(abs(self.days), self.kind, _MANY.get(self.kind, ""))
        return f"{said} ({self.why})" if self.why else said


def addends(start: date, due: date, limit: Limit, calendar: WorkingCalendar) -> tuple[Addend, ...]:
    """Give the parts that lead from the day a limit counts from to the day it ends."""
    if limit.unit is Unit.WORKING_DAYS:
        return tuple(one for one in _working_parts(start, due, calendar) if one.days)
    days = (due - start).days
    return (Addend(days, why=_why(start, due, limit)),) if days else ()


def adding_words(start: date, due: date, parts: Sequence[Addend]) -> str:
    """Say the sum: `3 working days and 2 weekend days: 5 days after Fri 6 Mar 2026`."""
    if not parts:
        return ""
    said = listed([one.words for one in parts], "and")
    if len(parts) > 1:
        said += f": {counted(abs((due - start).days), 'day')}"
    return f"{said} {'before' if due < start else 'after'} {long_day(start)}"


def _why(start: date, due: date, limit: Limit) -> str:
    """Say how a limit that is not in days comes to so many."""
    if limit.unit is Unit.DAYS and not limit.count_first_day:
        return ""
    if limit.unit is Unit.SCHOOL_TERMS:
        return "to the end of the term"
    words = length_words(abs(limit.length), limit.unit)
    if limit.unit is Unit.WEEKS_BEGINNING or limit.count_first_day:
        return f"{words}, the first day counted"
    if limit.unit is Unit.MONTHS and add_months(start, limit.length).day != start.day:
        return f"{words}, to the last day of a month that has no day {start.day}"
    return words


def _working_parts(start: date, due: date, calendar: WorkingCalendar) -> Iterator[Addend]:
    """Sort the days after the start (before it, where counted backwards) by what they are."""
    sign, first, last = 1, start, due
    if due < start:
        sign, first, last = -1, due - _ONE_DAY, start - _ONE_DAY
    working = calendar.working_days_between(first, last)
    free = len(calendar.skipped_between(first, last))
    yield Addend(sign * working, "working day")
    yield Addend(sign * ((last - first).days - working - free), "weekend day")
    yield Addend(sign * free, "bank holiday or closing day")
