"""One sheet with a table: headings that stay, real dates, and text that is never a formula."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from xml.sax.saxutils import escape

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.properties import PageSetupProperties

from caseload_app.exchange.writing.workbook_file import OutgoingWorkbook, start_rows


@dataclass(frozen=True, slots=True)
class Formula:
    """A sum that the spreadsheet program works out again, with what it comes to now."""

    text: str
    value: float


CellValue = str | float | date | Formula | None

DATE_FORMAT = "ddd d mmm yyyy"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST_TEXT = 32_767
_FONT = "Calibri"
_LINE_HEIGHT = 15
_MOST_LINES = 27
"""A row can be 409 points high."""
_DAY_NOUGHT = date(1899, 12, 30)
"""Excel counts days from here; true of every day after February 1900."""
_HEADING_FILL = PatternFill("solid", fgColor="E7E9ED")
_HEADING_LINE = Border(bottom=Side("thin", color="6B7280"))


class ColumnKind(StrEnum):
    """What a column holds, and so how its cells look."""

    TEXT = "text"
    LONG_TEXT = "long text"
    DATE = "date"
    WHOLE = "whole number"
    NUMBER = "number"
    ONE_PLACE = "to one place"
    AMOUNT = "amount"


_FORMATS = {
    ColumnKind.TEXT: "@",
    ColumnKind.LONG_TEXT: "@",
    ColumnKind.DATE: DATE_FORMAT,
    ColumnKind.WHOLE: "#,##0",
    ColumnKind.NUMBER: "0.0#",
    ColumnKind.ONE_PLACE: "0.0",
    ColumnKind.AMOUNT: "General",
}
_USUAL_WIDTHS = {
    ColumnKind.TEXT: 16,
    ColumnKind.LONG_TEXT: 48,
    ColumnKind.DATE: 17,
    ColumnKind.WHOLE: 9,
    ColumnKind.NUMBER: 8,
    ColumnKind.ONE_PLACE: 9,
    ColumnKind.AMOUNT: 9,
}


_NUMBERS = (ColumnKind.WHOLE, ColumnKind.NUMBER, ColumnKind.ONE_PLACE, ColumnKind.AMOUNT)
_SET_LEFT = (ColumnKind.DATE, ColumnKind.LONG_TEXT)


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A heading, what stands under it, and how wide it is in characters (0: as usual)."""

    heading: str
    kind: ColumnKind = ColumnKind.TEXT
    width: int = 0


def safe_text(text: str) -> str:
    """Take out of a text what a workbook cannot hold."""
    return _NOT_IN_XML.sub("", text)[:_LONGEST_TEXT]


class TableSheet:
    """A sheet being written row by row: first the lines above it, then headings, then rows."""

    def __init__(
        self,
        workbook: OutgoingWorkbook,
        name: str,
        columns: Sequence[TableColumn],
        *,
        lines_above: int = 0,
    ) -> None:
        """Begin the sheet."""
        self.sheet: WriteOnlyWorksheet = workbook.add_sheet(name)
        self.columns = tuple(columns)
        self.heading_row = lines_above + 1
        self.last_row = 0
        self._rows = workbook.rows.setdefault(name, [])
        self._long = [
            (place, column.width or _USUAL_WIDTHS[column.kind])
            for place, column in enumerate(columns)
            if column.kind is ColumnKind.LONG_TEXT
        ]
        self._lay_out()
        start_rows(self.sheet)
        self._frames = [
            _CellFrame.of(self.sheet, place, column, self._indent(place))
            for place, column in enumerate(columns)
        ]

    def write_line(self, text: str, *, bold: bool = False, size: int = 11) -> None:
        """Write one cell of text above the table."""
        cell = WriteOnlyCell(self.sheet, safe_text(text))
        cell.data_type = "s"
        cell.font = Font(_FONT, bold=bold, size=size)
        self.sheet.append([cell])
        self.last_row += 1

    def write_headings(self) -> None:
        """Write the headings, bold; they stay in sight and repeat on every printed page."""
        cells = []
        for place, column in enumerate(self.columns):
            cell = WriteOnlyCell(self.sheet, column.heading)
            cell.font = Font(_FONT, size=11, bold=True)
            cell.fill = _HEADING_FILL
            cell.border = _HEADING_LINE
            cell.alignment = Alignment(
                wrap_text=True,
                vertical="center",
                horizontal="right" if column.kind in _NUMBERS else "left",
                indent=self._indent(place),
            )
            cells.append(cell)
        self.sheet.append(cells)
        self.last_row += 1

    def write_row(self, values: Sequence[CellValue]) -> None:
        """Write one row of plain values under the headings; empty ones leave no cell."""
        self.last_row += 1
        row = self.last_row
        cells = [
            frame.filled(row, value)
            for frame, value in zip(self._frames, values, strict=True)
            if value is not None and value != ""
        ]
        self._rows.append(f'<row r="{row}"{self._height(values)}>{"".join(cells)}</row>')

    def finish(self) -> None:
        """Let the table be filtered, once its last row is known."""
        last = get_column_letter(len(self.columns))
        last_row = max(self.last_row, self.heading_row)
        self.sheet.auto_filter.ref = f"A{self.heading_row}:{last}{last_row}"

    def _indent(self, place: int) -> int:
        """Set text a little off from a number that stands right before it."""
        after_number = place > 0 and self.columns[place - 1].kind in _NUMBERS
        return int(after_number and self.columns[place].kind not in _NUMBERS)

    def _height(self, values: Sequence[CellValue]) -> str:
        """Give the row's height where long text needs several lines; not every program does."""
        lines = 1
        for place, width in self._long:
            text = values[place]
            if isinstance(text, str):
                lines = max(lines, sum(1 + len(part) // width for part in text.split("\n")))
        return f' ht="{_LINE_HEIGHT * min(lines, _MOST_LINES)}" customHeight="1"' * (lines > 1)

    def _lay_out(self) -> None:
        self.sheet.row_dimensions[self.heading_row].height = 2 * _LINE_HEIGHT
        self.sheet.freeze_panes = f"A{self.heading_row + 1}"
        self.sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        self.sheet.print_title_rows = f"{self.heading_row}:{self.heading_row}"
        for number, column in enumerate(self.columns, start=1):
            dimension = self.sheet.column_dimensions[get_column_letter(number)]
            dimension.width = column.width or _USUAL_WIDTHS[column.kind]
            # Rows typed later are text or dates too: an ID keeps its leading noughts.
            dimension.number_format = _FORMATS[column.kind]


@dataclass(frozen=True, slots=True)
class _CellFrame:
    """What stands in the file round every value of one column."""

    letter: str
    style: int
    quoted_style: int

    @classmethod
    def of(
        cls, sheet: WriteOnlyWorksheet, place: int, column: TableColumn, indent: int
    ) -> _CellFrame:
        styles = []
        for quoted in (False, True):
            cell = WriteOnlyCell(sheet)
            cell.number_format = _FORMATS[column.kind]
            cell.quotePrefix = quoted
            cell.alignment = Alignment(
                vertical="top",
                wrap_text=column.kind is ColumnKind.LONG_TEXT,
                horizontal="left" if indent or column.kind in _SET_LEFT else None,
                indent=indent,
            )
            styles.append(cell.style_id)
        return cls(get_column_letter(place + 1), styles[0], styles[1])

    def filled(self, row: int, value: str | float | date | Formula) -> str:
        if isinstance(value, Formula):
            # Only the program writes these; `{row}` stands for the row it lands in.
            text = _escaped(value.text.replace("{row}", str(row)))
            sum_and_result = f"<f>{text}</f><v>{value.value}</v>"
            return f'<c r="{self.letter}{row}" s="{self.style}">{sum_and_result}</c>'
        if isinstance(value, bool):
            value = "Yes" if value else "No"
        if isinstance(value, str):
            # A quote before the text, unseen, keeps spreadsheet programs from reading it as a
            # formula even when somebody edits the cell.
            style = self.quoted_style if value.startswith(_FORMULA_STARTS) else self.style
            return (
                f'<c r="{self.letter}{row}" s="{style}" t="inlineStr">'
                f'<is><t xml:space="preserve">{_escaped(safe_text(value))}</t></is></c>'
            )
        number = (value - _DAY_NOUGHT).days if isinstance(value, date) else value
        return f'<c r="{self.letter}{row}" s="{self.style}"><v>{number}</v></c>'


def _escaped(text: str) -> str:
    return escape(text, {"\r": "&#13;"})
