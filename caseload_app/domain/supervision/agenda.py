"""Which children a supervision should cover, by need, and why each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.dates import add_months
from caseload_app.domain.records import AgreedAction, Child, Plan
from caseload_app.domain.rules.deadlines import DeadlineState
from caseload_app.domain.supervision.oversight import is_in_court, oversight_of
from caseload_app.domain.supervision.supervising import carried, held_sessions
from caseload_app.domain.wording import counted, long_day

DRIFT_MONTHS = {Plan.CP: 9, Plan.CIN: 6, Plan.ASSESSMENT: 2}
"""From when a plan counts as long-running; Derbyshire looks at CIN plans over six months."""


class Need(StrEnum):
    """Why a child is proposed, the most pressing first."""

    LATE = "Late"
    IN_COURT = "In court"
    NEVER_DISCUSSED = "Never discussed"
    NOT_DISCUSSED = "Not discussed"
    CARRIED = "Action carried"
    DRIFT = "Drift"
    NEW = "New"
    DUE = "Due before we next meet"


_WEIGHT = {
    Need.LATE: 8,
    Need.IN_COURT: 5,
    Need.NEVER_DISCUSSED: 6,
    Need.NOT_DISCUSSED: 6,
    Need.CARRIED: 4,
    Need.DRIFT: 3,
    Need.NEW: 4,
    Need.DUE: 1,
}


@dataclass(frozen=True, slots=True)
class AgendaReason:
    """One reason to talk about a child, said in a few words."""

    need: Need
    words: str


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One child, why to talk about them, and how pressing that is."""

    child_id: str
    plan: Plan
    reasons: tuple[AgendaReason, ...]
    last_discussed: date | None

    @property
    def weight(self) -> int:
        """Add up how pressing the reasons are; a sort key, never shown as a score."""
        return sum(_WEIGHT[one.need] for one in self.reasons)

    @property
    def words(self) -> str:
        """Say the reasons as one line."""
        return "; ".join(one.words for one in self.reasons)


def proposed_agenda(casebook: Casebook, worker: str, until: date) -> tuple[AgendaItem, ...]:
    """Give a worker's children for whom there is a reason, the most pressing first.

    `until` is the day of the session after this one.
    """
    held = held_sessions(casebook.sessions.get(worker, ()), casebook.today)
    found = [_item(casebook, child, held, until) for child in casebook.held_by(worker)]
    wanted = [one for one in found if one.reasons]
    return tuple(
        sorted(wanted, key=lambda one: (-one.weight, one.last_discussed or date.min, one.child_id))
    )


def child_agenda(casebook: Casebook, child: Child, until: date) -> AgendaItem:
    """Give the reasons to talk about one child, whoever holds them."""
    held = held_sessions(casebook.sessions.get(child.worker, ()), casebook.today)
    return _item(casebook, child, held, until)


def _item(casebook: Casebook, child: Child, held: Sequence[date], until: date) -> AgendaItem:
    last = casebook.last_discussion(child.child_id)
    reasons = [
        *_dates(casebook, child, until),
        *_court(casebook, child),
        *_discussion(casebook, child),
        *_carried(casebook, child, held),
        *_drift(casebook, child),
        *_new(casebook, child, held),
    ]
    order = list(Need)
    reasons.sort(key=lambda one: order.index(one.need))
    plan = casebook.plan(child)
    return AgendaItem(child.child_id, plan, tuple(reasons), last.on if last else None)


def _dates(casebook: Casebook, child: Child, until: date) -> list[AgendaReason]:
    open_ones = casebook.open_deadlines(child.child_id)
    late = [one for one in open_ones if casebook.state(one) is DeadlineState.OVERDUE]
    due = [one for one in open_ones if casebook.today <= one.due <= until]
    found = []
    if late:
        more = f" and {counted(len(late) - 1, 'more', 'more')}" if len(late) > 1 else ""
        found.append(AgendaReason(Need.LATE, f"{late[0].label} late{more}"))
    if due:
        found.append(AgendaReason(Need.DUE, f"{due[0].label} due {long_day(due[0].due)}"))
    return found


def _court(casebook: Casebook, child: Child) -> list[AgendaReason]:
    court = is_in_court(casebook, child.child_id)
    return [AgendaReason(Need.IN_COURT, court)] if court else []


def _discussion(casebook: Casebook, child: Child) -> list[AgendaReason]:
    oversight = oversight_of(casebook, child)
    if oversight.last_on is None:
        since = oversight.since
        is_new = since is not None and oversight.due is not None and oversight.due > casebook.today
        return [] if is_new else [AgendaReason(Need.NEVER_DISCUSSED, "Never discussed")]
    if oversight.state is DeadlineState.OVERDUE:
        days = (casebook.today - oversight.last_on).days
        words = f"Not discussed for {counted(days, 'day')}"
        return [AgendaReason(Need.NOT_DISCUSSED, words)]
    return []


def _carried(casebook: Casebook, child: Child, held: Sequence[date]) -> list[AgendaReason]:
    actions: Sequence[AgreedAction] = casebook.actions.get(child.worker, ())
    times = [
        carried(one, held, casebook.loop.steps_of(one))
        for one in actions
        if one.child_id == child.child_id and one.done_on is None
    ]
    most = max(times, default=0)
    if most < 2:
        return []
    return [AgendaReason(Need.CARRIED, f"An action was carried {counted(most, 'time')}")]


def _drift(casebook: Casebook, child: Child) -> list[AgendaReason]:
    plan = casebook.plan(child)
    months = DRIFT_MONTHS.get(plan)
    if months is None:
        return []
    starts = [
        one.started_on
        for one in casebook.spells(child)
        if one.plan is plan and one.ended_on is None and one.started_on is not None
    ]
    start = min(starts, default=child.plan_started_on)
    if start is None or add_months(start, months) > casebook.today:
        return []
    passed = _months_since(start, casebook.today)
    return [AgendaReason(Need.DRIFT, f"{plan} for {counted(passed, 'month')}")]


def _months_since(start: date, today: date) -> int:
    months = (today.year - start.year) * 12 + today.month - start.month
    return months - (add_months(start, months) > today)


def _new(casebook: Casebook, child: Child, held: Sequence[date]) -> list[AgendaReason]:
    on = child.allocated_on
    last = held[-1] if held else None
    if on is None or on > casebook.today or last is None or on <= last:
        return []
    return [AgendaReason(Need.NEW, f"Allocated {long_day(on)}, since we last met")]
