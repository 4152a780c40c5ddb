"""What became of the dates by an import, and which of them it made late."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from caseload_app.domain.deadlines import DeadlineState
from caseload_app.domain.moves import DeadlineMove, compare_deadlines
from caseload_app.ui.models.state_marks import deadline_mark
from caseload_app.ui.models.worker_rows import WorkerDate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseload_app.domain.casebook import Casebook


def moves_between(before: Casebook, after: Casebook) -> list[DeadlineMove]:
    """Say what became of the dates between two readings of the store."""
    return compare_deadlines(
        chain.from_iterable(before.deadlines.values()),
        chain.from_iterable(after.deadlines.values()),
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
