from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest

from caseload_app.domain.importing.claims import RowProblem
from caseload_app.exchange.reading.workbook_reader import RawSheet
from caseload_app.exchange.writing.refused_workbook import (
    RefusedSheet,
    reason_and_fix,
    write_refused_rows,
)

TODAY = date(2026, 3, 2)


def refused(name: str) -> RefusedSheet:
    raw = RawSheet(name, [["ID", "Time"], ["", timedelta(hours=2)]], first_row=4, first_column=1)
    problem = RowProblem(5, "B", "ID", "", "No ID. Fill it in.")
    return RefusedSheet(raw, 4, {5: [problem]}, frozenset({5}))


@pytest.mark.parametrize(
    ("problem", "parts"),
    [
        (
            "There is no ID. Fill it in, or leave it.",
            ("There is no ID.", "Fill it in, or leave it."),
        ),
        ("This is wrong", ("This is wrong", "")),
    ],
)
def test_a_problem_is_parted_into_reason_and_fix(problem: str, parts: tuple[str, str]) -> None:
    assert reason_and_fix(problem) == parts


def test_sheets_of_the_same_name_and_of_names_excel_refuses_are_all_written(
    tmp_path: Path,
) -> None:
    names = ["List", "list", "a/b", "x" * 40]

    write_refused_rows(tmp_path / "out.xlsx", [refused(name) for name in names], TODAY)

    assert openpyxl.load_workbook(tmp_path / "out.xlsx").sheetnames == [
        "List",
        "list 2",
        "a-b",
        "x" * 27,
    ]


def test_a_list_that_begins_further_right_is_marked_in_its_own_column(tmp_path: Path) -> None:
    write_refused_rows(tmp_path / "out.xlsx", [refused("List")], TODAY)

    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["List"]
    assert sheet["A2"].fill.fgColor.rgb.endswith("F6D5D0")
    assert (sheet["B2"].value, sheet["C2"].value) == ("2:00:00", 5)
