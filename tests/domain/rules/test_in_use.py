"""From when to when a rule is in use, and what that leaves of a deadline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseload_app.domain.rules.deadlines import Deadline
from caseload_app.domain.rules.in_use import (
    InUse,
    SwitchSetting,
    is_in_use,
    spans_in_use,
    while_in_use,
)
from tests.builders import the_rules

MARCH, APRIL, MAY = date(2026, 3, 2), date(2026, 4, 1), date(2026, 5, 1)
RULE = the_rules().by_id["cp_visit"]
OPEN = Deadline("C1", RULE, "ICPC", MARCH, date(2026, 3, 16), RULE.limit)
MET = replace(OPEN, met_on=date(2026, 3, 13))
ON, OFF = True, False


@pytest.mark.parametrize(
    ("is_on", "switches", "spans"),
    [
        (ON, [], [InUse()]),
        (OFF, [], []),
        (ON, [(OFF, MARCH)], [InUse(until=MARCH)]),
        (OFF, [(ON, MARCH)], [InUse(MARCH)]),
        (ON, [(ON, APRIL), (OFF, MARCH)], [InUse(until=MARCH), InUse(APRIL)]),
        (OFF, [(ON, MARCH), (OFF, APRIL)], [InUse(MARCH, APRIL)]),
        (OFF, [(OFF, MARCH), (ON, APRIL), (ON, MAY)], [InUse(APRIL)]),
        (OFF, [(ON, MARCH), (OFF, MARCH)], []),
    ],
)
def test_switches_tell_when_a_rule_is_in_use(
    is_on: bool, switches: list[tuple[bool, date]], spans: list[InUse]
) -> None:
    settings = [SwitchSetting("cp_visit", on, day) for on, day in switches]

    assert spans_in_use(is_on, settings) == tuple(spans)


def test_a_rule_is_in_use_on_its_first_day_and_not_on_its_last() -> None:
    assert is_in_use([InUse(MARCH, APRIL)], MARCH)
    assert not is_in_use([InUse(MARCH, APRIL)], APRIL)


def test_what_was_over_before_the_rule_came_into_use_was_never_due() -> None:
    assert while_in_use(MET, [InUse(APRIL)], MAY) is None


def test_what_is_open_when_the_rule_comes_into_use_is_due() -> None:
    assert while_in_use(OPEN, [InUse(APRIL)], MAY) == OPEN


def test_what_starts_after_the_rule_went_out_of_use_is_not_due() -> None:
    assert while_in_use(OPEN, [InUse(until=MARCH)], MAY) is None


def test_what_was_met_while_the_rule_was_in_use_stays_met() -> None:
    assert while_in_use(MET, [InUse(until=APRIL)], MAY) == MET


def test_what_is_open_when_the_rule_goes_out_of_use_ends_that_day() -> None:
    late = replace(OPEN, met_on=date(2026, 4, 9))

    because = "the council no longer uses this rule"
    ended = replace(OPEN, ended_on=APRIL, ended_because=because)
    assert while_in_use(OPEN, [InUse(until=APRIL)], MAY) == ended
    assert while_in_use(late, [InUse(until=APRIL)], MAY) == ended


def test_a_rule_that_goes_out_of_use_tomorrow_is_still_due_today() -> None:
    assert while_in_use(OPEN, [InUse(until=APRIL)], date(2026, 3, 31)) == OPEN
