"""Draw a chart of any kind, and say where in the picture its bars, days or rows lie."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from caseload_app.ui.widgets.charts.bars import draw_bars
from caseload_app.ui.widgets.charts.drawing import bytes_of, new_figure
from caseload_app.ui.widgets.charts.grid import draw_grid, rows_drawn
from caseload_app.ui.widgets.charts.lines import draw_lines
from caseload_app.ui.widgets.charts.values import AnyChart, BarChart, GridChart, LineChart

if TYPE_CHECKING:
    from datetime import date

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from PySide6.QtGui import QImage

    from caseload_app.ui.theme import Theme


POINTS_PER_INCH = 72
NAMES_SHARE = 0.48
LETTER_SHARE = 0.52
LINE_SHARE = 1.75
LINES_BESIDE = 5
FEWEST_BARS, FEWEST_LETTERS, FEW_NAMES = 4, 14, 9


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
    inches = size.inches[0] * POINTS_PER_INCH, size.inches[1] * POINTS_PER_INCH
    draw_chart(axes, fitting(chart, inches, size.points), theme, size.points)
    _head(figure, axes, chart.title, theme, size.points)
    return bytes_of(figure, kind, size.dpi)


def fitting(chart: AnyChart, room: tuple[float, float], points: float) -> AnyChart:
    """Leave out the bars, and shorten the names, for which there is no room; it says so.

    `room` is width and height in points. The table beside the chart has everything.
    """
    if not isinstance(chart, BarChart):
        return chart
    width, height = room
    if not chart.lying:
        if len(chart.bars) <= FEW_NAMES:
            return chart
        return replace(
            chart,
            bars=tuple(replace(bar, label="\n".join(bar.label.split())) for bar in chart.bars),
        )
    letters = max(FEWEST_LETTERS, int(width * NAMES_SHARE / (points * LETTER_SHARE)))
    most = max(FEWEST_BARS, int(height / (points * LINE_SHARE)) - LINES_BESIDE)
    bars = tuple(replace(bar, label=_short(bar.label, letters)) for bar in chart.bars[:most])
    note = chart.note
    if len(chart.bars) > most:
        note = f"The first {most} of {len(chart.bars)}; the table has all."
    return replace(chart, bars=bars, note=note)


def _short(words: str, letters: int) -> str:
    return words if len(words) <= letters else f"{words[: letters - 1].rstrip()}…"


def _head(figure: Figure, axes: Axes, title: str, theme: Theme, points: float) -> None:
    """Put the title over the key, at the left; over the chart where there is no key."""
    from matplotlib.font_manager import FontProperties

    font = FontProperties(weight="bold", size=points * 1.2)
    if not figure.legends:
        axes.set_title(title, loc="left", fontproperties=font, color=theme.colours["ink"].name())
        return
    legend = figure.legends[0]
    legend.set_title(title, prop=font)
    legend.set_alignment("left")
    legend.get_title().set_color(theme.colours["ink"].name())


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
        deep = frame.height() / (rows_drawn(chart) if isinstance(chart, GridChart) else count)
        return [QRectF(left, top + at * deep, frame.width(), deep) for at in range(len(chart.bars))]
    broad = frame.width() / count
    return [QRectF(left + at * broad, top, broad, frame.height()) for at in range(count)]


def _bands(axes: Axes, days: list[date], frame: QRectF, ratio: float) -> list[QRectF]:
    """Give each day the band up to half-way to its neighbours."""
    to_pixels = axes.transData.transform
    places = [float(to_pixels((on.toordinal(), 0))[0]) / ratio for on in days]
    edges = [frame.left(), *((one + two) / 2 for one, two in pairwise(places)), frame.right()]
    return [QRectF(a, frame.top(), b - a, frame.height()) for a, b in pairwise(edges)]
