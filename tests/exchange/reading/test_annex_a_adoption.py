from __future__ import annotations

from datetime import date
from pathlib import Path

from caseload_app.domain.records import CaseEvent, Child, ChildFact, Plan
from caseload_app.services.importing import preview
from tests.exchange.workbooks import claims_in, write_workbook
from tests.services.stores import a_store

TODAY = date(2026, 3, 2)
JAN, FEB = date(2026, 1, 12), date(2026, 2, 9)
LIST_10 = (
    "Child Unique ID",
    "Date of Decision that Child Should be Placed for Adoption",
    "Date of Placement Order",
    "Date Placed for Adoption",
    "Reason Why Child No Longer Placed for Adoption",
)


def test_adoption_dates_become_events_and_facts(tmp_path: Path) -> None:
    (sheet,) = claims_in(tmp_path, {"List 10": [LIST_10, ["C1", JAN, JAN, FEB, None]]})

    assert sheet.recognised_as == "annex_a_10"
    assert sheet.rows[0].records == (
        CaseEvent("C1", "Authority to place", JAN),
        CaseEvent("C1", "Placed for adoption", FEB),
        ChildFact("C1", "Adoption decided on", "2026-01-12"),
    )


def test_a_known_child_keeps_its_plan_and_worker(tmp_path: Path) -> None:
    known = Child("C1", plan=Plan.CLA, plan_started_on=JAN)
    path = write_workbook(tmp_path, {"List 10": [LIST_10, ["C1", None, FEB, None, None]]})

    plan = preview(a_store(tmp_path, [known]), [path], TODAY).plan

    assert [change.after for change in plan.changes] == [CaseEvent("C1", "Authority to place", FEB)]


def test_a_child_nothing_else_names_is_left_out(tmp_path: Path) -> None:
    path = write_workbook(tmp_path, {"List 10": [LIST_10, ["C9", None, FEB, None, None]]})

    plan = preview(a_store(tmp_path), [path], TODAY).plan

    assert plan.is_empty
    assert (plan.sheets[0].rows, plan.sheets[0].unchanged) == (1, 1)
