from __future__ import annotations

from datetime import date, timedelta

import pytest

from caseload_app.exchange.reading.cells import (
    clean_text,
    read_answer,
    read_code,
    read_fte,
    read_id,
    read_name,
    read_number,
    read_text,
    read_whole_number,
    read_yes_no,
)
from caseload_app.exchange.reading.workbook_reader import CellValue


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("  Dustin\u00a0 Hazlett ", "Dustin Hazlett"),
        ("a\u200bb\ufeffc", "abc"),
        (3.0, "3"),
        (2.5, "2.5"),
        (True, "Yes"),
        (date(2026, 3, 3), "2026-03-03"),
    ],
)
def test_text_has_single_spaces_and_whole_numbers(value: CellValue, text: str) -> None:
    assert clean_text(value) == text


@pytest.mark.parametrize(
    "value",
    ["", " ", "-", " - ", ".", "..", "NULL", "nan", "#N/A", "N/A", "pd.NA", "<blank>", "No data"]
    + ["zNotRecorded", "Data not captured in MOSAIC", "\u00a0"],
)
def test_marks_for_nothing_are_nothing(value: str) -> None:
    assert read_text(value) == ""


@pytest.mark.parametrize("value", ["Unallocated", "#N/A", "-1", "TBC", "Vacant", "unassigned"])
def test_words_for_nobody_are_nobody(value: str) -> None:
    assert read_name(value) == ""


@pytest.mark.parametrize(
    ("value", "id_"),
    [
        (1001.0, "1001"),
        ("1001.0", "1001"),
        (" ab12\u00a0", "AB12"),
        ("'00123", "00123"),
        (12_345_678_901.0, "12345678901"),
        ("NULL", ""),
    ],
)
def test_ids_are_text_in_capitals_without_what_excel_adds(value: CellValue, id_: str) -> None:
    assert read_id(value) == (id_, "")


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("1.23E+11", "Excel has shortened this ID."),
        (date(2026, 3, 3), "Excel has turned this ID into a date."),
        (timedelta(hours=3), "Excel has turned this ID into a date."),
    ],
)
def test_an_id_that_excel_spoiled_is_a_problem(value: CellValue, problem: str) -> None:
    assert read_id(value)[1].startswith(problem)


@pytest.mark.parametrize(
    ("value", "number"),
    [("3,000", 3000.0), ("1.0", 1.0), (".5", 0.5), ("60%", 0.6), (4.0, 4.0), ("-", None)],
)
def test_numbers_are_read(value: CellValue, number: float | None) -> None:
    assert read_number(value) == (number, "")


def test_a_word_is_not_a_number() -> None:
    assert read_number("three") == (
        None,
        "This is not a number. Write figures only, for example 3.",
    )


@pytest.mark.parametrize("value", [2.5, -1.0, "1.5", 1e300, float("inf"), float("nan")])
def test_a_part_or_a_monster_is_not_a_whole_number(value: CellValue) -> None:
    assert read_whole_number(value)[1] == (
        "This is not a whole number. Write figures only, for example 3."
    )


@pytest.mark.parametrize(
    ("value", "share"), [("0.6", 0.6), ("60%", 0.6), (0.6, 0.6), (1.0, 1.0), ("", None)]
)
def test_fte_is_a_share_of_a_week(value: CellValue, share: float | None) -> None:
    assert read_fte(value) == (share, "")


@pytest.mark.parametrize("value", [22.2, "37", 60.0, -0.5])
def test_hours_are_not_an_fte(value: CellValue) -> None:
    assert read_fte(value)[1].endswith("Write 0.6 for three days of five.")


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        ("a) Yes", True),
        ("b) No", False),
        ("c) Unknown", None),
        ("1 - Yes", True),
        ("0 - No", False),
        ("Y", True),
        ("n", False),
        (1.0, True),
        (0.0, False),
        (True, True),
        ("Child seen alone", True),
        ("Not seen alone", False),
        ("Yes-See care notes for details", True),
        ("01 - Yes, resident in the UK", True),
        ("2 -  No", False),
        ("s) NOBT", None),
        ("", None),
    ],
)
def test_yes_and_no_are_read_in_many_words(value: CellValue, answer: bool | None) -> None:
    assert read_yes_no(value) is answer


def test_codes_lose_the_letter_before_them() -> None:
    assert [read_code("a) WBRI"), read_code("zz) T4"), read_code("N1 - Abuse")] == [
        "WBRI",
        "T4",
        "N1 - Abuse",
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a) Yes", "Yes"),
        ("N", "No"),
        ("AUT", "AUT"),
        (2.0, "2"),
        ("0", "0"),
        ("No visit - new in last month", "No visit - new in last month"),
    ],
)
def test_answers_are_written_alike_and_remarks_stay(value: CellValue, text: str) -> None:
    assert read_answer(value) == text


@pytest.mark.parametrize(
    "sign",
    ["\0", "\x07", "\x1b", "\x7f", "\x9b", "\u00ad", "\u061c", "\u200f", "\u202e", "\u2066"]
    + ["\u2069", "\ufeff", "\U000e0041", "\ud800"],
)
def test_signs_that_are_not_seen_are_left_out(sign: str) -> None:
    assert clean_text(f"Fern{sign} Te{sign}st") == "Fern Test"


def test_letters_of_every_script_stay() -> None:
    assert (
        clean_text("\u05e9\u05e8\u05d4 N\u00fa\u00f1ez \u738b")
        == "\u05e9\u05e8\u05d4 N\u00fa\u00f1ez \u738b"
    )
