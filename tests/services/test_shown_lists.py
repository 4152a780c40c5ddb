"""A list given out holds the rows that were shown, in their order."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from caseload_app.domain.shown_list import ShownColumn, ShownList
from caseload_app.services.prints import Printing
from caseload_app.services.shown_lists import printed_list, write_list

LATE = ShownList(
    "Children",
    "State: Something late",
    (ShownColumn("Name", 8), ShownColumn("Late", 4, is_number=True), ShownColumn("Due", 14)),
    [("A.M. <1>", "2", "Tue 3 Mar 2026"), ("B.M.", "", "")],
    [("A.M. <1>", 2.0, date(2026, 3, 3)), ("B.M.", None, None)],
    date(2026, 3, 2),
)


def test_paper_says_what_the_list_was_narrowed_to() -> None:
    page = printed_list(LATE, Printing())

    assert "2 rows. State: Something late" in page.html
    assert "A.M. &lt;1&gt;" in page.html
    assert not page.landscape


def test_a_workbook_holds_real_dates_and_numbers(tmp_path: Path) -> None:
    rows = write_list(LATE, tmp_path / "late.xlsx")

    sheet = load_workbook(tmp_path / "late.xlsx").active
    assert sheet is not None
    found = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=sheet.max_row - 1)]
    assert rows == 2
    assert found[0][:2] == ["A.M. <1>", 2]
    assert str(found[0][2]).startswith("2026-03-03")
    assert found[1] == ["B.M.", None, None]


def test_many_columns_lie_across_the_sheet() -> None:
    wide = ShownList("All", "", tuple(ShownColumn("x", 4) for _ in range(9)), [], [], LATE.as_at)

    assert printed_list(wide, Printing()).landscape
