"""The list of open deadlines: of children, and of the workers' own supervision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from caseload_app.domain.ahead.absence import acting_for
from caseload_app.domain.casebook import RECENT, Casebook
from caseload_app.domain.happenings import known_otherwise
from caseload_app.domain.records import Child, Response
from caseload_app.domain.responses import is_answered, response_to_deadline
from caseload_app.domain.rules.deadlines import OPEN_STATES, Deadline, DeadlineState, open_state
from caseload_app.domain.supervision.session_paper import shown_child
from caseload_app.ui.models.record_table import Column
from caseload_app.ui.models.state_marks import state_mark
from caseload_app.ui.theme import StateMark
from caseload_app.ui.words import day

UNALLOCATED = "Unallocated"
FEW = 50
"""With more children known otherwise than before, all rows are made anew."""
_BESIDE_CHILDREN = ("leave", "responses", "workers")
NEW_FOR = RECENT
STATE_ORDER = {state: place for place, state in enumerate(OPEN_STATES)}


@dataclass(frozen=True, slots=True)
class OpenDeadline:
    """An open deadline with whom it is about; `child` is None for a worker's supervision."""

    deadline: Deadline
    child: Child | None
    name: str
    worker: str
    team: str
    state: DeadlineState
    days: int
    mark: StateMark
    is_newly_late: bool = False
    response: Response | None = None
    """What is being done about it, as far as somebody said."""
    is_answered: bool = False
    """Somebody said so, and the day they named has not passed."""
    acting: str = ""
    """Who acts while the worker is away; empty while the worker is there."""

    @property
    def identity(self) -> tuple[str, str, date]:
        """Say which deadline this is, whatever its due date becomes."""
        return (self.deadline.subject, self.deadline.rule.id, self.deadline.started_on)


Shown = tuple[Casebook, Sequence[OpenDeadline]]
"""A casebook with the rows that were made of it."""


def open_deadlines(casebook: Casebook, before: Shown | None = None) -> list[OpenDeadline]:
    """Give every open deadline of every child and worker, the longest overdue first.

    After a visit the rows of one child are made anew, and the others shown before stand.
    """
    known = _standing(casebook, *before) if before is not None else {}
    rows = [known.get(id(one)) or _child_row(casebook, one) for one in casebook.queue]
    rows += [
        _worker_row(casebook, due.worker, due.deadline)
        for due in casebook.supervision.values()
        if due.deadline is not None
    ]
    return sorted(rows, key=_due)


def open_deadline_columns() -> tuple[Column[OpenDeadline], ...]:
    return (
        Column(
            "child",
            "About",
            lambda row: row.name,
            private=lambda row: shown_child(row.child, names=False) if row.child else row.name,
        ),
        Column("id", "ID", lambda row: row.child.child_id if row.child else "", shown=False),
        Column(
            "rule",
            "What is due",
            lambda row: row.deadline.label,
            tooltip=lambda row: row.deadline.label,
            width=36,
        ),
        Column("due", "Due", lambda row: day(row.deadline.due), _due, searched=False),
        Column(
            "state",
            "How it stands",
            lambda row: row.mark.words,
            lambda row: (float(STATE_ORDER[row.state]), float(row.days)),
            state=lambda row: row.mark,
            heading_tip="Counted in the rule's own unit: working days, or days of the calendar",
        ),
        *_ANSWER_COLUMNS,
        Column("worker", "Worker", _worker_words, lambda row: row.worker or UNALLOCATED),
        Column(
            "started",
            "Counted from",
            lambda row: f"{row.deadline.started_by}, {day(row.deadline.started_on)}",
            lambda row: row.deadline.started_on,
            shown=False,
            searched=False,
        ),
        Column("team", "Team", lambda row: row.team, shown=False),
        Column("group", "Subject", lambda row: row.deadline.rule.group, shown=False),
        Column(
            "source",
            "Source of the rule",
            lambda row: row.deadline.rule.source,
            shown=False,
            searched=False,
        ),
    )


def _worker_words(row: OpenDeadline) -> str:
    """Name the worker, and whoever covers: cover moves the reminders, not the case."""
    if not row.acting:
        return row.worker or UNALLOCATED
    return f"{row.acting}, for {row.worker}"


def _answer_words(row: OpenDeadline) -> str:
    response = row.response
    if response is None:
        return ""
    return f"{response.doing} by {day(response.by)}" if response.by else response.doing


def _standing(
    casebook: Casebook, before: Casebook, rows: Sequence[OpenDeadline]
) -> dict[int, OpenDeadline]:
    """Give the rows about the very same deadlines, where all else they say is the same."""
    is_same = all(getattr(casebook, name) is getattr(before, name) for name in _BESIDE_CHILDREN)
    changed = known_otherwise(casebook, before) if is_same else None
    if changed is None or len(changed) > FEW:
        return {}
    return {id(row.deadline): row for row in rows if row.deadline.subject not in changed}


def _due(row: OpenDeadline) -> date:
    return row.deadline.due


def _child_row(casebook: Casebook, deadline: Deadline) -> OpenDeadline:
    child = casebook.children[deadline.subject]
    return _row(casebook, deadline, child, (casebook.display_name(child), child.worker, child.team))


def _worker_row(casebook: Casebook, name: str, deadline: Deadline) -> OpenDeadline:
    return _row(casebook, deadline, None, (name, name, casebook.workers[name].team))


def _row(
    casebook: Casebook, deadline: Deadline, child: Child | None, who: tuple[str, str, str]
) -> OpenDeadline:
    """Judge an open deadline once: there can be tens of thousands."""
    name, worker, team = who
    state = open_state(deadline.due, casebook.day)
    days = casebook.days(deadline)
    response = response_to_deadline(casebook, deadline) if casebook.responses else None
    return OpenDeadline(
        deadline=deadline,
        child=child,
        name=name,
        worker=worker,
        team=team,
        state=state,
        days=days,
        mark=state_mark(state, days, deadline.limit.unit),
        is_newly_late=casebook.today > deadline.due >= casebook.today - NEW_FOR,
        response=response,
        is_answered=is_answered(response, casebook.today),
        acting=_acting(casebook, worker) if child is not None else "",
    )


def _acting(casebook: Casebook, worker: str) -> str:
    if worker not in casebook.leave:
        return ""
    acting = acting_for(casebook, worker, casebook.today)
    return acting if acting != worker else ""


_ANSWER_COLUMNS: tuple[Column[OpenDeadline], ...] = (
    Column(
        "doing",
        "What is being done",
        _answer_words,
        tooltip=_answer_words,
        width=26,
        heading_tip="Ctrl+R says it for the chosen rows",
    ),
    Column(
        "doing_by",
        "By",
        lambda row: day(row.response.by) if row.response and row.response.by else "",
        lambda row: row.response.by if row.response else None,
        searched=False,
        shown=False,
    ),
)
