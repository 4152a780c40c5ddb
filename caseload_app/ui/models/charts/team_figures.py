"""The figures behind the charts, each as bars whose keys say which list they open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from caseload_app.domain.records import PLAN_PRECEDENCE
from caseload_app.domain.rules.deadlines import DeadlineState
from caseload_app.services.national import CASES_PER_FTE, england_figure
from caseload_app.ui.filters import filter_text
from caseload_app.ui.models.deadline_choices import WEEK, WEEKS_AHEAD, week_of
from caseload_app.ui.models.open_deadlines import open_deadlines
from caseload_app.ui.page import Destination
from caseload_app.ui.theme import Tone
from caseload_app.ui.widgets.charts.values import (
    AnyChart,
    Bar,
    BarChart,
    GridChart,
    LineChart,
    Series,
)
from caseload_app.ui.words import count, one_place, plan_words, short_day, whole

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.monday import MondayPage

MOST_BARS = 24
LATE = "late"
TEAM = "team"


def cases_by_worker(page: MondayPage) -> BarChart:
    """Stack each worker's cases by plan against the agreed limit, the fullest first."""
    loads = sorted(page.caseloads, key=lambda load: (-load.cases, load.worker.name.casefold()))
    bars = tuple(
        Bar(
            load.worker.name,
            load.worker.name,
            tuple(float(load.by_plan[plan]) for plan in PLAN_PRECEDENCE),
            None if load.limit.cases is None else float(load.limit.cases),
        )
        for load in loads
    )
    over = len(page.over_limit)
    return BarChart(
        title="Cases by worker",
        summary=f"{count(page.total.cases, 'case')} held by {count(len(loads), 'worker')}; "
        f"{count(over, 'worker') if over else 'nobody'} over the agreed limit.",
        series=tuple(Series(plan_words(plan), plan.value) for plan in PLAN_PRECEDENCE),
        bars=bars,
        unit="cases",
    )


def deadlines_by_week(casebook: Casebook) -> BarChart:
    """Count what is late, then what falls due in each of the next weeks."""
    first = week_of(casebook.today)
    weeks = [first + WEEK * ahead for ahead in range(WEEKS_AHEAD)]
    due = dict.fromkeys(weeks, 0)
    late = 0
    for row in open_deadlines(casebook):
        if row.state is DeadlineState.OVERDUE:
            late += 1
        elif week_of(row.deadline.due) in due:
            due[week_of(row.deadline.due)] += 1
    bars = [Bar(LATE, "Late", (float(late), 0.0))]
    bars += [Bar(week.isoformat(), short_day(week), (0.0, float(due[week]))) for week in weeks]
    return BarChart(
        title="Deadlines due by week",
        summary=f"{whole(late)} late now; {whole(sum(due.values()))} due in the "
        f"{WEEKS_AHEAD} weeks from {short_day(first)}, each named by its Monday.",
        series=(Series("Late now", Tone.OVERDUE.value), Series("Due in the week", "accent")),
        bars=tuple(bars),
        lying=False,
        unit="deadlines",
    )


def cases_per_fte(page: MondayPage) -> BarChart:
    """Put the team and each worker beside the national figure."""
    known = [load for load in page.caseloads if load.cases_per_fte is not None and load.cases]
    known.sort(key=lambda load: (-(load.cases_per_fte or 0), load.worker.name.casefold()))
    figure = england_figure(CASES_PER_FTE)
    england = figure.value
    total = page.total.cases_per_fte
    bars = [] if total is None else [Bar(TEAM, "The whole team", (round(total, 1), 0.0), england)]
    bars += [
        Bar(load.worker.name, load.worker.name, (0.0, round(load.cases_per_fte or 0, 1)), england)
        for load in known
    ]
    said = "not known" if total is None else one_place(total)
    return BarChart(
        title="Cases per FTE",
        summary=f"The whole team: {said}. England, {figure.year}: {england:g} ({figure.source}).",
        series=(Series("The whole team", "accent"), Series("Worker", "edge")),
        bars=tuple(bars),
        unit="cases per FTE",
        limit_name=f"England, {figure.year}",
    )


def shortened(chart: AnyChart) -> AnyChart:
    """Keep the bars that can be read; the table beside the chart has them all."""
    if isinstance(chart, LineChart) or len(chart.bars) <= MOST_BARS:
        return chart
    left_out = f"The chart shows the first {MOST_BARS}; the table has all {whole(len(chart.bars))}."
    summary = f"{chart.summary} {left_out}"
    if isinstance(chart, GridChart):
        return replace(chart, summary=summary, rows=chart.rows[:MOST_BARS])
    return replace(chart, summary=summary, bars=chart.bars[:MOST_BARS])


def opens_week(key: str) -> Destination:
    """Open what is late, or what falls due in the week of that Monday."""
    if key == LATE:
        return Destination("deadlines", filter=filter_text(state=DeadlineState.OVERDUE.value))
    return Destination("deadlines", filter=filter_text(week=date.fromisoformat(key).isoformat()))


def opens_cases(key: str) -> Destination:
    """Open the children of a worker."""
    return Destination("children", filter=filter_text(worker=key))


def opens_fte(key: str) -> Destination:
    """Open the worker's card, or the team."""
    return Destination("team") if key == TEAM else Destination("worker", key)
