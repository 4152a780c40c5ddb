"""Settings of rules as plain values, for the store, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from caseload_app.domain.dates import Limit, Unit
from caseload_app.domain.local_rules import Exemption, Override
from caseload_app.domain.records import Plan
from caseload_app.domain.rule_settings import LimitSetting, RuleSettings, SettingProblem

_Row = Mapping[str, object]
_Setting = TypeVar("_Setting")


def dump_settings(settings: RuleSettings) -> dict[str, object]:
    """Write settings as lists, texts and numbers."""
    return {
        "switched_on": sorted(settings.switched_on),
        "switched_off": sorted(settings.switched_off),
        "readings": [{"rule": rule, "label": label} for rule, label in settings.readings],
        "limits": [
            {
                "rule": one.rule,
                "from": one.from_on.isoformat(),
                **_limit_row(one.limit),
                "reason": one.reason,
                "author": one.author,
            }
            for one in settings.limits
        ],
        "closing_days": [
            {"on": day.isoformat(), "name": name} for day, name in settings.closing_days
        ],
        "overrides": [
            {
                "rule": one.rule,
                "child_id": one.child_id,
                "worker": one.worker,
                "plan": str(one.plan or ""),
                "from": one.from_on.isoformat(),
                **_limit_row(one.limit),
                "reason": one.reason,
                "author": one.author,
            }
            for one in settings.overrides
        ],
        "exemptions": [
            {
                "rule": one.rule,
                "child_id": one.child_id,
                "from": one.from_on.isoformat(),
                "until": one.until.isoformat(),
                "reason": one.reason,
                "author": one.author,
            }
            for one in settings.exemptions
        ],
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
        switched_on=frozenset(_texts(values.get("switched_on"))),
        switched_off=frozenset(_texts(values.get("switched_off"))),
        readings=read("readings", lambda row: (str(row["rule"]), str(row["label"]))),
        limits=read("limits", _limit_setting),
        closing_days=read("closing_days", lambda row: (_day(row["on"]), str(row["name"]))),
        overrides=read("overrides", _override),
        exemptions=read("exemptions", _exemption),
    )
    return settings, tuple(problems)


def _limit_setting(row: _Row) -> LimitSetting:
    reason, author = str(row["reason"]), str(row["author"])
    return LimitSetting(str(row["rule"]), _day(row["from"]), _limit(row), reason, author)


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
