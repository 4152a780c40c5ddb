"""The scenario tables of `workers`: given these sessions, on this day, this is due next."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from caseload_app.domain.records import (
    Leave,
    Supervision,
    SupervisionKind,
    SupervisionStatus,
    Worker,
)
from caseload_app.domain.rules.deadlines import as_at
from caseload_app.domain.supervision.supervising import KnownOfWorker, supervision_standing
from caseload_app.domain.wording import long_day
from tests.rules.test_scenarios import BOOK, Table, a_day, book_of, texts

TABLES = sorted((Path(__file__).parent / "workers").glob("*.toml"))
NAME = "Asha Brook"
SESSION = re.compile(r"(?P<day>\w{3} \d+ \w{3} \d{4}) (?P<kind>\w+) (?P<status>\w+)")
AWAY = re.compile(r"(?P<kind>.+?) from (?P<first>\w{3} [\w ]+? \d{4})(?: to (?P<last>.+))?")
KEYS = {"name", "worker", "sessions", "away", "settings", "today", "rule", "expect"}
SCENARIOS: list[tuple[str, Table]] = [
    (f"{path.stem}: {scenario['name']}", scenario)
    for path in TABLES
    for scenario in tomllib.loads(path.read_text(encoding="utf-8"))["scenario"]
]


@pytest.mark.parametrize("scenario", [pytest.param(one, id=name) for name, one in SCENARIOS])
def test_the_rules_give_the_next_session_of_the_scenario(scenario: Table) -> None:
    assert set(scenario) <= KEYS, set(scenario) - KEYS
    book, today = book_of(scenario), a_day(str(scenario["today"]))
    known = KnownOfWorker(
        a_worker(scenario),
        [a_session(line) for line in texts(scenario, "sessions")],
        leave=[an_absence(line) for line in texts(scenario, "away")],
        policy=BOOK.policy,
    )
    standing = supervision_standing(known, book, as_at(today, book.calendar))

    found = "no date"
    if standing.due is not None and standing.state is not None:
        found = f"due {long_day(standing.due)}: {standing.state.value.replace('_', ' ')}"
    assert (standing.rule, found) == (scenario["rule"], scenario["expect"])


@pytest.mark.parametrize("rule", [one.id for one in BOOK.timescales if one.subject == "worker"])
def test_every_rule_about_workers_has_three_scenarios(rule: str) -> None:
    assert len([name for name, scenario in SCENARIOS if scenario["rule"] == rule]) >= 3


def test_scenarios_have_names_of_their_own() -> None:
    assert len({name for name, _ in SCENARIOS}) == len(SCENARIOS)


def a_worker(scenario: Table) -> Worker:
    given = scenario["worker"]
    assert isinstance(given, Mapping)
    days = {key: a_day(str(day)) for key, day in given.items()}
    return Worker(NAME, started_on=days.get("started"), asye_started_on=days.get("asye"))


def a_session(line: str) -> Supervision:
    found = SESSION.fullmatch(line)
    assert found, f"not a session: {line}"
    kind, status = SupervisionKind(found["kind"]), SupervisionStatus(found["status"])
    return Supervision(NAME, a_day(found["day"]), kind, status)


def an_absence(line: str) -> Leave:
    found = AWAY.fullmatch(line)
    assert found, f"not an absence: {line}"
    last = a_day(found["last"]) if found["last"] else None
    return Leave(NAME, a_day(found["first"]), last, found["kind"])
