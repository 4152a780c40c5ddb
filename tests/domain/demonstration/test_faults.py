from __future__ import annotations

from datetime import date

from caseload_app.domain.demonstration.faults import with_faults
from caseload_app.domain.records import CaseEvent, Child, Plan

TODAY = date(2026, 11, 23)
CHILDREN = [
    Child(
        str(number),
        born_on=date(2015, 1, 1),
        plan=Plan.CIN if number % 2 else Plan.CLA,
        plan_started_on=date(2026, 1, 5),
        placement_type="Foster care",
    )
    for number in range(100, 160)
]


def test_a_very_small_team_is_left_as_it_is() -> None:
    children, events = with_faults(CHILDREN[:5], [], TODAY, TODAY)

    assert (children, events) == (tuple(CHILDREN[:5]), ())


def test_a_team_has_a_few_faults_of_each_sort() -> None:
    children, events = with_faults(CHILDREN, [], TODAY, TODAY)

    assert sum(child.born_on is None for child in children) == 1
    assert sum(child.plan_started_on is None for child in children) == 1
    assert sum(not child.placement_type for child in children if child.plan is Plan.CLA) == 1
    assert sum(event.kind == "CP visit" for event in events) == 1
    assert sum(event.on > TODAY for event in events) == 1


def test_the_same_children_have_the_faults_every_week() -> None:
    now, _ = with_faults(CHILDREN, [], TODAY, TODAY)
    before, _ = with_faults(CHILDREN, [], date(2026, 11, 16), TODAY)

    assert now == before


def test_the_event_in_the_future_was_typed_this_week() -> None:
    _, events = with_faults(CHILDREN, [], date(2026, 11, 16), TODAY)

    assert [event for event in events if event.on > date(2026, 11, 16)] == []


def test_a_child_without_a_plan_start_has_no_visits_either() -> None:
    visits = [CaseEvent(child.child_id, "CIN visit", date(2026, 11, 2)) for child in CHILDREN]

    children, events = with_faults(CHILDREN, visits, TODAY, TODAY)

    blind = {child.child_id for child in children if child.plan_started_on is None}
    assert not [event for event in events if event.child_id in blind and event.on <= TODAY]
