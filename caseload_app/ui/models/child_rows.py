"""One row of the list of children: whose, on which plan, last seen, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.dates import age_on
from caseload_app.domain.happenings import known_otherwise
from caseload_app.domain.records import PLAN_PRECEDENCE, Child, Plan
from caseload_app.domain.rules.deadlines import Deadline, DeadlineState, open_state
from caseload_app.domain.seen import last_seen
from caseload_app.domain.wording import initials
from caseload_app.domain.workload import is_new
from caseload_app.ui.models.record_table import Align, Column
from caseload_app.ui.models.state_marks import deadline_mark
from caseload_app.ui.theme import StateMark, Tone
from caseload_app.ui.words import day, plan_words

_PLAN_ORDER = {plan: float(place) for place, plan in enumerate(PLAN_PRECEDENCE)}

FEW = 50
"""So many rows are made anew one by one; with more, all of them are."""


@dataclass(frozen=True, slots=True)
class ChildRow:
    """A child with what the list says; `late` and `soon` count open deadlines."""

    child: Child
    name: str
    plan: Plan
    age: int | None
    next: Deadline | None
    next_mark: StateMark | None
    late: int
    soon: int
    last_seen: date | None
    last_discussed: date | None
    is_open: bool
    is_new: bool


Shown = tuple[Casebook, Sequence[ChildRow]]
"""A casebook with the rows that were made of it."""


def child_rows(casebook: Casebook, before: Shown | None = None) -> list[ChildRow]:
    """Give every child, open and closed, by name.

    After a visit the row of one child is made anew, and the others shown before stand.
    """
    if before is not None:
        changed = known_otherwise(casebook, before[0])
        if changed is not None and len(changed) <= FEW:
            rows = [
                _row(casebook, casebook.children[row.child.child_id])
                if row.child.child_id in changed
                else row
                for row in before[1]
            ]
            return sorted(rows, key=lambda row: row.name.casefold())
    rows = [_row(casebook, child) for child in casebook.children.values()]
    return sorted(rows, key=lambda row: row.name.casefold())


def child_columns() -> tuple[Column[ChildRow], ...]:
    return (*_who_columns(), *_date_columns(), *_more_columns())


def _who_columns() -> tuple[Column[ChildRow], ...]:
    return (
        Column(
            "name",
            "Name",
            lambda row: row.name,
            private=lambda row: initials(row.child.name) or row.child.child_id,
        ),
        Column("id", "ID", lambda row: row.child.child_id),
        Column(
            "age",
            "Age",
            _age_words,
            lambda row: None if row.age is None else float(row.age),
            Align.RIGHT,
            searched=False,
        ),
        Column(
            "plan",
            "Plan",
            lambda row: row.plan.value,
            lambda row: _PLAN_ORDER[row.plan],
            tooltip=lambda row: plan_words(row.plan),
            spoken=lambda row: f"Plan: {plan_words(row.plan)}",
        ),
        Column(
            "worker",
            "Worker",
            _worker_words,
            lambda row: row.child.worker,
            state=_unallocated_mark,
        ),
    )


def _date_columns() -> tuple[Column[ChildRow], ...]:
    return (
        Column(
            "next",
            "Next deadline",
            lambda row: row.next.label if row.next else "",
            tooltip=lambda row: row.next.label if row.next else "",
            width=34,
            searched=False,
        ),
        Column(
            "state",
            "How it stands",
            lambda row: row.next_mark.words if row.next_mark else "",
            lambda row: row.next.due if row.next else None,
            state=lambda row: row.next_mark,
            searched=False,
        ),
        Column(
            "late",
            "Late",
            lambda row: f"{row.late}" if row.late else "",
            lambda row: float(row.late),
            Align.RIGHT,
            heading_tip="How many of this child's deadlines are late",
            summed=True,
            searched=False,
        ),
        Column(
            "due",
            "Due",
            lambda row: day(row.next.due) if row.next else "",
            lambda row: row.next.due if row.next else None,
            searched=False,
        ),
        Column(
            "seen",
            "Last seen",
            lambda row: day(row.last_seen) if row.last_seen else "",
            lambda row: row.last_seen,
            searched=False,
        ),
    )


def _more_columns() -> tuple[Column[ChildRow], ...]:
    return (
        Column(
            "discussed",
            "Last discussed",
            lambda row: day(row.last_discussed) if row.last_discussed else "",
            lambda row: row.last_discussed,
            searched=False,
            heading_tip="The last case discussion in supervision that is recorded",
        ),
        _day_column("allocated", "Allocated on", "allocated_on", shown=True),
        Column("team", "Team", lambda row: row.child.team, shown=False),
        Column("family", "Family", lambda row: row.child.family_id, shown=False),
        Column("legal", "Legal status", lambda row: row.child.legal_status, shown=False),
        Column("placement", "Placement", lambda row: row.child.placement_type, shown=False),
        _day_column("born", "Born on", "born_on"),
        _day_column("plan_started", "Plan started on", "plan_started_on"),
        _day_column("closed", "Closed on", "closed_on"),
        Column("flags", "Flags", lambda row: row.child.flags, shown=False),
    )


def _day_column(key: str, title: str, field: str, *, shown: bool = False) -> Column[ChildRow]:
    def on(row: ChildRow) -> date | None:
        found: date | None = getattr(row.child, field)
        return found

    def words(row: ChildRow) -> str:
        found = on(row)
        return day(found) if found else ""

    return Column(key, title, words, on, shown=shown, searched=False)


def _row(casebook: Casebook, child: Child) -> ChildRow:
    open_ones = [
        (open_state(one.due, casebook.day), one) for one in casebook.open.get(child.child_id, ())
    ]
    following = min((one for _, one in open_ones), key=lambda one: one.due, default=None)
    states = [state for state, _ in open_ones]
    discussion = casebook.last_discussion(child.child_id)
    born = child.born_on
    return ChildRow(
        child=child,
        name=casebook.display_name(child),
        plan=casebook.plan(child),
        age=age_on(born, casebook.today) if born and born <= casebook.today else None,
        next=following,
        next_mark=deadline_mark(casebook, following) if following else None,
        late=states.count(DeadlineState.OVERDUE),
        soon=states.count(DeadlineState.DUE_SOON),
        last_seen=last_seen(casebook, child.child_id),
        last_discussed=discussion.on if discussion else None,
        is_open=casebook.is_open(child),
        is_new=is_new(casebook, child),
    )


def _age_words(row: ChildRow) -> str:
    if row.age is not None:
        return f"{row.age}"
    return "Unborn" if row.child.born_on else ""


def _worker_words(row: ChildRow) -> str:
    return row.child.worker or ("Unallocated" if row.is_open else "")


def _unallocated_mark(row: ChildRow) -> StateMark | None:
    if row.child.worker or not row.is_open:
        return None
    return StateMark(Tone.UNKNOWN, "Unallocated")
