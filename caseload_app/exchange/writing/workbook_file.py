"""Workbooks on their way out: made in memory, safe to open, the same bytes for the same content.

openpyxl would write each sheet to the computer's shared temporary folder first; case data must
not lie there, so sheets are kept in memory until the file itself is written. It also takes 40
seconds over the quarter of a million rows of a whole authority: rows of plain values are
therefore put in as finished XML, which takes two.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from caseload_app.exchange.reading.whole_files import write_whole

_UNDATED = date(2020, 1, 1)
_MAKER = "Caseload"
_END_OF_ROWS = b"</sheetData>"
_ROWS_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class OutgoingWorkbook:
    """A workbook being written, and the finished rows that go under those of openpyxl."""

    book: Workbook
    rows: dict[str, list[str]] = field(default_factory=dict)

    def add_sheet(self, name: str) -> WriteOnlyWorksheet:
        """Add a sheet; widths and the like are set before `start_rows`."""
        return self.book.create_sheet(name)


def new_workbook(title: str, as_at: date | None = None) -> OutgoingWorkbook:
    """Begin a workbook; `as_at` becomes its date, so that the clock never shows in the file."""
    workbook = Workbook(write_only=True)
    made = datetime.datetime.combine(as_at or _UNDATED, datetime.time())
    workbook.properties.title = title
    workbook.properties.creator = _MAKER
    workbook.properties.created = made
    workbook.properties.modified = made
    return OutgoingWorkbook(workbook)


def start_rows(sheet: WriteOnlyWorksheet) -> None:
    """Begin the rows of a sheet in memory; widths and frozen panes must be set before."""
    sheet._writer = WorksheetWriter(sheet, out=BytesIO())
    sheet._writer.write_top()


def save_workbook(workbook: OutgoingWorkbook, path: Path) -> None:
    """Write the workbook to its file in one go; a file already there is replaced whole or not."""
    content = BytesIO()
    with _UndatedArchive(content, "w", ZIP_DEFLATED) as archive:
        writer = _InMemoryWriter(workbook.book, archive)
        writer.finished_rows = workbook.rows
        writer.write_data()
    write_whole(path, content.getvalue())


class _UndatedArchive(ZipFile):
    """A zip file whose entries all bear the same date."""

    def writestr(  # type: ignore[override]
        self,
        zinfo_or_arcname: str | ZipInfo,
        data: bytes | str,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        name = zinfo_or_arcname
        entry = name if isinstance(name, ZipInfo) else _undated(name)
        entry.compress_type = ZIP_DEFLATED
        super().writestr(entry, data, compress_type, compresslevel)


def _undated(name: str) -> ZipInfo:
    entry = ZipInfo(name, (2020, 1, 1, 0, 0, 0))
    entry.compress_type = ZIP_DEFLATED
    return entry


class _InMemoryWriter(ExcelWriter):  # type: ignore[misc]
    """openpyxl's writer, taking each sheet from memory instead of from a temporary file."""

    finished_rows: dict[str, list[str]]

    def write_worksheet(self, ws: WriteOnlyWorksheet) -> None:
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts = ws._charts
        ws._drawing.images = ws._images
        ws.close()
        ws._rels = ws._writer._rels
        rows = self.finished_rows.get(ws.title, ())
        start, end, rest = ws._writer.out.getvalue().partition(_END_OF_ROWS)
        with self._archive.open(_undated(ws.path[1:]), "w") as part:
            part.write(start)
            # In pieces, so that a window beside this never has to wait for all of it.
            for first in range(0, len(rows), _ROWS_AT_ONCE):
                part.write("".join(rows[first : first + _ROWS_AT_ONCE]).encode())
            part.write(end + rest)
        self.manifest.append(ws)
