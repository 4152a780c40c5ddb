"""Charts of how the work moves lead to the children behind each bar."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.records import Plan
from caseload_app.ui.models.charts.movement_figures import (
    ages_and_plans,
    behind_age,
    behind_flow,
    behind_late,
    in_and_out,
    late_over_time,
    register_grid,
)
from tests.builders import a_casebook, a_child, a_session, a_worker, an_event
from tests.domain.measures.twelve_children import the_team


def test_an_age_band_opens_the_children_of_it() -> None:
    casebook = a_casebook([a_child("C1", born_on=date(2025, 6, 1), plan=Plan.CP)])

    chart = ages_and_plans(casebook)

    assert chart.words_of(chart.bars[0]) == "Under 1: 1 children; 1 Child protection"
    assert behind_age(casebook, "Under 1").filter == "among=Age+under+1%7CC1&open=all"


def test_in_and_out_stand_side_by_side() -> None:
    casebook = a_casebook([a_child("C1", allocated_on=date(2026, 2, 3))])

    chart = in_and_out(casebook)

    assert chart.bars[-2].amounts == (1.0, 0.0)
    assert behind_flow(casebook, "2026-02-01").filter.endswith("%7CC1&open=all")


def test_the_line_of_what_is_late_ends_with_today() -> None:
    events = [an_event("Strategy discussion", date(2026, 1, 5))]
    casebook = a_casebook([a_child(plan=Plan.CP)], events)

    chart = late_over_time(casebook)

    assert chart.bars[-1].key == "2026-03-02"
    assert "%7CC1" in behind_late(casebook, "2026-03-02").filter


def test_a_square_says_what_happened_in_a_word() -> None:
    casebook = a_casebook(
        workers=[a_worker()],
        supervisions=[a_session(date(2026, 1, 5)), a_session(date(2026, 2, 20))],
    )

    grid = register_grid(casebook)

    words = grid.words_of(grid.bars[0])
    assert words.startswith("Asha Brook: Jan 26 held on time; ")
    assert "Feb 26 held late" in words


def test_the_summary_of_the_grid_is_the_measure() -> None:
    assert register_grid(the_team()).summary.startswith("3 of 4 sessions on time (75%).")
