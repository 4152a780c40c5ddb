"""The exported workbook: sheets for reading first, then the template's sheets, full."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from caseload_app.exchange.template import SheetRow
from caseload_app.exchange.writing.reading_sheets import (
    ReadingSheet,
    prepare_for_print,
    write_reading_sheet,
)
from caseload_app.exchange.writing.workbook_file import new_workbook, save_workbook
from caseload_app.exchange.writing.workbook_guide import write_guide
from caseload_app.exchange.writing.workbook_writer import write_template_sheets


def write_export(
    path: Path,
    sheets: Sequence[ReadingSheet],
    records: Mapping[str, Sequence[SheetRow]],
    *,
    as_at: date,
    marking: str,
) -> None:
    """Write the whole workbook; importing its template sheets gives the same records again."""
    workbook = new_workbook(f"Caseload, as at {as_at.isoformat()}", as_at)
    for reading in sheets:
        write_reading_sheet(workbook, reading, as_at=as_at, marking=marking)
    event_names = write_guide(workbook)
    write_template_sheets(workbook, records, event_names)
    for sheet in workbook.book.worksheets[len(sheets) :]:
        prepare_for_print(sheet, sheet.title, as_at=as_at, marking=marking)
    save_workbook(workbook, path)
