"""Settings of rules as plain values, for the store, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from caseload_app.domain.dates import Limit, Term, Unit
from caseload_app.domain.records import Plan
from caseload_app.domain.rules.in_use import SwitchSetting
from caseload_app.domain.rules.local_rules import Exemption, Override
from caseload_app.domain.rules.rule_settings import (
    LimitSetting,
    ReadingSetting,
    RuleSettings,
    SettingProblem,
)

_Row = Mapping[str, object]
_Setting = TypeVar("_Setting")


def dump_settings(settings: RuleSettings) -> dict[str, object]:
    """Write settings as lists, texts and numbers."""
    return {
        "switches": [
            {"rule": one.rule, "on": one.is_on, "from": one.from_on.isoformat()}
            for one in settings.switches
        ],
        "readings": [
            {"rule": one.rule, "label": one.label, "from": one.from_on.isoformat()}
            for one in settings.readings
        ],
        "limits": [
            {**_row_of(one), **_limit_row(one.limit), "variant": one.variant}
            for one in settings.limits
        ],
        "closing_days": [
            {"on": day.isoformat(), "name": name} for day, name in settings.closing_days
        ],
        "terms": [
            {"name": one.name, "first": one.first.isoformat(), "last": one.last.isoformat()}
            for one in settings.terms
        ],
        "overrides": [_override_row(one) for one in settings.overrides],
        "exemptions": [
            {**_row_of(one), "child_id": one.child_id, "until": one.until.isoformat()}
            for one in settings.exemptions
        ],
    }


def _row_of(one: LimitSetting | Override | Exemption) -> dict[str, object]:
    return {
        "rule": one.rule,
        "from": one.from_on.isoformat(),
        "reason": one.reason,
        "author": one.author,
    }


def _override_row(one: Override) -> dict[str, object]:
    return {
        **_row_of(one),
        **_limit_row(one.limit),
        "child_id": one.child_id,
        "worker": one.worker,
        "plan": str(one.plan or ""),
        "until": one.until.isoformat(),
        "is_check": one.is_check,
    }


def parse_settings(values: _Row) -> tuple[RuleSettings, tuple[SettingProblem, ...]]:
    """Read settings from plain values; a row that cannot be read is left out and named."""
    problems: list[SettingProblem] = []

    def read(key: str, build: Callable[[_Row], _Setting]) -> tuple[_Setting, ...]:
        found: list[_Setting] = []
        rows = values.get(key)
        for row in rows if isinstance(rows, list) else []:
            try:
                found.append(build(row))
            except (KeyError, TypeError, ValueError):
                name = str(row.get("rule", "")) if isinstance(row, dict) else ""
                problems.append(SettingProblem(name, f"An entry of `{key}` cannot be read."))
        return tuple(found)

    settings = RuleSettings(
        switches=(*_undated_switches(values), *read("switches", _switch)),
        readings=read("readings", _reading_setting),
        limits=read("limits", _limit_setting),
        closing_days=read("closing_days", lambda row: (_day(row["on"]), str(row["name"]))),
        terms=read("terms", _term),
        overrides=read("overrides", _override),
        exemptions=read("exemptions", _exemption),
    )
    return settings, tuple(problems)


def _undated_switches(values: _Row) -> Iterator[SwitchSetting]:
    """Read switches as they were first kept: without a day, for all time."""
    for key, is_on in (("switched_on", True), ("switched_off", False)):
        for rule in _texts(values.get(key)):
            yield SwitchSetting(rule, is_on)


def _switch(row: _Row) -> SwitchSetting:
    return SwitchSetting(str(row["rule"]), bool(row["on"]), _day(row["from"]))


def _limit_setting(row: _Row) -> LimitSetting:
    reason, author = str(row["reason"]), str(row["author"])
    variant = str(row.get("variant", ""))
    return LimitSetting(str(row["rule"]), _day(row["from"]), _limit(row), reason, author, variant)


def _reading_setting(row: _Row) -> ReadingSetting:
    return ReadingSetting(str(row["rule"]), str(row["label"]), _day(row["from"]))


def _term(row: _Row) -> Term:
    return Term(str(row["name"]), _day(row["first"]), _day(row["last"]))


def _override(row: _Row) -> Override:
    plan = str(row["plan"])
    return Override(
        str(row["rule"]),
        _limit(row),
        str(row["reason"]),
        str(row["author"]),
        child_id=str(row["child_id"]),
        worker=str(row["worker"]),
        plan=Plan(plan) if plan else None,
        from_on=_day(row["from"]),
        until=_day(row["until"]),
        is_check=bool(row["is_check"]),
    )


def _exemption(row: _Row) -> Exemption:
    return Exemption(
        str(row["rule"]),
        str(row["child_id"]),
        _day(row["from"]),
        _day(row["until"]),
        str(row["reason"]),
        str(row["author"]),
    )


def _limit_row(limit: Limit) -> dict[str, object]:
    return {
        "length": limit.length,
        "unit": str(limit.unit),
        "count_first_day": limit.count_first_day,
    }


def _limit(row: _Row) -> Limit:
    length = row["length"]
    if not isinstance(length, int):
        raise TypeError(length)
    return Limit(length, Unit(str(row["unit"])), bool(row.get("count_first_day", False)))


def _day(value: object) -> date:
    return date.fromisoformat(str(value))


def _texts(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []
