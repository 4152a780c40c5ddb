"""Every chart there is: its tab, how it is made, its table, and the list each bar opens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from caseload_app.domain.measures.working_out import work_out_measures
from caseload_app.domain.records import PLAN_PRECEDENCE
from caseload_app.ui.models.charts import movement_figures as movement
from caseload_app.ui.models.charts.measure_figures import bands, opens_measure, timeliness
from caseload_app.ui.models.charts.table import chart_columns
from caseload_app.ui.models.charts.team_figures import (
    cases_by_worker,
    cases_per_fte,
    deadlines_by_week,
    opens_cases,
    opens_fte,
    opens_week,
)
from caseload_app.ui.models.record_table import Column
from caseload_app.ui.page import Destination
from caseload_app.ui.widgets.charts.values import AnyChart, Bar, BarChart
from caseload_app.ui.words import plan_words

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.measures.measure import MeasureSpec
    from caseload_app.domain.monday import MondayPage

PLAN_NAMES = [plan_words(plan) for plan in PLAN_PRECEDENCE]
PLAN_LENGTH, ASSESSMENT_LENGTH = "plans_over_9_months", "assessments_on_time"


@dataclass(frozen=True, slots=True)
class Material:
    """What charts are made from."""

    casebook: Casebook
    monday: MondayPage
    specs: tuple[MeasureSpec, ...]


@dataclass(frozen=True, slots=True)
class ChartKind:
    """One chart: its name in a destination, its tab, how it is made, where its bars lead."""

    key: str
    tab: str
    make: Callable[[Material], AnyChart]
    opens: Callable[[Casebook, str], Destination]
    columns: tuple[Column[Bar], ...]
    looks_back: bool = False


def _timeliness(material: Material) -> BarChart:
    return timeliness(work_out_measures(material.casebook, material.specs))


def _bands_of(name: str) -> Callable[[Material], BarChart]:
    def make(material: Material) -> BarChart:
        specs = [one for one in material.specs if one.id == name]
        return bands(next(iter(work_out_measures(material.casebook, specs)), None))

    return make


def _opens(open_key: Callable[[str], Destination]) -> Callable[[Casebook, str], Destination]:
    return lambda _casebook, key: open_key(key)


def _always(destination: Destination) -> Callable[[Casebook, str], Destination]:
    return lambda _casebook, _key: destination


KINDS = (
    ChartKind(
        "cases",
        "By worker",
        lambda material: cases_by_worker(material.monday),
        _opens(opens_cases),
        chart_columns("Worker", "Cases", "Limit", PLAN_NAMES),
    ),
    ChartKind(
        "weeks",
        "Due by week",
        lambda material: deadlines_by_week(material.casebook),
        _opens(opens_week),
        chart_columns("Week of", "Deadlines", ""),
    ),
    ChartKind(
        "fte",
        "Per FTE",
        lambda material: cases_per_fte(material.monday),
        _opens(opens_fte),
        chart_columns("Who", "Cases per FTE", "England"),
    ),
    ChartKind(
        "late",
        "Late",
        lambda material: movement.late_over_time(material.casebook),
        movement.behind_late,
        chart_columns("Day", "", "", ["Late dates", "Children"]),
        looks_back=True,
    ),
    ChartKind(
        "on_time",
        "Done on time",
        _timeliness,
        _opens(opens_measure),
        chart_columns("Measure", "Per cent", "England"),
        looks_back=True,
    ),
    ChartKind(
        "plans",
        "Plan lengths",
        _bands_of(PLAN_LENGTH),
        _always(Destination("measures", PLAN_LENGTH)),
        chart_columns("Months", "Plans", ""),
        looks_back=True,
    ),
    ChartKind(
        "assessments",
        "Assessment lengths",
        _bands_of(ASSESSMENT_LENGTH),
        _always(Destination("measures", ASSESSMENT_LENGTH)),
        chart_columns("Working days", "Assessments", ""),
        looks_back=True,
    ),
    ChartKind(
        "ages",
        "Ages",
        lambda material: movement.ages_and_plans(material.casebook),
        movement.behind_age,
        chart_columns("Age", "Children", "", PLAN_NAMES),
    ),
    ChartKind(
        "register",
        "Supervision",
        lambda material: movement.register_grid(material.casebook),
        _opens(lambda key: Destination("worker", key)),
        chart_columns("Worker", "", "", ["On time", "Counted"]),
    ),
    ChartKind(
        "flow",
        "In and out",
        lambda material: movement.in_and_out(material.casebook),
        movement.behind_flow,
        chart_columns("Month", "", "", ["Came in", "Left"]),
    ),
)
