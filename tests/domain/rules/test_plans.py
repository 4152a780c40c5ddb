"""Which plans a child is on, from the list and from what happened."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from caseload_app.domain.records import CaseEvent, Child, Plan
from caseload_app.domain.rules.plans import PlanSpell, counted_as, declared_start, plan_spells
from caseload_app.domain.vocabulary import EventKind

JAN, FEB, MAR, APR = (date(2026, month, 5) for month in (1, 2, 3, 4))


def event(kind: EventKind, on: date, outcome: str = "") -> CaseEvent:
    return CaseEvent("1", kind, on, outcome)


def test_the_list_alone_gives_a_spell_from_its_start() -> None:
    child = Child("1", plan=Plan.CIN, plan_started_on=JAN)

    assert plan_spells(child, []) == (PlanSpell(Plan.CIN, JAN),)


def test_a_plan_without_a_date_has_a_spell_of_unknown_start() -> None:
    assert plan_spells(Child("1", plan=Plan.CP), []) == (PlanSpell(Plan.CP, None),)


def test_events_open_and_close_a_plan() -> None:
    events = [event(EventKind.CIN_PLAN_STARTED, JAN), event(EventKind.CIN_PLAN_ENDED, FEB)]

    assert plan_spells(Child("1"), events) == (PlanSpell(Plan.CIN, JAN, FEB),)


def test_an_end_without_a_start_opens_nothing() -> None:
    assert plan_spells(Child("1"), [event(EventKind.CP_PLAN_ENDED, FEB)]) == ()


def test_a_conference_alone_makes_an_assumed_plan() -> None:
    assert plan_spells(Child("1"), [event(EventKind.ICPC, JAN)]) == (
        PlanSpell(Plan.CP, JAN, assumed=True),
    )


@pytest.mark.parametrize("outcome", ["No plan", "Cancelled"])
def test_a_conference_without_a_plan_makes_none(outcome: str) -> None:
    assert plan_spells(Child("1"), [event(EventKind.ICPC, JAN, outcome)]) == ()


def test_a_plan_on_the_list_confirms_the_conference() -> None:
    child = Child("1", plan=Plan.CP)

    assert plan_spells(child, [event(EventKind.ICPC, JAN)]) == (PlanSpell(Plan.CP, JAN),)


def test_a_plan_recorded_soon_after_its_conference_began_with_it() -> None:
    events = [event(EventKind.ICPC, JAN), event(EventKind.CP_PLAN_STARTED, date(2026, 1, 9))]

    assert plan_spells(Child("1"), events) == (PlanSpell(Plan.CP, JAN),)


def test_a_plan_recorded_long_after_a_conference_began_by_itself() -> None:
    events = [event(EventKind.ICPC, JAN), event(EventKind.CP_PLAN_STARTED, APR)]

    assert plan_spells(Child("1"), events) == (PlanSpell(Plan.CP, APR),)


def test_a_second_start_of_a_running_plan_changes_nothing() -> None:
    events = [event(EventKind.CP_PLAN_STARTED, JAN), event(EventKind.CP_PLAN_STARTED, FEB)]

    assert plan_spells(Child("1"), events) == (PlanSpell(Plan.CP, JAN),)


def test_a_lesser_plan_of_a_later_day_is_a_step_down() -> None:
    child = Child("1", plan=Plan.CIN, plan_started_on=MAR)
    events = [event(EventKind.CP_PLAN_STARTED, JAN)]

    assert plan_spells(child, events) == (
        PlanSpell(Plan.CP, JAN, MAR),
        PlanSpell(Plan.CIN, MAR),
    )


def test_a_plan_opened_after_the_list_was_made_stays_open() -> None:
    child = Child("1", plan=Plan.CIN, plan_started_on=JAN)
    events = [event(EventKind.CP_PLAN_STARTED, FEB)]

    assert PlanSpell(Plan.CP, FEB) in plan_spells(child, events)


def test_a_child_in_care_can_be_on_a_child_protection_plan_too() -> None:
    child = Child("1", plan=Plan.CLA, plan_started_on=MAR)
    events = [event(EventKind.CP_PLAN_STARTED, JAN)]

    assert plan_spells(child, events) == (PlanSpell(Plan.CP, JAN), PlanSpell(Plan.CLA, MAR))


def test_what_happened_on_an_assumed_plan_that_is_over_shows_that_it_was_one() -> None:
    child = Child("1", plan=Plan.CIN, plan_started_on=MAR)
    events = [event(EventKind.ICPC, JAN), event(EventKind.CP_VISIT, FEB)]

    assert plan_spells(child, events)[0] == PlanSpell(Plan.CP, JAN, MAR)


def test_an_assumed_plan_of_which_nothing_is_known_stays_assumed() -> None:
    child = Child("1", plan=Plan.CIN, plan_started_on=MAR)

    assert plan_spells(child, [event(EventKind.ICPC, JAN)])[0].assumed


def test_a_review_conference_that_ends_the_plan_ends_it() -> None:
    events = [
        event(EventKind.CP_PLAN_STARTED, JAN),
        event(EventKind.REVIEW_CONFERENCE, FEB, "Plan continues"),
        event(EventKind.REVIEW_CONFERENCE, MAR, "Plan ended"),
    ]

    assert plan_spells(Child("1"), events) == (PlanSpell(Plan.CP, JAN, MAR),)


def test_the_order_in_which_one_day_was_typed_in_does_not_matter() -> None:
    day = [
        event(EventKind.CEASED_TO_BE_LOOKED_AFTER, FEB),
        event(EventKind.BECAME_LOOKED_AFTER, FEB),
        event(EventKind.ICPC, FEB),
        event(EventKind.CP_PLAN_STARTED, FEB),
    ]
    before = [event(EventKind.BECAME_LOOKED_AFTER, JAN)]

    found = {plan_spells(Child("1"), [*before, *order]) for order in permutations(day)}
    assert found == {
        (
            PlanSpell(Plan.CLA, JAN, FEB),
            PlanSpell(Plan.CLA, FEB),
            PlanSpell(Plan.CP, FEB),
        )
    }


def test_the_start_of_the_listed_plan_is_an_event_unless_one_tells_it() -> None:
    child = Child("1", plan=Plan.CP, plan_started_on=JAN)
    told = event(EventKind.CP_PLAN_STARTED, date(2026, 1, 9))

    assert declared_start(child, []) == event(EventKind.CP_PLAN_STARTED, JAN)
    assert declared_start(child, [told]) is None


def test_a_start_of_years_ago_does_not_tell_of_the_present_plan() -> None:
    child = Child("1", plan=Plan.CP, plan_started_on=JAN)
    old = event(EventKind.CP_PLAN_STARTED, date(2020, 1, 6))

    assert declared_start(child, [old]) == event(EventKind.CP_PLAN_STARTED, JAN)


def test_a_plan_dated_later_in_the_same_time_in_care_is_no_new_start() -> None:
    child = Child("1", plan=Plan.CLA, plan_started_on=MAR)
    became = event(EventKind.BECAME_LOOKED_AFTER, JAN)
    ceased = event(EventKind.CEASED_TO_BE_LOOKED_AFTER, FEB)

    assert declared_start(child, [became]) is None
    assert declared_start(child, [became, ceased]) is not None


@pytest.mark.parametrize("child", [Child("1", plan=Plan.OTHER, plan_started_on=JAN), Child("1")])
def test_a_child_on_no_known_plan_has_no_start(child: Child) -> None:
    assert declared_start(child, []) is None


def test_the_listed_plan_is_the_one_that_counts() -> None:
    spells = [PlanSpell(Plan.CLA, JAN)]

    assert counted_as(Child("1", plan=Plan.CP), spells) is Plan.CP


def test_without_a_listed_plan_the_first_in_precedence_counts() -> None:
    spells = [PlanSpell(Plan.CIN, JAN), PlanSpell(Plan.CP, JAN), PlanSpell(Plan.CLA, JAN, FEB)]

    assert counted_as(Child("1"), spells) is Plan.CP
    assert counted_as(Child("1"), []) is Plan.OTHER
