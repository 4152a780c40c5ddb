"""Dates booked ahead: in time, free of clashes where that can be, and what they clash with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import Leave, SessionDetail, SupervisionKind, SupervisionStatus
from caseload_app.domain.supervision.schedule import (
    ProposedSession,
    clashes_on,
    moved_detail,
    sessions_ahead,
)
from tests.builders import a_casebook, a_session, a_worker

ASHA = "Asha Brook"
TODAY = date(2026, 3, 2)


def the_team(**records: object) -> Casebook:
    usual: dict[str, object] = {
        "workers": [a_worker(started_on=date(2025, 9, 1), supervisor="Nia Gorse")],
        "supervisions": [a_session(TODAY)],
        "today": TODAY,
    }
    return a_casebook(**{**usual, **records})  # type: ignore[arg-type]


def days(casebook: Casebook, **how: int) -> list[date]:
    return [one.on for one in sessions_ahead(casebook, ASHA, **how)]


def test_each_date_lies_the_interval_after_the_one_before() -> None:
    assert days(the_team()) == [date(2026, 3, 30), date(2026, 4, 27), date(2026, 5, 22)]


def test_a_bank_holiday_is_left_for_a_day_in_time() -> None:
    *_, last = sessions_ahead(the_team(), ASHA)

    assert (last.on, last.last_day, last.clashes) == (date(2026, 5, 22), date(2026, 5, 25), ())


def test_the_day_of_the_week_is_kept_where_it_is_in_time() -> None:
    found = days(the_team(), weekday=3)

    assert found == [date(2026, 3, 26), date(2026, 4, 23), date(2026, 5, 21)]


def test_leave_is_stepped_round_and_shown_where_it_cannot_be() -> None:
    leave = [Leave(ASHA, date(2026, 3, 26), date(2026, 4, 3), "Annual leave")]
    always = [Leave("Nia Gorse", date(2026, 3, 3), date(2026, 4, 3), "Annual leave")]

    first, *_ = sessions_ahead(the_team(leave=leave), ASHA)
    blocked, *_ = sessions_ahead(the_team(leave=always), ASHA)

    assert (first.on, first.clashes) == (date(2026, 3, 25), ())
    assert blocked.on == date(2026, 3, 30)
    assert blocked.clashes == (
        "Nia Gorse is away: Annual leave from Tue 3 Mar 2026 to Fri 3 Apr 2026",
    )


def test_a_session_after_a_long_absence_waits_for_the_return() -> None:
    leave = [Leave(ASHA, date(2026, 3, 16), date(2026, 4, 17), "Maternity leave")]

    assert days(the_team(leave=leave))[0] == date(2026, 4, 27)


def test_what_is_booked_is_kept_and_counted_from() -> None:
    booked = a_session(date(2026, 3, 24), status=SupervisionStatus.PLANNED)

    found = days(the_team(supervisions=[a_session(TODAY), booked]), months=2)

    assert found == [date(2026, 4, 21)]


def test_who_is_overdue_is_offered_today() -> None:
    casebook = the_team(supervisions=[a_session(date(2026, 1, 5))])

    assert days(casebook, months=1)[0] == TODAY


def test_the_assessed_year_is_booked_as_such_and_more_often() -> None:
    worker = a_worker(started_on=date(2026, 3, 2), asye_started_on=date(2026, 3, 2))

    found = sessions_ahead(the_team(workers=[worker]), ASHA, months=1)

    assert [one.on for one in found] == [
        date(2026, 3, 9),
        date(2026, 3, 16),
        date(2026, 3, 23),
        date(2026, 3, 30),
    ]
    assert {one.kind for one in found} == {SupervisionKind.ASYE}


def test_a_day_full_of_the_supervisors_sessions_is_said() -> None:
    names = ("Bo Lee", "Cy Moss", "Di Fern")
    workers = [a_worker(name, supervisor="Nia Gorse") for name in (ASHA, *names)]
    sessions = [
        a_session(date(2026, 3, 30), name, status=SupervisionStatus.PLANNED) for name in names
    ]

    found = clashes_on(the_team(workers=workers, supervisions=sessions), ASHA, date(2026, 3, 30))

    assert found == ("3 other sessions are booked on that day",)


def test_weekends_and_bank_holidays_are_named() -> None:
    casebook = the_team()

    assert clashes_on(casebook, ASHA, date(2026, 3, 28)) == ("Sat 28 Mar 2026 is a weekend",)
    assert clashes_on(casebook, ASHA, date(2026, 4, 3)) == ("Good Friday on Fri 3 Apr 2026",)


def test_with_leave_all_week_the_day_after_the_session_before_is_offered() -> None:
    worker = a_worker(started_on=TODAY, asye_started_on=TODAY)
    leave = [Leave(ASHA, date(2026, 3, 10), date(2026, 3, 16), "Annual leave")]

    first, second, *_ = sessions_ahead(the_team(workers=[worker], leave=leave), ASHA)

    assert (first.on, second.on) == (date(2026, 3, 9), date(2026, 3, 10))
    assert second.clashes == (
        "Asha Brook is away: Annual leave from Tue 10 Mar 2026 to Mon 16 Mar 2026",
    )


def test_a_proposed_date_is_booked_as_planned() -> None:
    proposed = ProposedSession(ASHA, date(2026, 3, 30), SupervisionKind.ASYE, date(2026, 3, 27))

    assert proposed.session == a_session(
        date(2026, 3, 30), kind=SupervisionKind.ASYE, status=SupervisionStatus.PLANNED
    )
    assert proposed.is_late


def test_a_session_that_moves_stays_the_same_calendar_entry() -> None:
    session = a_session(date(2026, 3, 24), status=SupervisionStatus.PLANNED)
    detail = SessionDetail(ASHA, date(2026, 3, 24), SupervisionKind.PERSONAL)

    once = moved_detail(detail, session, date(2026, 3, 26))
    twice = moved_detail(once, replace(session, on=date(2026, 3, 26)), date(2026, 3, 27))

    assert (once.uid, once.sequence) == ("session Asha Brook Personal 2026-03-24", 1)
    assert (twice.uid, twice.on, twice.sequence) == (once.uid, date(2026, 3, 27), 2)
