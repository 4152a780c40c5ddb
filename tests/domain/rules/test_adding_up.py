"""A date added up again from its parts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseload_app.domain.dates import Limit, Term, Unit
from caseload_app.domain.rules.adding_up import addends, adding_words
from tests.builders import the_rules

CALENDAR = the_rules().calendar
WORKING_DAYS = Unit.WORKING_DAYS
SOME_LIMITS = st.one_of(
    st.builds(
        Limit,
        st.integers(-30, 60),
        st.sampled_from([WORKING_DAYS, Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.HOURS]),
        st.booleans(),
    ),
    st.builds(Limit, st.integers(1, 40), st.just(Unit.WEEKS_BEGINNING)),
)


def words(start: date, limit: Limit) -> str:
    due = CALENDAR.due(start, limit)
    return adding_words(start, due, addends(start, due, limit, CALENDAR))


@pytest.mark.parametrize(
    ("start", "limit", "expected"),
    [
        (
            date(2026, 3, 2),
            Limit(45, WORKING_DAYS),
            "45 working days, 18 weekend days and 3 bank holidays or closing days: "
            "66 days after Mon 2 Mar 2026",
        ),
        (date(2026, 3, 2), Limit(1, WORKING_DAYS), "1 working day after Mon 2 Mar 2026"),
        (
            date(2026, 4, 2),
            Limit(1, WORKING_DAYS),
            "1 working day, 2 weekend days and 2 bank holidays or closing days: "
            "5 days after Thu 2 Apr 2026",
        ),
        (
            date(2026, 3, 9),
            Limit(-2, WORKING_DAYS),
            "2 working days and 2 weekend days: 4 days before Mon 9 Mar 2026",
        ),
        (date(2026, 3, 2), Limit(10, Unit.DAYS), "10 days after Mon 2 Mar 2026"),
        (
            date(2026, 3, 2),
            Limit(10, Unit.DAYS, count_first_day=True),
            "9 days (10 days, the first day counted) after Mon 2 Mar 2026",
        ),
        (date(2026, 3, 2), Limit(6, Unit.WEEKS), "42 days (6 weeks) after Mon 2 Mar 2026"),
        (date(2026, 3, 2), Limit(72, Unit.HOURS), "3 days (72 hours) after Mon 2 Mar 2026"),
        (date(2026, 3, 2), Limit(3, Unit.MONTHS), "92 days (3 months) after Mon 2 Mar 2026"),
        (
            date(2025, 11, 30),
            Limit(3, Unit.MONTHS),
            "90 days (3 months, to the last day of a month that has no day 30) "
            "after Sun 30 Nov 2025",
        ),
        (
            date(2026, 1, 5),
            Limit(26, Unit.WEEKS_BEGINNING),
            "181 days (26 weeks, the first day counted) after Mon 5 Jan 2026",
        ),
        (date(2026, 3, 2), Limit(0, Unit.DAYS), ""),
    ],
)
def test_the_parts_are_said(start: date, limit: Limit, expected: str) -> None:
    assert words(start, limit) == expected


def test_a_term_is_counted_to_its_end() -> None:
    terms = [
        Term("Spring", date(2026, 1, 5), date(2026, 3, 27)),
        Term("Summer", date(2026, 4, 13), date(2026, 7, 21)),
    ]
    calendar = CALENDAR.with_closing_days({}, terms)
    start, limit = date(2026, 3, 2), Limit(1, Unit.SCHOOL_TERMS)

    (part,) = addends(start, calendar.due(start, limit), limit, calendar)
    assert (part.days, part.words) == (141, "141 days (to the end of the term)")


@given(st.dates(date(2021, 1, 1), date(2027, 12, 31)), SOME_LIMITS)
def test_the_parts_always_add_up_to_the_date(start: date, limit: Limit) -> None:
    due = CALENDAR.due(start, limit)
    total = sum(part.days for part in addends(start, due, limit, CALENDAR))

    assert start + timedelta(days=total) == due
