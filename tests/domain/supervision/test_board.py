"""The calendar of sessions: weeks of working days with what stands in the way."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.records import Leave, SupervisionStatus
from caseload_app.domain.supervision.board import board_weeks, week_of
from tests.builders import a_casebook, a_session, a_worker

BOOKED = a_session(date(2026, 3, 10), status=SupervisionStatus.PLANNED)
BENS = a_session(date(2026, 3, 10), "Ben Hale", status=SupervisionStatus.PLANNED)
AWAY = Leave("Asha Brook", date(2026, 3, 9), date(2026, 3, 10), "Annual leave")
TEAM = a_casebook(
    workers=[a_worker(), a_worker("Ben Hale")], supervisions=[BENS, BOOKED], leave=[AWAY]
)


def test_a_week_begins_on_its_monday() -> None:
    assert week_of(date(2026, 3, 5)) == date(2026, 3, 2)


def test_a_day_holds_its_sessions_and_who_is_away() -> None:
    _, second = board_weeks(TEAM, date(2026, 3, 4), 2)

    tuesday = second[1]
    assert tuesday.on == date(2026, 3, 10)
    assert [one.session for one in tuesday.sessions] == [BOOKED, BENS]
    assert tuesday.away == ("Asha Brook",)


def test_a_session_says_what_it_clashes_with() -> None:
    _, second = board_weeks(TEAM, date(2026, 3, 4), 2)

    ashas, bens = second[1].sessions
    assert ashas.clashes == (
        "Asha Brook is away: Annual leave from Mon 9 Mar 2026 to Tue 10 Mar 2026",
    )
    assert bens.clashes == ()


def test_of_one_worker_only_their_own_are_shown() -> None:
    _, second = board_weeks(TEAM, date(2026, 3, 4), 2, "Ben Hale")

    assert [one.session for one in second[1].sessions] == [BENS]
    assert second[1].away == ()


def test_a_bank_holiday_is_named() -> None:
    [week] = board_weeks(TEAM, date(2026, 4, 3), 1)

    assert week[4].holiday == "Good Friday"
    assert week[3].holiday == ""


def test_a_date_gone_by_is_not_a_booking() -> None:
    past = a_session(date(2026, 3, 3), status=SupervisionStatus.PLANNED)

    [week] = board_weeks(
        a_casebook(workers=[a_worker()], supervisions=[past], today=date(2026, 3, 4)),
        date(2026, 3, 2),
        1,
    )

    assert week[1].sessions == ()
