"""The figures behind the charts, where there are more than can be drawn or none at all."""

from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.monday import monday_page
from caseload_app.ui.models.charts.team_figures import (
    cases_by_worker,
    cases_per_fte,
    deadlines_by_week,
    shortened,
)
from caseload_app.ui.models.deadline_choices import week_of
from tests.builders import a_casebook, a_child, a_worker


def test_a_long_chart_is_shortened_and_says_so() -> None:
    children = [a_child(f"C{at}", worker=f"Worker {at:02}") for at in range(30)]
    chart = cases_by_worker(monday_page(a_casebook(children)))

    shown = shortened(chart)

    assert len(shown.bars) == 24
    assert shown.summary.endswith("The chart shows the first 24; the table has all 30.")


def test_who_has_no_fte_is_left_out_of_cases_per_fte() -> None:
    workers = [a_worker(), a_worker("Ben Hale", fte=None)]
    children = [a_child("C1"), a_child("C2", worker="Ben Hale")]

    chart = cases_per_fte(monday_page(a_casebook(children, workers=workers)))

    assert [bar.label for bar in chart.bars] == ["The whole team", "Asha Brook"]


def test_without_cases_nothing_is_known_per_fte() -> None:
    chart = cases_per_fte(monday_page(a_casebook()))

    assert chart.bars == ()
    assert chart.summary.startswith("The whole team: not known.")


def test_without_deadlines_every_week_is_empty() -> None:
    chart = deadlines_by_week(a_casebook())

    assert sum(bar.total for bar in chart.bars) == 0


@pytest.mark.parametrize("day", [date(2026, 3, 2), date(2026, 3, 8)])
def test_a_week_begins_on_its_monday(day: date) -> None:
    assert week_of(day) == date(2026, 3, 2)
