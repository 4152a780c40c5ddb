"""Charts of measures: on time beside England, over time with its gaps, and in bands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseload_app.domain.measures.measure import Measure, Shown
from caseload_app.domain.measures.measure import one_place as to_one_place
from caseload_app.domain.measures.working_out import EVERY_RULE
from caseload_app.ui.page import Destination
from caseload_app.ui.widgets.charts.values import Bar, BarChart, Line, LineChart, Series
from caseload_app.ui.words import count, one_place, short_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseload_app.domain.measures.snapshots import Trend

ON_TIME_COUNTS = ("rules", "supervision", "reviewed_in_time", "discussed")
MARK_LETTERS = 34


def timeliness(measures: Sequence[Measure]) -> BarChart:
    """Put what was done on time beside England, wherever England has such a figure."""
    shown = [
        one
        for one in measures
        if one.spec.count in ON_TIME_COUNTS
        and one.spec.field != EVERY_RULE
        and one.value is not None
    ]
    bars = tuple(
        Bar(
            one.spec.id,
            f"{one.spec.label} ({one.denominator:g}{', small' if one.is_small else ''})",
            (to_one_place(one.value or 0),),
            one.spec.comparator.value if one.spec.comparator else None,
        )
        for one in shown
    )
    compared = sum(bar.limit is not None for bar in bars)
    return BarChart(
        title="Done on time in the last 12 months, per cent",
        summary=f"{count(len(bars), 'measure')} with something to count; England has a figure of "
        f"the same definition for {compared} of them. Beside each stands how many it counts.",
        series=(Series("Done on time", "accent"),),
        bars=bars,
        unit="%",
        limit_name="England, newest year",
        over_is_bad=False,
    )


def bands(measure: Measure | None) -> BarChart:
    """Count by how long it took."""
    found = measure.bands if measure is not None else ()
    unit = measure.spec.band_unit if measure is not None else ""
    label = measure.spec.label if measure is not None else "Nothing to show"
    lengths = sum(number for _, number in found)
    return BarChart(
        title=f"{label}, by {unit}",
        summary=f"{lengths} counted, in bands of {unit}.",
        series=(Series("Counted", "accent"),),
        bars=tuple(Bar(name, name, (float(number),)) for name, number in found),
        lying=False,
        unit="",
    )


def trend_chart(trend: Trend) -> LineChart:
    """Draw a measure over time; a gap says that nothing was kept for weeks."""
    spec = trend.spec
    is_percent = spec.shown is Shown.PERCENT
    runs = tuple(
        tuple((point.on, to_one_place(point.value or 0)) for point in run) for run in trend.runs
    )
    points = trend.points
    england = spec.comparator
    if points:
        sign = "%" if is_percent else ""
        first, last = points[0], points[-1]
        said = (
            f"From {one_place(first.value or 0)}{sign} on {short_day(first.on)} to "
            f"{one_place(last.value or 0)}{sign} on {short_day(last.on)}; "
            f"{count(len(points), 'day')} kept."
        )
        gaps = len(runs) - 1
        said += f" {count(gaps, 'gap')} where nothing was kept." if gaps else ""
    else:
        said = "Nothing has been kept yet: figures are kept at each import and once a week."
    return LineChart(
        title=spec.label,
        summary=said,
        lines=(Line(spec.label, "accent", runs),),
        level=england.value if england else None,
        level_name=f"England, {england.year}" if england else "",
        marks=tuple((on, _mark(reason)) for on, reason in trend.changes),
        percent=is_percent,
    )


def opens_measure(key: str) -> Destination:
    """Open the measure with those behind it."""
    return Destination("measures", key)


def _mark(reason: str) -> str:
    words = f"Policy changed: {reason}" if reason else "Policy changed"
    return words if len(words) <= MARK_LETTERS else f"{words[: MARK_LETTERS - 1]}…"
