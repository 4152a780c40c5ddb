from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from caseload_app.exchange.reading.recognise import recognise
from caseload_app.exchange.reading.workbook_reader import read_workbook
from caseload_app.exchange.writing.reading_sheets import (
    ReadingSheet,
    SheetChart,
    StandOut,
    write_reading_sheet,
)
from caseload_app.exchange.writing.workbook_file import new_workbook, save_workbook
from caseload_app.exchange.writing.workbook_table import ColumnKind, TableColumn

READING = ReadingSheet(
    "Team",
    "Who holds how much & why",
    (
        TableColumn("Worker"),
        TableColumn("CIN", ColumnKind.WHOLE),
        TableColumn("CP", ColumnKind.WHOLE),
        TableColumn("Child ID"),
        TableColumn("Plan"),
        TableColumn("State"),
    ),
    [("Idris Larchmarble", 8, 3, "101", "CP", "Overdue"), ("Nia Gorsefennick", 5, 0, "", "", "")],
    ("Eleven cases in all.",),
    (StandOut(5, "Overdue"),),
    SheetChart("Cases by worker", 1, 2, lying=True),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    workbook = new_workbook("Team")
    write_reading_sheet(workbook, READING, as_at=date(2026, 11, 23), marking="Official-Sensitive")
    save_workbook(workbook, tmp_path / "out.xlsx")
    return tmp_path / "out.xlsx"


@pytest.fixture
def sheet(path: Path) -> Worksheet:
    return load_workbook(path)["Team"]


def test_the_table_stands_under_its_title_and_notes(sheet: Worksheet) -> None:
    assert [row[0] for row in sheet.values] == [
        "Who holds how much & why",
        "As at Mon 23 Nov 2026 · Official-Sensitive",
        "Eleven cases in all.",
        "Made for reading; the import leaves this sheet out",
        "Worker",
        "Idris Larchmarble",
        "Nia Gorsefennick",
    ]


def test_the_import_leaves_the_sheet_out_and_says_why(path: Path) -> None:
    (found,) = (recognise(raw) for raw in read_workbook(path).sheets)

    assert found.recognised_as is None
    assert "a sheet that Caseload made for reading" in found.skipped_because


def test_it_prints_on_a4_landscape_as_wide_as_the_page(sheet: Worksheet) -> None:
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage is True
    assert sheet.print_title_rows == "$5:$5"


def test_each_printed_page_is_marked_dated_and_numbered(sheet: Worksheet) -> None:
    header, footer = sheet.HeaderFooter.oddHeader, sheet.HeaderFooter.oddFooter

    assert header.left.text == "Who holds how much && why"
    assert header.center.text == "Official-Sensitive"
    assert header.right.text == "As at Mon 23 Nov 2026"
    assert footer.right.text == "Page &P of &N"


def test_words_stand_out_in_their_own_column(sheet: Worksheet) -> None:
    ((cells, rules),) = sheet.conditional_formatting._cf_rules.items()

    assert str(cells.sqref) == "F6:F7"
    assert rules[0].formula == ['LEFT(F6,7)="Overdue"']
    assert rules[0].dxf.font.b is True


def test_the_chart_is_drawn_from_the_cells_of_the_table(sheet: Worksheet) -> None:
    (chart,) = sheet._charts

    assert [series.val.numRef.f for series in chart.series] == [
        "'Team'!$B$6:$B$7",
        "'Team'!$C$6:$C$7",
    ]
    assert chart.grouping == "stacked"


def test_a_sheet_without_rows_has_no_chart(tmp_path: Path) -> None:
    workbook = new_workbook("Team")
    empty = ReadingSheet("Team", "Nobody", READING.columns, [], chart=READING.chart)

    write_reading_sheet(workbook, empty, as_at=date(2026, 11, 23), marking="Official")
    save_workbook(workbook, tmp_path / "out.xlsx")

    assert load_workbook(tmp_path / "out.xlsx")["Team"]._charts == []
