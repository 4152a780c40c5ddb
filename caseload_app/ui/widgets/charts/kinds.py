"""Draw a chart of any kind, and say where in the picture its bars, days or rows lie."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from caseload_app.ui.widgets.charts.bars import draw_bars
from caseload_app.ui.widgets.charts.drawing import bytes_of, new_figure
from caseload_app.ui.widgets.charts.grid import draw_grid
from caseload_app.ui.widgets.charts.lines import draw_lines
from caseload_app.ui.widgets.charts.values import AnyChart, BarChart, GridChart, LineChart

if TYPE_CHECKING:
    from datetime import date

    from matplotlib.axes import Axes
    from PySide6.QtGui import QImage

    from caseload_app.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class PictureSize:
    """How large a picture for a file is, how fine, and in what size its words are."""

    inches: tuple[float, float] = (10.0, 6.0)
    dpi: float = 200
    points: float = 10


def draw_chart(axes: Axes, chart: AnyChart, theme: Theme, points: float) -> None:
    """Draw the chart as its kind is drawn."""
    match chart:
        case BarChart():
            draw_bars(axes, chart, theme, points)
        case LineChart():
            draw_lines(axes, chart, theme, points)
        case GridChart():
            draw_grid(axes, chart, theme, points)


def picture_file(
    chart: AnyChart,
    theme: Theme,
    kind: str,
    size: PictureSize,
) -> bytes:
    """Give the chart with its title as a file: png, svg or pdf. Needs no window."""
    figure, axes = new_figure(size.inches, size.dpi)
    draw_chart(axes, chart, theme, size.points)
    title = figure.suptitle(chart.title, x=0.01, ha="left", fontweight="bold")
    title.set(fontsize=size.points * 1.2, color=theme.colours["ink"].name())
    return bytes_of(figure, kind, size.dpi)


def bar_places(axes: Axes, chart: AnyChart, image: QImage, ratio: float) -> list[QRectF]:
    """Give each bar's whole band, in the widget's own pixels, for clicks and the focus frame."""
    box = axes.get_window_extent()
    left, top = box.x0 / ratio, (image.height() - box.y1) / ratio
    frame = QRectF(left, top, box.width / ratio, box.height / ratio)
    if isinstance(chart, LineChart):
        days = [on for line in chart.lines for on in line.by_day]
        return _bands(axes, sorted(set(days)), frame, ratio)
    count = max(1, len(chart.bars))
    if isinstance(chart, GridChart) or chart.lying:
        deep = frame.height() / count
        return [QRectF(left, top + at * deep, frame.width(), deep) for at in range(count)]
    broad = frame.width() / count
    return [QRectF(left + at * broad, top, broad, frame.height()) for at in range(count)]


def _bands(axes: Axes, days: list[date], frame: QRectF, ratio: float) -> list[QRectF]:
    """Give each day the band up to half-way to its neighbours."""
    to_pixels = axes.transData.transform
    places = [float(to_pixels((on.toordinal(), 0))[0]) / ratio for on in days]
    edges = [frame.left(), *((one + two) / 2 for one, two in pairwise(places)), frame.right()]
    return [QRectF(a, frame.top(), b - a, frame.height()) for a, b in pairwise(edges)]
