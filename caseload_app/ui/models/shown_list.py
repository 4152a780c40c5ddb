"""What a table shows, taken off it for paper and Excel."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from caseload_app.domain.shown_list import ShownColumn, ShownList, Value
from caseload_app.ui.models.record_table import Align, Column

R = TypeVar("R")
MOST_LETTERS = 48


def shown_list(
    titles: tuple[str, str],
    columns: Sequence[Column[R]],
    records: Sequence[R],
    *,
    as_at: date,
    names: bool,
) -> ShownList:
    """Take the rows off a table in their order; children by initials and ID unless `names`.

    `titles` are the title of the list, and what it is narrowed to.
    """
    rows = [[column.on_paper(record, names=names) for column in columns] for record in records]
    values = [[_value(column, record, names) for column in columns] for record in records]
    taken = tuple(
        ShownColumn(column.title, _letters(column, rows, at), column.align is Align.RIGHT)
        for at, column in enumerate(columns)
    )
    return ShownList(*titles, taken, rows, values, as_at)


def _letters(column: Column[R], rows: Sequence[Sequence[str]], at: int) -> int:
    longest = max((len(row[at]) for row in rows[:200]), default=0)
    return min(MOST_LETTERS, max(longest, len(column.title)))


def _value(column: Column[R], record: R, names: bool) -> Value:
    """Give the date or number of a cell where it shows just that, else its words."""
    words = column.on_paper(record, names=names)
    if not words:
        return None
    key = column.sort_key(record) if column.sort_key is not None else None
    if isinstance(key, date) and f"{key.year}" in words:
        return key
    if isinstance(key, float) and column.align is Align.RIGHT:
        return key
    return words
