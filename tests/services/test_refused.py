from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from caseload_app.errors import ExpectedError
from caseload_app.services.importing import ImportPreview, preview
from caseload_app.services.refused import write_refused
from tests.exchange.workbooks import write_workbook
from tests.services.stores import a_store

TODAY = date(2026, 3, 2)
ROWS = [
    ["Our children"],
    ["Child ID", "Worker", "Plan", "Last visit"],
    ["C1", "Ann", "CIN", "31/02/2026"],
    [None, "=2+2", "CP", date(2026, 2, 9)],
    ["C3", "Ann", "CIN", date(2026, 2, 9)],
]


def prepared_in(folder: Path) -> ImportPreview:
    return preview(a_store(folder), [write_workbook(folder, {"Children": ROWS})], TODAY)


def test_each_row_comes_back_marked_with_the_reason_and_the_fix(tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"

    number = write_refused(out, prepared_in(tmp_path))

    sheet = openpyxl.load_workbook(out)["Children"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert number == 2
    assert rows[0][:4] == ["Child ID", "Worker", "Plan", "Last visit"]
    assert rows[1][3:] == [
        "31/02/2026",
        3,
        "Cell left out",
        "D: Last visit",
        "There is no such day.",
        "Write the day, month and year, for example 03/03/2026.",
    ]
    assert rows[2][5:7] == ["Row left out", "A: Child ID"]


def test_the_cell_that_is_wrong_is_marked(tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"

    write_refused(out, prepared_in(tmp_path))

    sheet = openpyxl.load_workbook(out)["Children"]
    assert sheet["D2"].fill.fgColor.rgb.endswith("F6D5D0")
    assert sheet["A2"].fill.fill_type is None
    assert sheet["D2"].font.bold is True


def test_nothing_that_came_in_can_become_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Child ID,Worker,Plan,Last visit\n,=cmd,CIN,\n", encoding="utf-8")
    out = tmp_path / "out.xlsx"

    write_refused(out, preview(a_store(tmp_path), [path], TODAY))

    cell = openpyxl.load_workbook(out)["list"]["B2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=cmd", "s", True)


def test_the_file_itself_is_never_overwritten(tmp_path: Path) -> None:
    prepared = prepared_in(tmp_path)

    with pytest.raises(ExpectedError, match="is the file that is being imported"):
        write_refused(tmp_path / "book.xlsx", prepared)


def test_where_nothing_was_refused_there_is_nothing_to_send(tmp_path: Path) -> None:
    path = write_workbook(tmp_path, {"Children": [ROWS[1], ROWS[4]]})

    with pytest.raises(ExpectedError, match="No row was refused"):
        write_refused(tmp_path / "out.xlsx", preview(a_store(tmp_path), [path], TODAY))


def test_a_workbook_needs_its_ending(tmp_path: Path) -> None:
    with pytest.raises(ExpectedError, match="is not the name of a workbook"):
        write_refused(tmp_path / "out.txt", prepared_in(tmp_path))
