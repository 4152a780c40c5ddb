"""Which deadlines an import finds newly late, and which it finds met, since the last one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from caseload_app.domain.casebook import CaseRecords
from caseload_app.domain.importing.difference import DifferenceRow, GroupId
from caseload_app.domain.importing.import_plan import ImportPlan
from caseload_app.domain.records import CaseEvent, Child
from caseload_app.domain.rules.deadlines import (
    OPEN_STATES,
    Deadline,
    DeadlineState,
    as_at,
    state_on,
)
from caseload_app.domain.rules.derivation import derive_deadlines
from caseload_app.domain.rules.rulebook import RuleBook
from caseload_app.domain.wording import in_sentence, long_day

MOST_CHILDREN = 3_000
"""Above this many, only the children whom the import touches are looked at."""


@dataclass(frozen=True, slots=True)
class LastSeen:
    """What was known at the last import: its day, its rows by team, and the rules in force."""

    on: date | None = None
    rows_by_team: Mapping[str, int] | None = None
    book: RuleBook | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Case:
    """One child with its events, before or after the import."""

    child: Child
    events: Sequence[CaseEvent]


def late_and_met(
    plan: ImportPlan, existing: CaseRecords, last: LastSeen, today: date
) -> Iterator[tuple[GroupId, DifferenceRow]]:
    """Compare the deadlines of known children as at the last import with those after this one."""
    book = last.book
    if book is None or not existing.children:
        return
    since = min(last.on or today, today)
    then, now = as_at(since, book.calendar), as_at(today, book.calendar)
    for before, after in known_cases(plan, existing):
        was = {
            _cycle(one): state_on(one, then)
            for one in derive_deadlines(before.child, before.events, book, since)
        }
        known = {event.on for event in before.events}
        for deadline in derive_deadlines(after.child, after.events, book, today):
            state = state_on(deadline, now)
            earlier = was.get(_cycle(deadline))
            if state is DeadlineState.OVERDUE and earlier is not DeadlineState.OVERDUE:
                yield GroupId.NEWLY_LATE, _row("late", deadline, f"was due {_day(deadline)}")
            elif deadline.met_on not in {None, *known} and earlier in OPEN_STATES:
                yield GroupId.MET, _row("met", deadline, _how_met(deadline, state))


def _how_met(deadline: Deadline, state: DeadlineState) -> str:
    on = long_day(deadline.met_on) if deadline.met_on is not None else ""
    return f"met on {on}{', late' if state is DeadlineState.MET_LATE else ''}"


def known_cases(
    plan: ImportPlan, existing: CaseRecords, *, touched_only: bool = False
) -> Iterator[tuple[Case, Case]]:
    """Give the children who were known before, as they were and as the import leaves them."""
    events: dict[str, dict[tuple[str, date], CaseEvent]] = defaultdict(dict)
    for event in existing.events:
        events[event.child_id][event.kind, event.on] = event
    later: dict[str, dict[tuple[str, date], CaseEvent]] = {}
    children: dict[str, Child] = {}
    touched: set[str] = set()
    for change in plan.changes:
        match change.after:
            case Child() as child:
                children[child.child_id] = child
                touched.add(child.child_id)
            case CaseEvent() as event:
                touched.add(event.child_id)
                mine = later.setdefault(event.child_id, dict(events.get(event.child_id, {})))
                mine[event.kind, event.on] = event
            case _:
                pass
    are_few = len(existing.children) <= MOST_CHILDREN and not touched_only
    for child in existing.children:
        child_id = child.child_id
        if child_id not in touched and (not are_few or child.closed_on is not None):
            continue
        known = events.get(child_id, {})
        yield (
            Case(child, _in_order(known)),
            Case(children.get(child_id, child), _in_order(later.get(child_id, known))),
        )


def _in_order(events: Mapping[tuple[str, date], CaseEvent]) -> list[CaseEvent]:
    return sorted(events.values(), key=lambda event: event.on)


def _cycle(deadline: Deadline) -> tuple[str, str, date]:
    return deadline.subject, deadline.rule.id, deadline.started_on


def _day(deadline: Deadline) -> str:
    return long_day(deadline.due)


def _row(what: str, deadline: Deadline, how: str) -> DifferenceRow:
    return DifferenceRow(
        f"{what}|{deadline.subject}|{deadline.rule.id}|{deadline.started_on.isoformat()}",
        f"{deadline.label} {how} (from {in_sentence(deadline.started_by)} on "
        f"{long_day(deadline.started_on)})",
        deadline.subject,
        before=_day(deadline),
        after=long_day(deadline.met_on) if deadline.met_on is not None else "",
    )
