from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from caseload_app.domain.importing.claims import ByPlan, PlanEvent, RowClaim, Source
from caseload_app.domain.records import CaseEvent, ChildFact, LongTerm, Plan
from tests.exchange.workbooks import LIST_6, LIST_7, LIST_8, LIST_9, a_row, claims_in

SEEN = date(2026, 2, 20)
START = date(2025, 11, 3)


def list_6(folder: Path, **cells: object) -> RowClaim:
    (sheet,) = claims_in(folder, {"List_6": [LIST_6, a_row(LIST_6, child=1001.0, **cells)]})
    return sheet.rows[0]


def list_7(folder: Path, **cells: object) -> RowClaim:
    (sheet,) = claims_in(folder, {"List_7": [LIST_7, a_row(LIST_7, child_unique=1001, **cells)]})
    return sheet.rows[0]


def list_8(folder: Path, **cells: object) -> RowClaim:
    (sheet,) = claims_in(folder, {"List_8": [LIST_8, a_row(LIST_8, child_unique=1001, **cells)]})
    return sheet.rows[0]


def list_9(folder: Path, **cells: object) -> RowClaim:
    (sheet,) = claims_in(folder, {"List_9": [LIST_9, a_row(LIST_9, child_unique=1001, **cells)]})
    return sheet.rows[0]


def test_a_child_in_need_has_its_plan_from_the_start_date(tmp_path: Path) -> None:
    row = list_6(
        tmp_path,
        gender="a) Male",
        date_of_birth=date(2015, 6, 1),
        cin_start=START,
        case_status="c) Child in need plan",
        allocated_team="North",
        allocated_worker="Dustin\u00a0Hazlett",
    )

    assert row.child is not None
    assert (row.child.child_id, row.child.source) == ("1001", Source.LIST_6)
    assert (row.child.plan, row.child.plan_started_on) == (Plan.CIN, START)
    assert row.child.values == {
        "born_on": date(2015, 6, 1),
        "sex": "Male",
        "worker": "Dustin Hazlett",
        "team": "North",
    }


def test_an_open_assessment_gives_the_referral_that_led_to_it(tmp_path: Path) -> None:
    row = list_6(tmp_path, cin_start="03/11/2025", case_status="d) Open assessment")

    # An assessment was decided on, so no decision on the referral is waited for.
    assert row.records == (CaseEvent("1001", "Referral received", START, "Progressed"),)


def test_the_start_of_a_child_in_need_episode_is_not_that_of_another_plan(tmp_path: Path) -> None:
    row = list_6(tmp_path, cin_start=START, case_status="b) Child Protection plan")

    assert row.child is not None
    assert (row.child.plan, row.child.plan_started_on) == (Plan.CP, None)


def test_when_a_child_was_last_seen_is_a_fact_and_perhaps_a_visit(tmp_path: Path) -> None:
    row = list_6(tmp_path, date_child_was=SEEN)

    assert row.records == (ChildFact("1001", "Last seen", "2026-02-20"),)
    assert row.by_plan == (PlanEvent(ByPlan.SEEN, SEEN),)


@pytest.mark.parametrize(
    ("cells", "ended_on"),
    [
        ({"cin_closure": date(2026, 1, 5), "case_status": "c) CIN"}, date(2026, 1, 5)),
        ({"case_status": "e) Closed episode"}, None),
    ],
)
def test_a_closing_date_or_a_closed_status_closes(
    tmp_path: Path, cells: dict[str, object], ended_on: date | None
) -> None:
    row = list_6(tmp_path, **cells, reason_for="RC8 - Case closed after assessment")

    assert row.child is not None
    assert (row.child.is_open, row.child.ended_on) == (False, ended_on)
    assert row.child.ended_because == "RC8 - Case closed after assessment"


def test_nobody_named_is_said_to_be_blank(tmp_path: Path) -> None:
    row = list_6(tmp_path, allocated_team="#N/A", allocated_worker="Unallocated")

    assert row.child is not None
    assert {"worker", "team"} <= row.child.blank


def test_a_status_that_fits_no_plan_is_a_problem_and_the_rest_is_used(tmp_path: Path) -> None:
    row = list_6(tmp_path, case_status="Purple", allocated_worker="Ann")

    (problem,) = row.problems
    assert (problem.row, problem.column, problem.heading, problem.value) == (
        2,
        "L",
        "Case status",
        "Purple",
    )
    assert problem.problem == (
        "This fits no plan. Write one of: Assessment, CIN, CP, CLA, Care leaver, Other."
    )
    assert row.child is not None
    assert row.child.values["worker"] == "Ann"


def test_a_row_without_an_id_is_rejected(tmp_path: Path) -> None:
    (sheet,) = claims_in(
        tmp_path, {"List_6": [LIST_6, a_row(LIST_6, case_status="CIN", allocated_worker="Ann")]}
    )

    rejected = sheet.rows[0].rejected
    assert rejected is not None
    assert (rejected.row, rejected.column) == (2, "A")
    assert rejected.problem == (
        "There is no child's ID in this row. Fill it in, or delete the row."
    )


def test_child_protection_gives_its_start_end_visit_and_review(tmp_path: Path) -> None:
    row = list_7(
        tmp_path,
        child_protection_plan_start=START,
        latest_category="a) Neglect",
        date_of_the_last=SEEN,
        was_the_child="a) Yes",
        date_of_latest=date(2026, 1, 20),
        child_protection_plan_end=date(2026, 2, 27),
        number_of_previous=1,
    )

    assert row.child is not None
    assert (row.child.is_open, row.child.ended_on) == (False, date(2026, 2, 27))
    assert row.records == (
        CaseEvent("1001", "CP plan started", START),
        CaseEvent("1001", "CP visit", SEEN, latest_only=True),
        CaseEvent("1001", "Review conference", date(2026, 1, 20), latest_only=True),
        CaseEvent("1001", "CP plan ended", date(2026, 2, 27)),
        ChildFact("1001", "Category of abuse", "Neglect"),
        ChildFact("1001", "Seen alone", "Yes"),
        ChildFact("1001", "Previous CP plans", "1"),
    )


def test_a_looked_after_child_gives_all_its_dates(tmp_path: Path) -> None:
    row = list_8(
        tmp_path,
        date_started="2025-11-03",
        date_of_latest=date(2026, 1, 12),
        date_of_last_social="20/02/2026",
        date_of_last_iro=date(2026, 1, 12),
        date_of_last_health=date(2025, 11, 28),
        date_of_last_dental=date(2026, 2, 1),
        start_date_of_most=date(2025, 12, 1),
        placement_type="d) U4: Foster placement - long term",
    )

    assert row.child is not None
    assert (row.child.plan, row.child.plan_started_on) == (Plan.CLA, START)
    assert row.child.values["placement_type"] == "U4: Foster placement - long term"
    assert row.child.values["long_term"] is LongTerm.YES
    assert row.records == (
        CaseEvent("1001", "Became looked after", START),
        CaseEvent("1001", "Placement started", date(2025, 12, 1)),
        CaseEvent("1001", "CLA visit", SEEN, latest_only=True),
        CaseEvent("1001", "CLA review", date(2026, 1, 12), latest_only=True),
        CaseEvent("1001", "Initial health assessment", date(2025, 11, 28), latest_only=True),
        CaseEvent("1001", "Dental check", date(2026, 2, 1), latest_only=True),
        ChildFact("1001", "Last IRO contact", "2026-01-12"),
    )


def test_a_later_health_assessment_is_a_review(tmp_path: Path) -> None:
    row = list_8(tmp_path, date_started=START, date_of_last_health=date(2026, 2, 20))

    assert row.records[1] == CaseEvent(
        "1001", "Review health assessment", date(2026, 2, 20), latest_only=True
    )


@pytest.mark.parametrize("status", ["V2: Single period under S20", "Section\u00a020 accommodation"])
def test_accommodation_under_section_20_starts_with_the_legal_status(
    tmp_path: Path, status: str
) -> None:
    cells = {"start_date_of_current": START, "child's_legal": status}

    row = list_8(tmp_path, **cells)

    assert row.records == (CaseEvent("1001", "Section 20 started", START),)


def test_an_interim_care_order_starts_no_section_20(tmp_path: Path) -> None:
    row = list_8(tmp_path, **{"start_date_of_current": START, "child's_legal": "C1: ICO"})

    assert row.records == ()
    assert row.child is not None
    assert row.child.values["legal_status"] == "C1: ICO"


def test_a_child_who_ceased_to_be_looked_after_is_no_longer_open(tmp_path: Path) -> None:
    row = list_8(
        tmp_path,
        date_started=START,
        date_ceased=date(2026, 2, 2),
        reason_ceased="d) E3: Care taken by another LA",
    )

    assert row.child is not None
    assert (row.child.is_open, row.child.ended_on) == (False, date(2026, 2, 2))
    assert row.child.ended_because == "E3: Care taken by another LA"


def test_a_care_leaver_gives_review_contact_and_facts(tmp_path: Path) -> None:
    row = list_9(
        tmp_path,
        eligibility="b) Former relevant child",
        latest_pathway=date(2025, 12, 1),
        latest_date="20/02/2026",
        la_in="a) Yes",
        type_of="W: Bed and breakfast",
        allocated_worker="Ann",
    )

    assert row.child is not None
    assert (row.child.plan, row.child.is_open) == (Plan.CARE_LEAVER, True)
    assert row.records == (
        CaseEvent("1001", "Pathway review", date(2025, 12, 1), latest_only=True),
        CaseEvent("1001", "Personal adviser contact", SEEN, latest_only=True),
        ChildFact("1001", "Eligibility", "Former relevant child"),
        ChildFact("1001", "In touch", "Yes"),
        ChildFact("1001", "Accommodation", "W: Bed and breakfast"),
    )


def test_where_no_worker_is_named_the_personal_adviser_holds_the_case(tmp_path: Path) -> None:
    row = list_9(tmp_path, allocated_personal="Pat Adviser", la_in="Yes")

    assert row.child is not None
    assert row.child.values["worker"] == "Pat Adviser"


def test_text_and_true_dates_and_sentinels_may_mix_in_one_column(tmp_path: Path) -> None:
    rows = [
        a_row(LIST_7, child_unique=number, child_protection_plan_start=value)
        for number, value in enumerate([START, "03/11/2025", "01/01/1900", "NULL", 45964.0], 1)
    ]

    (sheet,) = claims_in(tmp_path, {"List_7": [LIST_7, *rows]})

    started = [row.child.plan_started_on for row in sheet.rows if row.child]
    assert started == [START, START, None, None, START]


@pytest.mark.parametrize(("answer", "value"), [("a) Yes", "Yes"), ("b) No", "")])
def test_some_columns_are_kept_only_where_they_say_something(
    tmp_path: Path, answer: str, value: str
) -> None:
    row = list_7(tmp_path, subject_to=answer)

    assert row.records == (
        ChildFact("1001", "Emergency protection or police powers in 6 months", value),
    )
