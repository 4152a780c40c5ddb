"""Dates set for one child, plan or worker, and exemptions: each with a reason and a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from caseload_app.domain.dates import Limit, WorkingCalendar
from caseload_app.domain.records import Child, Plan

_SAMPLE_DAYS = tuple(date(2026, 1, 5) + timedelta(days=number) for number in range(0, 365, 9))
"""Days on which two limits are compared: over a year, so that holidays and months count."""


@dataclass(frozen=True, slots=True)
class Override:
    """Another limit for one child, for a worker, or for children on a plan, from a day.

    With `is_check` the rule keeps its own date, and a check on the way to it has this limit.
    """

    rule: str
    limit: Limit
    reason: str
    author: str
    child_id: str = ""
    worker: str = ""
    plan: Plan | None = None
    from_on: date = date.min
    until: date = date.max
    is_check: bool = False

    def holds(self, start: date) -> bool:
        """Tell whether it counts for what starts on a day: from the first day to the last."""
        return self.from_on <= start <= self.until

    def concerns(self, child: Child) -> bool:
        """Tell whether the child is the one meant, or one of those meant."""
        if self.child_id:
            return self.child_id == child.child_id
        if self.worker:
            return self.worker == child.worker
        return self.plan is child.plan

    @property
    def for_whom(self) -> str:
        """Say for whom it is set."""
        if self.child_id:
            return "this child"
        return self.worker or f"children on the plan {self.plan}"

    @property
    def words(self) -> str:
        """Say who set it, for whom and why, as the end of a sentence."""
        return f"{self.author} set it for {self.for_whom}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Exemption:
    """A rule that need not be kept for one child from a day up to and with another."""

    rule: str
    child_id: str
    from_on: date
    until: date
    reason: str
    author: str

    def covers(self, child: Child, open_until: date) -> bool:
        """Tell whether it holds for the child on the day to which a date stood open."""
        return self.child_id == child.child_id and self.from_on <= open_until <= self.until


def choose_override(overrides: Iterable[Override], child: Child, start: date) -> Override | None:
    """Choose the one for the child before one for the worker, and that before one for the plan."""
    suiting = [one for one in overrides if one.holds(start) and one.concerns(child)]
    return max(suiting, key=_rank, default=None)


def worker_override(overrides: Sequence[Override], worker: str, start: date) -> Override | None:
    """Choose the latest one set for a worker."""
    suiting = [one for one in overrides if one.worker == worker and one.holds(start)]
    return max(suiting, key=_rank, default=None)


def is_looser(limit: Limit, than: Limit, calendar: WorkingCalendar) -> bool:
    """Tell whether one limit ever ends later than another, counted from a working day."""
    days = [day for day in _SAMPLE_DAYS if calendar.is_working_day(day)]
    return any(calendar.due(day, limit) > calendar.due(day, than) for day in days)


def _rank(override: Override) -> tuple[bool, bool, date]:
    return bool(override.child_id), bool(override.worker), override.from_on
