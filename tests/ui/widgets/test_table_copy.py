from __future__ import annotations

import pytest

from caseload_app.ui.widgets.table_copy import as_html, as_tabbed_text


def test_cells_are_parted_by_tabs_and_rows_by_lines() -> None:
    assert as_tabbed_text(["Child", "Plan"], [["Bo", "CP"]]) == "Child\tPlan\r\nBo\tCP\r\n"


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("two\nlines", '"two\nlines"'),
        ('a "word"', '"a ""word"""'),
        ("a\ttab", '"a\ttab"'),
        ("=1+1", "'=1+1"),
        ("@home", "'@home"),
        ("-3", "-3"),
        ("+44 7700", "'+44 7700"),
    ],
)
def test_awkward_cells_stay_one_cell_of_text(cell: str, written: str) -> None:
    assert as_tabbed_text(["A"], [[cell]]) == f"A\r\n{written}\r\n"


def test_markup_in_a_name_stays_text() -> None:
    assert "<td>&lt;b&gt;Bo&lt;/b&gt;</td>" in as_html(["A"], [["<b>Bo</b>"]])


@pytest.mark.parametrize("cell", ["00417", "1234567890123456", "=1+1"])
def test_what_a_spreadsheet_would_change_is_marked_as_text(cell: str) -> None:
    assert "mso-number-format" in as_html(["A"], [[cell]])


@pytest.mark.parametrize("cell", ["417", "0", "-3", "01/02/2026", "16.7"])
def test_numbers_and_dates_stay_numbers_and_dates(cell: str) -> None:
    assert f"<td>{cell}</td>" in as_html(["A"], [[cell]])
