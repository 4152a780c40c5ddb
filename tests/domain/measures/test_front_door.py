"""The measures of the front door, worked out by hand for twelve children."""

from __future__ import annotations

from tests.domain.measures.twelve_children import figure, measured, to_look_at


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
