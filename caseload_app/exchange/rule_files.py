"""Read the rule files: the timescales and the bank holidays they are counted by."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from caseload_app.domain.dates import WorkingCalendar
from caseload_app.domain.measures.comparators import Comparator, parse_comparators
from caseload_app.domain.plain_values import from_plain
from caseload_app.domain.rules.rule_tables import parse_timescales
from caseload_app.domain.rules.rulebook import RuleBook
from caseload_app.domain.rules.timescales import RuleProblem
from caseload_app.domain.supervision.supervision_policy import SupervisionPolicy
from caseload_app.paths import resource

if TYPE_CHECKING:
    from caseload_app.domain.measures.measure import MeasureSpec

MEASURES = "measures.toml"
COMPARATORS = "comparators.toml"
POLICY = "supervision_policy.toml"
BANK_HOLIDAYS = "bank_holidays.toml"
RULE_FILES = (
    "front_door.toml",
    "child_protection.toml",
    "child_in_need.toml",
    "looked_after.toml",
    "care_leavers.toml",
    "proceedings.toml",
    "supervision.toml",
)
"""In the order in which a page lists the rules."""


def load_rules(folder: Path) -> tuple[RuleBook, tuple[RuleProblem, ...]]:
    """Read the rule book of a folder; a rule with a problem is left out and named."""
    tables: list[Mapping[str, object]] = []
    for name in RULE_FILES:
        found = _read(folder / name).get("timescale")
        tables += found if isinstance(found, list) else []
    timescales, problems = parse_timescales(tables)
    return RuleBook(timescales, load_calendar(folder), policy=load_policy(folder)), problems


def load_calendar(folder: Path) -> WorkingCalendar:
    """Read the bank holidays of a folder into a working calendar."""
    days = _read(folder / BANK_HOLIDAYS).get("holidays")
    named = days if isinstance(days, dict) else {}
    return WorkingCalendar({date.fromisoformat(day): str(name) for day, name in named.items()})


def load_policy(folder: Path) -> SupervisionPolicy:
    """Read how supervision is arranged where nobody has said otherwise."""
    return from_plain(SupervisionPolicy, _read(folder / POLICY))


def load_measures(folder: Path) -> list[MeasureSpec]:
    """Read what the measures count and what they are held against."""
    from caseload_app.domain.measures.working_out import parse_measures

    found = _read(folder / MEASURES).get("measure")
    return parse_measures(found if isinstance(found, list) else [], _national(folder))


@cache
def national_figures() -> Mapping[str, tuple[Comparator, ...]]:
    """Give England's figures by measure, the oldest first, read once."""
    return _national(resource("rules"))


@cache
def shipped_rules() -> RuleBook:
    """Give the rules that come with the program, read once."""
    return load_rules(resource("rules"))[0]


@cache
def shipped_measures() -> tuple[MeasureSpec, ...]:
    """Give the measures that come with the program, read once."""
    return tuple(load_measures(resource("rules")))


def _national(folder: Path) -> dict[str, tuple[Comparator, ...]]:
    found = _read(folder / COMPARATORS).get("comparator")
    return parse_comparators(found if isinstance(found, list) else [])


def _read(path: Path) -> dict[str, object]:
    with path.open("rb") as file:
        return tomllib.load(file)
