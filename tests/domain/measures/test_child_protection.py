"""The measures of child protection, worked out by hand for twelve children."""

from __future__ import annotations

import pytest

from tests.domain.measures.twelve_children import aside, figure, measured, to_look_at


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
