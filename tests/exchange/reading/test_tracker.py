from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from caseload_app.domain.importing.claims import ByPlan, PlanEvent, RowClaim
from caseload_app.domain.records import CaseDiscussion, ChildFact, LongTerm, Plan
from tests.exchange.workbooks import claims_in


def read(folder: Path, headings: Sequence[str], *cells: object) -> RowClaim:
    (sheet,) = claims_in(folder, {"Tracker": [headings, cells]})
    assert sheet.recognised_as == "tracker"
    return sheet.rows[0]


def test_a_tracker_under_its_own_headings_gives_child_visit_and_discussion(tmp_path: Path) -> None:
    row = read(
        tmp_path,
        ("CMS No", "First Name", "Last Name", "DOB", "Keyworker", "Last Visit", "Last Review")
        + ("Last Supervision",),
        *("ab 7", "Fern", "Test", "01/06/2015", "Ann Brook", "20/02/2026", "12/01/2026"),
        "3 Feb 2026",
    )

    assert row.child is not None
    assert row.child.child_id == "AB 7"
    assert row.child.values == {
        "name": "Fern Test",
        "born_on": date(2015, 6, 1),
        "worker": "Ann Brook",
    }
    assert row.by_plan == (
        PlanEvent(ByPlan.VISIT, date(2026, 2, 20)),
        PlanEvent(ByPlan.REVIEW, date(2026, 1, 12)),
    )
    assert row.records == (CaseDiscussion("AB 7", date(2026, 2, 3)),)


def test_a_second_plan_is_kept_as_a_fact(tmp_path: Path) -> None:
    row = read(tmp_path, ("Child ID", "Worker", "Plan"), 1, "Ann", "CP/CLA")

    assert row.child is not None
    assert row.child.plan is Plan.CLA
    assert row.records == (ChildFact("1", "Also on", "CP"),)


def test_columns_that_ask_yes_or_no_for_a_plan_are_read(tmp_path: Path) -> None:
    row = read(tmp_path, ("Child ID", "Worker", "On CP Register", "LAC"), 1, "Ann", "Yes", "No")

    assert row.child is not None
    assert row.child.plan is Plan.CP


def test_the_template_has_columns_of_its_own(tmp_path: Path) -> None:
    row = read(
        tmp_path,
        ("Child ID", "Worker", "Plan", "Allocated on", "Family ID", "Long-term placement"),
        *(1, "Ann", "CLA", date(2026, 1, 5), 77.0, "designated"),
    )

    assert row.child is not None
    assert row.child.values == {
        "worker": "Ann",
        "allocated_on": date(2026, 1, 5),
        "family_id": "77",
        "long_term": LongTerm.DESIGNATED,
    }


@pytest.mark.parametrize(
    ("cell", "is_open", "ended_on", "blank"),
    [
        (date(2026, 2, 1), False, date(2026, 2, 1), frozenset()),
        ("Closed", False, None, frozenset()),
        ("Open", True, None, frozenset()),
        (None, True, None, frozenset({"closed_on"})),
    ],
)
def test_the_closing_column_holds_a_date_a_word_or_nothing(
    tmp_path: Path, cell: object, is_open: bool, ended_on: date | None, blank: frozenset[str]
) -> None:
    row = read(tmp_path, ("Child ID", "Worker", "Closed on"), 1, "Ann", cell)

    assert row.child is not None
    assert (row.child.is_open, row.child.ended_on, row.child.blank) == (is_open, ended_on, blank)
    assert row.problems == ()


def test_a_column_that_is_not_there_is_not_blank(tmp_path: Path) -> None:
    row = read(tmp_path, ("Child ID", "Plan", "Name"), 1, "CIN", "Fern")

    assert row.child is not None
    assert row.child.blank == frozenset()


def test_a_row_without_an_id_is_rejected(tmp_path: Path) -> None:
    row = read(tmp_path, ("Child ID", "Worker", "Plan"), None, "Ann", "CIN")

    assert row.rejected is not None
