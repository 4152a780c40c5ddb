"""Whom a date set locally concerns, and which of two limits is the looser."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseload_app.domain.dates import Limit, Unit
from caseload_app.domain.records import Child, Plan
from caseload_app.domain.rules.local_rules import (
    Exemption,
    Override,
    choose_override,
    is_looser,
    worker_override,
)
from caseload_app.exchange.rule_files import load_calendar
from caseload_app.paths import resource

CALENDAR = load_calendar(resource("rules"))
CHILD = Child("1", worker="Bo Lee", plan=Plan.CP)
BY_CHILD = Override("cp_visit", Limit(1, Unit.WEEKS), "why", "Ann Day", child_id="1")
BY_WORKER = replace(BY_CHILD, child_id="", worker="Bo Lee")
BY_PLAN = replace(BY_CHILD, child_id="", plan=Plan.CP)


@pytest.mark.parametrize(
    ("override", "child", "concerned"),
    [
        (BY_CHILD, CHILD, True),
        (BY_CHILD, replace(CHILD, child_id="2"), False),
        (BY_WORKER, CHILD, True),
        (BY_WORKER, replace(CHILD, worker=""), False),
        (BY_PLAN, CHILD, True),
        (BY_PLAN, replace(CHILD, plan=Plan.CIN), False),
    ],
)
def test_an_override_concerns_a_child_a_worker_or_a_plan(
    override: Override, child: Child, concerned: bool
) -> None:
    assert override.concerns(child) is concerned


def test_the_latest_of_two_for_the_same_child_is_chosen() -> None:
    later = replace(BY_CHILD, from_on=date(2026, 3, 2), limit=Limit(2, Unit.WEEKS))

    assert choose_override([later, BY_CHILD], CHILD, date(2026, 3, 2)) is later
    assert choose_override([later, BY_CHILD], CHILD, date(2026, 3, 1)) is BY_CHILD
    assert choose_override([], CHILD, date(2026, 3, 1)) is None


def test_for_a_worker_only_what_is_set_for_the_worker_counts() -> None:
    assert worker_override([BY_CHILD, BY_PLAN, BY_WORKER], "Bo Lee", date(2026, 3, 2)) is BY_WORKER
    assert worker_override([BY_WORKER], "Cy Fox", date(2026, 3, 2)) is None


@pytest.mark.parametrize(
    ("limit", "than", "looser"),
    [
        (Limit(4, Unit.WEEKS), Limit(20, Unit.WORKING_DAYS), False),
        (Limit(20, Unit.WORKING_DAYS), Limit(28, Unit.DAYS), True),
        (Limit(3, Unit.MONTHS), Limit(12, Unit.WEEKS), True),
        (Limit(10, Unit.WORKING_DAYS), Limit(10, Unit.WORKING_DAYS), False),
        (Limit(-5, Unit.WORKING_DAYS), Limit(-2, Unit.WORKING_DAYS), False),
    ],
)
def test_a_limit_is_looser_when_it_ever_ends_later(limit: Limit, than: Limit, looser: bool) -> None:
    assert is_looser(limit, than, CALENDAR) is looser


def test_an_exemption_covers_one_child_on_its_days() -> None:
    one = Exemption("dental", "1", date(2026, 3, 2), date(2026, 3, 9), "why", "Ann Day")

    assert one.covers(CHILD, date(2026, 3, 9))
    assert not one.covers(CHILD, date(2026, 3, 10))
    assert not one.covers(replace(CHILD, child_id="2"), date(2026, 3, 9))
