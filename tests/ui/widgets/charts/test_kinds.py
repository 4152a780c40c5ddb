"""A chart that is too small for its bars says what it leaves out."""

from __future__ import annotations

from caseload_app.ui.widgets.charts.kinds import fitting
from caseload_app.ui.widgets.charts.values import Bar, BarChart, Series

MANY = BarChart(
    "Cases",
    "",
    (Series("Cases", "accent"),),
    tuple(Bar(str(at), f"Somebody with a rather long name {at}", (1.0,)) for at in range(30)),
)


def test_bars_without_room_are_left_out_and_it_says_so() -> None:
    small = fitting(MANY, (300, 200), 10)

    assert isinstance(small, BarChart)
    assert len(small.bars) == 6
    assert small.note == "The first 6 of 30; the table has all."
    assert small.bars[0].label == "Somebody with a rather lon…"


def test_with_room_nothing_is_left_out() -> None:
    large = fitting(MANY, (900, 800), 10)

    assert large == MANY


def test_many_standing_bars_break_their_names_into_lines() -> None:
    months = BarChart(
        "In and out",
        "",
        (Series("Came in", "accent"),),
        tuple(Bar(str(at), f"Jan {at}", (1.0,)) for at in range(12)),
        lying=False,
    )

    assert fitting(months, (300, 200), 10).bars[3].label == "Jan\n3"
