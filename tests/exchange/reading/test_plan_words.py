from __future__ import annotations

import pytest

from caseload_app.domain.records import Plan
from caseload_app.exchange.reading.plan_words import read_plan


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("a) Looked after child", Plan.CLA),
        ("b) Child Protection plan", Plan.CP),
        ("c) Child in need plan", Plan.CIN),
        ("d) Open assessment", Plan.ASSESSMENT),
        ("LAC", Plan.CLA),
        ("CPP", Plan.CP),
        ("CP Ext", Plan.CP),
        ("CiN Plan", Plan.CIN),
        ("Open asmt", Plan.ASSESSMENT),
        ("CF Assessment in progress", Plan.ASSESSMENT),
        ("Care leaver", Plan.CARE_LEAVER),
        ("Other", Plan.OTHER),
        ("Open CIN", Plan.CIN),
        ("CP (at home)", Plan.CP),
    ],
)
def test_the_usual_spellings_of_a_plan_are_read(text: str, plan: Plan) -> None:
    found = read_plan(text)

    assert found is not None
    assert (found.counted, found.is_closed) == (plan, False)


@pytest.mark.parametrize("text", ["CP/CLA", "CLA&CP", "CLA&CPP", "LAC + CP"])
def test_two_plans_joined_are_both_read_the_first_that_applies_first(text: str) -> None:
    found = read_plan(text)

    assert found is not None
    assert found.plans == (Plan.CLA, Plan.CP)


@pytest.mark.parametrize(
    "text", ["e) Closed episode", "Closed", "Closed - stepdown", "Closed Referral"]
)
def test_closed_is_read_in_its_spellings(text: str) -> None:
    found = read_plan(text)

    assert found is not None
    assert (found.plans, found.is_closed) == ((), True)


def test_a_word_that_fits_no_plan_is_not_guessed() -> None:
    assert read_plan("Purple") is None


def test_an_empty_cell_says_nothing() -> None:
    found = read_plan("")

    assert found is not None
    assert (found.plans, found.is_closed, found.is_open) == ((), False, False)
