"""The badges: always a word, with the tone that gives shape and colour."""

from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.dates import Unit
from caseload_app.domain.rules.deadlines import DeadlineState
from caseload_app.domain.workload import caseloads
from caseload_app.ui.models.state_marks import limit_mark, state_mark, supervision_mark
from caseload_app.ui.theme import StateMark, Tone
from tests.builders import MONDAY, a_casebook, a_child, a_session, a_worker


@pytest.mark.parametrize(
    ("state", "days", "unit", "mark"),
    [
        (DeadlineState.OVERDUE, -6, Unit.WORKING_DAYS, (Tone.OVERDUE, "6 working days late")),
        (DeadlineState.OVERDUE, -1, Unit.WEEKS, (Tone.OVERDUE, "1 day late")),
        (DeadlineState.DUE_SOON, 0, Unit.DAYS, (Tone.SOON, "Due today")),
        (DeadlineState.UPCOMING, 30, Unit.DAYS, (Tone.UPCOMING, "In 30 days")),
        (DeadlineState.MET_LATE, -2, Unit.DAYS, (Tone.MET, "Met late")),
        (DeadlineState.EXEMPT, 3, Unit.DAYS, (Tone.EXEMPT, "Not needed")),
    ],
)
def test_a_state_is_said_in_the_rules_own_unit(
    state: DeadlineState, days: int, unit: Unit, mark: tuple[Tone, str]
) -> None:
    assert state_mark(state, days, unit) == StateMark(*mark)


def test_supervision_counts_days_of_the_calendar() -> None:
    casebook = a_casebook(workers=[a_worker()], supervisions=[a_session(date(2026, 1, 12))])

    mark = supervision_mark(casebook.supervision["Asha Brook"], MONDAY)

    assert mark == StateMark(Tone.OVERDUE, "21 days late")


def test_supervision_without_any_date_says_so() -> None:
    casebook = a_casebook(workers=[a_worker()])

    mark = supervision_mark(casebook.supervision["Asha Brook"], MONDAY)

    assert mark == StateMark(Tone.UNKNOWN, "No date to count from")


@pytest.mark.parametrize(
    ("limit", "mark"),
    [
        (1, StateMark(Tone.OVERDUE, "1 over")),
        (2, StateMark(Tone.SOON, "At the limit")),
        (5, StateMark(Tone.MET, "Room for 3")),
        (None, None),
    ],
)
def test_a_caseload_is_said_against_its_limit(limit: int | None, mark: StateMark | None) -> None:
    casebook = a_casebook([a_child("C1"), a_child("C2")], workers=[a_worker(case_limit=limit)])

    [load] = caseloads(casebook)

    assert limit_mark(load) == mark
