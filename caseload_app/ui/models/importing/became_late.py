"""What became of the dates by an import, and which of them it made late."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from caseload_app.domain.moves import DeadlineMove, compare_deadlines
from caseload_app.domain.rules.deadlines import DeadlineState
from caseload_app.ui.models.importing.move_rows import MoveRow, move_rows
from caseload_app.ui.models.state_marks import deadline_mark
from caseload_app.ui.models.worker_rows import WorkerDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.changes import Changes
    from caseload_app.services.session import Session
    from caseload_app.services.workspace import Ready, Workspace


@dataclass(frozen=True, slots=True)
class Followed:
    """What a write came to: the store read again, and what became of the dates."""

    changes: Changes
    ready: Ready
    late: list[WorkerDate]
    rows: list[MoveRow]


def followed(workspace: Workspace, before: Casebook, own: Session, changes: Changes) -> Followed:
    """Read what a job wrote, by its own session, and work out what that did to the dates."""
    ready = workspace.read(own, changes)
    moves = moves_between(before, ready.casebook, changes.children)
    late = became_late(before, ready.casebook, moves)
    return Followed(changes, ready, late, move_rows(ready.casebook, moves))


def moves_between(
    before: Casebook, after: Casebook, children: Iterable[str] | None = None
) -> list[DeadlineMove]:
    """Say what became of the dates, of all or of some children, between two readings.

    Of a child who is new to the store, what was over long ago is no news.
    """
    asked = after.children.keys() | before.children.keys() if children is None else children
    known = [child_id for child_id in asked if child_id in before.children]
    there = [child_id for child_id in asked if child_id in after.children]
    return compare_deadlines(
        chain.from_iterable(before.deadlines[child_id] for child_id in known),
        chain.from_iterable(
            (after.deadlines if child_id in before.children else after.current)[child_id]
            for child_id in there
        ),
        after.day,
    )


def became_late(
    before: Casebook, after: Casebook, moves: Sequence[DeadlineMove]
) -> list[WorkerDate]:
    """Give the dates that are late now and were not before, the earliest first."""
    late = [
        move.now
        for move in moves
        if move.now is not None
        and after.state(move.now) is DeadlineState.OVERDUE
        and (move.was is None or before.state(move.was) is not DeadlineState.OVERDUE)
    ]
    return [
        WorkerDate(one, after.display_name(after.children[one.subject]), deadline_mark(after, one))
        for one in sorted(late, key=lambda one: (one.due, one.subject))
    ]
