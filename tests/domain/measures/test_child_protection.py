"""The measures of child protection, worked out by hand for twelve children."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseload_app.domain.measures.child_protection import (
    count_enquiries_without_conference,
    count_plans_running_over,
    count_repeat_plans,
    count_reviewed_in_time,
)
from caseload_app.domain.measures.counting import MeasuredDay
from caseload_app.domain.measures.measure import MeasureSpec
from caseload_app.domain.records import CaseEvent, Plan
from tests.builders import a_casebook, a_child, an_event
from tests.domain.measures.twelve_children import aside, figure, measured, to_look_at

SPEC = MeasureSpec("m", "M", months=9)


def test_a_conference_after_19_working_days_is_late() -> None:
    bands = [band for band in measured()["icpc_on_time"].bands if band[1]]

    assert figure("icpc_on_time") == (1, 2)
    assert bands == [("11 to 15", 1), ("16 to 20", 1)]


def test_an_enquiry_without_a_conference_tells_its_reason() -> None:
    ended = [one for one in measured()["enquiries_without_conference"].counted if one.above]

    assert figure("enquiries_without_conference") == (1, 3)
    assert [(one.subject, one.said) for one in ended] == [
        ("C6", "no conference: Not substantiated")
    ]


def test_a_core_group_that_is_late_and_not_held_stands_aside() -> None:
    assert figure("core_groups_on_time") == (1, 2)
    assert aside("core_groups_on_time") == {"C4", "C5"}


def test_a_plan_after_an_earlier_one_is_a_repeat() -> None:
    assert figure("repeat_plans") == (1, 2)
    assert to_look_at("repeat_plans") == {"C5"}


@pytest.mark.parametrize(("months", "running"), [(9, 1), (12, 0), (15, 0), (18, 0), (24, 0)])
def test_plans_are_counted_by_how_long_they_have_run(months: int, running: int) -> None:
    assert figure(f"plans_over_{months}_months") == (running, 2)


def test_one_late_review_counts_for_the_child() -> None:
    assert figure("plans_reviewed_in_time") == (1, 2)
    assert to_look_at("plans_reviewed_in_time") == {"C5"}
    assert figure("review_conferences_on_time") == (1, 2)


def cp_day(events: list[CaseEvent], **facts: object) -> MeasuredDay:
    return MeasuredDay(a_casebook([a_child(plan=Plan.CP, **facts)], events))


def test_an_enquiry_nobody_ended_stands_aside_and_an_old_one_is_not_counted() -> None:
    events = [
        an_event("Strategy discussion", date(2024, 2, 5)),
        an_event("Section 47 enquiry started", date(2024, 2, 5)),
        an_event("Strategy discussion", date(2026, 2, 5)),
        an_event("Section 47 enquiry started", date(2026, 2, 5)),
    ]

    found = list(count_enquiries_without_conference(cp_day(events), SPEC))

    assert [(one.on, one.aside) for one in found] == [
        (date(2026, 2, 5), "no end of the enquiry recorded")
    ]


def test_a_plan_without_a_start_stands_aside_and_is_not_held_against_its_reviews() -> None:
    day = cp_day([])

    assert [one.aside for one in count_plans_running_over(day, SPEC)] == [
        "the start of the plan is not recorded"
    ]
    assert list(count_reviewed_in_time(day, SPEC)) == []
    assert list(count_repeat_plans(day, SPEC)) == []


def test_a_plan_that_began_before_the_period_is_no_new_one() -> None:
    assert list(count_repeat_plans(cp_day([], plan_started_on=date(2024, 1, 8)), SPEC)) == []


def test_only_the_newest_plan_takes_the_lists_number_of_earlier_ones() -> None:
    events = [
        an_event("CP plan started", date(2025, 4, 7)),
        an_event("CP plan ended", date(2025, 8, 4)),
        an_event("CP plan started", date(2026, 1, 12)),
    ]

    found = list(count_repeat_plans(cp_day(events, plan_started_on=date(2026, 1, 12)), SPEC))

    assert [(one.on, one.said) for one in found] == [
        (date(2025, 4, 7), "the first"),
        (date(2026, 1, 12), "1 before"),
    ]


def test_a_review_that_was_let_off_and_a_plan_without_any_review_are_not_held_late() -> None:
    events = [an_event("ICPC", date(2025, 9, 1), outcome="Plan made")]
    day = cp_day(events, plan_started_on=date(2025, 9, 1))
    (late,) = day.ended["rcpc_first"]
    day.ended["rcpc_first"] = [replace(late, exempt_because="Conference moved with the family")]

    found = list(count_reviewed_in_time(day, SPEC))

    assert [(one.subject, one.aside) for one in found] == [("C1", "no review is recorded")]
