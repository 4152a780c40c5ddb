"""Read any spreadsheet file into plain sheets of cell values, or say why it cannot be read.

What a file is, is told by its first bytes and not by its name: exports are often misnamed.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zipfile import BadZipFile

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    load_workbook,
)

from caseload_app.errors import ExpectedError
from caseload_app.exchange.reading.file_guards import (
    MOST_BYTES,
    MOST_CELLS,
    FileKind,
    SheetExtent,
    counts_from_1904,
    file_kind,
    sheet_extents,
)
from caseload_app.exchange.reading.merged_cells import Range, opendocument_merges
from caseload_app.exchange.reading.old_workbooks import reaches_too_far
from caseload_app.exchange.reading.pasted import PastedTable, TableFile
from caseload_app.exchange.reading.text_tables import parse_text_table

_CENSUS_MARKS = (b"<Message>", b"<Message ", b"<CollectionDetails>", b"<LAchildID>")
_DAMAGE = (
    *(CalamineError, BadZipFile, zlib.error, struct.error, EOFError),
    *(ValueError, LookupError, OverflowError, RuntimeError),
)
"""What a reader raises over a file whose bytes are not what they ought to be."""

CellValue = str | int | float | bool | date | datetime | time | timedelta
"""What a cell can hold; an empty cell and an error cell are both an empty string."""


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet as it stands in the file.

    `first_row` counts from 1 and `first_column` from 0: where the first value stands, so that
    problems can name the row and column that Excel shows. `problem` says why the sheet could
    not be read, and is empty when it could.
    """

    name: str
    rows: Sequence[Sequence[CellValue]]
    first_row: int = 1
    first_column: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class RawWorkbook:
    """The sheets of one file, hidden ones too, and whether its day numbers count from 1904."""

    path: TableFile
    sheets: tuple[RawSheet, ...]
    counts_from_1904: bool = False


def read_workbook(path: TableFile) -> RawWorkbook:
    """Read every sheet of a spreadsheet or text file; a file that cannot be read says why."""
    if isinstance(path, PastedTable):
        return RawWorkbook(path, (RawSheet(path.name, path.rows),))
    start = _first_bytes(path)
    match file_kind(path, start):
        case FileKind.TEXT:
            return RawWorkbook(path, (_text_sheet(path),))
        case FileKind.ZIP | FileKind.OLE as kind:
            return _read_binary(path, kind)
        case FileKind.ENCRYPTED:
            raise ExpectedError(
                f"{path.name} is protected with a password.",
                "Open it in Excel, save a copy without a password, and import the copy.",
            )
        case FileKind.WEB_PAGE if any(mark in start for mark in _CENSUS_MARKS):
            raise ExpectedError(
                f"{path.name} is a census return (XML), which names no workers or teams.",
                "Import Annex A or the team's own list instead.",
            )
        case FileKind.WEB_PAGE:
            raise ExpectedError(
                f"{path.name} is a web page with the name of a spreadsheet.",
                "Open it in Excel, choose Save As and Excel Workbook (.xlsx), and import that.",
            )
        case FileKind.OTHER:
            raise ExpectedError(
                f"{path.name} is not a spreadsheet.",
                "Choose an Excel workbook (xlsx, xlsm, xls, xlsb), an ods or a csv file.",
            )
    raise AssertionError("every kind of file is dealt with above")


def _first_bytes(path: Path) -> bytes:
    try:
        if path.name.startswith("~$"):
            raise ExpectedError(
                f"{path.name} is only the mark that Excel leaves beside an open file.",
                "Choose the file of the same name without ~$.",
            )
        if path.is_dir():
            raise ExpectedError(f"{path.name} is a folder.", "Choose a spreadsheet file in it.")
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise ExpectedError(
                f"{path.name} is larger than {MOST_BYTES // 1_000_000} MB.",
                "Delete the sheets and columns that are not needed, and import it again.",
            )
        if size == 0:
            raise ExpectedError(f"{path.name} is empty.", "Export it again, or choose another.")
        with path.open("rb") as file:
            return file.read(4096)
    except FileNotFoundError as error:
        raise ExpectedError(
            f"There is no file {path.name} at that place.", "Check the name and the folder."
        ) from error
    except OSError as error:
        raise _cannot_open(path) from error
    except ValueError as error:
        raise ExpectedError("That is not the name of a file.", "Choose a spreadsheet.") from error


def _cannot_open(path: Path) -> ExpectedError:
    return ExpectedError(
        f"{path.name} cannot be opened.",
        "If it is open in Excel, close it there; else copy it to your Documents folder first.",
    )


def _damaged(path: Path) -> ExpectedError:
    return ExpectedError(
        f"{path.name} is damaged and cannot be read.",
        "Open it in Excel and save it again as .xlsx, or export it again.",
    )


def _text_sheet(path: Path) -> RawSheet:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _cannot_open(path) from error
    rows = parse_text_table(path.name, content)
    if not any(any(cell.strip() for cell in row) for row in rows):
        raise ExpectedError(f"{path.name} is empty.", "Export it again, or choose another.")
    return RawSheet(path.stem, rows)


def _read_binary(path: Path, kind: FileKind) -> RawWorkbook:
    try:
        if kind is FileKind.OLE and reaches_too_far(path):
            raise _damaged(path)
        extents = sheet_extents(path) if kind is FileKind.ZIP else {}
        from_1904 = kind is FileKind.ZIP and counts_from_1904(path)
        merges = opendocument_merges(path) if kind is FileKind.ZIP else {}
        workbook = load_workbook(path)
        sheets = tuple(
            _read_sheet(workbook, entry.name, extents.get(entry.name), merges.get(entry.name, ()))
            for entry in workbook.sheets_metadata
            if entry.typ is SheetTypeEnum.WorkSheet
        )
    except PasswordError as error:
        raise ExpectedError(
            f"{path.name} is protected with a password.",
            "Open it in Excel, save a copy without a password, and import the copy.",
        ) from error
    except OSError as error:
        raise _cannot_open(path) from error
    except _DAMAGE as error:
        raise _damaged(path) from error
    except BaseException as error:
        # The reader, which is written in Rust, gives up over some damaged files in a way that
        # is no Exception and whose type cannot be imported.
        if type(error).__name__ == "PanicException":
            raise _damaged(path) from error
        raise
    if not sheets:
        raise ExpectedError(
            f"{path.name} holds no sheet with cells.", "Choose the file that holds the list."
        )
    return RawWorkbook(path, sheets, from_1904)


def _read_sheet(
    workbook: CalamineWorkbook,
    name: str,
    extent: SheetExtent | None,
    merges: Sequence[Range] = (),
) -> RawSheet:
    """Read one sheet, unless a stray cell far out would make it too large for memory.

    The reader keeps the whole rectangle up to the last cell, and ends the program when that
    does not fit: so the extent is looked at before, from the file's own text.
    """
    if extent is not None and extent.cells > MOST_CELLS:
        return RawSheet(name, (), problem=_too_far(extent))
    sheet = workbook.get_sheet_by_name(name)
    if sheet.start is None:
        return RawSheet(name, ())
    height, width = sheet.height, sheet.width
    if height * width > MOST_CELLS:
        return RawSheet(name, (), problem=_too_far(SheetExtent(height, width)))
    rows: list[list[CellValue]] = sheet.to_python(skip_empty_area=True)
    _fill_merged(rows, sheet.start, sheet.merged_cell_ranges or merges)
    return RawSheet(name, rows, sheet.start[0] + 1, sheet.start[1])


def _too_far(extent: SheetExtent) -> str:
    return (
        f"It reaches to row {extent.rows} and column {extent.columns}, too far to read. "
        "Delete the empty rows and columns around the list, save, and import again."
    )


def _fill_merged(
    rows: list[list[CellValue]], start: tuple[int, int], merges: Sequence[Range]
) -> None:
    """Give every row of a cell merged downwards its value, as a worker's name over the cases."""
    top, left = start
    for (first_row, first_column), (last_row, last_column) in merges:
        column = first_column - left
        if first_column != last_column or first_row == last_row or first_row < top:
            continue
        if not 0 <= column < len(rows[0]) or first_row - top >= len(rows):
            continue
        value = rows[first_row - top][column]
        for row in rows[first_row - top + 1 : last_row - top + 1]:
            if row[column] == "":
                row[column] = value
