"""How often each worker is supervised, by role, hours and stage, and what stops the clock.

The usual 28 days and the assessed year are rules like all others. What stands here is local:
presets that a council switches on, the absences that pause the clock, and how often a manager
looks at each kind of plan between sessions. A rule file says how it comes; what a council
changes is kept as one setting.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from caseload_app.domain.dates import Limit, Unit, WorkingCalendar, add_months
from caseload_app.domain.plain_values import from_plain, to_plain
from caseload_app.domain.records import Leave, Worker
from caseload_app.domain.rules.local_rules import is_looser

SUPERVISION_POLICY = "supervision_policy"
"""The name of the setting that holds the policy."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A local interval for some workers; blank conditions hold for everybody.

    `months` limits it to so many months after the start, `below_fte` to part-time staff, and
    `role` to those whose role holds this word.
    """

    id: str
    label: str
    every: int
    unit: Unit = Unit.DAYS
    role: str = ""
    below_fte: float | None = None
    months: int | None = None
    is_on: bool = False
    source: str = ""
    confidence: str = "D"

    def concerns(self, worker: Worker, on: date) -> bool:
        """Tell whether the interval holds for a worker whose clock starts on a day."""
        if self.role and self.role.casefold() not in worker.role.casefold():
            return False
        if self.below_fte is not None and (worker.fte is None or worker.fte >= self.below_fte):
            return False
        if self.months is None:
            return True
        start = worker.started_on
        return start is not None and start <= on < add_months(start, self.months)

    @property
    def limit(self) -> Limit:
        """Give the interval as a limit."""
        return Limit(self.every, self.unit)


@dataclass(frozen=True, slots=True)
class OversightInterval:
    """How often a manager looks at a child on a plan between supervisions."""

    plan: str
    every: int
    unit: Unit
    source: str
    confidence: str

    @property
    def limit(self) -> Limit:
        """Give the interval as a limit."""
        return Limit(self.every, self.unit)


IN_COURT = "In court"
"""What stands for a plan where a child is in court or in pre-proceedings."""


@dataclass(frozen=True, slots=True)
class SupervisionPolicy:
    """What a council has settled about supervision.

    An absence pauses the clock when its kind holds one of `pausing_words` and it lasts at
    least `shortest_pause` days. After the return a session is due `return_working_days` later.
    """

    stages: tuple[Stage, ...] = ()
    pausing_words: tuple[str, ...] = ()
    shortest_pause: int = 7
    return_working_days: int = 5
    rebook_working_days: int = 5
    months_ahead: int = 3
    session_minutes: int = 90
    carried_too_often: int = 3
    oversight: tuple[OversightInterval, ...] = ()

    def stage_of(self, worker: Worker, on: date, calendar: WorkingCalendar) -> Stage | None:
        """Give the strictest interval switched on that holds for a worker from a day."""
        suiting = [one for one in self.stages if one.is_on and one.concerns(worker, on)]
        return min(suiting, key=lambda one: calendar.due(on, one.limit), default=None)

    def pauses(self, leave: Leave, today: date) -> bool:
        """Tell whether an absence stops the clock; one without an end is as long as until today."""
        kind = leave.kind.casefold()
        days = ((leave.until or today) - leave.from_on).days + 1
        return days >= self.shortest_pause and any(word in kind for word in self.pausing_words)

    def oversight_of(self, plan: str) -> OversightInterval | None:
        """Give how often a manager looks at children on a plan, or in court."""
        return next((one for one in self.oversight if one.plan == plan), None)


def policy_as_set(shipped: SupervisionPolicy, saved: object) -> SupervisionPolicy:
    """Give the policy with what a council saved; presets that came later are offered as well."""
    known = to_plain(shipped)
    assert isinstance(known, dict)
    found = from_plain(
        SupervisionPolicy, {**known, **(saved if isinstance(saved, Mapping) else {})}
    )
    ids = {one.id for one in found.stages}
    plans = {one.plan for one in found.oversight}
    return replace(
        found,
        stages=(*found.stages, *(one for one in shipped.stages if one.id not in ids)),
        oversight=(*found.oversight, *(one for one in shipped.oversight if one.plan not in plans)),
    )


def policy_problems(policy: SupervisionPolicy, calendar: WorkingCalendar) -> tuple[str, ...]:
    """Say in sentences what in a policy cannot stand."""
    found = [
        f"'{one.label}' needs an interval of at least 1." for one in policy.stages if one.every < 1
    ]
    found += [
        f"Oversight of {one.plan} needs an interval." for one in policy.oversight if one.every < 1
    ]
    ids = [one.id for one in policy.stages]
    found += [
        f"Two rules are called {one}." for one in sorted({x for x in ids if ids.count(x) > 1})
    ]
    longest = Limit(6, Unit.WEEKS)
    found += [
        f"'{one.label}' is longer than six weeks; no policy we know of allows that."
        for one in policy.stages
        if one.is_on and one.every >= 1 and is_looser(one.limit, longest, calendar)
    ]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Pause:
    """An absence that stops the clock; `back_on` is the first working day after it, if known."""

    kind: str
    from_on: date
    until: date | None
    back_on: date | None

    def covers(self, day: date) -> bool:
        """Tell whether somebody is away on a day."""
        return self.from_on <= day and (self.until is None or day <= self.until)


def pauses_of(
    leave: Sequence[Leave], policy: SupervisionPolicy, calendar: WorkingCalendar, today: date
) -> tuple[Pause, ...]:
    """Give the absences that stop the clock in order, those that touch each other as one."""
    counted = sorted(
        (one for one in leave if policy.pauses(one, today)), key=lambda one: one.from_on
    )
    joined: list[Leave] = []
    for one in counted:
        last = joined[-1] if joined else None
        if last is not None and _runs_on(last, one, calendar):
            until = None if None in {last.until, one.until} else max(last.until, one.until)  # type: ignore[type-var]
            joined[-1] = Leave(last.worker, last.from_on, until, last.kind, last.cover)
        else:
            joined.append(one)
    return tuple(
        Pause(
            one.kind or "Absence",
            one.from_on,
            one.until,
            calendar.add_working_days(one.until, 1) if one.until else None,
        )
        for one in joined
    )


def _runs_on(first: Leave, second: Leave, calendar: WorkingCalendar) -> bool:
    """Tell whether one absence begins before anybody was back from the other."""
    return first.until is None or second.from_on <= calendar.add_working_days(first.until, 1)
