"""Which dates of known children an import moves, meets, begins, ends or makes late, and why."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.casebook import CaseRecords
from caseload_app.domain.importing.difference import ImportMove
from caseload_app.domain.importing.import_plan import ImportPlan
from caseload_app.domain.importing.late_and_met import known_cases
from caseload_app.domain.moves import compare_deadlines
from caseload_app.domain.rules.deadlines import as_at
from caseload_app.domain.rules.derivation import derive_deadlines
from caseload_app.domain.rules.rulebook import RuleBook


def import_moves(
    plan: ImportPlan, existing: CaseRecords, book: RuleBook, today: date
) -> tuple[ImportMove, ...]:
    """Compare the dates of the children an import touches, as they stand today without and with it.

    Every date of a child who is new to the store is new, so they are not listed.
    """
    day = as_at(today, book.calendar)
    found: list[ImportMove] = []
    for before, after in known_cases(plan, existing, touched_only=True):
        moves = compare_deadlines(
            derive_deadlines(before.child, before.events, book, today),
            derive_deadlines(after.child, after.events, book, today),
            day,
        )
        for move in moves:
            one = move.now or move.was
            assert one is not None  # a move is of a date before, or after, or both
            found.append(
                ImportMove(
                    move.subject,
                    move.kind,
                    one.rule.id,
                    one.label,
                    move.was.due if move.was is not None else None,
                    move.now.due if move.now is not None else None,
                    move.now.met_on if move.now is not None else None,
                    move.sentence,
                )
            )
    return tuple(found)
