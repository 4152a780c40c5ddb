"""What would mend a finding on the spot: one value of the child or worker it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from caseload_app.domain.quality import Finding
from caseload_app.domain.records import Child, Plan, RecordChange, Worker
from caseload_app.domain.wording import long_day

FixValue = str | date | float


class FixKind(StrEnum):
    """What kind of value is asked for."""

    WORKER = "worker"
    PLAN = "plan"
    DAY = "day"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Fix:
    """The field that is asked for, what it is called, and of which kind its value is."""

    field: str
    title: str
    kind: FixKind


_WORKER = Fix("worker", "Worker", FixKind.WORKER)
_PLAN = Fix("plan", "Plan", FixKind.PLAN)
_BORN = Fix("born_on", "Date of birth", FixKind.DAY)
_CLOSED = Fix("closed_on", "Closed on", FixKind.DAY)
_FTE = Fix("fte", "FTE", FixKind.SHARE)
FIXES: Mapping[str, Fix] = {
    "no_worker": _WORKER,
    "worker_left": _WORKER,
    "worker_not_in_team": _WORKER,
    "plan_without_start": Fix("plan_started_on", "Plan started on", FixKind.DAY),
    "no_plan": _PLAN,
    "event_without_plan": _PLAN,
    "review_without_plan": _PLAN,
    "age_and_plan": _BORN,
    "born_in_future": _BORN,
    "event_before_birth": _BORN,
    "event_after_closing": _CLOSED,
    "closed_before_start": _CLOSED,
    "fte_missing": _FTE,
    "fte_too_high": _FTE,
    "supervision_unknown": Fix("started_on", "Started on", FixKind.DAY),
}
"""What mends the findings of a check; the others are mended on the child's card."""


def mended(record: Child | Worker, fix: Fix, value: FixValue, today: date) -> RecordChange:
    """Give the change that a fix makes; a new worker holds the case from today."""
    change: dict[str, object] = {fix.field: value}
    if fix.kind is FixKind.WORKER:
        change["allocated_on"] = today
    return RecordChange(record, replace(record, **change))  # type: ignore[arg-type]


def fix_problem(fix: Fix, value: FixValue | None, today: date) -> str:
    """Say what is wrong with a value before it is saved; empty where nothing is."""
    if value is None or value == "":
        return f"{fix.title} is empty."
    if isinstance(value, date) and value > today:
        return f"{long_day(value)} lies in the future."
    if isinstance(value, float) and not 0 < value <= 1:
        return "An FTE is more than 0 and at most 1."
    return ""


def fix_of(finding: Finding) -> Fix | None:
    """Give what would mend a finding; None where only its card can."""
    return FIXES.get(finding.check)


def plans_to_choose() -> tuple[str, ...]:
    return tuple(map(str, Plan))
