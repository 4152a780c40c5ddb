from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from caseload_app.errors import ExpectedError
from caseload_app.exchange.reading.read_claims import FileTable, claims_of_tables, read_claims
from caseload_app.exchange.reading.recognise import recognise
from caseload_app.exchange.reading.workbook_reader import CellValue, RawSheet
from tests.exchange.workbooks import (
    LIST_3,
    LIST_4,
    LIST_5,
    LIST_6,
    LIST_7,
    LIST_8,
    LIST_9,
    TODAY,
    a_row,
    claims_in,
    sample,
    write_text,
    write_workbook,
)


def test_a_csv_file_is_read_like_a_workbook(tmp_path: Path) -> None:
    path = write_text(tmp_path, "Child ID;Worker;Plan\n1;Zoë;CIN\n".encode("cp1252"))

    (sheet,) = read_claims(path, TODAY)

    assert (sheet.recognised_as, sheet.name, sheet.row_count) == ("tracker", "list", 1)
    assert sheet.rows[0].child is not None
    assert sheet.rows[0].child.values["worker"] == "Zoë"


def test_one_sheet_can_be_chosen_by_name(tmp_path: Path) -> None:
    path = write_workbook(tmp_path, {"List_6": [LIST_6], "List_7": [LIST_7]})

    assert [sheet.name for sheet in read_claims(path, TODAY, "list_7")] == ["List_7"]


def test_a_sheet_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    path = write_workbook(tmp_path, {"List_6": [LIST_6], "List_7": [LIST_7]})

    with pytest.raises(ExpectedError) as raised:
        read_claims(path, TODAY, "List_9")

    assert raised.value.next_step == "Choose one of: List_6, List_7."


def test_rows_that_name_nobody_are_counted(tmp_path: Path) -> None:
    rows = [
        a_row(LIST_6, child_unique=number, case_status="CIN", allocated_worker=worker)
        for number, worker in enumerate(["Ann", "#N/A", None], 1)
    ]

    (sheet,) = claims_in(tmp_path, {"List_6": [LIST_6, *rows]})

    assert sheet.notes == (
        "2 rows in column N (Allocated Worker) named nobody (empty, #N/A or unallocated).",
    )


def test_headings_without_rows_and_lines_left_out_are_said(tmp_path: Path) -> None:
    (sheet,) = claims_in(tmp_path, {"List_6": [LIST_6, ["Total"]]})

    assert sheet.notes == (
        "The headings are there, but no rows under them.",
        "1 line left out: totals, footers or repeated headings.",
    )


def test_the_rows_of_a_list_that_is_left_out_are_counted() -> None:
    sheets = read_claims(sample("annex_a_partial.xlsx"), TODAY)

    counts = {sheet.recognised_as: sheet.row_count for sheet in sheets if sheet.row_count}
    assert counts == {"annex_a_1": 1, "annex_a_2": 10}


def test_the_official_template_gives_its_five_referrals() -> None:
    sheets = read_claims(sample("annex_a_official_template_2019.xlsx"), TODAY)

    (referrals,) = [sheet for sheet in sheets if sheet.rows]
    assert [row.row for row in referrals.rows] == [3, 4, 5, 6, 7]
    assert [row.main.outcome for row in referrals.rows] == [
        "NFA",
        "Progressed",
        "NFA",
        "Progressed",
        "Progressed",
    ]


MESS: list[CellValue] = [
    "",
    " ",
    "-",
    "NULL",
    "#N/A",
    "nan",
    "\u00a0",
    "x" * 5000,
    "=1+1",
    "'",
    "31/02/2026",
    "01/01/1900",
    "99999999",
    "1.23E+11",
    "CP/CLA",
    "Closed",
    "\u202e\ud800",
    0.0,
    -1.0,
    1e300,
    float("nan"),
    float("inf"),
    45000.5,
    True,
    False,
    date(1, 1, 1),
    date(9999, 12, 31),
    datetime(2026, 3, 3, 1, 2, 3),  # noqa: DTZ001
    timedelta(days=-3),
]


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize(
    "headings", [LIST_3, LIST_4, LIST_5, LIST_6, LIST_7, LIST_8, LIST_9], ids=range(3, 10)
)
def test_no_cell_whatever_it_holds_raises(headings: tuple[str, ...], seed: int) -> None:
    chance = random.Random(seed)
    rows = [[chance.choice(MESS) for _ in headings] for _ in range(10)]

    table = recognise(RawSheet("x", [headings, *rows]))
    (sheet,) = claims_of_tables([FileTable("book.xlsx", table)], TODAY)

    assert len(sheet.rows) == sheet.row_count
