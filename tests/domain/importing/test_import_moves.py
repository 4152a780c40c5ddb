from __future__ import annotations

from datetime import date

from caseload_app.domain.casebook import CaseRecords
from caseload_app.domain.importing.difference import ImportMove
from caseload_app.domain.importing.import_moves import import_moves
from caseload_app.domain.importing.import_plan import ImportPlan
from caseload_app.domain.moves import MoveKind
from caseload_app.domain.records import CaseEvent, Child, Plan, RecordChange
from tests.builders import MONDAY, the_rules

CHILD = Child("C1", plan=Plan.CP, plan_started_on=date(2026, 2, 9))
KNOWN = CaseRecords(children=[CHILD], events=[CaseEvent("C1", "ICPC", date(2026, 2, 9))])


def moves_of(*changes: RecordChange) -> tuple[ImportMove, ...]:
    return import_moves(ImportPlan(changes), KNOWN, the_rules(), MONDAY)


def test_a_visit_meets_one_date_and_starts_the_next() -> None:
    visit = RecordChange(None, CaseEvent("C1", "CP visit", date(2026, 2, 20)))
    due = date(2026, 2, 23)

    assert moves_of(visit) == (
        ImportMove(
            "C1",
            MoveKind.MET,
            "cp_visit",
            "Child protection visit",
            due,
            due,
            date(2026, 2, 20),
            "Child protection visit due Mon 23 Feb 2026 met on Fri 20 Feb 2026.",
        ),
        ImportMove(
            "C1",
            MoveKind.NEW,
            "cp_visit",
            "Child protection visit",
            None,
            date(2026, 3, 6),
            None,
            "Next: child protection visit due Fri 6 Mar 2026 "
            "because CP visit on Fri 20 Feb 2026 starts it.",
        ),
    )


def test_a_case_that_closes_ends_its_dates() -> None:
    closed = Child("C1", plan=Plan.CP, plan_started_on=date(2026, 2, 9), closed_on=MONDAY)

    moves = moves_of(RecordChange(CHILD, closed))
    assert {move.kind for move in moves} == {MoveKind.ENDED}
    assert "cp_visit" in {move.rule for move in moves}


def test_children_who_are_new_to_the_store_are_not_listed() -> None:
    new = RecordChange(None, Child("C2", plan=Plan.CIN, plan_started_on=MONDAY))

    assert moves_of(new) == ()
