"""The changes of an import in words: a group for each kind, and each group's own lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING

from caseload_app.domain.importing.import_summary import summarise_changes
from caseload_app.domain.records import CaseEvent, Child, Supervision, Worker
from caseload_app.ui.models.record_table import Align, Column
from caseload_app.ui.words import day, plan_words

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.importing.import_plan import ImportPlan
    from caseload_app.domain.records import Record, RecordChange

EVENTS = "Events added"
WORKERS = "Workers added"
SUPERVISIONS = "Supervisions added"
DETAILS = "Other details"
VANISHED = "No longer in these lists, left open"


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change: whom it is about and what would be different."""

    who: str
    what: str
    child_id: str = ""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One kind of change with all its lines; `number` is as a manager counts it."""

    what: str
    number: int
    lines: tuple[ChangeLine, ...]


def change_rows(plan: ImportPlan, casebook: Casebook) -> list[ChangeRow]:
    """Group what an import would change; what fits no group is among the other details."""
    named = _Names(plan, casebook)
    children = {
        change.after.child_id: change for change in plan.changes if isinstance(change.after, Child)
    }
    rows = []
    for group in summarise_changes(plan.changes):
        match group.what:
            case "Events added":
                lines = tuple(named.events())
            case "Workers added":
                lines = tuple(named.workers())
            case "Supervisions added":
                lines = tuple(named.supervisions())
            case what:
                lines = tuple(
                    ChangeLine(named.name(one), _child_words(what, children[one]), one)
                    for one in group.child_ids
                )
        rows.append(ChangeRow(group.what, group.number, lines))
    details = tuple(named.details())
    gone = tuple(
        ChangeLine(named.name(one), "Open in the store; an import never closes it", one)
        for one in plan.vanished
    )
    extra = (ChangeRow(DETAILS, len(details), details), ChangeRow(VANISHED, len(gone), gone))
    return rows + [row for row in extra if row.number]


def change_row_columns() -> tuple[Column[ChangeRow], ...]:
    return (
        Column("what", "What would change", lambda row: row.what, width=32),
        Column(
            "number",
            "How many",
            lambda row: f"{row.number:,}",
            lambda row: float(row.number),
            Align.RIGHT,
        ),
    )


def change_line_columns() -> tuple[Column[ChangeLine], ...]:
    return (
        Column("who", "Who", lambda line: line.who, width=20),
        Column("what", "What", lambda line: line.what, tooltip=lambda line: line.what, width=60),
        Column("id", "ID", lambda line: line.child_id, shown=False),
    )


class _Names:
    """The plan's changes with the names that children have, or would have."""

    def __init__(self, plan: ImportPlan, casebook: Casebook) -> None:
        self._plan = plan
        self._children = dict(casebook.children)
        for change in plan.changes:
            if isinstance(change.after, Child):
                self._children[change.after.child_id] = change.after

    def name(self, child_id: str) -> str:
        child = self._children.get(child_id)
        return child.name or child_id if child is not None else child_id

    def events(self) -> Iterator[ChangeLine]:
        for change in self._plan.changes:
            event = change.after
            if isinstance(event, CaseEvent) and change.before is None:
                outcome = f": {event.outcome}" if event.outcome else ""
                what = f"{event.kind} on {day(event.on)}{outcome}"
                yield ChangeLine(self.name(event.child_id), what, event.child_id)

    def workers(self) -> Iterator[ChangeLine]:
        for change in self._plan.changes:
            worker = change.after
            if isinstance(worker, Worker) and change.before is None:
                about = ", ".join(part for part in (worker.role, worker.team) if part)
                yield ChangeLine(worker.name, about)

    def supervisions(self) -> Iterator[ChangeLine]:
        for change in self._plan.changes:
            session = change.after
            if isinstance(session, Supervision) and change.before is None:
                what = f"{session.kind}, {session.status.lower()} {day(session.on)}"
                yield ChangeLine(session.worker, what)

    def details(self) -> Iterator[ChangeLine]:
        """Give what no group above tells."""
        for change in self._plan.changes:
            record = change.after or change.before
            if record is None or _is_told(change):
                continue
            child_id = str(getattr(record, "child_id", ""))
            who = self.name(child_id) if child_id else _who(record)
            yield ChangeLine(who, _differences(change), child_id)


_TOLD_OF_CHILDREN = {"worker", "team", "plan", "closed_on"}
_GO_WITH_THEM = {"allocated_on", "plan_started_on", "closure_reason"}
"""What changes with one of those is not told again."""


def _is_told(change: RecordChange) -> bool:
    match change.after:
        case CaseEvent() | Worker() | Supervision():
            return change.before is None
        case Child():
            changed = _changed_fields(change)
            only = changed <= _TOLD_OF_CHILDREN | _GO_WITH_THEM
            return change.before is None or (only and bool(changed & _TOLD_OF_CHILDREN))
        case _:
            return False


def _child_words(what: str, change: RecordChange) -> str:
    before, after = change.before, change.after
    if not isinstance(after, Child):
        return ""
    plan, worker = plan_words(after.plan), after.worker or "nobody"
    if not isinstance(before, Child):
        return f"{plan}, held by {worker}"
    reason = f": {after.closure_reason}" if after.closure_reason else ""
    told = {
        "Children closed": f"Closed {day(after.closed_on)}{reason}",
        "Moved to another worker": f"From {before.worker or 'nobody'} to {worker}",
        "No longer allocated": f"From {before.worker or 'nobody'} to {worker}",
        "Moved to another team": f"From {before.team or 'no team'} to {after.team or 'no team'}",
        "Plan changed": f"From {plan_words(before.plan)} to {plan}",
    }
    return told.get(what, f"{plan}, held by {worker}")


def _changed_fields(change: RecordChange) -> set[str]:
    before, after = change.before, change.after
    if before is None or after is None:
        return set()
    names = (one.name for one in fields(after))
    return {name for name in names if getattr(before, name, None) != getattr(after, name)}


def _differences(change: RecordChange) -> str:
    before, after = change.before, change.after
    record = after or before
    if record is None:
        return ""
    kind = _KIND_WORDS.get(type(record).__name__, "")
    if after is None:
        return f"{kind} removed"
    if before is None:
        about = [_words(getattr(after, one.name)) for one in fields(after)[1:]]
        return f"{kind}: {', '.join(part for part in about if part)}"
    names = [one.name for one in fields(after) if one.name in _changed_fields(change)]
    told = [
        f"{name.replace('_', ' ')} from {_words(getattr(before, name)) or 'nothing'} "
        f"to {_words(getattr(after, name)) or 'nothing'}"
        for name in names
    ]
    return f"{kind}: {'; '.join(told)}"


def _words(value: object) -> str:
    if isinstance(value, date):
        return day(value)
    if isinstance(value, bool) or value is None:
        return ""
    return str(value)


def _who(record: Record) -> str:
    return str(getattr(record, "worker", "") or getattr(record, "name", ""))


_KIND_WORDS = {
    "Child": "Child",
    "CaseEvent": "Event",
    "ChildFact": "Fact",
    "Worker": "Worker",
    "Supervision": "Supervision",
    "CaseDiscussion": "Case discussion",
    "AgreedAction": "Action",
    "Leave": "Leave",
    "Allocation": "Allocation",
}
