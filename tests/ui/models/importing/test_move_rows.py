"""Moves as rows: what became late first, counted in words."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.moves import DeadlineMove, MoveKind, compare_deadlines
from caseload_app.domain.records import Plan
from caseload_app.ui.models.importing.move_rows import move_columns, move_rows, moves_in_sum
from tests.builders import a_casebook, a_child, an_event

CP = {"plan": Plan.CP, "plan_started_on": date(2026, 2, 9)}
ICPC = an_event("ICPC", date(2026, 2, 9))
VISIT = an_event("CP visit", date(2026, 2, 27))


def the_moves() -> list[DeadlineMove]:
    before = a_casebook([a_child(**CP)], [ICPC])
    after = a_casebook([a_child(**CP)], [ICPC, VISIT])
    return compare_deadlines(before.deadlines["C1"], after.deadlines["C1"], after.day)


def test_moves_are_counted_in_words() -> None:
    assert moves_in_sum(the_moves()) == "1 met, 1 new"
    assert moves_in_sum([]) == ""


def test_a_row_says_whose_date_what_became_of_it_and_why() -> None:
    casebook = a_casebook([a_child(**CP)], [ICPC, VISIT])
    first, second = move_rows(casebook, the_moves())

    assert (first.move.kind, second.move.kind) == (MoveKind.MET, MoveKind.NEW)
    assert [column.text(first) for column in move_columns()] == [
        casebook.display_name(casebook.children["C1"]),
        "Met",
        "Child protection visit due Mon 23 Feb 2026 met on Fri 27 Feb 2026, late.",
        "Mon 23 Feb 2026",
    ]
