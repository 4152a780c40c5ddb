"""The table beside a chart: a row for each bar, its total, its limit, and its parts."""

from __future__ import annotations

from collections.abc import Sequence

from caseload_app.ui.models.record_table import Align, Column
from caseload_app.ui.widgets.charts.values import Bar


def chart_columns(
    title: str, total: str, limit: str, parts: Sequence[str] = ()
) -> tuple[Column[Bar], ...]:
    """Make the columns; what the chart has not is empty, `parts` where one amount says all."""
    columns: list[Column[Bar]] = [
        Column("label", title, lambda bar: bar.label, _place),
    ]
    if total:
        said = Column("total", total, _total_words, lambda bar: bar.total, Align.RIGHT)
        columns.append(said)
    if limit:
        columns.append(Column("limit", limit, _limit_words, lambda bar: bar.limit, Align.RIGHT))
    columns += [_amount(at, part) for at, part in enumerate(parts)]
    return tuple(columns)


def _place(bar: Bar) -> str:
    """Sort weeks by their date, which is their key, and people by name."""
    return bar.key


def _total_words(bar: Bar) -> str:
    return f"{bar.total:g}"


def _limit_words(bar: Bar) -> str:
    return "" if bar.limit is None else f"{bar.limit:g}"


def _amount(at: int, title: str) -> Column[Bar]:
    return Column(
        f"part{at}",
        title,
        lambda bar: f"{bar.amounts[at]:g}",
        lambda bar: bar.amounts[at],
        Align.RIGHT,
    )
