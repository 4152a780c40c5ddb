"""What an import would do, as rows."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from caseload_app.domain.importing.claims import RowProblem
from caseload_app.domain.importing.import_plan import ImportPlan, SheetReport
from caseload_app.services.import_history import PastImport
from caseload_app.ui.models.importing.import_rows import (
    history_columns,
    preview_words,
    problem_columns,
    problem_rows,
    recognised_words,
    sheet_columns,
    sheet_rows,
)

REFUSED = RowProblem(7, "C", "Date of birth", "31/02/2015", "This is no date. Correct it.")
CELL = RowProblem(9, "F", "Plan", "CPP?", "This is no plan. Choose one of the list.")
SHEET = SheetReport(
    "/in/week.xlsx",
    "Children",
    "tracker",
    header_row=3,
    rows=40,
    added=2,
    unchanged=37,
    rejected=(REFUSED,),
    problems=(CELL,),
    unmatched_headings=("Panel", "RAG"),
)
SKIPPED = SheetReport("/in/week.xlsx", "Notes", None, skipped_because="No heading is known.")
PLAN = ImportPlan(sheets=(SHEET, SKIPPED))


@pytest.mark.parametrize(
    ("recognised_as", "words"),
    [
        ("annex_a_7", "Annex A, List 7: child protection"),
        ("tracker", "Tracker: one row a child"),
        ("case_discussions", "Case discussions"),
        (None, "Not recognised"),
    ],
)
def test_a_sheet_says_what_it_was_taken_for(recognised_as: str | None, words: str) -> None:
    assert recognised_words(recognised_as) == words


def test_a_sheet_says_what_it_holds_and_what_was_not_used() -> None:
    assert shown(sheet_columns(), sheet_rows(PLAN)[0]) == {
        "Sheet": "Children",
        "Read as": "Tracker: one row a child",
        "Rows": "40",
        "Added": "2",
        "Changed": "",
        "Same": "37",
        "Closed": "",
        "Refused": "1",
        "To know": "Headings not used: Panel, RAG.",
    }


def test_a_sheet_that_was_skipped_says_why() -> None:
    assert shown(sheet_columns(), sheet_rows(PLAN)[1])["To know"] == "No heading is known."


def test_a_problem_says_where_it_stands_and_what_to_do() -> None:
    first, second = problem_rows(PLAN)

    assert shown(problem_columns(), first) == {
        "Sheet": "Children",
        "Row": "7",
        "Column": "C",
        "Heading": "Date of birth",
        "What it says": "31/02/2015",
        "Effect": "Row left out",
        "What is wrong, and what to do": "This is no date. Correct it.",
    }
    assert shown(problem_columns(), second)["Effect"] == "Cell left out"


def test_the_preview_is_said_in_a_sentence() -> None:
    assert preview_words(PLAN) == (
        "40 rows read from 1 sheet, 1 of them refused. Nothing is written before you press Import."
    )


def test_an_earlier_import_says_when_and_whether_it_stands() -> None:
    at = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
    past = PastImport(4, at, date(2026, 3, 1), ("week.xlsx",), 40, 2, 0, 0, 1, None)

    told = shown(history_columns(), past)

    assert told["Imported"] == "Mon 2 Mar 2026, 08:30"
    assert told["State"] == "Stands"


def shown(columns: object, row: object) -> dict[str, str]:
    return {column.title: column.text(row) for column in columns if column.shown}
