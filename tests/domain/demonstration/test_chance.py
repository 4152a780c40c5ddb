from __future__ import annotations

from datetime import date
from itertools import pairwise
from random import Random

import pytest

from caseload_app.domain.demonstration.chance import (
    Rhythm,
    between,
    lasting,
    next_workday,
    on_workday,
    repeated,
    within,
)

MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("day", "moved"),
    [
        (date(2026, 3, 7), date(2026, 3, 6)),
        (date(2026, 3, 8), date(2026, 3, 6)),
        (date(2026, 12, 26), date(2026, 12, 24)),
        (date(2026, 3, 2), date(2026, 3, 2)),
    ],
)
def test_a_day_off_is_moved_back_to_a_working_day(day: date, moved: date) -> None:
    assert on_workday(day) == moved


@pytest.mark.parametrize(
    ("day", "following"),
    [
        (date(2026, 3, 6), date(2026, 3, 9)),
        (date(2026, 12, 24), date(2026, 12, 28)),
        (date(2026, 3, 2), date(2026, 3, 3)),
    ],
)
def test_the_next_working_day_skips_days_off(day: date, following: date) -> None:
    assert next_workday(day) == following


def test_a_rhythm_never_late_keeps_every_limit() -> None:
    days = repeated(Random(4), MONDAY, date(2027, 3, 1), Rhythm(28, late=0, slips=0))

    assert len(days) > 12
    assert all((after - before).days <= 28 for before, after in pairwise([MONDAY, *days]))
    assert (date(2027, 3, 1) - days[-1]).days <= 28


def test_a_series_that_slips_is_overdue_at_its_end() -> None:
    days = repeated(Random(4), MONDAY, date(2027, 3, 1), Rhythm(28, late=0, slips=1))

    assert (date(2027, 3, 1) - days[-1]).days > 28


def test_something_done_once_is_in_time_unless_late() -> None:
    on_time = within(Random(1), MONDAY, Rhythm(21, late=0))
    late = within(Random(1), MONDAY, Rhythm(21, late=1))

    assert 0 <= (on_time - MONDAY).days <= 21
    assert (late - MONDAY).days > 21


def test_both_ends_can_be_drawn() -> None:
    random = Random(1)

    assert {between(random, 3, 5) for _ in range(60)} == {3, 4, 5}


def test_nothing_lasts_longer_than_the_longest() -> None:
    random = Random(1)

    assert max(lasting(random, 100, 150) for _ in range(200)) == 150
