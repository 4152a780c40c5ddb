"""Charts of how the work moves: late over time, in and out, ages, the register as a grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseload_app.domain.measures.movements import ages_by_plan, flows_by_month, late_by_week
from caseload_app.domain.records import PLAN_PRECEDENCE
from caseload_app.domain.supervision.register import Entry, RegisterMonth, supervision_register
from caseload_app.ui.filters import filter_text
from caseload_app.ui.page import Destination
from caseload_app.ui.theme import Tone
from caseload_app.ui.widgets.charts.values import (
    Bar,
    BarChart,
    GridChart,
    Line,
    LineChart,
    Series,
    Square,
)
from caseload_app.ui.words import MONTH_NAMES, count, plan_words, short_day, whole

if TYPE_CHECKING:
    from datetime import date

    from caseload_app.domain.casebook import Casebook

SQUARES: dict[Entry, Square] = {
    Entry.MISSED: Square("✗", Tone.OVERDUE.value, "missed"),
    Entry.LATE: Square("L", Tone.SOON.value, "held late"),
    Entry.ON_TIME: Square("✓", Tone.MET.value, "held on time"),
    Entry.CANCELLED: Square("C", Tone.EXEMPT.value, "cancelled"),
    Entry.PLANNED: Square("P", Tone.UPCOMING.value, "planned"),
    Entry.OTHER: Square("o", Tone.EXEMPT.value, "held, does not count"),
}
"""What stands in a square; where a month holds several, the first of these."""
AWAY = Square("A", Tone.UNKNOWN.value, "away")


def late_over_time(casebook: Casebook) -> LineChart:
    """Draw how many dates were late on each Monday, worked out from what is known now."""
    days = late_by_week(casebook)
    first, last = days[0], days[-1]
    return LineChart(
        title="Late, week by week",
        summary=f"{whole(last.deadlines)} late today, {whole(first.deadlines)} on "
        f"{short_day(first.on)}; each Monday as it follows from what is known today.",
        lines=(
            Line("Late dates", "overdue", (tuple((d.on, float(d.deadlines)) for d in days),)),
            Line("Children", "accent", (tuple((d.on, float(len(d.children))) for d in days),)),
        ),
    )


def in_and_out(casebook: Casebook) -> BarChart:
    """Put who came in beside who left, month by month."""
    flows = flows_by_month(casebook)
    came, left = (sum(len(part) for part in parts) for parts in zip(
        *((one.came, one.left) for one in flows), strict=True
    ))  # fmt: skip
    return BarChart(
        title="Came in and left, by month",
        summary=f"{count(came, 'child')} came in and {whole(left)} left in twelve months; the "
        "last month is not over. A child came in on the first day anything is known of.",
        series=(Series("Came in", "accent"), Series("Left", "Other")),
        bars=tuple(
            Bar(
                one.month.isoformat(),
                _month(one.month),
                (float(len(one.came)), float(len(one.left))),
            )
            for one in flows
        ),
        lying=False,
        unit="children",
        grouped=True,
    )


def ages_and_plans(casebook: Casebook) -> BarChart:
    """Stack the children of each age band by plan."""
    found = ages_by_plan(casebook)
    total = sum(len(band.all_children) for band in found)
    return BarChart(
        title="Age and plan",
        summary=f"{count(total, 'open case')} by age today and by the plan each counts under.",
        series=tuple(Series(plan_words(plan), plan.value) for plan in PLAN_PRECEDENCE),
        bars=tuple(
            Bar(
                band.name,
                band.name,
                tuple(float(len(band.children[plan])) for plan in PLAN_PRECEDENCE),
            )
            for band in found
        ),
        unit="children",
    )


def register_grid(casebook: Casebook) -> GridChart:
    """Draw the supervision register: a row a worker, a square a month."""
    register = supervision_register(casebook)
    score = register.total
    said = "Nothing was due yet."
    if score.percent is not None:
        said = f"{score.on_time} of {score.counted} sessions on time ({score.percent:.0f}%)."
    rows = tuple(
        (
            Bar(row.worker, row.worker, (float(row.score.on_time), float(row.score.counted))),
            tuple(_square(month) for month in row.months),
        )
        for row in register.rows
    )
    squares = (*SQUARES.values(), AWAY)
    return GridChart(
        title="Supervision register",
        summary=f"{said} Each square is a month.",
        columns=tuple(_month(first).replace(" ", "\n") for first in register.months),
        rows=rows,
        key=tuple((square, square.words) for square in squares),
    )


def behind_late(casebook: Casebook, key: str) -> Destination:
    """Open the children who had something late on a day."""
    found = next((one for one in late_by_week(casebook) if one.on.isoformat() == key), None)
    return _children(f"Late on {short_day(found.on)}", found.children) if found else _nobody()


def behind_flow(casebook: Casebook, key: str) -> Destination:
    """Open the children who came in or left in a month."""
    found = next((one for one in flows_by_month(casebook) if one.month.isoformat() == key), None)
    if found is None:
        return _nobody()
    return _children(f"Came in or left, {_month(found.month)}", (*found.came, *found.left))


def behind_age(casebook: Casebook, key: str) -> Destination:
    """Open the children of an age band."""
    found = next((one for one in ages_by_plan(casebook) if one.name == key), None)
    return _children(f"Age {found.name.lower()}", found.all_children) if found else _nobody()


def _children(words: str, ids: tuple[str, ...]) -> Destination:
    among = f"{words}|{','.join(sorted(set(ids)))}"
    return Destination("children", filter=filter_text(among=among, open="all"))


def _nobody() -> Destination:
    return Destination("children")


def _square(month: RegisterMonth) -> Square:
    entries = {one.entry for one in month.entries}
    for entry, square in SQUARES.items():
        if entry in entries:
            return square
    return AWAY if month.paused else Square()


def _month(first: date) -> str:
    return f"{MONTH_NAMES[first.month - 1]} {first.year % 100:02d}"
