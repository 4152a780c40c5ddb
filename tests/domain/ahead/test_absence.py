"""What falls into an absence, what is wrong with its cover, and who acts on a day."""

from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.ahead.absence import absence_plans, acting_for, count_unsettled
from caseload_app.domain.records import Leave, Plan, SupervisionStatus
from tests.builders import a_casebook, a_child, a_session, a_worker, an_event

# A child protection visit on Mon 2 Mar 2026 makes the next one due ten working days on.
VISITED = date(2026, 3, 2)
DUE = date(2026, 3, 16)
CHILD = a_child(plan=Plan.CP, plan_started_on=date(2026, 2, 2))
EVENTS = [
    an_event("ICPC", date(2026, 2, 2)),
    an_event("Core group", date(2026, 2, 13)),
    an_event("CP visit", VISITED),
]
TWO = [a_worker(), a_worker("Bede Marsh")]


def away(first: date, last: date | None, cover: str = "", worker: str = "Asha Brook") -> Leave:
    return Leave(worker, first, last, "Annual leave", cover)


def rules_in(leave: Leave, *others: Leave) -> list[str]:
    casebook = a_casebook([CHILD], EVENTS, workers=TWO, leave=[leave, *others])
    plan = next(one for one in absence_plans(casebook) if one.leave == leave)
    return [one.rule.id for one in plan.dates]


def concern_of(leave: Leave, *others: Leave) -> str:
    casebook = a_casebook([CHILD], EVENTS, workers=TWO, leave=[leave, *others])
    return next(one.concern for one in absence_plans(casebook) if one.leave == leave)


def test_what_falls_due_between_first_and_last_day_is_in_it() -> None:
    assert "cp_visit" in rules_in(away(date(2026, 3, 9), DUE))


def test_what_falls_due_the_day_after_is_not() -> None:
    assert "cp_visit" not in rules_in(away(date(2026, 3, 9), date(2026, 3, 15)))


def test_what_falls_due_before_the_first_day_is_not() -> None:
    assert "cp_visit" not in rules_in(away(date(2026, 3, 17), date(2026, 3, 20)))


def test_an_absence_without_an_end_holds_all_that_is_open() -> None:
    assert "rcpc_first" in rules_in(away(date(2026, 3, 1), None))


def test_dates_without_cover_are_the_first_concern() -> None:
    assert concern_of(away(DUE, DUE)).endswith("and nobody covers")


def test_those_with_something_to_settle_are_counted_without_laying_them_out() -> None:
    uncovered = away(DUE, DUE)
    covered = away(DUE, DUE, cover="Bede Marsh")
    booked = [a_session(DUE, status=SupervisionStatus.PLANNED)]
    both = [uncovered, away(DUE, DUE, cover="Asha Brook", worker="Bede Marsh")]
    for leave, sessions, expected in (
        ([uncovered], [], 1),
        ([covered], [], 0),
        ([covered], booked, 1),
        (both, [], 2),
    ):
        casebook = a_casebook([CHILD], EVENTS, workers=TWO, leave=leave, supervisions=sessions)

        assert count_unsettled(casebook) == expected


@pytest.mark.parametrize(
    ("cover", "words"),
    [
        ("Bede Marsh", ""),
        ("Nobody Known", "Nobody Known covers and is not among the workers"),
        ("Asha Brook", "Covers for themselves"),
    ],
)
def test_cover_is_looked_at(cover: str, words: str) -> None:
    assert concern_of(away(DUE, DUE, cover)) == words


def test_cover_who_is_away_as_well_is_said_with_the_day() -> None:
    other = away(date(2026, 3, 12), None, worker="Bede Marsh")

    assert concern_of(away(DUE, DUE, "Bede Marsh"), other) == (
        "Bede Marsh covers and is away too from Mon 16 Mar 2026"
    )


def test_cover_who_has_left_is_said() -> None:
    left = a_worker("Bede Marsh", left_on=date(2026, 2, 27))
    casebook = a_casebook(
        [CHILD], EVENTS, workers=[a_worker(), left], leave=[away(DUE, DUE, "Bede Marsh")]
    )

    assert absence_plans(casebook)[0].concern == "Bede Marsh covers and has left"


def test_supervision_booked_in_it_is_a_concern() -> None:
    casebook = a_casebook(
        workers=TWO,
        leave=[away(DUE, DUE, "Bede Marsh")],
        supervisions=[a_session(DUE, status=SupervisionStatus.PLANNED)],
    )

    assert absence_plans(casebook)[0].concern == "Supervision is booked on Mon 16 Mar 2026"


def test_absences_that_are_over_and_those_of_leavers_are_left_out() -> None:
    left = a_worker("Bede Marsh", left_on=date(2026, 2, 27))
    leave = [away(date(2026, 2, 2), date(2026, 2, 6)), away(DUE, DUE, worker="Bede Marsh")]

    assert absence_plans(a_casebook(workers=[a_worker(), left], leave=leave)) == ()


def test_an_absence_says_when_and_how_much() -> None:
    casebook = a_casebook(workers=TWO, leave=[away(DUE, None)])

    assert absence_plans(casebook)[0].words == (
        "Annual leave from Mon 16 Mar 2026 with no end known: no dates to keep"
    )


@pytest.mark.parametrize(
    ("leave", "acts"),
    [
        ([], "Asha Brook"),
        ([away(DUE, DUE, "Bede Marsh")], "Bede Marsh"),
        ([away(DUE, DUE)], ""),
        ([away(DUE, DUE, "Bede Marsh"), away(DUE, DUE, "Cai Low", "Bede Marsh")], "Cai Low"),
        ([away(DUE, DUE, "Bede Marsh"), away(DUE, DUE, "Asha Brook", "Bede Marsh")], ""),
    ],
)
def test_who_acts_on_a_day_follows_the_cover(leave: list[Leave], acts: str) -> None:
    casebook = a_casebook(workers=TWO, leave=leave)

    assert acting_for(casebook, "Asha Brook", DUE) == acts


def test_the_day_after_the_absence_the_worker_acts_again() -> None:
    casebook = a_casebook(workers=TWO, leave=[away(DUE, DUE, "Bede Marsh")])

    assert acting_for(casebook, "Asha Brook", date(2026, 3, 17)) == "Asha Brook"


def test_a_cover_who_is_away_before_and_after_covers() -> None:
    before = away(date(2026, 3, 2), date(2026, 3, 6), worker="Bede Marsh")
    after = away(date(2026, 3, 20), date(2026, 3, 26), worker="Bede Marsh")

    assert concern_of(away(DUE, DUE, "Bede Marsh"), before, after) == ""


def test_dates_of_who_is_there_are_in_nobodys_absence() -> None:
    leave = away(date(2026, 3, 9), None, worker="Bede Marsh")

    assert rules_in(leave) == []
