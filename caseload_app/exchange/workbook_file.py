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

from caseload_app.errors import ExpectedError

_UNDATED = date(2020, 1, 1)
_MAKER = "Caseload"
_END_OF_ROWS = b"</sheetData>"
MAPPINGS_SIGN = b'{\n  "kind": "caseload-mappings"'
_SIGNS = (b"PK\x03\x04", b"%PDF", b"BEGIN:VCALENDAR", MAPPINGS_SIGN)
"""What the files that we write begin with: a workbook, a print, a calendar, mappings."""


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


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is either complete or not there, and say what a person can mend."""
    refuse_to_replace(path, content)
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except FileNotFoundError as error:
        raise ExpectedError(
            f"The folder for {path.name} is not there.",
            "Choose a folder that exists, or make it first.",
        ) from error
    except PermissionError as error:
        raise ExpectedError(
            f"{path.name} cannot be written: it is open elsewhere, or the folder is locked.",
            "Close the file in Excel, or save under another name or folder.",
        ) from error
    except OSError as error:
        raise ExpectedError(
            f"{path.name} cannot be written: {error.strerror or 'the disk refused it'}.",
            "Check that the disk has room and is connected, then try again.",
        ) from error
    finally:
        _remove(part)


def refuse_to_replace(path: Path, content: bytes) -> None:
    """Raise ExpectedError where a folder, or a file of another kind, stands in the way.

    A slip of the hand must not replace the store, or somebody's letter, by an export.
    """
    if path.is_dir():
        raise ExpectedError(f"{path} is a folder.", "Add the name of a file to it.")
    sign = next((sign for sign in _SIGNS if content.startswith(sign)), b"")
    try:
        with path.open("rb") as file:
            start = file.read(len(sign))
    except OSError:
        # Not there, or not readable: writing will tell.
        return
    if start and start != sign:
        raise ExpectedError(
            f"{path.name} is there already and is another kind of file.",
            "Choose another name, or move that file away first.",
        )


def _remove(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        # The folder itself may be gone or locked; what happened is already being said.
        return


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
        entry = name if isinstance(name, ZipInfo) else ZipInfo(name, (2020, 1, 1, 0, 0, 0))
        entry.compress_type = ZIP_DEFLATED
        super().writestr(entry, data, compress_type, compresslevel)


class _InMemoryWriter(ExcelWriter):  # type: ignore[misc]
    """openpyxl's writer, taking each sheet from memory instead of from a temporary file."""

    finished_rows: dict[str, list[str]]

    def write_worksheet(self, ws: WriteOnlyWorksheet) -> None:
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts = ws._charts
        ws._drawing.images = ws._images
        ws.close()
        ws._rels = ws._writer._rels
        content = ws._writer.out.getvalue()
        rows = "".join(self.finished_rows.get(ws.title, ())).encode()
        if rows:
            content = content.replace(_END_OF_ROWS, rows + _END_OF_ROWS, 1)
        self._archive.writestr(ws.path[1:], content)
        self.manifest.append(ws)
