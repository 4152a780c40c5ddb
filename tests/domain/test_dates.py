"""Counting days: every vector of the rule book, the edges, and an independent calculation."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseload_app.domain.dates import (
    Limit,
    Skipped,
    Term,
    Unit,
    WorkingCalendar,
    add_months,
    age_on,
    birthday,
)
from caseload_app.exchange.rule_files import load_calendar
from caseload_app.paths import resource

CALENDAR = load_calendar(resource("rules"))
WD, CD, WK, MO = Unit.WORKING_DAYS, Unit.DAYS, Unit.WEEKS, Unit.MONTHS
HOLIDAYS = frozenset(holidays.country_holidays("GB", subdiv="ENG", years=range(2005, 2041)))
"""As the holidays package knows them, which is not where the table is read from."""
DAYS = st.dates(date(2005, 1, 10), date(2040, 6, 30))

# trigger, length, unit, due: as computed by hand from the England and Wales list.
VECTORS = [
    ("2026-03-02", 45, WD, "2026-05-07", "referral, three holidays skipped"),
    ("2026-03-07", 1, WD, "2026-03-09", "a referral on a Saturday"),
    ("2026-04-02", 1, WD, "2026-04-07", "a referral before Easter"),
    ("2026-03-20", 15, WD, "2026-04-14", "strategy discussion before Easter"),
    ("2026-12-14", 15, WD, "2027-01-07", "strategy discussion before Christmas"),
    ("2026-03-27", 10, WD, "2026-04-14", "first core group"),
    ("2026-12-10", 20, WD, "2027-01-12", "33 calendar days, not 28"),
    ("2026-03-16", 20, WD, "2026-04-15", "30 calendar days"),
    ("2026-06-01", 20, WD, "2026-06-29", "exactly 28 calendar days"),
    ("2026-12-23", 5, WD, "2027-01-04", "placement before Christmas"),
    ("2026-03-30", 10, WD, "2026-04-15", "16 calendar days, not two weeks"),
    ("2026-05-20", 7, WD, "2026-06-01", "private fostering, spring bank holiday"),
    ("2025-11-30", 3, MO, "2026-02-28", "month end"),
    ("2025-08-31", 6, MO, "2026-02-28", "month end"),
    ("2026-01-31", 3, MO, "2026-04-30", "month end"),
    ("2026-01-05", 26, Unit.WEEKS_BEGINNING, "2026-07-05", "issue and 181 days"),
    ("2026-01-05", 16, WK, "2026-04-27", "reg 24 approval"),
    ("2026-04-27", 8, WK, "2026-06-22", "reg 24 extension"),
    ("2025-12-20", 42, CD, "2026-01-31", "visit in the first year of the placement"),
    ("2025-12-20", 6, WK, "2026-01-31", "the same in weeks"),
    ("2025-12-20", 3, MO, "2026-03-20", "the other reading of the same visit"),
]

EDGES = [
    ("2023-08-31", 6, MO, "2024-02-29", "a leap day is the last day of its month"),
    ("2024-02-29", 12, MO, "2025-02-28", "a year after a leap day"),
    ("2024-02-29", 48, MO, "2028-02-29", "four years after a leap day"),
    ("2026-01-30", 1, MO, "2026-02-28", "30 January and a month"),
    ("2026-10-31", 1, MO, "2026-11-30", "31 October and a month"),
    ("2026-12-31", 2, MO, "2027-02-28", "over the year's end"),
    ("2026-03-31", -1, MO, "2026-02-28", "months backwards"),
    ("2026-01-15", -2, MO, "2025-11-15", "months backwards over the year's end"),
    ("2024-02-28", 1, CD, "2024-02-29", "a day before a leap day"),
    ("2026-03-07", 15, WD, "2026-03-27", "Saturday trigger: Monday is day 1"),
    ("2026-03-08", 15, WD, "2026-03-27", "Sunday trigger: Monday is day 1"),
    ("2026-04-03", 1, WD, "2026-04-07", "trigger on Good Friday"),
    ("2026-12-25", 1, WD, "2026-12-29", "trigger on Christmas Day; Boxing Day falls on Saturday"),
    ("2026-03-06", 0, WD, "2026-03-06", "no days at all"),
    ("2026-03-07", 0, WD, "2026-03-07", "no days at all, on a Saturday"),
    ("2026-04-14", -10, WD, "2026-03-27", "ten working days before a conference"),
    ("2026-04-07", -1, WD, "2026-04-02", "the working day before the one after Easter"),
    ("2026-03-08", -2, WD, "2026-03-05", "counting back from a Sunday"),
    ("2026-03-02", 72, Unit.HOURS, "2026-03-05", "72 hours are three days"),
    ("2026-03-02", 24, Unit.HOURS, "2026-03-03", "24 hours are a day"),
    ("2026-03-02", 25, Unit.HOURS, "2026-03-04", "a part of a day is a day"),
    ("2020-05-07", 1, WD, "2020-05-11", "the May holiday that was moved to a Friday"),
    ("2022-06-01", 1, WD, "2022-06-06", "two days for the jubilee"),
    ("2022-09-16", 1, WD, "2022-09-20", "the State Funeral"),
    ("2023-05-05", 1, WD, "2023-05-09", "the coronation"),
]

INCLUSIVE = [
    ("2026-03-02", 45, WD, "2026-05-06", "one working day earlier"),
    ("2026-03-20", 15, WD, "2026-04-13", "one working day earlier, over Easter"),
    ("2026-03-07", 10, WD, "2026-03-20", "a Saturday is no day 1: Monday is"),
    ("2026-03-02", 1, WD, "2026-03-02", "one day is the day itself"),
    ("2026-03-02", 7, CD, "2026-03-08", "seven days with the first"),
    ("2026-03-02", 1, WK, "2026-03-08", "a week with the first day"),
    ("2026-03-02", 3, MO, "2026-06-01", "three months with the first day"),
    ("2026-03-02", 72, Unit.HOURS, "2026-03-04", "three days with the first"),
    ("2026-03-11", -2, WD, "2026-03-10", "two days back with the first"),
    ("2026-03-11", 0, WD, "2026-03-11", "no days at all"),
]


@pytest.mark.parametrize(("start", "length", "unit", "due", "why"), VECTORS + EDGES)
def test_a_limit_ends_on_the_day_worked_out_by_hand(
    start: str, length: int, unit: Unit, due: str, why: str
) -> None:
    found = CALENDAR.due(date.fromisoformat(start), Limit(length, unit))

    assert found.isoformat() == due, why


@pytest.mark.parametrize(("start", "length", "unit", "due", "why"), INCLUSIVE)
def test_counting_the_first_day_brings_the_last_one_nearer(
    start: str, length: int, unit: Unit, due: str, why: str
) -> None:
    limit = Limit(length, unit, count_first_day=True)

    assert CALENDAR.due(date.fromisoformat(start), limit).isoformat() == due, why


def test_a_unit_nobody_knows_is_a_fault_of_the_program() -> None:
    with pytest.raises(ValueError, match="fortnights"):
        CALENDAR.due(date(2026, 3, 2), Limit(1, "fortnights"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2026-03-02", "2026-03-02", 0),
        ("2026-03-06", "2026-03-07", 0),
        ("2026-03-06", "2026-03-09", 1),
        ("2026-04-02", "2026-04-07", 1),
        ("2026-03-02", "2026-05-07", 45),
        ("2026-05-07", "2026-03-02", -45),
    ],
)
def test_working_days_between_two_days_leave_out_the_first(start: str, end: str, days: int) -> None:
    found = CALENDAR.working_days_between(date.fromisoformat(start), date.fromisoformat(end))

    assert found == days


@pytest.mark.parametrize(
    ("today", "due", "unit", "left"),
    [
        ("2026-04-02", "2026-04-07", WD, 1),
        ("2026-04-02", "2026-04-07", CD, 5),
        ("2026-04-07", "2026-04-07", WD, 0),
        ("2026-04-08", "2026-04-07", WD, -1),
        ("2026-03-07", "2026-03-06", WD, -1),
        ("2026-03-09", "2026-03-06", WD, -1),
        ("2026-03-08", "2026-03-06", CD, -2),
    ],
)
def test_days_left_are_in_the_unit_of_the_rule_and_late_is_at_least_a_day(
    today: str, due: str, unit: Unit, left: int
) -> None:
    found = CALENDAR.days_left(date.fromisoformat(today), date.fromisoformat(due), unit)

    assert found == left


def test_the_holidays_on_weekdays_that_were_passed_over_are_named() -> None:
    skipped = CALENDAR.skipped_between(date(2026, 3, 2), date(2026, 5, 7))

    assert skipped == (
        Skipped(date(2026, 4, 3), "Good Friday"),
        Skipped(date(2026, 4, 6), "Easter Monday"),
        Skipped(date(2026, 5, 4), "early May bank holiday"),
    )


def test_a_holiday_on_the_first_day_was_not_passed_over_but_one_on_the_last_was() -> None:
    assert CALENDAR.skipped_between(date(2026, 4, 3), date(2026, 4, 5)) == ()
    assert len(CALENDAR.skipped_between(date(2026, 4, 4), date(2026, 4, 6))) == 1


def test_a_local_closing_day_is_no_working_day() -> None:
    calendar = WorkingCalendar(
        {date(2026, 12, 25): "Christmas Day"}, {date(2026, 12, 24): "Council closed"}
    )

    assert calendar.add_working_days(date(2026, 12, 23), 1) == date(2026, 12, 28)
    assert not calendar.is_working_day(date(2026, 12, 24))


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2040-12-27", 2, "2040-12-31"),
        ("2040-12-31", 1, "2041-01-01"),
        ("2040-12-20", 10, "2041-01-07"),
        ("2045-03-03", 5, "2045-03-10"),
        ("2004-12-31", 1, "2005-01-04"),
        ("2005-01-04", -2, "2004-12-30"),
    ],
)
def test_outside_the_table_only_weekends_are_left_out(start: str, days: int, due: str) -> None:
    assert CALENDAR.add_working_days(date.fromisoformat(start), days).isoformat() == due


def test_the_calendar_says_how_far_its_table_reaches() -> None:
    assert CALENDAR.knows(date(2040, 12, 31))
    assert not CALENDAR.knows(date(2041, 1, 1))
    assert not CALENDAR.knows(date(2004, 12, 31))


def test_working_days_past_the_table_are_counted_without_holidays() -> None:
    assert CALENDAR.working_days_between(date(2040, 12, 31), date(2041, 1, 4)) == 4


def test_an_empty_table_knows_weekends_only() -> None:
    calendar = WorkingCalendar({})

    assert calendar.add_working_days(date(2026, 12, 24), 1) == date(2026, 12, 25)


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        ("2021-05-10", "2026-05-09", 4),
        ("2021-05-10", "2026-05-10", 5),
        ("2020-02-29", "2025-02-28", 4),
        ("2020-02-29", "2025-03-01", 5),
        ("2020-02-29", "2028-02-29", 8),
    ],
)
def test_age_changes_on_the_birthday(born: str, day: str, age: int) -> None:
    assert age_on(date.fromisoformat(born), date.fromisoformat(day)) == age


@pytest.mark.parametrize(
    ("born", "years", "day"),
    [
        ("2010-01-31", 16, "2026-01-31"),
        ("2008-02-29", 16, "2024-02-29"),
        ("2008-02-29", 18, "2026-03-01"),
    ],
)
def test_a_birthday_on_a_leap_day_falls_on_1_march_in_other_years(
    born: str, years: int, day: str
) -> None:
    assert birthday(date.fromisoformat(born), years).isoformat() == day


def test_the_table_of_bank_holidays_agrees_with_the_holidays_package() -> None:
    first = date(2005, 1, 1)
    days = (first + timedelta(days=number) for number in range((CALENDAR.last - first).days + 1))

    wrong = [
        day
        for day in days
        if CALENDAR.is_working_day(day) != (day.weekday() < 5 and day not in HOLIDAYS)
    ]

    assert wrong == []


@given(DAYS, st.integers(-60, 60))
def test_adding_working_days_agrees_with_walking_day_by_day(start: date, days: int) -> None:
    step = timedelta(days=1 if days > 0 else -1)
    day, left = start, abs(days)
    while left:
        day += step
        left -= day.weekday() < 5 and day not in HOLIDAYS

    assert CALENDAR.add_working_days(start, days) == day


@given(DAYS, st.integers(0, 400))
def test_counting_working_days_agrees_with_looking_at_each_day(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    days = [start + timedelta(days=number) for number in range(1, length + 1)]

    expected = sum(day.weekday() < 5 and day not in HOLIDAYS for day in days)
    assert CALENDAR.working_days_between(start, end) == expected


@given(DAYS, st.integers(1, 60))
def test_the_due_day_lies_as_many_working_days_after_the_start_as_the_limit_says(
    start: date, days: int
) -> None:
    due = CALENDAR.due(start, Limit(days, WD))

    assert CALENDAR.is_working_day(due)
    assert CALENDAR.working_days_between(start, due) == days


@given(DAYS, st.integers(-30, 60))
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(
    start: date, months: int
) -> None:
    found = add_months(start, months)

    assert (found.year - start.year) * 12 + found.month - start.month == months
    assert found.day == start.day or (found + timedelta(days=1)).day == 1
    assert found.day <= start.day


SPRING = Term("Spring", date(2026, 1, 5), date(2026, 3, 27))
SUMMER = Term("Summer", date(2026, 4, 13), date(2026, 7, 21))


@pytest.mark.parametrize(
    ("start", "terms", "due"),
    [
        (date(2026, 1, 5), 1, date(2026, 7, 21)),
        (date(2026, 4, 1), 1, date(2026, 7, 21)),
        (date(2026, 1, 5), 2, date(2026, 9, 5)),
        (date(2026, 4, 13), 1, date(2026, 8, 13)),
        (date(2026, 1, 4), 1, date(2026, 5, 4)),
    ],
)
def test_a_school_term_ends_the_time_or_else_four_months_do(
    start: date, terms: int, due: date
) -> None:
    calendar = WorkingCalendar({}).with_closing_days({}, (SUMMER, SPRING))

    assert calendar.due(start, Limit(terms, Unit.SCHOOL_TERMS)) == due


def test_a_term_that_nobody_entered_is_not_leapt_over() -> None:
    next_spring = Term("Spring", date(2027, 1, 4), date(2027, 3, 26))
    calendar = WorkingCalendar({}).with_closing_days({}, (SUMMER, next_spring))

    assert calendar.term_after(date(2026, 6, 1)) is None


def test_without_any_term_four_months_are_counted() -> None:
    limit = Limit(1, Unit.SCHOOL_TERMS)

    assert WorkingCalendar({}).due(date(2026, 1, 5), limit) == date(2026, 5, 5)
