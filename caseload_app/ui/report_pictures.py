"""The charts of the monthly report, drawn for paper; needs no window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from caseload_app.domain.measures.monthly import Picture
from caseload_app.domain.monday import monday_page
from caseload_app.ui.models.charts.measure_figures import timeliness
from caseload_app.ui.models.charts.movement_figures import in_and_out, late_over_time
from caseload_app.ui.models.charts.team_figures import cases_by_worker, shortened
from caseload_app.ui.theme import paper_theme
from caseload_app.ui.widgets.charts.kinds import PictureSize, picture_file
from caseload_app.ui.widgets.charts.values import AnyChart, BarChart

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.services.measuring import Measured

SIZE = PictureSize((7.0, 4.6), 150, 10)
MOST_MEASURES = 12


def report_pictures(casebook: Casebook, measured: Measured) -> tuple[Picture, ...]:
    """Draw caseloads, timeliness beside England, what was late, and who came in and left."""
    charts: tuple[AnyChart, ...] = (
        cases_by_worker(monday_page(casebook)),
        _compared_first(timeliness(measured.measures)),
        late_over_time(casebook),
        in_and_out(casebook),
    )
    return tuple(_picture(shortened(chart)) for chart in charts if chart.bars)


def _compared_first(chart: BarChart) -> BarChart:
    """Keep the measures that stand beside England's, then as many others as can be read."""
    compared = [bar for bar in chart.bars if bar.limit is not None]
    others = [bar for bar in chart.bars if bar.limit is None]
    return replace(chart, bars=tuple([*compared, *others][:MOST_MEASURES]))


def _picture(chart: AnyChart) -> Picture:
    return Picture(chart.title, chart.summary, picture_file(chart, paper_theme(), "png", SIZE))
