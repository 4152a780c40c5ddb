"""Bars: stacked or side by side, lying or standing, each against its own limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseload_app.ui.widgets.charts.drawing import colour, draw_key, dress, ink_on
from caseload_app.ui.words import sentence

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.container import BarContainer

    from caseload_app.ui.theme import Theme
    from caseload_app.ui.widgets.charts.values import BarChart

BAR_SHARE = 0.62
# A number is written inside a piece that is at least this share of the longest bar.
ROOM_FOR_NUMBER = 0.045
# A total that would stand on the limit's tick goes to its other side.
ROOM_FOR_TOTAL = 0.07
PERCENT_TICKS = (0, 20, 40, 60, 80, 100)


def draw_bars(axes: Axes, chart: BarChart, theme: Theme, points: float) -> None:
    """Draw the chart."""
    if chart.grouped:
        _draw_groups(axes, chart, theme, points)
    else:
        _draw_stacks(axes, chart, theme, points)
        _draw_totals(axes, chart, theme, points)
        _draw_limits(axes, chart, theme)
    dress(axes, theme, points)
    _lay_axes(axes, chart, theme)
    draw_key(axes, theme, points)


def _draw_groups(axes: Axes, chart: BarChart, theme: Theme, points: float) -> None:
    """Draw each amount of a place beside the others, its number over it."""
    share = BAR_SHARE * 1.2 / max(1, len(chart.series))
    for at, series in enumerate(chart.series):
        offset = (at - (len(chart.series) - 1) / 2) * share
        places = [place + offset for place in range(len(chart.bars))]
        amounts = [bar.amounts[at] for bar in chart.bars]
        drawn = axes.bar(places, amounts, share * 0.94, linewidth=1, label=series.name)
        for piece in drawn:
            piece.set_facecolor(colour(theme, series.colour).name())
            piece.set_hatch("//" if at % 2 else "")
            piece.set_edgecolor(theme.colours["surface"].name())
        for place, amount in zip(places, amounts, strict=True):
            ink = theme.colours["ink"].name()
            axes.text(
                place,
                amount,
                f"{amount:g}",
                ha="center",
                va="bottom",
                fontsize=points * 0.9,
                color=ink,
            )


def _draw_stacks(axes: Axes, chart: BarChart, theme: Theme, points: float) -> None:
    starts = [0.0] * len(chart.bars)
    for at, series in enumerate(chart.series):
        amounts = [bar.amounts[at] for bar in chart.bars]
        fill = colour(theme, series.colour)
        drawn = _draw_pieces(axes, chart, amounts, starts)
        for piece in drawn:
            piece.set_facecolor(fill.name())
            # An edge of the ground's colour parts neighbours that look alike in grey.
            piece.set_edgecolor(theme.colours["surface"].name())
        drawn.set_label(series.name)
        for place, (start, amount) in enumerate(zip(starts, amounts, strict=True)):
            is_part = amount < chart.bars[place].total  # a whole bar has its total at its end
            if is_part and amount >= chart.longest * ROOM_FOR_NUMBER:
                middle = start + amount / 2
                x, y = (middle, place) if chart.lying else (place, middle)
                text = axes.text(x, y, f"{amount:g}", color=ink_on(fill), fontsize=points * 0.9)
                text.set(ha="center", va="center")
        starts = [start + amount for start, amount in zip(starts, amounts, strict=True)]


def _draw_pieces(
    axes: Axes, chart: BarChart, amounts: list[float], starts: list[float]
) -> BarContainer:
    places = range(len(amounts))
    if chart.lying:
        return axes.barh(places, amounts, BAR_SHARE, left=starts, linewidth=1)
    return axes.bar(places, amounts, BAR_SHARE, bottom=starts, linewidth=1)


def _draw_totals(axes: Axes, chart: BarChart, theme: Theme, points: float) -> None:
    for place, bar in enumerate(chart.bars):
        over = chart.over_is_bad and bar.limit is not None and bar.total > bar.limit
        end = bar.total
        if bar.limit is not None and 0 <= bar.limit - end < chart.longest * ROOM_FOR_TOTAL:
            end = bar.limit
        axes.annotate(
            f"{bar.total:g}{'%' if chart.unit == '%' else ''}",
            (end, place) if chart.lying else (place, end),
            xytext=(5, 0) if chart.lying else (0, 4),
            textcoords="offset points",
            va="center" if chart.lying else "bottom",
            ha="left" if chart.lying else "center",
            color=theme.colours["limit" if over else "ink"].name(),
            fontweight="bold" if over else "normal",
            fontsize=points,
        )


def _draw_limits(axes: Axes, chart: BarChart, theme: Theme) -> None:
    named = False
    for place, bar in enumerate(chart.bars):
        if bar.limit is None:
            continue
        low, high = place - BAR_SHARE * 0.72, place + BAR_SHARE * 0.72
        line = ([bar.limit, bar.limit], [low, high])
        label = None if named else sentence(chart.limit_name)
        ink = theme.colours["ink"].name()
        axes.plot(*(line if chart.lying else line[::-1]), color=ink, linewidth=2.2, label=label)
        named = True


def _lay_axes(axes: Axes, chart: BarChart, theme: Theme) -> None:
    """Name the bars, and draw faint lines across them."""
    from matplotlib.ticker import FixedLocator, MaxNLocator

    labels = [bar.label for bar in chart.bars]
    places = list(range(len(labels)))
    if chart.lying:
        axes.set_yticks(places, labels)
        axes.set_ylim(len(labels) - 0.4, -0.6)
        axes.set_xlim(0, chart.longest * 1.08)
    else:
        axes.set_xticks(places, labels)
        axes.set_xlim(-0.6, len(labels) - 0.4)
        axes.set_ylim(0, chart.longest * 1.12)
    amounts = axes.xaxis if chart.lying else axes.yaxis
    amounts.grid(True, color=theme.colours["line"].name(), linewidth=1)
    is_percent = chart.unit == "%"
    ticks = FixedLocator(PERCENT_TICKS) if is_percent else MaxNLocator(integer=True, nbins=8)
    amounts.set_major_locator(ticks)
    amounts.set_tick_params(labelcolor=theme.colours["quiet"].name())
    if chart.note:
        axes.set_xlabel(chart.note, loc="left", color=theme.colours["quiet"].name())
