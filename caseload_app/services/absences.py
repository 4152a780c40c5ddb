"""Record an absence, change it, settle who covers, or take it back."""

from __future__ import annotations

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.changes import Changes
from caseload_app.domain.records import Leave, RecordChange
from caseload_app.domain.wording import long_day
from caseload_app.errors import ExpectedError
from caseload_app.services.session import Session


def record_absence(casebook: Casebook, session: Session, leave: Leave) -> Changes:
    """Save an absence.

    Raises ExpectedError when the worker is unknown, it ends before it begins, it overlaps
    another of the same worker, or the worker would cover for themselves.
    """
    _refuse_wrong(casebook, leave, None)
    with session.write(why="absence entered") as writer:
        writer.add(leave)
    return writer.changes


def change_absence(casebook: Casebook, session: Session, before: Leave, after: Leave) -> Changes:
    """Replace an absence by a corrected one, or settle its cover.

    Raises ExpectedError as `record_absence` does.
    """
    _refuse_wrong(casebook, after, before)
    if before == after:
        return Changes()
    with session.write(why="absence changed") as writer:
        writer.apply([RecordChange(before, None), RecordChange(None, after)])
    return writer.changes


def remove_absence(session: Session, leave: Leave) -> Changes:
    """Take an absence back; the audit trail keeps it."""
    with session.write(why="absence removed") as writer:
        writer.remove(leave)
    return writer.changes


def _refuse_wrong(casebook: Casebook, leave: Leave, instead_of: Leave | None) -> None:
    if leave.worker not in casebook.workers:
        raise ExpectedError(
            f"There is no worker {leave.worker} in the store.",
            "Choose one of the team; nothing was saved.",
        )
    if leave.until is not None and leave.until < leave.from_on:
        raise ExpectedError(
            f"The absence ends on {long_day(leave.until)}, before it begins.",
            "Correct one of the two days; nothing was saved.",
        )
    if leave.cover and leave.cover == leave.worker:
        raise ExpectedError(
            f"{leave.worker} cannot cover for themselves.",
            "Choose somebody else, or nobody yet; nothing was saved.",
        )
    for other in casebook.leave.get(leave.worker, ()):
        if other != instead_of and _overlap(other, leave):
            until = f" to {long_day(other.until)}" if other.until else ""
            raise ExpectedError(
                f"{leave.worker} is away from {long_day(other.from_on)}{until} already.",
                "Change that absence instead; nothing was saved.",
            )


def _overlap(one: Leave, other: Leave) -> bool:
    one_ends_before = one.until is not None and one.until < other.from_on
    other_ends_before = other.until is not None and other.until < one.from_on
    return not (one_ends_before or other_ends_before)
