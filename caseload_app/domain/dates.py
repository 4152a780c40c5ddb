"""Counting days the way the rules do: working days, calendar days, weeks and months.

The day that starts a period is day 0 unless a rule says otherwise, and a limit is kept up to
the end of its last day (timescales, section 1). Date ranges are half-open: the end is not in.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

SATURDAY = 5
LONGEST_HOLIDAY = timedelta(days=70)
"""Two school terms further apart than this have another one between them."""
MONTHS_A_TERM = 4
"""What stands for a school term whose dates nobody has entered: there are three a year."""


class Unit(StrEnum):
    """What a limit is counted in."""

    WORKING_DAYS = "working_days"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    WEEKS_BEGINNING = "weeks_beginning"
    """Weeks beginning with the day itself, which is day 1 (Children Act 1989, s32(1)(a)(ii))."""
    HOURS = "hours"
    """Clock hours; where only the day is known, whole days of 24 hours."""
    SCHOOL_TERMS = "school_terms"
    """Up to the last day of the so-many-th school term that begins after the day."""


@dataclass(frozen=True, slots=True)
class Limit:
    """How long a rule allows; `count_first_day` makes the starting day day 1."""

    length: int
    unit: Unit
    count_first_day: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A school term, from its first to its last day."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Skipped:
    """A weekday that was not counted, and why."""

    on: date
    why: str


def add_months(start: date, months: int) -> date:
    """Give the same day number so many months later, or the last day of a shorter month."""
    month_index = start.year * 12 + start.month - 1 + months
    year, month = divmod(month_index, 12)
    month += 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def age_on(born_on: date, day: date) -> int:
    """Give the age in whole years on a day; a 29 February birthday falls on 1 March."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def birthday(born_on: date, years: int) -> date:
    """Give the day on which somebody becomes so many years old."""
    if (born_on.month, born_on.day) == (2, 29):
        return date(born_on.year + years, 2, 28) + timedelta(days=1)
    return born_on.replace(year=born_on.year + years)


class WorkingCalendar:
    """Working days of England and Wales: not weekends, bank holidays or local closing days.

    `bank_holidays` maps each day to its name. Past the last of them `knows` is false and
    only weekends are skipped; callers say so to the user.
    """

    def __init__(
        self,
        bank_holidays: Mapping[date, str],
        closing_days: Mapping[date, str] | None = None,
        terms: Iterable[Term] = (),
    ) -> None:
        self.terms = tuple(sorted(terms, key=lambda term: term.first))
        self._bank_holidays = dict(bank_holidays)
        self._closing_days = dict(closing_days or {})
        self._names = {**self._bank_holidays, **self._closing_days}
        years = {day.year for day in bank_holidays} or {date.min.year}
        self.first = date(min(years), 1, 1)
        self.last = date(max(years), 12, 31)
        free = {day.toordinal() for day in self._names}
        self._working = [
            ordinal
            for ordinal in range(self.first.toordinal(), self.last.toordinal() + 1)
            if (ordinal - 1) % 7 < SATURDAY and ordinal not in free
        ]
        self._free = sorted(
            (day, name) for day, name in self._names.items() if day.weekday() < SATURDAY
        )

    def with_closing_days(
        self, days: Mapping[date, str], terms: Iterable[Term] = ()
    ) -> WorkingCalendar:
        """Give a calendar on which these days are not worked either, with these school terms."""
        closing_days = {**self._closing_days, **days}
        return WorkingCalendar(self._bank_holidays, closing_days, [*self.terms, *terms])

    def term_after(self, start: date, number: int = 1) -> Term | None:
        """Give the so-many-th term that begins after a day.

        None where it has not been entered, or where one on the way to it is missing.
        """
        begun = [term for term in self.terms if term.first <= start]
        following = [*begun[-1:], *self.terms[len(begun) :]][: number + 1]
        if not begun or len(following) <= number:
            return None
        is_gap = any(
            after.first - before.last > LONGEST_HOLIDAY for before, after in pairwise(following)
        )
        return None if is_gap else following[number]

    def counts_as(self, other: WorkingCalendar) -> bool:
        """Tell whether another calendar counts every day and term alike."""
        return self._names == other._names and self.terms == other.terms

    def knows(self, day: date) -> bool:
        """Tell whether the table of bank holidays reaches this day."""
        return self.first <= day <= self.last

    def is_working_day(self, day: date) -> bool:
        """Tell whether people work on this day."""
        return day.weekday() < SATURDAY and day not in self._names

    def add_working_days(self, start: date, days: int) -> date:
        """Give the day that is so many working days after `start` (before it when negative)."""
        if days == 0:
            return start
        ordinal = start.toordinal()
        if days > 0:
            index = bisect_right(self._working, ordinal) + days - 1
        else:
            index = bisect_left(self._working, ordinal) + days
        if self.knows(start) and 0 <= index < len(self._working):
            return date.fromordinal(self._working[index])
        return self._step(start, days)

    def working_days_between(self, start: date, end: date) -> int:
        """Count the working days after `start` up to and with `end`; negative when before it."""
        if end < start:
            return -self.working_days_between(end, start)
        if self.knows(start) and self.knows(end):
            working = self._working
            return bisect_right(working, end.toordinal()) - bisect_right(working, start.toordinal())
        days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
        return sum(self.is_working_day(day) for day in days)

    def skipped_between(self, start: date, end: date) -> tuple[Skipped, ...]:
        """Name the holidays on weekdays after `start` up to and with `end`."""
        first = bisect_right(self._free, start, key=lambda free: free[0])
        last = bisect_right(self._free, end, key=lambda free: free[0])
        return tuple(Skipped(day, name) for day, name in self._free[first:last])

    def due(self, start: date, limit: Limit) -> date:  # noqa: PLR0911 - one for each unit
        """Give the last day on which a limit that starts on `start` is still kept."""
        early = self._days_won(start, limit) if limit.count_first_day else 0
        match limit.unit:
            case Unit.WORKING_DAYS:
                return self.add_working_days(start, limit.length - early)
            case Unit.DAYS:
                return start + timedelta(days=limit.length - early)
            case Unit.WEEKS:
                return start + timedelta(days=7 * limit.length - early)
            case Unit.MONTHS:
                return add_months(start, limit.length) - timedelta(days=early)
            case Unit.WEEKS_BEGINNING:
                return start + timedelta(days=7 * limit.length - 1)
            case Unit.HOURS:
                return start + timedelta(days=-(-limit.length // 24) - early)
            case Unit.SCHOOL_TERMS:
                term = self.term_after(start, limit.length)
                return term.last if term else add_months(start, MONTHS_A_TERM * limit.length)
        raise ValueError(limit.unit)

    def days_left(self, today: date, due: date, unit: Unit) -> int:
        """Count the days from `today` to `due` in the rule's own unit; negative when late."""
        if unit is not Unit.WORKING_DAYS:
            return (due - today).days
        left = self.working_days_between(today, due)
        return min(left, -1) if today > due else left

    def _days_won(self, start: date, limit: Limit) -> int:
        """Give by how many days counting the first day as day 1 brings the last day nearer."""
        if limit.length == 0:
            return 0
        if limit.unit is Unit.WORKING_DAYS and not self.is_working_day(start):
            return 0
        return 1 if limit.length > 0 else -1

    def _step(self, start: date, days: int) -> date:
        one = timedelta(days=1 if days > 0 else -1)
        day = start
        for _ in range(abs(days)):
            day += one
            while not self.is_working_day(day):
                day += one
        return day
