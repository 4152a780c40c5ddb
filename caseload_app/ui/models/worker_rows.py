"""What a worker card lists: their children, their dates until next time, what was promised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from caseload_app.domain.records import PLAN_PRECEDENCE
from caseload_app.domain.supervision.summary import supervision_summary
from caseload_app.domain.wording import counted
from caseload_app.domain.workload import WorkerCaseload, per_fte
from caseload_app.ui.models.allocation.capacity_facts import capacity_facts
from caseload_app.ui.models.child_facts import Fact, age_words
from caseload_app.ui.models.record_table import Column
from caseload_app.ui.models.state_marks import deadline_mark
from caseload_app.ui.page import Destination
from caseload_app.ui.theme import StateMark, Tone
from caseload_app.ui.widgets.stacked_bar import BarPart, BarValue
from caseload_app.ui.words import ago_words, count, day, one_place, plan_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.records import Child, Plan, Worker
    from caseload_app.domain.rules.deadlines import Deadline
    from caseload_app.domain.supervision.summary import SummaryAction, SummaryDocument


@dataclass(frozen=True, slots=True)
class HeldChild:
    """One child of a worker, with what comes next; `next` is None where nothing is due."""

    child: Child
    name: str
    plan: Plan
    age: str
    next: Deadline | None
    mark: StateMark | None
    discussed: date | None


@dataclass(frozen=True, slots=True)
class WorkerDate:
    """One open date of a worker's children."""

    deadline: Deadline
    name: str
    mark: StateMark


def held_children(casebook: Casebook, worker: str) -> list[HeldChild]:
    """Give a worker's children, the one with the earliest date first."""
    rows = [_held(casebook, child) for child in casebook.held_by(worker)]
    return sorted(rows, key=lambda row: (row.next.due if row.next else date.max, row.name))


def dates_until(casebook: Casebook, worker: str, until: date) -> list[WorkerDate]:
    """Give what is late, or falls due up to a day, the earliest first."""
    found = [
        one
        for child in casebook.held_by(worker)
        for one in casebook.open_deadlines(child.child_id)
        if one.due <= until
    ]
    found.sort(key=lambda one: (one.due, one.subject, one.rule.id))
    return [
        WorkerDate(
            one,
            casebook.display_name(casebook.children[one.subject]),
            deadline_mark(casebook, one),
        )
        for one in found
    ]


def held_child_columns() -> tuple[Column[HeldChild], ...]:
    return (
        Column("name", "Child", lambda row: row.name, width=15),
        Column("id", "ID", lambda row: row.child.child_id, shown=False),
        Column("plan", "Plan", lambda row: plan_words(row.plan), _plan_order, width=13),
        Column("age", "Age", lambda row: row.age, lambda row: row.child.born_on, shown=False),
        Column("next", "Next date", lambda row: row.next.label if row.next else "", width=18),
        Column("state", "How it stands", _mark_words, _next_due, state=lambda row: row.mark),
        Column("due", "Due", _due_words, _next_due, width=17, shown=False),
        Column("discussed", "Last discussed", _discussed, lambda row: row.discussed, width=15),
    )


def worker_date_columns() -> tuple[Column[WorkerDate], ...]:
    return (
        Column("name", "Child", lambda row: row.name, width=17),
        Column("what", "What", lambda row: row.deadline.label, width=26),
        Column(
            "state",
            "How it stands",
            lambda row: row.mark.words,
            lambda row: row.deadline.due,
            state=lambda row: row.mark,
        ),
        Column("due", "Due", lambda row: day(row.deadline.due), lambda row: row.deadline.due),
    )


def load_of(loads: Sequence[WorkerCaseload], worker: Worker) -> WorkerCaseload:
    """Find a worker's caseload; one who has left and holds nobody has an empty one."""
    empty = WorkerCaseload(
        worker=worker,
        children=(),
        by_plan=dict.fromkeys(PLAN_PRECEDENCE, 0),
        cases_per_fte=None,
        new_last_7_days=0,
        overdue=0,
        due_soon=0,
        supervision=None,
        has_left=worker.left_on is not None,
    )
    return next((load for load in loads if load.worker.name == worker.name), empty)


def caseload_bar(load: WorkerCaseload) -> BarValue:
    """Give the caseload as a bar that is as long as the larger of cases and limit."""
    parts = tuple(BarPart(plan_words(plan), load.by_plan[plan], plan.value) for plan in _PLANS)
    limit = load.limit.cases
    most = float(max(load.cases, limit or 0, 1))
    return BarValue(parts, most, None if limit is None else float(limit))


def caseload_words(load: WorkerCaseload) -> str:
    """Say how many cases a worker holds, and how that stands to the limit."""
    words = count(load.cases, "case")
    limit = load.limit.cases
    if limit is None:
        return f"{words}, no limit agreed"
    if load.over_limit:
        return f"{words}, {load.over_limit} over the limit of {limit}"
    return f"{words}, limit {limit}, room for {limit - load.cases}"


def plan_counts(load: WorkerCaseload) -> list[tuple[str, str]]:
    """Say how many cases are on each plan that somebody is on, with the plan's colour."""
    return [
        (f"{load.by_plan[plan]} {plan_words(plan).lower()}", plan.value)
        for plan in _PLANS
        if load.by_plan[plan]
    ]


def worker_facts(casebook: Casebook, worker: Worker, load: WorkerCaseload) -> list[Fact]:
    """Give the facts of a worker's head, leaving out what is not known."""
    rate = per_fte(load.cases, worker.fte)
    supervisor = worker.supervisor
    leads = Destination("worker", supervisor) if supervisor in casebook.workers else None
    facts = [
        Fact("Hours", f"{worker.fte:g} FTE" if worker.fte is not None else "Not known"),
        Fact("Cases per FTE", one_place(rate) if rate is not None else ""),
        *capacity_facts(casebook, worker, load),
        Fact("Started", day(worker.started_on) if worker.started_on else ""),
        Fact("ASYE since", day(worker.asye_started_on) if worker.asye_started_on else ""),
        Fact("Supervisor", supervisor, leads),
        Fact("Left", day(worker.left_on) if worker.left_on else ""),
    ]
    return [fact for fact in facts if fact.text]


def supervision_words(summary: SummaryDocument, planned: date | None) -> list[tuple[str, str]]:
    """Say how a worker is supervised: last time, how often in a year, what is booked."""
    supervision = summary.supervision
    last = "None is recorded"
    if supervision.last is not None:
        last = f"{day(supervision.last)} ({ago_words(supervision.last, summary.as_at)})"
    if supervision.gap is not None:
        last += f", {count(supervision.gap, 'day')} after the one before"
    held = f"{supervision.held} held, {supervision.cancelled} cancelled"
    return [
        ("Last held", last),
        ("Last 12 months", held),
        ("Booked", day(planned) if planned else "Nothing is booked"),
    ]


def action_mark(action: SummaryAction) -> StateMark:
    """Mark an agreed action by how it stands."""
    if action.is_late:
        return StateMark(Tone.OVERDUE, action.standing)
    if action.standing.startswith("Done"):
        return StateMark(Tone.MET, action.standing)
    return StateMark(Tone.UPCOMING, action.standing)


def leave_lines(casebook: Casebook, worker: str) -> list[tuple[str, str]]:
    """Say the leave that is now or to come, the next first."""
    lines = []
    for leave in casebook.leave.get(worker, ()):
        if leave.until is not None and leave.until < casebook.today:
            continue
        until = f"to {day(leave.until)}" if leave.until else "with no end known"
        now = ", away now" if leave.from_on <= casebook.today else ""
        cover = f", covered by {leave.cover}" if leave.cover else ""
        words = f"{day(leave.from_on)} {until}{now}{cover}"
        lines.append((leave.kind or "Leave", words))
    return lines


def past_leave_words(casebook: Casebook, worker: str) -> str:
    """Say how much leave is over."""
    past = [
        leave
        for leave in casebook.leave.get(worker, ())
        if leave.until is not None and leave.until < casebook.today
    ]
    return counted(len(past), "earlier absence") if past else ""


def summary_of(casebook: Casebook, worker: str) -> SummaryDocument:
    """Give what the summary on paper says, with names, for the screen."""
    return supervision_summary(casebook, worker, names=True)


def _held(casebook: Casebook, child: Child) -> HeldChild:
    following = next(iter(casebook.open_deadlines(child.child_id)), None)
    last = casebook.last_discussion(child.child_id)
    return HeldChild(
        child=child,
        name=casebook.display_name(child),
        plan=casebook.plan(child),
        age=age_words(child.born_on, casebook.today),
        next=following,
        mark=deadline_mark(casebook, following) if following else None,
        discussed=last.on if last else None,
    )


def _plan_order(row: HeldChild) -> float:
    return float(PLAN_PRECEDENCE.index(row.plan))


def _mark_words(row: HeldChild) -> str:
    return row.mark.words if row.mark else ""


def _next_due(row: HeldChild) -> date | None:
    return row.next.due if row.next else None


def _due_words(row: HeldChild) -> str:
    return day(row.next.due) if row.next else ""


def _discussed(row: HeldChild) -> str:
    return day(row.discussed) if row.discussed else "Never"


_PLANS = PLAN_PRECEDENCE
