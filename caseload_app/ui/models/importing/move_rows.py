"""What an import or a change did to dates, as rows: which child, what became of it, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from caseload_app.domain.moves import MoveKind
from caseload_app.ui.models.record_table import Column
from caseload_app.ui.theme import StateMark, Tone
from caseload_app.ui.words import day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.moves import DeadlineMove
    from caseload_app.domain.rules.deadlines import Deadline

MOVE_MARKS = {
    MoveKind.MET: StateMark(Tone.MET, "Met"),
    MoveKind.NEW: StateMark(Tone.UPCOMING, "Next"),
    MoveKind.MOVED: StateMark(Tone.SOON, "Moved"),
    MoveKind.LATE: StateMark(Tone.OVERDUE, "Late"),
    MoveKind.ENDED: StateMark(Tone.EXEMPT, "Ended"),
}
_COUNTED = {
    MoveKind.MET: "met",
    MoveKind.NEW: "new",
    MoveKind.MOVED: "moved",
    MoveKind.LATE: "late",
    MoveKind.ENDED: "ended",
}
_ORDER = (MoveKind.LATE, MoveKind.MOVED, MoveKind.ENDED, MoveKind.MET, MoveKind.NEW)


@dataclass(frozen=True, slots=True)
class MoveRow:
    """One date that was met, moved, began, ended or became late, and the sentence that says so."""

    name: str
    move: DeadlineMove

    @property
    def deadline(self) -> Deadline | None:
        return self.move.now or self.move.was

    @property
    def due(self) -> date | None:
        return self.deadline.due if self.deadline else None


def move_rows(casebook: Casebook, moves: Iterable[DeadlineMove]) -> list[MoveRow]:
    """Give a row for each move, what became late first."""
    rows = []
    for move in moves:
        child = casebook.children.get(move.subject)
        rows.append(MoveRow(casebook.display_name(child) if child else move.subject, move))
    return sorted(rows, key=lambda row: (_ORDER.index(row.move.kind), row.name.casefold()))


def moves_in_sum(moves: Iterable[DeadlineMove]) -> str:
    """Count moves in words: `2 late, 3 moved, 12 met`."""
    counts = Counter(move.kind for move in moves)
    return ", ".join(f"{counts[kind]:,} {_COUNTED[kind]}" for kind in _ORDER if counts[kind])


def move_columns() -> tuple[Column[MoveRow], ...]:
    return (
        Column("child", "Child", lambda row: row.name),
        Column(
            "what",
            "What became of it",
            lambda row: MOVE_MARKS[row.move.kind].words,
            lambda row: float(_ORDER.index(row.move.kind)),
            state=lambda row: MOVE_MARKS[row.move.kind],
        ),
        Column(
            "sentence",
            "Which date, and why",
            lambda row: row.move.sentence,
            tooltip=lambda row: row.move.sentence,
            width=84,
        ),
        Column("due", "Due", lambda row: day(row.due), lambda row: row.due, shown=False),
    )
