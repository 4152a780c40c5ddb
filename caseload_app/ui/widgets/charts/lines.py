"""Lines over days: gaps stay open, a level to compare with, a mark where the policy changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseload_app.ui.widgets.charts.drawing import colour, draw_key, dress
from caseload_app.ui.widgets.charts.values import MONTHS

if TYPE_CHECKING:
    from datetime import date

    from matplotlib.axes import Axes

    from caseload_app.ui.theme import Theme
    from caseload_app.ui.widgets.charts.values import Line, LineChart

STYLES = (("-", "o"), ("--", "s"), (":", "^"))
"""Lines are told apart by dash and marker, not by colour alone."""
MOST_LABELS = 8
WHOLE = 100


def draw_lines(axes: Axes, chart: LineChart, theme: Theme, points: float) -> None:
    """Draw the chart."""
    from matplotlib.ticker import MaxNLocator

    for at, line in enumerate(chart.lines):
        _draw_line(axes, line, theme, STYLES[at % len(STYLES)])
    days = sorted({on for line in chart.lines for on in line.by_day})
    quiet = theme.colours["quiet"].name()
    if chart.level is not None:
        axes.axhline(chart.level, color=quiet, linewidth=1.6, dashes=(6, 3), label=chart.level_name)
    top = min(WHOLE * 1.04, chart.longest * 1.15) if chart.percent else chart.longest * 1.15
    for on, words in chart.marks:
        axes.axvline(on.toordinal(), color=theme.colours["accent"].name(), linewidth=1.2)
        axes.annotate(
            words,
            (on.toordinal(), top),
            xytext=(4, -4),
            textcoords="offset points",
            va="top",
            fontsize=points * 0.85,
            color=theme.colours["accent_ink"].name(),
        )
    _draw_last(axes, chart, theme, points)
    dress(axes, theme, points)
    axes.set_ylim(0, top)
    _name_days(axes, days)
    axes.yaxis.grid(True, color=theme.colours["line"].name(), linewidth=1)
    axes.yaxis.set_tick_params(labelcolor=quiet)
    if not chart.percent:
        axes.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=7))
    else:
        axes.yaxis.set_major_formatter(lambda value, _at: f"{value:g}%")
    draw_key(axes, theme, points)


def _draw_line(axes: Axes, line: Line, theme: Theme, style: tuple[str, str]) -> None:
    dash, marker = style
    for number, run in enumerate(line.runs):
        axes.plot(
            [on.toordinal() for on, _ in run],
            [value for _, value in run],
            linestyle=dash,
            marker=marker,
            markersize=4.5,
            linewidth=2.2,
            color=colour(theme, line.colour).name(),
            label=line.name if number == 0 else None,
        )


def _draw_last(axes: Axes, chart: LineChart, theme: Theme, points: float) -> None:
    """Write the newest figure beside each line."""
    for line in chart.lines:
        known = line.by_day
        if known:
            on = max(known)
            axes.annotate(
                f"{known[on]:.4g}{'%' if chart.percent else ''}",
                (on.toordinal(), known[on]),
                xytext=(7, 0),
                textcoords="offset points",
                va="center",
                fontsize=points,
                fontweight="bold",
                color=theme.colours["ink"].name(),
            )


def _name_days(axes: Axes, days: list[date]) -> None:
    if not days:
        return
    step = max(1, -(-len(days) // MOST_LABELS))
    named = days[::-1][::step][::-1]
    years = days[0].year != days[-1].year
    axes.set_xticks(
        [on.toordinal() for on in named],
        [f"{on.day} {MONTHS[on.month - 1]}{f' {on.year % 100}' if years else ''}" for on in named],
    )
    first, last = days[0].toordinal(), days[-1].toordinal()
    room = max(3.0, (last - first) * 0.06)
    axes.set_xlim(first - room * 0.4, last + room)
