from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from caseload_app.exchange.writing.workbook_file import new_workbook, save_workbook
from caseload_app.exchange.writing.workbook_table import (
    CellValue,
    ColumnKind,
    TableColumn,
    TableSheet,
    safe_text,
)

COLUMNS = (
    TableColumn("Child ID"),
    TableColumn("Seen on", ColumnKind.DATE),
    TableColumn("FTE", ColumnKind.NUMBER),
    TableColumn("Note", ColumnKind.LONG_TEXT),
)


def written(tmp_path: Path, *rows: tuple[CellValue, ...]) -> Worksheet:
    workbook = new_workbook("Team")
    table = TableSheet(workbook, "Visits", COLUMNS, lines_above=1)
    table.write_line("Visits of the team", bold=True)
    table.write_headings()
    for row in rows:
        table.write_row(row)
    table.finish()
    save_workbook(workbook, tmp_path / "out.xlsx")
    return load_workbook(tmp_path / "out.xlsx")["Visits"]


def test_dates_are_real_dates_shown_in_words(tmp_path: Path) -> None:
    cell = written(tmp_path, ("1", date(2026, 3, 3), 0.6, "Seen")).cell(3, 2)

    assert cell.value.date() == date(2026, 3, 3)
    assert cell.number_format == "ddd d mmm yyyy"


def test_an_id_keeps_its_leading_noughts(tmp_path: Path) -> None:
    assert written(tmp_path, ("00417", None, None, "")).cell(3, 1).value == "00417"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path, start: str) -> None:
    text = f"{start}HYPERLINK(1)"

    cell = written(tmp_path, ("1", None, None, text)).cell(3, 4)

    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_an_error_word_stays_text(tmp_path: Path) -> None:
    cell = written(tmp_path, ("1", None, None, "#N/A")).cell(3, 4)

    assert (cell.value, bool(cell.quotePrefix)) == ("#N/A", False)


def test_characters_a_workbook_cannot_hold_are_left_out(tmp_path: Path) -> None:
    cell = written(tmp_path, ("1", None, None, "seen\x00 \x1bat <home> & \ud800school")).cell(3, 4)

    assert cell.value == "seen at <home> & school"


def test_a_text_longer_than_a_cell_is_cut() -> None:
    assert len(safe_text("x" * 40_000)) == 32_767


def test_line_breaks_and_outer_spaces_are_kept(tmp_path: Path) -> None:
    assert written(tmp_path, ("1", None, None, " one\ntwo ")).cell(3, 4).value == " one\ntwo "


def test_empty_values_leave_empty_cells(tmp_path: Path) -> None:
    sheet = written(tmp_path, ("1", None, None, ""))

    assert [cell.value for cell in sheet[3]] == ["1", None, None, None]


def test_nought_is_a_number_not_nothing(tmp_path: Path) -> None:
    assert written(tmp_path, ("1", None, 0, "")).cell(3, 3).value == 0


def test_headings_stay_in_sight_and_can_be_filtered(tmp_path: Path) -> None:
    sheet = written(tmp_path, ("1", None, None, ""), ("2", None, None, ""))

    assert sheet.freeze_panes == "A3"
    assert sheet.auto_filter.ref == "A2:D4"
    assert sheet.print_title_rows == "$2:$2"
    assert all(cell.font.bold for cell in sheet[2])


def test_yes_and_no_are_words_not_broken_numbers(tmp_path: Path) -> None:
    sheet = written(tmp_path, ("1", None, True, "Seen"), ("2", None, False, "Seen"))

    assert [sheet.cell(row, 3).value for row in (3, 4)] == ["Yes", "No"]
