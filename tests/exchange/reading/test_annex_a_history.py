from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from caseload_app.domain.importing.claims import RowClaim
from caseload_app.domain.records import CaseEvent, ChildFact, Plan
from tests.exchange.workbooks import LIST_3, LIST_4, LIST_5, a_row, claims_in

DAY = date(2026, 1, 12)
LATER = date(2026, 2, 9)


def read(folder: Path, headings: tuple[str, ...], **cells: object) -> RowClaim:
    row = a_row(headings, child_unique=1001, **cells)
    (sheet,) = claims_in(folder, {"Sheet1": [headings, row]})
    return sheet.rows[0]


@pytest.mark.parametrize(
    ("answer", "outcome", "is_open"),
    [
        ("a) Yes", "NFA", False),
        ("NFA", "NFA", False),
        ("N.F.A.", "NFA", False),
        ("b) No", "Progressed", True),
        ("FA", "Progressed", True),
        ("", "", True),
    ],
)
def test_a_referral_is_open_unless_it_was_ended_by_no_further_action(
    tmp_path: Path, answer: str, outcome: str, is_open: bool
) -> None:
    row = read(tmp_path, LIST_3, date_of_referral="12/01/2026", referral_nfa=answer)

    assert row.main == CaseEvent("1001", "Referral received", DAY, outcome)
    assert row.child is not None
    assert (row.child.is_open, row.child.plan) == (is_open, Plan.ASSESSMENT)


def test_the_source_of_a_referral_is_kept_as_a_fact(tmp_path: Path) -> None:
    row = read(tmp_path, LIST_3, date_of_referral=DAY, referral_source="q) 6: Police")

    assert row.records[1] == ChildFact("1001", "Referral source", "6: Police")


def test_a_referral_without_a_date_is_rejected(tmp_path: Path) -> None:
    row = read(tmp_path, LIST_3, referral_source="q) 6: Police")

    assert row.rejected is not None
    assert row.rejected.problem == "There is no date of referral in this row."


def test_a_referral_whose_date_cannot_be_read_is_rejected_with_its_value(tmp_path: Path) -> None:
    row = read(tmp_path, LIST_3, date_of_referral="31/02/2026")

    assert row.rejected is not None
    assert (row.rejected.column, row.rejected.value) == ("F", "31/02/2026")
    assert row.rejected.problem.startswith("There is no such day.")


def test_an_assessment_is_open_until_it_is_authorised(tmp_path: Path) -> None:
    row = read(tmp_path, LIST_4, continuous_assessment_start=DAY, child_seen="a) Yes")

    assert row.records == (
        CaseEvent("1001", "Assessment started", DAY),
        ChildFact("1001", "Seen during assessment", "Yes"),
    )
    assert row.child is not None
    assert row.child.is_open


@pytest.mark.parametrize(
    ("support", "outcome", "is_open", "plan"),
    [
        ("a) Yes", "Support needed", True, Plan.CIN),
        ("b) No", "No support needed", False, Plan.ASSESSMENT),
        ("", "", False, Plan.ASSESSMENT),
    ],
)
def test_an_authorised_assessment_stays_open_only_for_support(
    tmp_path: Path, support: str, outcome: str, is_open: bool, plan: Plan
) -> None:
    row = read(
        tmp_path,
        LIST_4,
        continuous_assessment_start=DAY,
        continuous_assessment_date=LATER,
        was_the_child=support,
    )

    assert row.records[1] == CaseEvent("1001", "Assessment authorised", LATER, outcome)
    assert row.child is not None
    assert (row.child.is_open, row.child.plan, row.child.ended_on) == (is_open, plan, LATER)


def test_an_enquiry_that_needed_no_conference_ends_on_the_strategy_day(tmp_path: Path) -> None:
    row = read(tmp_path, LIST_5, strategy=DAY, was_an="a) Yes")

    assert row.records == (
        CaseEvent("1001", "Strategy discussion", DAY),
        CaseEvent("1001", "ICPC not required", DAY),
    )
    assert row.child is not None
    assert (row.child.is_open, row.child.ended_on) == (False, DAY)


@pytest.mark.parametrize(
    ("answer", "outcome"), [("a) Yes", "CP plan"), ("b) No", "No plan"), ("", "")]
)
def test_a_conference_says_whether_it_led_to_a_plan(
    tmp_path: Path, answer: str, outcome: str
) -> None:
    row = read(
        tmp_path, LIST_5, strategy=DAY, was_an="b) No", date_of_initial=LATER, did_the=answer
    )

    assert row.records == (
        CaseEvent("1001", "Strategy discussion", DAY),
        CaseEvent("1001", "ICPC", LATER, outcome),
    )


def test_a_conference_without_its_strategy_discussion_is_still_used(tmp_path: Path) -> None:
    row = read(tmp_path, LIST_5, date_of_initial=LATER)

    assert row.records == (CaseEvent("1001", "ICPC", LATER),)


def test_an_enquiry_whose_strategy_date_cannot_be_read_is_rejected(tmp_path: Path) -> None:
    row = read(tmp_path, LIST_5, strategy="soon", date_of_initial=LATER)

    assert row.rejected is not None
    assert row.rejected.value == "soon"
