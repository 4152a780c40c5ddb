"""Write the rows an import refused back as a workbook, ready for whoever owns the data.

Each row stands as it was, the cell that is wrong is marked, and beside it stand the reason and
the fix in words; colour alone says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from caseload_app.domain.importing.claims import RowProblem
from caseload_app.domain.wording import MARKING
from caseload_app.exchange.reading.headings import column_letter
from caseload_app.exchange.reading.workbook_reader import CellValue, RawSheet
from caseload_app.exchange.writing.reading_sheets import prepare_for_print
from caseload_app.exchange.writing.workbook_file import new_workbook, save_workbook, start_rows
from caseload_app.exchange.writing.workbook_table import DATE_FORMAT, safe_text

_EXTRA = ("Row in the file", "Used?", "Column", "What is wrong", "How to put it right")
_EXTRA_WIDTHS = (9, 11, 22, 40, 48)
_MARK = PatternFill("solid", fgColor="F6D5D0")
_HEADING = PatternFill("solid", fgColor="E7E9ED")
_MOST_ROWS = 50_000
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class RefusedSheet:
    """One sheet as it is in the file, its heading row, and what is wrong in which row.

    `refused` are the numbers of the rows that were left out whole; the others were used, but
    for the cells named.
    """

    sheet: RawSheet
    header_row: int
    problems: Mapping[int, Sequence[RowProblem]]
    refused: frozenset[int]


def write_refused_rows(path: Path, sheets: Sequence[RefusedSheet], as_at: date) -> None:
    """Write one sheet for every sheet with problems."""
    workbook = new_workbook("Rows to put right", as_at)
    names: set[str] = set()
    for refused in sheets:
        sheet = workbook.add_sheet(_free_name(refused.sheet.name, names))
        _lay_out(sheet, refused, as_at)
        start_rows(sheet)
        for row in _rows(sheet, refused):
            sheet.append(row)
    save_workbook(workbook, path)


def reason_and_fix(problem: str) -> tuple[str, str]:
    """Part what is wrong from what to do: the first sentence from the rest."""
    reason, mark, fix = problem.partition(". ")
    return (f"{reason}.", fix) if mark else (problem, "")


def _free_name(name: str, names: set[str]) -> str:
    """Give a name that no other sheet has; Excel takes 31 letters and not every sign."""
    plain = "".join("-" if sign in "[]:*?/\\" else sign for sign in name).strip("'")[:27] or "Rows"
    found, number = plain, 2
    while found.casefold() in names:
        found, number = f"{plain} {number}", number + 1
    names.add(found.casefold())
    return found


def _lay_out(sheet: WriteOnlyWorksheet, refused: RefusedSheet, as_at: date) -> None:
    width = _width(refused)
    for place in range(width):
        sheet.column_dimensions[get_column_letter(place + 1)].width = 16
    for place, wide in enumerate(_EXTRA_WIDTHS):
        sheet.column_dimensions[get_column_letter(width + place + 1)].width = wide
    sheet.freeze_panes = "A2"
    last = get_column_letter(width + len(_EXTRA))
    sheet.auto_filter.ref = f"A1:{last}{min(len(refused.problems), _MOST_ROWS) + 1}"
    prepare_for_print(sheet, "Rows to put right", as_at=as_at, marking=MARKING)


def _width(refused: RefusedSheet) -> int:
    return max(map(len, _own_rows(refused).values()), default=0)


def _own_rows(refused: RefusedSheet) -> dict[int, Sequence[CellValue]]:
    """Give the cells of the heading row and of every row with a problem, by number."""
    wanted = [refused.header_row, *sorted(refused.problems)[:_MOST_ROWS]]
    first = refused.sheet.first_row
    rows = refused.sheet.rows
    return {number: rows[number - first] for number in wanted if 0 <= number - first < len(rows)}


def _rows(sheet: WriteOnlyWorksheet, refused: RefusedSheet) -> Iterator[list[WriteOnlyCell]]:
    own = _own_rows(refused)
    width = _width(refused)
    headings = [*_padded(own.pop(refused.header_row, ()), width), *_EXTRA]
    yield [_heading(sheet, value) for value in headings]
    for number, cells in own.items():
        problems = refused.problems[number]
        marked = {problem.column for problem in problems if problem.column}
        row = [
            _cell(
                sheet, value, is_marked=column_letter(place + refused.sheet.first_column) in marked
            )
            for place, value in enumerate(_padded(cells, width))
        ]
        parts = [reason_and_fix(problem.problem) for problem in problems]
        columns = [f"{one.column}: {one.heading}" for one in problems if one.column]
        yield [
            *row,
            _cell(sheet, number),
            _cell(sheet, "Row left out" if number in refused.refused else "Cell left out"),
            _cell(sheet, "\n".join(dict.fromkeys(columns))),
            _cell(sheet, "\n".join(reason for reason, _ in parts)),
            _cell(sheet, "\n".join(fix for _, fix in parts)),
        ]


def _padded(cells: Sequence[CellValue], width: int) -> list[CellValue]:
    return [*cells, *[""] * (width - len(cells))]


def _heading(sheet: WriteOnlyWorksheet, value: CellValue) -> WriteOnlyCell:
    cell = _cell(sheet, value if isinstance(value, str) else str(value))
    cell.font = Font(bold=True)
    cell.fill = _HEADING
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: CellValue, *, is_marked: bool = False) -> WriteOnlyCell:
    """Make a cell that holds what the file held, and never a formula."""
    plain = value if not isinstance(value, timedelta) else str(value)
    cell = WriteOnlyCell(sheet, safe_text(plain) if isinstance(plain, str) else plain)
    if isinstance(plain, str):
        cell.data_type = "s"
        cell.quotePrefix = plain.startswith(_FORMULA_STARTS)
        cell.number_format = "@"
    elif isinstance(plain, date) and not (isinstance(plain, datetime) and plain.time() != time()):
        cell.number_format = DATE_FORMAT
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if is_marked:
        cell.fill = _MARK
        cell.font = Font(bold=True)
    return cell
