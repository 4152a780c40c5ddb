"""Record what happened, and say which deadlines that moved."""

from __future__ import annotations

from dataclasses import dataclass

from caseload_app.domain.casebook import Casebook, CaseRecords
from caseload_app.domain.changes import Changes
from caseload_app.domain.moves import DeadlineMove, compare_deadlines
from caseload_app.domain.records import CaseDiscussion, CaseEvent, RecordChange
from caseload_app.domain.wording import long_day
from caseload_app.errors import ExpectedError
from caseload_app.services.casebooks import refresh
from caseload_app.services.session import Session


@dataclass(frozen=True, slots=True)
class Recorded:
    """The casebook after a write, and the deadlines it moved."""

    casebook: Casebook
    moves: tuple[DeadlineMove, ...]


def record_event(casebook: Casebook, session: Session, event: CaseEvent) -> Recorded:
    """Save an event that a person entered.

    Raises ExpectedError when the child is unknown, the day lies in the future, or the same
    event is already recorded for that day.
    """
    known = _known_events(casebook, event.child_id)
    if event.on > casebook.today:
        raise ExpectedError(
            f"{event.kind} on {long_day(event.on)} lies in the future.",
            "Enter the day on which it happened; nothing was saved.",
        )
    if any(one.kind == event.kind and one.on == event.on for one in known):
        raise ExpectedError(
            f"{event.kind} on {long_day(event.on)} is already recorded for this child.",
            "Change the one that is there; nothing was saved.",
        )
    with session.write(why="entered on the child card") as writer:
        writer.add(event)
    return _recorded(casebook, session, writer.changes, event.child_id)


def correct_event(
    casebook: Casebook, session: Session, before: CaseEvent, after: CaseEvent
) -> Recorded:
    """Replace a recorded event by a corrected one; the audit trail keeps both.

    Raises ExpectedError as `record_event` does.
    """
    others = [one for one in _known_events(casebook, before.child_id) if one != before]
    if after.on > casebook.today:
        raise ExpectedError(
            f"{after.kind} on {long_day(after.on)} lies in the future.",
            "Enter the day on which it happened; nothing was changed.",
        )
    if any(one.kind == after.kind and one.on == after.on for one in others):
        raise ExpectedError(
            f"{after.kind} on {long_day(after.on)} is already recorded for this child.",
            "Remove one of the two instead; nothing was changed.",
        )
    with session.write(why="corrected on the child card") as writer:
        writer.remove(before)
        writer.add(after)
    return _recorded(casebook, session, writer.changes, before.child_id)


def remove_event(casebook: Casebook, session: Session, event: CaseEvent) -> Recorded:
    """Take an event back; the audit trail keeps it."""
    with session.write(why="removed on the child card") as writer:
        writer.remove(event)
    return _recorded(casebook, session, writer.changes, event.child_id)


def record_discussion(casebook: Casebook, session: Session, discussion: CaseDiscussion) -> Recorded:
    """Save a manager's discussion of a child: the decision and why.

    Raises ExpectedError when the child is unknown, nothing was decided, or the day lies in the
    future.
    """
    _known_events(casebook, discussion.child_id)
    if not discussion.decision.strip():
        raise ExpectedError("The decision is empty.", "Say what was decided; nothing was saved.")
    if discussion.on > casebook.today:
        raise ExpectedError(
            f"{long_day(discussion.on)} lies in the future.",
            "Enter the day of the discussion; nothing was saved.",
        )
    with session.write(why="entered on the child card") as writer:
        writer.add(discussion)
    return _recorded(casebook, session, writer.changes, discussion.child_id)


def save_records(session: Session, records: CaseRecords, why: str) -> None:
    """Save a whole set of new records in one transaction, such as a made-up team."""
    groups = (
        records.workers,
        records.children,
        records.facts,
        records.events,
        records.supervisions,
        records.discussions,
        records.actions,
        records.leave,
        records.loop.details,
        records.loop.steps,
        records.loop.personal,
        records.loop.cases,
        records.loop.spells,
        records.loop.audits,
        records.loop.findings,
        records.loop.challenges,
        records.capacity.limits,
        records.capacity.reductions,
        records.capacity.reviews,
        records.capacity.points,
    )
    with session.write(why=why) as writer:
        writer.apply(RecordChange(None, record) for group in groups for record in group)


def _known_events(casebook: Casebook, child_id: str) -> tuple[CaseEvent, ...]:
    if child_id not in casebook.children:
        raise ExpectedError(
            f"There is no child {child_id} in the store.",
            "Import the list that holds this child, or check the ID.",
        )
    return casebook.events.get(child_id, ())


def _recorded(casebook: Casebook, session: Session, changes: Changes, child_id: str) -> Recorded:
    after = refresh(casebook, session, changes)
    moves = compare_deadlines(casebook.deadlines[child_id], after.deadlines[child_id], after.day)
    return Recorded(after, tuple(moves))
