"""Who held a child on a day, and what lies in the twelve months before one."""

from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.measures.counting import MeasuredDay
from tests.builders import a_casebook, a_child, an_event
from tests.domain.measures.twelve_children import the_team


@pytest.mark.parametrize(
    ("on", "holder"),
    [
        (date(2025, 6, 4), ("Ben Field", "North")),
        (date(2025, 6, 5), ("Ben Field", "North")),
        (date(2025, 9, 1), ("Cara Dale", "South")),
        (date(2026, 3, 2), ("Asha Brook", "North")),
    ],
)
def test_a_child_is_held_by_whoever_had_it_on_that_day(on: date, holder: tuple[str, str]) -> None:
    day = MeasuredDay(the_team())

    assert day.holder(the_team().children["C3"], on) == holder


def test_the_period_is_twelve_months_up_to_today() -> None:
    day = MeasuredDay(the_team())

    assert not day.in_period(date(2025, 3, 2))
    assert day.in_period(date(2025, 3, 3))
    assert day.in_period(date(2026, 3, 2))
    assert not day.in_period(date(2026, 3, 3))


def test_a_fact_that_is_no_number_counts_as_nought() -> None:
    day = MeasuredDay(the_team())

    assert day.number_fact("C2", "Referrals in 12 months") == 2
    assert day.number_fact("C10", "Activity") == 0


def test_a_visit_that_was_cancelled_did_not_happen() -> None:
    visits = [
        an_event("CIN visit", date(2026, 2, 2), outcome="Cancelled"),
        an_event("CIN visit", date(2026, 2, 9), outcome="Seen"),
    ]
    day = MeasuredDay(a_casebook([a_child()], visits))

    assert [one.on for one in day.happened("CIN visit", "C1")] == [date(2026, 2, 9)]
