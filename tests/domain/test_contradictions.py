from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseload_app.domain.contradictions import CONTRADICTIONS
from caseload_app.domain.quality import CHECKS, findings
from caseload_app.domain.records import CaseEvent, Child, ChildFact, Plan
from tests.builders import MONDAY, a_casebook, a_child, a_session, a_worker, an_event

START = date(2026, 2, 2)


def found(child: Child, events: list[CaseEvent], *facts: ChildFact) -> list[str]:
    casebook = a_casebook([child], events, supervisions=[a_session(MONDAY)])
    casebook = replace(casebook, facts={child.child_id: facts})
    known = {check for check, _ in CONTRADICTIONS}
    return [one.check for one in findings(casebook) if one.check in known]


def test_every_contradiction_is_a_check() -> None:
    assert {check for check, _ in CONTRADICTIONS} <= {check.id for check in CHECKS}


def test_a_worker_of_another_team_is_found() -> None:
    child = a_child(team="South", plan_started_on=START)
    casebook = a_casebook([child], workers=[a_worker(team="North")])

    assert "worker_not_in_team" in [one.check for one in findings(casebook)]


@pytest.mark.parametrize("team", ["North Team", "north", ""])
def test_a_team_written_another_way_is_the_same(team: str) -> None:
    child = a_child(team=team, plan_started_on=START)
    casebook = a_casebook([child], workers=[a_worker(team="North")])

    assert "worker_not_in_team" not in [one.check for one in findings(casebook)]


def test_a_review_of_a_plan_nothing_tells_of_is_found() -> None:
    child = a_child(plan=Plan.CP, plan_started_on=START)

    assert found(child, [an_event("CIN review", date(2026, 2, 20))]) == ["review_without_plan"]


def test_a_review_from_before_the_present_plan_is_history() -> None:
    child = a_child(plan=Plan.CP, plan_started_on=START)

    assert found(child, [an_event("CIN review", date(2026, 1, 5))]) == []


def test_plans_of_which_one_began_before_the_other_ended_overlap() -> None:
    child = a_child(plan=Plan.CIN, plan_started_on=START)
    events = [
        an_event("CP plan started", date(2025, 6, 2)),
        an_event("CIN plan started", START),
        an_event("CP plan ended", date(2026, 2, 16)),
    ]

    assert found(child, events) == ["overlapping_plans"]


def test_work_a_few_days_before_its_referral_is_found() -> None:
    events = [
        an_event("Assessment started", date(2026, 1, 5)),
        an_event("Referral received", date(2026, 1, 9)),
    ]

    assert found(a_child(plan_started_on=START), events) == ["event_before_referral"]


def test_a_later_referral_makes_nothing_of_older_work() -> None:
    events = [
        an_event("Assessment started", date(2025, 9, 1)),
        an_event("Referral received", date(2026, 1, 9)),
    ]

    assert found(a_child(plan_started_on=START), events) == []


def test_a_day_that_stands_for_none_is_found() -> None:
    child = a_child(plan_started_on=START, allocated_on=date(1970, 1, 1))

    assert found(child, []) == ["sentinel_date"]


@pytest.mark.parametrize(
    ("seen", "expected"),
    [("2026-02-09", ["seen_before_visit"]), ("2026-02-20", []), ("some day", [])],
)
def test_last_seen_before_the_last_visit_is_found(seen: str, expected: list[str]) -> None:
    child = a_child(plan_started_on=START)
    visit = an_event("CIN visit", date(2026, 2, 20))

    assert found(child, [visit], ChildFact(child.child_id, "Last seen", seen)) == expected


def test_a_visit_at_which_nobody_was_seen_does_not_count() -> None:
    child = a_child(plan_started_on=START)
    visit = an_event("CIN visit", date(2026, 2, 20), outcome="Not seen")

    assert found(child, [visit], ChildFact(child.child_id, "Last seen", "2026-02-09")) == []


def test_a_review_of_a_plan_that_is_recorded_beside_the_present_one_is_no_stray() -> None:
    child = a_child(plan=Plan.CP, plan_started_on=START)
    events = [an_event("CIN plan started", START), an_event("CIN review", date(2026, 2, 20))]

    assert found(child, events) == []


def test_two_plans_that_go_on_beside_an_ended_one_do_not_overlap() -> None:
    child = a_child(plan=Plan.CP, plan_started_on=START)
    events = [
        an_event("CIN plan started", date(2025, 1, 6)),
        an_event("CIN plan ended", date(2025, 6, 2)),
        an_event("CIN plan started", START),
        an_event("CP plan started", START),
    ]

    assert "overlapping_plans" not in found(child, events)


def test_a_plan_that_goes_on_after_an_ended_one_began_does_not_overlap() -> None:
    child = a_child(plan=Plan.CP, plan_started_on=date(2025, 6, 2))
    events = [
        an_event("CP plan started", date(2025, 6, 2)),
        an_event("CIN plan started", date(2025, 9, 1)),
        an_event("CIN plan ended", START),
    ]

    assert "overlapping_plans" not in found(child, events)


def test_of_plans_that_all_go_on_none_overlaps_an_ended_one() -> None:
    child = a_child(plan=Plan.OTHER)
    events = [
        an_event("CIN plan started", date(2025, 1, 6)),
        an_event("CIN plan ended", date(2025, 6, 2)),
        an_event("CIN plan started", date(2026, 1, 5)),
        an_event("CP plan started", START),
    ]

    assert "overlapping_plans" not in found(child, events)
