"""Apply a scenario of the allocation board in one transaction, and take it back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from caseload_app.domain.allocation.scenario import (
    Absence,
    Give,
    Leaver,
    Move,
    Scenario,
    Starter,
)
from caseload_app.domain.capacity.kept import AppliedScenario
from caseload_app.domain.casebook import Casebook
from caseload_app.domain.changes import Changes
from caseload_app.domain.plain_values import to_plain
from caseload_app.domain.records import Allocation, CaseEvent, Record, RecordChange
from caseload_app.domain.vocabulary import EventKind
from caseload_app.domain.wording import counted, long_day
from caseload_app.errors import ExpectedError
from caseload_app.services.session import Session
from caseload_app.store.read import read_allocations, read_same
from caseload_app.store.shapes import TABLE_NAMED, TABLE_OF

_ORDER = (Starter, Absence, Give, Leaver)


def apply_scenario(casebook: Casebook, session: Session, scenario: Scenario) -> Changes:
    """Make the moves of a scenario, each with its reason in the audit trail.

    Raises ExpectedError, and changes nothing, where a reason is missing, where a move can no
    longer be made, or where the store has changed since.
    """
    _refuse(casebook, scenario)
    moves = sorted(scenario.moves, key=lambda move: _ORDER.index(type(move)))
    children = sorted(scenario.given)
    with session.write(why=_title(scenario), as_of=casebook.today) as writer:
        before = _allocations(session, children)
        made: list[RecordChange] = []
        known = casebook
        for move in moves:
            changes = list(_changes_of(known, move))
            writer.why = move.reason.strip()
            writer.apply(changes)
            made += changes
            known = _with_starter(known, move)
        made += _differences(before, _allocations(session, children))
        writer.why = _title(scenario)
        number = max((one.number for one in casebook.capacity.scenarios), default=0) + 1
        content = json.dumps([_plain_move(move) for move in scenario.moves], ensure_ascii=False)
        undo = json.dumps([_plain_change(one) for one in made], ensure_ascii=False)
        writer.add(AppliedScenario(number, casebook.today, scenario.name, content, undo))
    return writer.changes


def undo_scenario(session: Session, applied: AppliedScenario, today: date) -> Changes:
    """Put back what an applied scenario changed.

    Raises ExpectedError, and changes nothing, where something of it has been changed since.
    """
    if applied.undone_on is not None:
        raise ExpectedError(
            f"This was taken back on {long_day(applied.undone_on)} already.",
            "Look at the children's cards for how they stand.",
        )
    changes = [_reversed(session, one) for one in reversed(json.loads(applied.undo))]
    with session.write(why=f"taken back: {applied.name or 'allocation'}") as writer:
        writer.apply(changes, follow=False)
        writer.change(applied, replace(applied, undone_on=today))
    return writer.changes


def move_words(casebook: Casebook, move: Move) -> str:
    """Say what one move does, in words."""
    match move:
        case Give():
            names = [
                casebook.display_name(casebook.children[one])
                for one in move.children
                if one in casebook.children
            ]
            return f"{', '.join(names)} to {move.worker}"
        case Leaver():
            return f"{move.worker} leaves on {long_day(move.on)}"
        case Starter():
            fte = f"{move.worker.fte:g} FTE" if move.worker.fte is not None else "hours not known"
            return f"{move.worker.name} starts, {fte}"
        case Absence():
            leave = move.leave
            until = f"to {long_day(leave.until)}" if leave.until else "with no end known"
            return f"{leave.worker} away ({leave.kind}) {long_day(leave.from_on)} {until}"


def _refuse(casebook: Casebook, scenario: Scenario) -> None:
    if not scenario.moves:
        raise ExpectedError("There is no move to make.", "Give a family to a worker first.")
    missing = scenario.without_reason
    if missing:
        first = move_words(casebook, scenario.moves[missing[0]])
        raise ExpectedError(
            f"No reason is given for {counted(len(missing), 'move')}: {first}.",
            "Say why beside each move; nothing was saved.",
        )
    starters = {one.worker.name for one in scenario.moves if isinstance(one, Starter)}
    for move in scenario.moves:
        _refuse_move(casebook, move, starters)
    leaving = scenario.leaving
    for child_id, worker in scenario.given.items():
        if worker in leaving:
            name = casebook.display_name(casebook.children[child_id])
            raise ExpectedError(
                f"{name} would go to {worker}, who leaves.", "Give the child to somebody else."
            )


def _refuse_move(casebook: Casebook, move: Move, starters: set[str]) -> None:
    match move:
        case Give():
            if move.worker not in casebook.workers and move.worker not in starters:
                raise _unknown(move.worker)
            for child_id in move.children:
                child = casebook.children.get(child_id)
                if child is None or not casebook.is_open(child):
                    raise ExpectedError(
                        f"The case of {child_id} is not open any more.", "Take the move out."
                    )
        case Starter():
            if not move.worker.name.strip() or move.worker.name in casebook.workers:
                raise ExpectedError(
                    f"{move.worker.name or 'The new worker'} needs a name nobody has yet.",
                    "Add the team or a second name.",
                )
        case Leaver() | Absence():
            name = move.worker if isinstance(move, Leaver) else move.leave.worker
            if name not in casebook.workers:
                raise _unknown(name)


def _changes_of(casebook: Casebook, move: Move) -> Iterator[RecordChange]:
    match move:
        case Starter():
            yield RecordChange(None, move.worker)
        case Leaver():
            worker = casebook.workers[move.worker]
            yield RecordChange(worker, replace(worker, left_on=move.on))
        case Absence():
            known = casebook.leave.get(move.leave.worker, ())
            same = [
                one
                for one in known
                if (one.from_on, one.kind) == (move.leave.from_on, move.leave.kind)
            ]
            yield RecordChange(same[0] if same else None, move.leave)
        case Give():
            yield from _given(casebook, move)


def _given(casebook: Casebook, move: Give) -> Iterator[RecordChange]:
    """Give children their worker; for one who had none the allocation is an event as well."""
    today = casebook.today
    team = casebook.workers[move.worker].team
    for child_id in move.children:
        child = casebook.children[child_id]
        given = replace(child, worker=move.worker, team=team or child.team, allocated_on=today)
        yield RecordChange(child, given)
        event = CaseEvent(child_id, EventKind.CASE_ALLOCATED.value, today)
        known = {(one.kind, one.on) for one in casebook.events.get(child_id, ())}
        if not child.worker and (event.kind, today) not in known:
            yield RecordChange(None, event)


def _with_starter(casebook: Casebook, move: Move) -> Casebook:
    if not isinstance(move, Starter):
        return casebook
    return replace(casebook, workers={**casebook.workers, move.worker.name: move.worker})


def _allocations(session: Session, children: Iterable[str]) -> dict[object, Allocation]:
    return {
        (one.child_id, one.from_on): one
        for child_id in children
        for one in read_allocations(session.database, child_id)
    }


def _differences(
    before: Mapping[object, Allocation], after: Mapping[object, Allocation]
) -> list[RecordChange]:
    return [
        RecordChange(before.get(key), one) for key, one in after.items() if before.get(key) != one
    ]


def _plain_change(change: RecordChange) -> Sequence[object]:
    record = change.after or change.before
    assert record is not None
    return [TABLE_OF[type(record)].name, _cells(change.before), _cells(change.after)]


def _cells(record: Record | None) -> dict[str, object] | None:
    if record is None:
        return None
    return {name: column[0] for name, column in TABLE_OF[type(record)].columns_of([record]).items()}


def _reversed(session: Session, plain: Sequence[object]) -> RecordChange:
    """Turn one change round over what the record is now; refuse what is not as it was left."""
    name, old, new = plain
    table = TABLE_NAMED[str(name)]
    after = table.record_from(new if isinstance(new, dict) else {})
    now = read_same(session.database, after)
    if not isinstance(old, dict):
        if now != after:
            raise _changed_since()
        return RecordChange(now, None)
    before = table.record_from(old)
    fields = [one for one in table.rest if getattr(before, one) != getattr(after, one)]
    if now is None or any(getattr(now, one) != getattr(after, one) for one in fields):
        raise _changed_since()
    return RecordChange(now, table.changed(now, {one: old[one] for one in fields}))


def _plain_move(move: Move) -> Sequence[object]:
    return [type(move).__name__, to_plain(move)]


def _title(scenario: Scenario) -> str:
    return f"allocation: {scenario.name}" if scenario.name else "allocation"


def _unknown(name: str) -> ExpectedError:
    return ExpectedError(f"{name} is not in the store any more.", "Take the move out.")


def _changed_since() -> ExpectedError:
    return ExpectedError(
        "Something of this allocation has been changed since, so it cannot be taken back.",
        "Move the children one by one on the board.",
    )
