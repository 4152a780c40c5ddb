"""After an event a manager reads which dates moved, and why."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.moves import DeadlineMove, MoveKind, compare_deadlines
from caseload_app.domain.records import CaseEvent, Plan
from tests.builders import a_casebook, a_child, an_event

ICPC = an_event("ICPC", date(2026, 2, 16))
CHILD = a_child(plan=Plan.CP, plan_started_on=date(2026, 2, 16))


def moves_between(before: list[CaseEvent], after: list[CaseEvent]) -> list[DeadlineMove]:
    was, now = (a_casebook([CHILD], events) for events in (before, after))
    return compare_deadlines(was.deadlines["C1"], now.deadlines["C1"], now.day)


def test_a_visit_meets_one_deadline_and_starts_the_next() -> None:
    moves = moves_between([ICPC], [ICPC, an_event("CP visit", date(2026, 2, 20))])

    assert [(move.kind, move.sentence) for move in moves] == [
        (MoveKind.MET, "Child protection visit due Mon 2 Mar 2026 met on Fri 20 Feb 2026."),
        (
            MoveKind.NEW,
            "Next: child protection visit due Fri 6 Mar 2026 "
            "because CP visit on Fri 20 Feb 2026 starts it.",
        ),
    ]


def test_taking_an_event_back_opens_what_it_had_met() -> None:
    visit = an_event("CP visit", date(2026, 2, 20))

    moves = moves_between([ICPC, visit], [ICPC])

    assert [move.kind for move in moves] == [MoveKind.NEW, MoveKind.ENDED]


def test_an_event_that_comes_too_late_says_so() -> None:
    early = an_event("ICPC", date(2026, 2, 2))

    moves = moves_between([early], [early, an_event("CP visit", date(2026, 2, 20))])

    assert moves[0].sentence == (
        "Child protection visit due Mon 16 Feb 2026 met on Fri 20 Feb 2026, late."
    )


def test_a_start_long_ago_shows_at_once_as_late() -> None:
    moves = moves_between([], [an_event("Strategy discussion", date(2026, 1, 5))])

    assert (MoveKind.LATE, "Initial child protection conference") in [
        (move.kind, move.now.rule.label) for move in moves if move.now
    ]


def test_nothing_moves_when_nothing_changed() -> None:
    assert moves_between([ICPC], [ICPC]) == []
