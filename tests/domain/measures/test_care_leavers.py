"""The measures of care leavers, worked out by hand for twelve children."""

from __future__ import annotations

from dataclasses import replace

import pytest

from caseload_app.domain.measures.care_leavers import (
    SUITABILITY,
    count_suitable_home,
    is_active,
)
from caseload_app.domain.measures.counting import MeasuredDay
from caseload_app.domain.measures.measure import MeasureSpec
from caseload_app.domain.records import ChildFact, Plan
from tests.builders import a_casebook, a_child
from tests.domain.measures.twelve_children import figure, to_look_at


@pytest.mark.parametrize(
    "measure",
    [
        "pathway_plan_in_date",
        "care_leavers_in_touch",
        "suitable_accommodation",
        "education_employment_training",
    ],
)
def test_of_two_care_leavers_one_is_well(measure: str) -> None:
    assert figure(measure) == (1, 2)
    assert to_look_at(measure) == {"C11"}


def test_a_contact_within_eight_weeks_is_in_time() -> None:
    assert figure("pa_contacts_on_time") == (1, 1)


@pytest.mark.parametrize(
    ("text", "active"),
    [
        ("F2", True),
        ("P5", True),
        ("G4", False),
        ("G5 - illness", False),
        ("In full time education", True),
        ("Not in education, employment or training", False),
        ("NEET", False),
        ("Apprenticeship", True),
        ("", None),
        ("ask", None),
    ],
)
def test_an_activity_is_read_from_code_or_words(text: str, active: bool | None) -> None:
    assert is_active(text) is active


@pytest.mark.parametrize(("value", "said"), [("", "not recorded"), ("?", "cannot be read: ?")])
def test_what_the_list_leaves_open_stands_aside(value: str, said: str) -> None:
    casebook = a_casebook([a_child(plan=Plan.CARE_LEAVER)])
    casebook = replace(casebook, facts={"C1": (ChildFact("C1", SUITABILITY, value),)})

    [found] = count_suitable_home(MeasuredDay(casebook), MeasureSpec("m", "M"))

    assert found.aside == said
