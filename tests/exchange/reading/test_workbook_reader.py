from __future__ import annotations

import random
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from caseload_app.errors import ExpectedError
from caseload_app.exchange.reading.workbook_reader import read_workbook
from tests.exchange.workbooks import write_text, write_workbook


def test_values_keep_the_row_and_column_that_excel_shows(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.worksheets[0]["C5"] = "Child ID"
    workbook.save(tmp_path / "book.xlsx")

    (sheet,) = read_workbook(tmp_path / "book.xlsx").sheets

    assert (sheet.first_row, sheet.first_column, sheet.rows) == (5, 2, [["Child ID"]])


def test_hidden_sheets_are_read_and_chart_sheets_are_not(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.worksheets[0]["A1"] = "seen"
    workbook.create_sheet("Hidden")["A1"] = "hidden"
    workbook["Hidden"].sheet_state = "hidden"
    workbook.create_chartsheet("Chart")
    workbook.save(tmp_path / "book.xlsx")

    sheets = read_workbook(tmp_path / "book.xlsx").sheets

    assert [sheet.name for sheet in sheets] == ["Sheet", "Hidden"]


def test_dates_are_read_as_dates(tmp_path: Path) -> None:
    path = write_workbook(tmp_path, {"S": [[date(2026, 3, 3), datetime(2026, 3, 3, 10, 5)]]})  # noqa: DTZ001

    assert read_workbook(path).sheets[0].rows == [
        [date(2026, 3, 3), datetime(2026, 3, 3, 10, 5)],  # noqa: DTZ001
    ]


def test_a_workbook_that_counts_from_1904_says_so(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.epoch = CALENDAR_MAC_1904
    workbook.worksheets[0]["A1"] = date(2026, 3, 3)
    workbook.save(tmp_path / "book.xlsx")

    read = read_workbook(tmp_path / "book.xlsx")

    assert read.counts_from_1904
    assert read.sheets[0].rows == [[date(2026, 3, 3)]]


def test_a_cell_merged_downwards_fills_its_rows(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for row in (["Worker", "Child"], ["Ann", 1], [None, 2], [None, 3]):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    workbook.save(tmp_path / "book.xlsx")

    rows = read_workbook(tmp_path / "book.xlsx").sheets[0].rows

    assert [row[0] for row in rows] == ["Worker", "Ann", "Ann", ""]


def test_a_stray_cell_in_the_last_corner_leaves_the_sheet_out_with_the_reason(
    tmp_path: Path,
) -> None:
    workbook = Workbook()
    workbook.worksheets[0]["A1"] = "Child ID"
    workbook.worksheets[0]["XFD1048576"] = "x"
    workbook.create_sheet("Good")["A1"] = "fine"
    workbook.save(tmp_path / "book.xlsx")

    far, good = read_workbook(tmp_path / "book.xlsx").sheets

    assert far.problem == (
        "It reaches to row 1048576 and column 16384, too far to read. "
        "Delete the empty rows and columns around the list, save, and import again."
    )
    assert good.rows == [["fine"]]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.xlsx", b"", "a.xlsx is empty."),
        ("a.xlsx", b"PK\x03\x04 cut off", "a.xlsx is damaged and cannot be read."),
        (
            "a.xls",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            "a.xls is damaged and cannot be read.",
        ),
        (
            "a.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "a.xlsx is protected with a password.",
        ),
        (
            "a.xls",
            b"<html><table><tr><td>Child ID</td></tr></table></html>",
            "a.xls is a web page with the name of a spreadsheet.",
        ),
        ("a.pdf", b"%PDF-1.7 something", "a.pdf is not a spreadsheet."),
        ("a.png", bytes(range(256)) * 10, "a.png is not a spreadsheet."),
        ("a.csv", b"\n\n , ,\n", "a.csv is empty."),
        (
            "~$a.xlsx",
            b"\x07Manager",
            "~$a.xlsx is only the mark that Excel leaves beside an open file.",
        ),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    tmp_path: Path, name: str, content: bytes, problem: str
) -> None:
    path = write_text(tmp_path, content, name)

    with pytest.raises(ExpectedError) as raised:
        read_workbook(path)

    assert raised.value.problem == problem


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(ExpectedError, match=r"There is no file gone\.xlsx at that place\."):
        read_workbook(tmp_path / "gone.xlsx")


def test_a_folder_is_not_a_spreadsheet(tmp_path: Path) -> None:
    with pytest.raises(ExpectedError, match="is a folder"):
        read_workbook(tmp_path)


def test_a_workbook_saved_as_text_under_an_excel_name_is_read_as_text(tmp_path: Path) -> None:
    path = write_text(tmp_path, b"Child ID\tWorker\n1\tAnn\n", "list.xls")

    assert read_workbook(path).sheets[0].rows == [["Child ID", "Worker"], ["1", "Ann"]]


@pytest.mark.parametrize("seed", range(40))
def test_damaged_bytes_never_raise_anything_unexpected(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    path = write_workbook(tmp_path, {"List_6": [["Child Unique ID", "Case status"], [1, "CIN"]]})
    content = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 40)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    path.write_bytes(content[: chance.randint(20, len(content))])

    try:
        sheets = read_workbook(path).sheets
    except ExpectedError as error:
        assert error.next_step
    else:
        assert sheets


def test_a_census_return_is_named(tmp_path: Path) -> None:
    xml = b'<?xml version="1.0"?><Message><Header/><Children><Child/></Children></Message>'

    with pytest.raises(ExpectedError, match=r"is a census return \(XML\)"):
        read_workbook(write_text(tmp_path, xml, "cin.xml"))
