"""Cases are counted as the DfE counts them."""

from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.records import Child, Plan
from caseload_app.domain.workload import caseloads, per_fte, team_total, unallocated
from tests.builders import MONDAY, a_casebook, a_child, a_worker, an_event


def held(worker: str, number: int) -> list[Child]:
    return [a_child(f"{worker}-{place}", worker=worker) for place in range(number)]


@pytest.mark.parametrize(
    ("cases", "fte", "expected"),
    [(16, 1.0, 16.0), (10, 0.6, 16.7), (0, 0.8, 0.0), (5, 0.0, None), (5, None, None)],
)
def test_cases_are_divided_by_the_workers_own_fte(
    cases: int, fte: float | None, expected: float | None
) -> None:
    found = per_fte(cases, fte)

    assert found == pytest.approx(expected, abs=0.05) if expected is not None else found is None


def test_the_team_average_leaves_out_who_holds_no_case() -> None:
    workers = [a_worker("Ann", fte=1.0), a_worker("Bo", fte=0.6), a_worker("Cy", fte=0.8)]
    casebook = a_casebook([*held("Ann", 16), *held("Bo", 10)], workers=workers)

    total = team_total(caseloads(casebook))

    assert (total.cases, total.fte_holding_cases, total.cases_per_fte) == (26, 1.6, 16.25)


def test_nobody_holding_a_case_gives_no_average() -> None:
    total = team_total(caseloads(a_casebook(workers=[a_worker()])))

    assert (total.cases, total.cases_per_fte) == (0, None)


def test_a_child_counts_under_one_plan_only() -> None:
    both = a_child(plan=Plan.CLA, plan_started_on=date(2026, 1, 5))
    casebook = a_casebook([both], [an_event("CP plan started", date(2025, 11, 3))])

    (row,) = caseloads(casebook)

    assert {plan: number for plan, number in row.by_plan.items() if number} == {Plan.CLA: 1}


def test_closed_children_are_not_held() -> None:
    closed = a_child(closed_on=MONDAY)
    closing_tomorrow = a_child("C2", closed_on=date(2026, 3, 3))

    (row,) = caseloads(a_casebook([closed, closing_tomorrow]))

    assert row.children == ("C2",)


def test_a_case_held_only_by_a_team_is_unallocated() -> None:
    casebook = a_casebook([a_child(worker="", team="North")])

    assert [child.child_id for child in unallocated(casebook)] == ["C1"]


@pytest.mark.parametrize(
    ("allocated_on", "new"),
    [(date(2026, 2, 22), 0), (date(2026, 2, 23), 1), (MONDAY, 1), (date(2026, 3, 3), 0)],
)
def test_a_case_is_new_for_seven_days(allocated_on: date, new: int) -> None:
    (row,) = caseloads(a_casebook([a_child(allocated_on=allocated_on)]))

    assert row.new_last_7_days == new


def test_late_and_soon_count_deadlines() -> None:
    events = [
        an_event("Referral received", date(2026, 2, 20)),
        an_event("Strategy discussion", date(2026, 2, 10)),
    ]

    (row,) = caseloads(a_casebook([a_child(plan=Plan.ASSESSMENT)], events))

    assert (row.overdue, row.due_soon) == (1, 1)


def test_a_leaver_stays_on_the_list_while_cases_are_left() -> None:
    workers = [a_worker("Ann", left_on=MONDAY), a_worker("Bo", left_on=MONDAY)]

    rows = caseloads(a_casebook([a_child(worker="Ann")], workers=workers))

    assert [(row.worker.name, row.has_left) for row in rows] == [("Ann", True)]


@pytest.mark.parametrize(("limit", "over"), [(None, 0), (3, 0), (2, 1)])
def test_over_the_limit_is_counted_from_the_agreed_number(limit: int | None, over: int) -> None:
    workers = [a_worker("Ann", case_limit=limit)]

    (row,) = caseloads(a_casebook(held("Ann", 3), workers=workers))

    assert row.over_limit == over
