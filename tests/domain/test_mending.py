from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.mending import FIXES, fix_of, fix_problem, mended, plans_to_choose
from caseload_app.domain.quality import CHECKS, Finding
from caseload_app.domain.records import Child, Worker

TODAY = date(2026, 3, 2)


def test_every_fix_belongs_to_a_check() -> None:
    assert FIXES.keys() <= {check.id for check in CHECKS}


def test_a_new_worker_holds_the_case_from_today() -> None:
    change = mended(Child("C1", worker="Gone"), FIXES["worker_left"], "Ann Brook", TODAY)

    assert change.after == Child("C1", worker="Ann Brook", allocated_on=TODAY)


def test_a_worker_gets_the_fte_that_was_missing() -> None:
    change = mended(Worker("Ann Brook"), FIXES["fte_missing"], 0.8, TODAY)

    assert change.after == Worker("Ann Brook", fte=0.8)


@pytest.mark.parametrize(
    ("check", "value", "problem"),
    [
        ("no_worker", "", "Worker is empty."),
        ("fte_missing", None, "FTE is empty."),
        ("fte_too_high", 1.5, "An FTE is more than 0 and at most 1."),
        ("plan_without_start", date(2026, 3, 3), "Tue 3 Mar 2026 lies in the future."),
        ("plan_without_start", TODAY, ""),
        ("fte_missing", 1.0, ""),
    ],
)
def test_what_cannot_be_saved_is_said(check: str, value: object, problem: str) -> None:
    assert fix_problem(FIXES[check], value, TODAY) == problem


def test_some_findings_are_mended_on_the_card() -> None:
    assert fix_of(Finding("same_child_twice", "Same name")) is None


def test_every_plan_can_be_chosen() -> None:
    assert plans_to_choose() == ("Assessment", "CIN", "CP", "CLA", "Care leaver", "Other")
