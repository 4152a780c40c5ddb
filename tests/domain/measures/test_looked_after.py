"""The measures of children looked after, worked out by hand for twelve children."""

from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.measures.looked_after import took_part_in
from tests.builders import an_event
from tests.domain.measures.twelve_children import aside, figure, to_look_at


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
