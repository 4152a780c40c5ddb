from __future__ import annotations

from caseload_app.exchange.reading.group_lines import filled_from_lines, with_group_lines
from caseload_app.exchange.reading.workbook_reader import CellValue, RawSheet

HEADS: list[CellValue] = ["Child ID", "Plan", "Team"]


def grouped(*rows: list[CellValue]) -> list[list[CellValue]]:
    return [list(row) for row in with_group_lines(RawSheet("Report", rows)).rows]


def test_each_case_gets_the_worker_of_the_line_above() -> None:
    rows = grouped(
        HEADS, ["Worker: Ann Brook"], ["1", "CIN"], ["2", "CP"], ["Worker: Bo"], ["3", ""]
    )

    assert rows == [
        [*HEADS, "Worker"],
        [],
        ["1", "CIN", "", "Ann Brook"],
        ["2", "CP", "", "Ann Brook"],
        [],
        ["3", ""],
    ]


def test_a_line_may_say_how_many_cases_there_are() -> None:
    rows = grouped(HEADS, ["Allocated Worker: BROOK, Ann (12 cases)"], ["1", "CIN", "N"])

    assert rows[2][3] == "BROOK, Ann"


def test_headings_repeated_under_each_worker_are_found_as_well() -> None:
    rows = grouped(["Caseload"], ["Worker: Ann"], HEADS, ["1", "CIN", "N"])

    assert rows[2:] == [[*HEADS, "Worker"], ["1", "CIN", "N", "Ann"]]


def test_a_worker_who_is_named_in_the_row_stays() -> None:
    heads: list[CellValue] = ["Child ID", "Worker", "Plan"]

    rows = grouped(heads, ["Worker: Ann"], ["1", "Bo", "CIN"], ["2", "", "CIN"])

    assert [row[1] for row in rows[2:]] == ["Bo", "Ann"]


def test_a_list_without_such_lines_is_left_as_it_is() -> None:
    sheet = RawSheet("Report", [HEADS, ["1", "CIN", "N"], ["Total"]])

    assert with_group_lines(sheet) is sheet


def test_a_name_alone_in_the_workers_column_is_for_the_rows_below() -> None:
    rows = [(2, ["", "Ann", ""]), (3, ["1", "", "CIN"]), (4, ["2", "Bo", "CP"]), (5, ["3", "", ""])]

    filled = filled_from_lines(rows, 1)

    assert filled == [(3, ["1", "Ann", "CIN"]), (4, ["2", "Bo", "CP"]), (5, ["3", "", ""])]


def test_a_total_alone_in_the_workers_column_is_nobody() -> None:
    rows = [(2, ["1", "", "CIN"]), (3, ["", "Total", ""])]

    assert filled_from_lines(rows, 1) == rows
