from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from caseload_app.errors import ExpectedError
from caseload_app.exchange.workbook_file import (
    OutgoingWorkbook,
    new_workbook,
    save_workbook,
    start_rows,
    write_whole,
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


def test_a_missing_folder_is_said_with_the_next_step(tmp_path: Path) -> None:
    with pytest.raises(ExpectedError) as refused:
        write_whole(tmp_path / "missing" / "out.xlsx", b"content")

    assert refused.value.problem == "The folder for out.xlsx is not there."


def test_a_file_that_cannot_be_replaced_stays_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "out.xlsx").mkdir()

    with pytest.raises(ExpectedError):
        write_whole(tmp_path / "out.xlsx", b"content")

    assert [path.name for path in tmp_path.iterdir()] == ["out.xlsx"]


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "out.xlsx").write_bytes(b"old")

    write_whole(tmp_path / "out.xlsx", b"new")

    assert (tmp_path / "out.xlsx").read_bytes() == b"new"


def test_a_file_of_another_kind_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "team.caseload").write_bytes(b"SQLite format 3")

    with pytest.raises(ExpectedError) as refused:
        save_workbook(a_workbook(), tmp_path / "team.caseload")

    assert refused.value.problem == "team.caseload is there already and is another kind of file."
    assert (tmp_path / "team.caseload").read_bytes() == b"SQLite format 3"


def test_a_folder_needs_the_name_of_a_file() -> None:
    with pytest.raises(ExpectedError) as refused:
        write_whole(Path(), b"content")

    assert refused.value.problem == ". is a folder."
