"""The scenario tables beside this file: given these events, on this day, these due dates.

A table is meant to be read and corrected by somebody who knows the work. A scenario names one
rule or several, and lists every date the rules give, past ones too, in order.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import pytest

from caseload_app.domain.records import CaseEvent, Child, LongTerm, Plan
from caseload_app.domain.rules.deadlines import Deadline, as_at, state_on
from caseload_app.domain.rules.derivation import derive_deadlines
from caseload_app.domain.rules.explaining import explain
from caseload_app.domain.rules.rule_settings import apply_settings, check_settings
from caseload_app.domain.rules.rulebook import RuleBook
from caseload_app.domain.rules.setting_rows import parse_settings
from caseload_app.domain.vocabulary import EventKind
from caseload_app.domain.wording import long_day
from caseload_app.exchange.rule_files import load_rules
from caseload_app.paths import resource

TABLES = sorted(Path(__file__).parent.glob("*.toml"))
EVENT = re.compile(r"(?P<day>\w{3} \d+ \w{3} \d{4}) (?P<kind>[^(\[]+?)(?: \((?P<outcome>.*)\))?")
LATEST = " [latest known]"
CHILD_KEYS = {
    "plan",
    "plan started",
    "born",
    "closed",
    "long-term",
    "legal status",
    "placement",
    "flags",
}
SCENARIO_KEYS = {"name", "child", "events", "today", "rule", "settings", "expect", "says"}
SETTING_DEFAULTS = {
    "child_id": "",
    "worker": "",
    "plan": "",
    "until": date.max,
    "is_check": False,
}
Table = Mapping[str, object]


def load() -> list[tuple[str, Table]]:
    """Read every table into pairs of a test name and a scenario."""
    return [
        (f"{path.stem}: {scenario['name']}", scenario)
        for path in TABLES
        for scenario in tomllib.loads(path.read_text(encoding="utf-8"))["scenario"]
    ]


SCENARIOS = load()
BOOK, PROBLEMS = load_rules(resource("rules"))
EVERY_RULE_ON = RuleBook(BOOK.timescales, BOOK.calendar, on=set(BOOK.by_id))


@pytest.mark.parametrize("scenario", [pytest.param(one, id=name) for name, one in SCENARIOS])
def test_the_rules_give_the_dates_of_the_scenario(scenario: Table) -> None:
    today = a_day(str(scenario["today"]))
    rules = rules_of(scenario)
    derived = derive_deadlines(a_child(scenario), events_of(scenario), book_of(scenario), today)

    found = [described(one, today) for one in derived if one.rule.id in rules]
    assert found == [expectation(line, rules) for line in texts(scenario, "expect")]


@pytest.mark.parametrize(
    "scenario", [pytest.param(one, id=name) for name, one in SCENARIOS if "says" in one]
)
def test_the_last_date_of_the_scenario_says_why(scenario: Table) -> None:
    today = a_day(str(scenario["today"]))
    derived = derive_deadlines(a_child(scenario), events_of(scenario), book_of(scenario), today)
    last = [one for one in derived if one.rule.id in rules_of(scenario)][-1]

    calendar = book_of(scenario).calendar
    sentence = explain(last, calendar, as_at(today, calendar)).sentence
    assert str(scenario["says"]) in sentence


@pytest.mark.parametrize("scenario", [pytest.param(one, id=name) for name, one in SCENARIOS])
def test_the_order_in_which_events_are_entered_never_matters(scenario: Table) -> None:
    today = a_day(str(scenario["today"]))
    child, events = a_child(scenario), events_of(scenario)

    in_order = derive_deadlines(child, events, book_of(scenario), today)
    assert derive_deadlines(child, events[::-1], book_of(scenario), today) == in_order


def test_scenarios_have_names_of_their_own() -> None:
    names = [name for name, _ in SCENARIOS]

    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("rule", [one.id for one in BOOK.for_children])
def test_every_rule_has_three_scenarios(rule: str) -> None:
    about = [name for name, scenario in SCENARIOS if rule in rules_of(scenario)]

    assert len(about) >= 3


def described(deadline: Deadline, today: date) -> str:
    state = state_on(deadline, as_at(today, BOOK.calendar)).value.replace("_", " ")
    day = deadline.met_on or deadline.ended_on
    when = f" on {long_day(day)}" if day else ""
    return f"{deadline.rule.id} due {long_day(deadline.due)}: {state}{when}"


def expectation(line: str, rules: list[str]) -> str:
    """Write an expected line in full: the rule may be left out where there is only one."""
    text = line if line.split(" due ", maxsplit=1)[0] in rules else f"{rules[0]} {line}"
    for day in re.findall(r"\w{3} \d+ \w{3} \d{4}", text):
        assert long_day(a_day(day)) == day, f"{day} is not that day of the week"
    return text


def book_of(scenario: Table) -> RuleBook:
    """Give every rule, as the scenario's council or manager keeps it."""
    given = scenario.get("settings")
    if given is None:
        return EVERY_RULE_ON
    assert isinstance(given, dict)
    rows = {key: [{**SETTING_DEFAULTS, **row} for row in found] for key, found in given.items()}
    settings, problems = parse_settings(rows)
    assert problems == ()
    assert check_settings(EVERY_RULE_ON, settings) == ()
    return apply_settings(EVERY_RULE_ON, settings)


def rules_of(scenario: Table) -> list[str]:
    named = scenario["rule"]
    return [str(one) for one in named] if isinstance(named, list) else [str(named)]


def events_of(scenario: Table) -> list[CaseEvent]:
    return [an_event(line) for line in texts(scenario, "events")]


def an_event(line: str) -> CaseEvent:
    text = line.removesuffix(LATEST)
    found = EVENT.fullmatch(text)
    assert found, f"not an event: {line}"
    kind = EventKind(found["kind"])
    outcome = found["outcome"] or ""
    return CaseEvent("1", kind, a_day(found["day"]), outcome, latest_only=line != text)


def a_child(scenario: Table) -> Child:
    given = scenario.get("child", {})
    assert isinstance(given, dict)
    assert set(given) <= CHILD_KEYS, set(given) - CHILD_KEYS
    assert set(scenario) <= SCENARIO_KEYS, set(scenario) - SCENARIO_KEYS
    days = {key: a_day(given[key]) if key in given else None for key in ("born", "closed")}
    started = given.get("plan started")
    return Child(
        "1",
        plan=Plan(given.get("plan", "Other")),
        plan_started_on=a_day(started) if started else None,
        born_on=days["born"],
        closed_on=days["closed"],
        long_term=LongTerm(given["long-term"]) if "long-term" in given else None,
        legal_status=given.get("legal status", ""),
        placement_type=given.get("placement", ""),
        flags=given.get("flags", ""),
    )


def a_day(text: str) -> date:
    """Read `Tue 3 Mar 2026`; a wrong day of the week is a slip in the table."""
    day = datetime.strptime(text, "%a %d %b %Y").date()  # noqa: DTZ007 - a day has no zone
    assert long_day(day) == text, f"{text} is not that day of the week"
    return day


def texts(scenario: Table, key: str) -> list[str]:
    found = scenario.get(key, [])
    assert isinstance(found, list)
    return [str(one) for one in found]
