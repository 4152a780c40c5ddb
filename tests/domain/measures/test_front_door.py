"""The measures of the front door, worked out by hand for twelve children."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.measures.counting import MeasuredDay
from caseload_app.domain.measures.front_door import count_allocations_in_a_week, count_re_referrals
from caseload_app.domain.measures.measure import MeasureSpec
from caseload_app.domain.records import Allocation, Child
from tests.builders import a_casebook, a_child, an_event
from tests.domain.measures.twelve_children import figure, measured, to_look_at

SPEC = MeasureSpec("m", "M")


def test_a_referral_is_repeated_by_its_date_or_by_what_the_list_says() -> None:
    assert figure("re_referrals") == (2, 5)
    assert to_look_at("re_referrals") == {"C2", "C3"}


def test_a_decision_after_the_next_working_day_is_late() -> None:
    assert figure("referral_decisions_on_time") == (2, 3)
    assert to_look_at("referral_decisions_on_time") == {"C2"}


def test_a_case_waits_from_its_decision_until_somebody_is_named() -> None:
    assert figure("allocated_in_a_week") == (1, 3)
    assert to_look_at("allocated_in_a_week") == {"C2", "C12"}


def test_assessments_are_counted_in_time_and_in_bands_of_working_days() -> None:
    bands = [band for band in measured()["assessments_on_time"].bands if band[1]]

    assert figure("assessments_on_time") == (2, 3)
    assert bands == [("11 to 20", 1), ("21 to 30", 1), ("61 and more", 1)]


def named_on(child: Child, *allocations: Allocation) -> list[date | None]:
    """Give when somebody was named after a decision of Mon 2 Feb 2026."""
    events = [an_event("Referral decision", date(2026, 2, 2), outcome="Assessment")]
    casebook = a_casebook([child], events, allocations=allocations)
    return [one.on for one in count_allocations_in_a_week(MeasuredDay(casebook), SPEC)]


def test_somebody_named_later_is_named_from_their_first_day() -> None:
    later = Allocation("C1", date(2026, 2, 5), "Asha Brook")

    assert named_on(a_child(), later) == [date(2026, 2, 5)]


def test_a_later_spell_of_nobody_names_nobody() -> None:
    assert named_on(a_child(worker=""), Allocation("C1", date(2026, 2, 5), "")) == [None]


def test_who_holds_the_case_already_needs_not_be_named() -> None:
    before = Allocation("C1", date(2026, 1, 5), "Asha Brook")

    assert named_on(a_child(), before) == [date(2026, 2, 2)]


def test_a_case_closed_before_anybody_was_named_is_not_waiting() -> None:
    assert named_on(a_child(worker="", closed_on=date(2026, 2, 20))) == []


def test_a_referral_of_more_than_a_year_ago_is_not_counted() -> None:
    events = [
        an_event("Referral received", date(2025, 2, 3)),
        an_event("Referral received", date(2026, 2, 9)),
    ]

    found = list(count_re_referrals(MeasuredDay(a_casebook([a_child()], events)), SPEC))

    assert [(one.on, one.above) for one in found] == [(date(2026, 2, 9), 0)]


def test_the_allocation_of_the_list_names_somebody_too() -> None:
    assert named_on(a_child(allocated_on=date(2026, 2, 4))) == [date(2026, 2, 4)]
