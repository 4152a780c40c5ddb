"""A grid of squares, such as the supervision register: a shape and a colour in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseload_app.ui.theme import Tone
from caseload_app.ui.widgets.charts.drawing import dress

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from caseload_app.ui.theme import Theme
    from caseload_app.ui.widgets.charts.values import GridChart

SIDE = 0.9
NAMED_IN_LINE = 4
FEWEST_ROWS = 7


def draw_grid(axes: Axes, chart: GridChart, theme: Theme, points: float) -> None:
    """Draw the chart."""
    from matplotlib.patches import Rectangle

    for row, (_, squares) in enumerate(chart.rows):
        for column, square in enumerate(squares):
            tone = theme.tones[Tone(square.tone)] if square.tone else None
            fill = (tone.fill if tone else theme.colours["sunken"]).name()
            edge = (tone.mark if tone else theme.colours["line"]).name()
            corner = (column - SIDE / 2, row - SIDE / 2)
            axes.add_patch(Rectangle(corner, SIDE, SIDE, facecolor=fill, edgecolor=edge))
            ink = (tone.ink if tone else theme.colours["quiet"]).name()
            axes.text(
                column, row, square.symbol, ha="center", va="center", fontsize=points, color=ink,
                fontweight="bold",
            )  # fmt: skip
    dress(axes, theme, points)
    axes.set_xticks(range(len(chart.columns)), chart.columns)
    axes.xaxis.tick_top()
    axes.tick_params(length=0)
    axes.tick_params(axis="x", labelsize=points * 0.85)
    axes.set_yticks(range(len(chart.rows)), [bar.label for bar in chart.bars])
    axes.set_xlim(-0.6, len(chart.columns) - 0.4)
    axes.set_ylim(rows_drawn(chart) - 0.4, -0.6)
    said = _key_words(chart)
    axes.set_xlabel(said, fontsize=points, color=theme.colours["ink"].name(), loc="left")


def rows_drawn(chart: GridChart) -> int:
    """Give how many rows the grid has room for: few rows stay squares and are not stretched."""
    return max(len(chart.rows), FEWEST_ROWS)


def _key_words(chart: GridChart) -> str:
    """Say what each symbol means, a few to a line."""
    named = [f"{square.symbol}  {words}" for square, words in chart.key]
    lines = [named[at : at + NAMED_IN_LINE] for at in range(0, len(named), NAMED_IN_LINE)]
    return "\n".join("      ".join(line) for line in lines)
