"""Sheets made for reading: a titled table to filter and print, with a chart where it helps.

The import leaves these sheets out: it knows them by `MADE_FOR_READING` above the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from caseload_app.domain.wording import long_day
from caseload_app.exchange.writing.workbook_file import OutgoingWorkbook
from caseload_app.exchange.writing.workbook_table import CellValue, TableColumn, TableSheet

MADE_FOR_READING = "Made for reading; the import leaves this sheet out"

_A4 = 9
_FILLS = {"strong": "F6D5D0", "mild": "FBE9C6", "quiet": "E3EFDF"}
_BAR_FILLS = ("1F3A5F", "B4532A", "6C93BD", "D9A441", "7A8B69", "B8BDC6")
"""Dark and light in turn, so that the parts stay apart in black and white."""


@dataclass(frozen=True, slots=True)
class StandOut:
    """Cells of a column that begin with a word, made to stand out; the word says it, not colour."""

    column: int
    word: str
    tone: str = "strong"


@dataclass(frozen=True, slots=True)
class SheetChart:
    """A chart of whole columns of the table: one bar a row, one part of it a column."""

    title: str
    first_column: int
    last_column: int
    lying: bool = False
    stacked: bool = True
    labels: int = 0
    """The column whose cells name the bars."""
    longest: float | None = None
    """Where the axis ends, such as at 100 per cent; left to Excel where nothing is said."""


@dataclass(frozen=True, slots=True)
class ReadingSheet:
    """One sheet: its name, a title, what to know about it, and its table."""

    name: str
    title: str
    columns: tuple[TableColumn, ...]
    rows: Sequence[Sequence[CellValue]]
    notes: tuple[str, ...] = ()
    stand_out: tuple[StandOut, ...] = ()
    chart: SheetChart | None = None
    lock: str = ""
    """A password asked for before changes. Excel encrypts nothing by it: it is for accidents."""


def write_reading_sheet(
    workbook: OutgoingWorkbook, reading: ReadingSheet, *, as_at: date, marking: str
) -> None:
    """Add the sheet to a workbook, ready to be printed."""
    lines = (f"As at {long_day(as_at)} · {marking}", *reading.notes, MADE_FOR_READING)
    table = TableSheet(workbook, reading.name, reading.columns, lines_above=len(lines) + 1)
    table.write_line(reading.title, bold=True, size=15)
    for line in lines:
        table.write_line(line)
    table.write_headings()
    for row in reading.rows:
        table.write_row(row)
    table.finish()
    for each in reading.stand_out:
        _let_stand_out(table, each)
    if reading.chart is not None and reading.rows:
        _draw(table, reading.chart, len(reading.columns))
    prepare_for_print(table.sheet, reading.title, as_at=as_at, marking=marking)
    if reading.lock:
        _lock(table.sheet, reading.lock)


def prepare_for_print(sheet: WriteOnlyWorksheet, title: str, *, as_at: date, marking: str) -> None:
    """Set A4 landscape, as wide as the page, with what each printed page must bear."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    header, footer = sheet.HeaderFooter.oddHeader, sheet.HeaderFooter.oddFooter
    header.left.text = title.replace("&", "&&")
    header.center.text = marking.replace("&", "&&")
    header.right.text = f"As at {long_day(as_at)}"
    footer.center.text = marking.replace("&", "&&")
    footer.right.text = "Page &P of &N"


def _lock(sheet: WriteOnlyWorksheet, password: str) -> None:
    """Ask for a password before changes; filtering, sorting and widening stay allowed."""
    protection = sheet.protection
    protection.set_password(password)
    protection.enable()
    protection.autoFilter = protection.sort = protection.formatColumns = False


def _let_stand_out(table: TableSheet, each: StandOut) -> None:
    letter = get_column_letter(each.column + 1)
    first = table.heading_row + 1
    style = DifferentialStyle(
        font=Font(bold=each.tone == "strong"),
        fill=PatternFill(bgColor=_FILLS[each.tone], fill_type="solid"),
    )
    length = len(each.word)
    rule = Rule(
        type="beginsWith",
        operator="beginsWith",
        text=each.word,
        dxf=style,
        formula=[f'LEFT({letter}{first},{length})="{each.word}"'],
    )
    last = max(table.last_row, first)
    table.sheet.conditional_formatting.add(f"{letter}{first}:{letter}{last}", rule)


def _draw(table: TableSheet, wanted: SheetChart, columns: int) -> None:
    """Draw a chart beside the table, from the table's own cells."""
    chart = BarChart()
    chart.type = "bar" if wanted.lying else "col"
    chart.grouping = "stacked" if wanted.stacked else "clustered"
    chart.overlap = 100 if wanted.stacked else 0
    chart.gapWidth = 45
    chart.title = wanted.title
    chart.style = 2
    first, last = table.heading_row, table.last_row
    chart.add_data(
        Reference(
            table.sheet,
            min_col=wanted.first_column + 1,
            max_col=wanted.last_column + 1,
            min_row=first,
            max_row=last,
        ),
        titles_from_data=True,
    )
    chart.set_categories(
        Reference(table.sheet, min_col=wanted.labels + 1, min_row=first + 1, max_row=last)
    )
    for series, fill in zip(chart.series, _BAR_FILLS, strict=False):
        series.graphicalProperties = GraphicalProperties(solidFill=fill)
        series.graphicalProperties.line.solidFill = "FFFFFF"
    # Without these two, newer versions of Excel leave the axes out.
    chart.x_axis.delete = False
    chart.y_axis.delete = False
    chart.y_axis.majorGridlines = chart.y_axis.majorGridlines if not wanted.lying else None
    if wanted.lying:
        chart.x_axis.scaling.orientation = "maxMin"
    chart.legend.position = "b"
    if wanted.longest is not None:
        chart.y_axis.scaling.min, chart.y_axis.scaling.max = 0, wanted.longest
    chart.width = 22
    chart.height = min(9 + 0.6 * (last - first), 40) if wanted.lying else 10
    table.sheet.add_chart(chart, f"{get_column_letter(columns + 2)}{first}")
