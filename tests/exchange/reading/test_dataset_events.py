from __future__ import annotations

from pathlib import Path

import pytest

from caseload_app.domain.records import CaseEvent
from tests.exchange.dataset import FEB, JAN
from tests.exchange.workbooks import claims_in


def records(folder: Path, prefix: str, **cells: object) -> list[object]:
    """Read one row of a table whose column names all have the prefix."""
    headings = [f"{prefix}_table_id", *(f"{prefix}_{name}" for name in cells)]
    (sheet,) = claims_in(folder, {"t": [headings, ["1", *cells.values()]]})
    assert sheet.skipped_because == ""
    return list(sheet.rows[0].records)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Initial Health Assessment", "Initial health assessment"),
        ("REVIEW HEALTH ASSESSMENT", "Review health assessment"),
        ("Dental Check", "Dental check"),
    ],
)
def test_health_checks_are_told_apart(tmp_path: Path, text: str, kind: str) -> None:
    found = records(tmp_path, "clah", person_id="P1", health_check_type=text, health_check_date=JAN)

    assert found == [CaseEvent("P1", kind, JAN)]


def test_a_refused_health_check_was_not_held(tmp_path: Path) -> None:
    found = records(
        tmp_path,
        "clah",
        person_id="P1",
        health_check_type="Dental",
        health_check_date=JAN,
        health_check_status="Refused",
    )

    assert found == []


def test_a_cancelled_review_of_a_child_looked_after_says_so(tmp_path: Path) -> None:
    found = records(
        tmp_path,
        "clar",
        cla_person_id="P1",
        cla_review_date=JAN,
        cla_review_cancelled="Y",
    )

    assert found == [CaseEvent("P1", "CLA review", JAN, "Cancelled")]


def test_a_review_that_is_only_due_is_no_event(tmp_path: Path) -> None:
    found = records(tmp_path, "cppr", person_id="P1", cp_review_due=FEB, cp_review_date=None)

    assert found == []


def test_a_missing_episode_gives_its_start_and_the_return(tmp_path: Path) -> None:
    found = records(
        tmp_path,
        "miss",
        person_id="P1",
        missing_episode_start_date=JAN,
        missing_episode_type="M",
        missing_episode_end_date=FEB,
    )

    assert found == [CaseEvent("P1", "Missing from", JAN), CaseEvent("P1", "Returned", FEB)]


def test_an_episode_of_mere_absence_is_not_missing(tmp_path: Path) -> None:
    found = records(
        tmp_path,
        "miss",
        person_id="P1",
        missing_episode_start_date=JAN,
        missing_episode_type="A",
    )

    assert found == []


def test_pre_proceedings_give_the_decision_and_the_letter(tmp_path: Path) -> None:
    found = records(
        tmp_path,
        "prep",
        person_id="P1",
        pre_pro_decision_date=JAN,
        pre_pro_letter_date=FEB,
    )

    assert found == [
        CaseEvent("P1", "Pre-proceedings decision", JAN),
        CaseEvent("P1", "Pre-proceedings letter", FEB),
    ]


def test_a_conference_says_whether_it_led_to_a_plan(tmp_path: Path) -> None:
    found = records(tmp_path, "icpc", person_id="P1", icpc_date=JAN, icpc_outcome_cp_flag="N")

    assert found == [CaseEvent("P1", "ICPC", JAN, "No plan")]
