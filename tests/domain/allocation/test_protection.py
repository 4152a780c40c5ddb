"""What protects newly qualified workers, students and others, in sentences."""

from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.allocation.protection import rules_broken, usual_full_time
from caseload_app.domain.capacity.book import CapacityRecords
from caseload_app.domain.capacity.policy import CapacityPolicy
from caseload_app.domain.records import Plan
from caseload_app.exchange.capacity_files import shipped_policy
from tests.builders import a_casebook, a_child, a_worker

SHIPPED = shipped_policy().profiles


def broken(full_time: int | None, cases: int, **facts: object) -> tuple[str, ...]:
    worker = a_worker(**facts)
    children = [a_child(f"C{one}", plan=Plan.CIN) for one in range(cases)]
    casebook = a_casebook(
        children, workers=[worker], capacity=CapacityRecords(policy=CapacityPolicy(SHIPPED))
    )
    return rules_broken(casebook, worker, children, full_time)


@pytest.mark.parametrize(
    ("full_time", "cases", "fte", "words"),
    [
        (10, 9, 1.0, ()),
        (10, 10, 1.0, ("10 cases: newly qualified, so at most 9 (90 % of 10 at 1 FTE)",)),
        (10, 5, 0.5, ("5 cases: newly qualified, so at most 4 (90 % of 10 at 0.5 FTE)",)),
        (None, 30, 1.0, ()),
        (10, 30, None, ()),
    ],
)
def test_newly_qualified_workers_have_nine_tenths(
    full_time: int | None, cases: int, fte: float | None, words: tuple[str, ...]
) -> None:
    assert broken(full_time, cases, fte=fte, asye_started_on=date(2025, 9, 1)) == words


def test_nobody_else_is_protected() -> None:
    assert broken(10, 30) == ()


def test_a_family_help_practitioner_leads_no_protection_plan_alone() -> None:
    worker = a_worker(role="Family help practitioner")
    child = a_child(plan=Plan.CP)
    casebook = a_casebook(
        [child], workers=[worker], capacity=CapacityRecords(policy=CapacityPolicy(SHIPPED))
    )

    assert rules_broken(casebook, worker, [child], None) == (
        "1 child protection case: family help practitioner, so only if co-worked",
    )


def test_what_the_council_settled_comes_before_the_middle_of_the_team() -> None:
    workers = [a_worker(case_limit=16)]
    settled = CapacityRecords(policy=CapacityPolicy(SHIPPED, full_time_cases=20))

    assert usual_full_time(a_casebook([], workers=workers)) == 16
    assert usual_full_time(a_casebook([], workers=workers, capacity=settled)) == 20
