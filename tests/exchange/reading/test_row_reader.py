from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from caseload_app.exchange.reading.recognise import recognise
from caseload_app.exchange.reading.row_reader import RowReader
from caseload_app.exchange.reading.workbook_reader import RawSheet


def standing_on(headings: Sequence[str], *cells: object, from_1904: bool = False) -> RowReader:
    table = recognise(RawSheet("Children", [headings, cells], first_row=4, first_column=1))
    reader = RowReader(table, from_1904=from_1904)
    reader.take(table.rows[0])
    return reader


def test_a_problem_names_row_column_heading_and_value() -> None:
    reader = standing_on(("Child ID", "Worker", "Date of birth"), "1", "Ann", "31/02/2015")

    assert reader.date("born_on") is None
    (problem,) = reader.problems
    assert (problem.row, problem.column, problem.heading, problem.value) == (
        5,
        "D",
        "Date of birth",
        "31/02/2015",
    )


def test_problems_belong_to_one_row() -> None:
    reader = standing_on(("Child ID", "Worker", "Date of birth"), "1", "Ann", "soon")
    reader.date("born_on")

    reader.take((6, ("2", "Ann", "")))

    assert reader.problems == []


def test_a_short_row_is_blank_at_its_end() -> None:
    reader = standing_on(("Child ID", "Worker", "Plan"), "1", "Ann")

    assert (reader.text("plan"), reader.is_blank("plan")) == ("", True)


def test_a_column_that_is_not_there_is_neither_filled_nor_blank() -> None:
    reader = standing_on(("Child ID", "Worker"), "1", "Ann")

    assert (reader.text("plan"), reader.is_blank("plan"), reader.has("plan")) == ("", False, False)


def test_day_numbers_follow_the_workbook() -> None:
    reader = standing_on(
        ("Child ID", "Worker", "Date of birth"), "1", "Ann", 40330.0, from_1904=True
    )

    assert reader.date("born_on") == date(2014, 6, 2)


def test_a_word_outside_its_choices_says_which_there_are() -> None:
    reader = standing_on(("Child ID", "Worker", "Long-term placement"), "1", "Ann", "maybe")

    assert reader.choice("long_term", "long_term") == ""
    assert reader.problems[0].problem == (
        "This word is not known here. Write one of: No, Yes, Designated."
    )


def test_rejecting_says_the_problem_already_found_in_the_cell() -> None:
    reader = standing_on(("Child ID", "Worker"), date(2026, 3, 3), "Ann")
    reader.id("child_id")

    rejected = reader.reject("child_id", "There is no ID.").rejected

    assert rejected is not None
    assert rejected.problem.startswith("Excel has turned this ID into a date.")
