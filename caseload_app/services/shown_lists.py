"""A list as it is shown on the screen, on paper and in Excel: same rows, order and columns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from caseload_app.domain.shown_list import ShownList, Value
from caseload_app.domain.wording import MARKING, counted, long_day
from caseload_app.exchange.writing.reading_sheets import ReadingSheet, write_reading_sheet
from caseload_app.exchange.writing.shown_html import (
    ShownHead,
    render_shown,
)
from caseload_app.exchange.writing.workbook_file import new_workbook, save_workbook
from caseload_app.exchange.writing.workbook_table import ColumnKind, TableColumn
from caseload_app.services.prints import PrintedPage, Printing

MOST_UPRIGHT = 6
_LONG = 34


def printed_list(shown: ShownList, how: Printing) -> PrintedPage:
    """Lay the list out; many columns lie across the sheet."""
    below = f"{counted(len(shown.rows), 'row')}. {shown.narrowed}".strip()
    heading = ShownHead(shown.title, below, shown.as_at, how.words)
    html = render_shown(heading, shown.columns, shown.rows)
    wide = len(shown.columns) > MOST_UPRIGHT
    return PrintedPage(shown.title, html, f"As at {long_day(shown.as_at)}", wide)


def write_list(shown: ShownList, path: Path) -> int:
    """Write the list as a workbook with filters; give its number of rows. Raises ExpectedError."""
    columns = tuple(
        TableColumn(column.heading, _kind(shown.values, at), min(column.letters + 4, 60))
        for at, column in enumerate(shown.columns)
    )
    notes = (shown.narrowed,) if shown.narrowed else ()
    sheet = ReadingSheet(shown.title[:31], shown.title, columns, shown.values, notes)
    workbook = new_workbook(shown.title, shown.as_at)
    write_reading_sheet(workbook, sheet, as_at=shown.as_at, marking=MARKING)
    save_workbook(workbook, path)
    return len(shown.values)


def _kind(rows: Sequence[Sequence[Value]], at: int) -> ColumnKind:
    """Tell what a column holds by its filled cells: dates, numbers, or else text."""
    cells = [row[at] for row in rows if row[at] not in (None, "")]
    if cells and all(isinstance(cell, date) for cell in cells):
        return ColumnKind.DATE
    if cells and all(isinstance(cell, float) for cell in cells):
        whole = all(isinstance(cell, float) and cell.is_integer() for cell in cells)
        return ColumnKind.WHOLE if whole else ColumnKind.NUMBER
    longest = max((len(str(cell)) for cell in cells), default=0)
    return ColumnKind.LONG_TEXT if longest > _LONG else ColumnKind.TEXT
