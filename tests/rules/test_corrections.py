"""The scenario tables of `corrections`: what was known, what is known now, and what that moved.

An event recorded, a date corrected, an event taken out, a plan that stepped up or down: the
manager reads which dates moved, were met, became late or ended, and why.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from caseload_app.domain.moves import compare_deadlines
from caseload_app.domain.rules.deadlines import Deadline, as_at
from caseload_app.domain.rules.derivation import derive_deadlines
from tests.rules.test_scenarios import (
    BOOK,
    EVERY_RULE_ON,
    Table,
    a_child,
    a_day,
    events_of,
    rules_of,
)

TABLES = sorted((Path(__file__).parent / "corrections").glob("*.toml"))
KEYS = {"name", "before", "after", "today", "rule", "moves"}
SCENARIOS: list[tuple[str, Table]] = [
    (f"{path.stem}: {scenario['name']}", scenario)
    for path in TABLES
    for scenario in tomllib.loads(path.read_text(encoding="utf-8"))["scenario"]
]


@pytest.mark.parametrize("scenario", [pytest.param(one, id=name) for name, one in SCENARIOS])
def test_what_changed_moves_the_dates_of_the_scenario(scenario: Table) -> None:
    assert set(scenario) <= KEYS, set(scenario) - KEYS
    day = as_at(a_day(str(scenario["today"])), BOOK.calendar)
    moves = compare_deadlines(derived(scenario, "before"), derived(scenario, "after"), day)

    assert [move.sentence for move in moves] == scenario["moves"]


def test_scenarios_have_names_of_their_own() -> None:
    assert len({name for name, _ in SCENARIOS}) == len(SCENARIOS)


def derived(scenario: Table, key: str) -> list[Deadline]:
    known = scenario[key]
    assert isinstance(known, Mapping)
    assert set(known) <= {"child", "events"}, set(known)
    today = a_day(str(scenario["today"]))
    found = derive_deadlines(a_child(known), events_of(known), EVERY_RULE_ON, today)
    return [one for one in found if one.rule.id in rules_of(scenario)]
