"""The measures of children looked after, worked out by hand for twelve children."""

from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.measures.counting import MeasuredDay
from caseload_app.domain.measures.looked_after import (
    count_health_in_date,
    count_many_placements,
    count_stable,
    count_took_part,
    took_part_in,
)
from caseload_app.domain.measures.measure import MeasureSpec
from caseload_app.domain.records import CaseEvent, Plan
from tests.builders import a_casebook, a_child, an_event
from tests.domain.measures.twelve_children import aside, figure, to_look_at

SPEC = MeasureSpec("m", "M")


@pytest.mark.parametrize(
    ("measure", "expected", "who"),
    [
        ("cla_reviews_on_time", (1, 2), {"C7"}),
        ("took_part_in_review", (1, 2), {"C7"}),
        ("health_in_date", (1, 2), {"C8"}),
        ("dental_in_date", (1, 2), {"C7"}),
        ("three_or_more_placements", (1, 2), {"C7"}),
        ("long_term_stability", (1, 1), set()),
        ("return_interviews_on_time", (1, 2), {"C8"}),
        ("health_assessments_on_time", (1, 1), set()),
        ("proceedings_in_26_weeks", (1, 1), set()),
    ],
)
def test_figures_of_children_looked_after(
    measure: str, expected: tuple[int, int], who: set[str]
) -> None:
    assert figure(measure) == expected
    assert to_look_at(measure) == who


def test_a_health_assessment_that_never_happened_stands_aside() -> None:
    assert aside("health_assessments_on_time") == {"C8"}


@pytest.mark.parametrize(
    ("outcome", "took_part"),
    [
        ("PN1", True),
        ("Held (PN 6)", True),
        ("PN7", False),
        ("PN4", False),
        ("PN0", None),
        ("Child attended", True),
        ("Child did not take part", False),
        ("Plan continues", None),
    ],
)
def test_taking_part_is_read_from_code_or_words(outcome: str, took_part: bool | None) -> None:
    review = an_event("CLA review", date(2026, 1, 5), outcome=outcome)

    assert took_part_in(review) is took_part


def in_care(*events: CaseEvent, **facts: object) -> MeasuredDay:
    return MeasuredDay(a_casebook([a_child(plan=Plan.CLA, **facts)], events))


def test_a_review_of_a_small_child_or_of_long_ago_is_not_counted() -> None:
    events = [
        an_event("CLA review", date(2024, 1, 8), outcome="PN1"),
        an_event("CLA review", date(2026, 1, 5), outcome="PN1"),
    ]

    assert list(count_took_part(in_care(*events, born_on=date(2023, 5, 1)), SPEC)) == []


def test_a_review_that_does_not_say_who_took_part_stands_aside() -> None:
    review = an_event("CLA review", date(2026, 1, 5), outcome="Plan continues")

    assert [one.aside for one in count_took_part(in_care(review), SPEC)] == [
        "not recorded either way"
    ]


def test_without_any_placement_a_child_stands_aside() -> None:
    day = in_care(born_on=date(2015, 5, 1), plan_started_on=date(2022, 1, 10))

    assert [one.aside for one in count_many_placements(day, SPEC)] == ["no placement is recorded"]
    assert [one.aside for one in count_stable(day, SPEC)] == ["no placement is recorded"]


def test_the_placement_the_year_began_in_counts_as_one() -> None:
    placed = an_event("Placement started", date(2024, 1, 8))

    [found] = count_many_placements(in_care(placed), SPEC)

    assert found.said == "1 in 12 months"


def test_who_came_into_care_this_year_need_not_have_been_assessed() -> None:
    assert list(count_health_in_date(in_care(plan_started_on=date(2025, 9, 1)), SPEC)) == []


def test_a_plan_that_still_says_care_stands_beside_an_end_of_care() -> None:
    events = [
        an_event("Became looked after", date(2022, 1, 10)),
        an_event("Ceased to be looked after", date(2026, 2, 2)),
    ]

    [found] = count_many_placements(in_care(*events, plan_started_on=date(2022, 1, 10)), SPEC)

    assert found.subject == "C1"
