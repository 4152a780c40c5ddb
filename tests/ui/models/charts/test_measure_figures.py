"""Charts of measures say how many they count, and leave gaps open."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.measures.measure import MeasureSpec
from caseload_app.domain.measures.snapshots import Point, Trend
from caseload_app.ui.models.charts.measure_figures import bands, timeliness, trend_chart
from tests.domain.measures.twelve_children import measured


def test_a_bar_stands_beside_england_where_england_has_a_figure() -> None:
    chart = timeliness(list(measured().values()))

    bars = {bar.key: bar for bar in chart.bars}
    assert (bars["icpc_on_time"].total, bars["icpc_on_time"].limit) == (50.0, 81.4)
    assert bars["cla_reviews_on_time"].limit is None
    assert bars["icpc_on_time"].label == "Initial conferences in 15 working days (2, small)"


def test_bands_of_plans_are_counted_in_months() -> None:
    chart = bands(measured()["plans_over_9_months"])

    assert [(bar.label, bar.total) for bar in chart.bars if bar.total] == [
        ("6 to 8", 1),
        ("9 to 11", 1),
    ]


def test_a_trend_has_a_line_for_each_run_and_a_mark_for_each_policy_change() -> None:
    one, two = (Point(on, 1, 2, 50.0) for on in (date(2026, 1, 5), date(2026, 2, 9)))
    trend = Trend(MeasureSpec("m", "M"), ((one,), (two,)), ((date(2026, 1, 20), "Weekly"),))

    chart = trend_chart(trend)

    assert len(chart.lines[0].runs) == 2
    assert chart.marks == ((date(2026, 1, 20), "Policy changed: Weekly"),)
    assert "1 gap where nothing was kept" in chart.summary
    assert chart.words_of(chart.bars[0]) == "5 Jan 2026: M 50%"


def test_without_anything_kept_the_chart_says_when_it_will_be() -> None:
    assert "once a week" in trend_chart(Trend(MeasureSpec("m", "M"), ())).summary
