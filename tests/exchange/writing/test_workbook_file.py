from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from caseload_app.errors import ExpectedError
from caseload_app.exchange.writing.workbook_file import (
    OutgoingWorkbook,
    new_workbook,
    save_workbook,
    start_rows,
)


def a_workbook() -> OutgoingWorkbook:
    workbook = new_workbook("Team", date(2026, 3, 3))
    sheet = workbook.add_sheet("One")
    start_rows(sheet)
    sheet.append(["by the library"])
    workbook.rows["One"] = ['<row r="2"><c r="A2"><v>7</v></c></row>']
    return workbook


def test_finished_rows_follow_those_of_the_library(tmp_path: Path) -> None:
    save_workbook(a_workbook(), tmp_path / "out.xlsx")

    rows = list(load_workbook(tmp_path / "out.xlsx")["One"].values)
    assert rows == [("by the library",), (7,)]


def test_the_file_bears_the_date_it_was_made_for(tmp_path: Path) -> None:
    save_workbook(a_workbook(), tmp_path / "out.xlsx")

    properties = load_workbook(tmp_path / "out.xlsx").properties
    assert properties.modified.date() == date(2026, 3, 3)
    assert properties.title == "Team"


def test_no_sheet_passes_through_the_shared_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "not there"))

    save_workbook(a_workbook(), tmp_path / "out.xlsx")

    assert (tmp_path / "out.xlsx").exists()


def test_a_file_of_another_kind_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "team.caseload").write_bytes(b"SQLite format 3")

    with pytest.raises(ExpectedError) as refused:
        save_workbook(a_workbook(), tmp_path / "team.caseload")

    assert refused.value.problem == "team.caseload is there already and is another kind of file."
    assert (tmp_path / "team.caseload").read_bytes() == b"SQLite format 3"
