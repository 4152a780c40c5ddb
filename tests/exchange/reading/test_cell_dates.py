from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseload_app.exchange.reading.cell_dates import read_date
from caseload_app.exchange.reading.workbook_reader import CellValue

THIRD_OF_MARCH = date(2026, 3, 3)


@pytest.mark.parametrize(
    "value",
    [
        THIRD_OF_MARCH,
        datetime(2026, 3, 3, 14, 22),  # noqa: DTZ001
        46084.0,
        46084.75,
        20260303.0,
        "46084",
        "20260303",
        "03032026",
        "03/03/2026",
        " 3/3/2026 ",
        "3/3/26",
        "03-03-2026",
        "03.03.2026",
        "2026-03-03",
        "2026/03/03",
        "2026-03-03 00:00:00",
        "2026-03-03T10:00:00Z",
        "2026-03-03T10:00:00.123+01:00",
        "03/03/2026 14:22",
        "3/3/2026 2:22:00 PM",
        "Tue 3 Mar 2026",
        "Tuesday, 3rd March 2026",
        "03-Mar-26",
        "3 Mar\u00a02026",
        "March 3, 2026",
        "'03/03/2026",
    ],
)
def test_every_way_to_write_a_date_is_read(value: CellValue) -> None:
    assert read_date(value) == (THIRD_OF_MARCH, "")


@pytest.mark.parametrize(
    "value",
    [
        "",
        "-",
        "NULL",
        "TBC",
        "01/01/1900",
        "31/12/9999",
        "99991231",
        "01/01/2300",
        "1 January 2300",
        "0001-01-01",
        "0001-01-01T00:00:00",
        "1753-01-01",
        0.0,
        1.0,
        2958465.0,
        date(1900, 1, 1),
        datetime(9999, 12, 31),  # noqa: DTZ001
    ],
)
def test_marks_for_no_date_are_no_date(value: CellValue) -> None:
    assert read_date(value) == (None, "")


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("31/02/2026", "There is no such day."),
        ("03/13/2026", "There is no such day."),
        ("soon", "This is not a date."),
        (True, "This is not a date."),
        (time(10, 5), "This is not a date."),
        (12.0, "This number is not a date."),
        (float("inf"), "This number is not a date."),
        (float("nan"), "This number is not a date."),
    ],
)
def test_what_is_no_date_says_how_to_write_one(value: CellValue, problem: str) -> None:
    found, said = read_date(value)

    assert found is None
    assert said == f"{problem} Write the day, month and year, for example 03/03/2026."


def test_day_numbers_of_a_1904_workbook_count_from_1904() -> None:
    assert read_date(44622.0, from_1904=True) == (THIRD_OF_MARCH, "")


@pytest.mark.parametrize(("text", "year"), [("12/05/98", 1998), ("12/05/49", 2049)])
def test_years_of_two_figures_turn_at_fifty(text: str, year: int) -> None:
    assert read_date(text) == (date(year, 5, 12), "")


@given(st.text(max_size=30) | st.floats() | st.integers(-(10**12), 10**12))
def test_nothing_a_cell_can_hold_raises(value: CellValue) -> None:
    found, problem = read_date(value)

    assert found is None or not problem
