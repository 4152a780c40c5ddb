from __future__ import annotations

import struct
from pathlib import Path
from zipfile import ZipFile

import pytest

from caseload_app.errors import ExpectedError
from caseload_app.exchange.reading.binary_sheets import reach_of_cells
from caseload_app.exchange.reading.workbook_reader import read_workbook
from tests.exchange.binary_workbook import write_binary_workbook

SHEET = "xl/worksheets/sheet1.bin"
ROWS = [["Child ID", "Name"], ["C1", "Fern Test"]]


def a_record(kind: int, content: bytes) -> bytes:
    return bytes([kind, len(content)]) + content


def a_cell(row: int, column: int) -> bytes:
    return a_record(0, struct.pack("<II", row, 0)) + a_record(1, struct.pack("<II", column, 0))


def the_sheet(path: Path) -> bytes:
    with ZipFile(path) as archive:
        return archive.read(SHEET)


def spoiled(path: Path, content: bytes) -> Path:
    out = path.with_name("spoiled.xlsb")
    with ZipFile(path) as old, ZipFile(out, "w") as new:
        for entry in old.infolist():
            is_sheet = entry.filename == SHEET
            new.writestr(entry.filename, content if is_sheet else old.read(entry))
    return out


def test_the_reach_of_a_sound_sheet_is_told(tmp_path: Path) -> None:
    path = write_binary_workbook(tmp_path / "a.xlsb", {"Children": ROWS})

    assert reach_of_cells(the_sheet(path)) == (2, 2)
    assert read_workbook(path).sheets[0].rows == ROWS


def test_rows_are_counted_from_the_first_to_the_last_with_cells() -> None:
    assert reach_of_cells(a_cell(7, 0) + a_cell(3, 9)) == (5, 10)
    assert reach_of_cells(b"") == (0, 0)


@pytest.mark.parametrize("column", [16_384, 2**31, 2**32 - 1])
def test_a_column_that_no_sheet_has_is_damage_and_refused(tmp_path: Path, column: int) -> None:
    path = write_binary_workbook(tmp_path / "a.xlsb", {"Children": ROWS})
    content = the_sheet(path)
    first_cell = content.index("Child ID".encode("utf-16-le")) - 12
    far = content[:first_cell] + struct.pack("<I", column) + content[first_cell + 4 :]

    assert reach_of_cells(far)[1] == column + 1
    with pytest.raises(ExpectedError) as raised:
        read_workbook(spoiled(path, far))
    assert raised.value.problem == "spoiled.xlsb is damaged and cannot be read."


@pytest.mark.parametrize("kept", range(1, 60, 7))
def test_a_sheet_cut_short_is_followed_to_its_end(tmp_path: Path, kept: int) -> None:
    path = write_binary_workbook(tmp_path / "a.xlsb", {"Children": ROWS})

    rows, columns = reach_of_cells(the_sheet(path)[:kept])

    assert rows <= 2
    assert columns <= 2
