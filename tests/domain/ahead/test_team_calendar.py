"""The calendar of the team over Easter 2026, which closes Fri 3 and Mon 6 April."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.ahead.team_calendar import CalendarDay, TeamCalendar, team_calendar
from caseload_app.domain.records import Leave, Plan, SupervisionStatus
from tests.builders import a_casebook, a_child, a_session, a_worker, an_event

AWAY = Leave("Asha Brook", date(2026, 3, 31), date(2026, 4, 7), "Annual leave", "Bede Marsh")


def the_calendar(weeks: int = 2) -> TeamCalendar:
    workers = [
        a_worker(),
        a_worker("Bede Marsh"),
        a_worker("Gone", left_on=date(2026, 1, 5)),
    ]
    casebook = a_casebook(
        [a_child(plan=Plan.CP, plan_started_on=date(2026, 2, 2))],
        [an_event("ICPC", date(2026, 2, 2)), an_event("CP visit", date(2026, 3, 17))],
        workers=workers,
        leave=[AWAY],
        today=date(2026, 3, 20),
        supervisions=[a_session(date(2026, 4, 1), "Bede Marsh", status=SupervisionStatus.PLANNED)],
    )
    return team_calendar(casebook, date(2026, 4, 1), weeks)


def day_of(worker: str, on: date) -> CalendarDay:
    calendar = the_calendar()
    return dict(calendar.rows)[worker][calendar.days.index(on)]


def test_it_holds_the_working_days_from_the_monday_on() -> None:
    days = the_calendar().days

    assert (days[0], days[4], days[5], days[-1], len(days)) == (
        date(2026, 3, 30),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 4, 10),
        10,
    )


def test_who_has_left_has_no_row() -> None:
    assert [name for name, _ in the_calendar().rows] == ["Asha Brook", "Bede Marsh"]


def test_a_day_away_says_its_kind_and_the_cover() -> None:
    found = day_of("Asha Brook", date(2026, 4, 1))

    assert found.letter == "A"
    assert found.words == "Wed 1 Apr 2026 and Annual leave, covered by Bede Marsh"


def test_a_bank_holiday_has_no_letter_and_says_its_name() -> None:
    found = day_of("Asha Brook", date(2026, 4, 3))

    assert found.letter == ""
    assert found.closed == "Good Friday"


def test_a_booked_supervision_is_marked() -> None:
    assert day_of("Bede Marsh", date(2026, 4, 1)).letter == "•"
    assert day_of("Bede Marsh", date(2026, 4, 1)).words == ("Wed 1 Apr 2026 and supervision booked")


def test_what_falls_due_on_the_day_is_counted() -> None:
    assert day_of("Asha Brook", date(2026, 3, 31)).falls_due == 1


def test_who_is_there_is_counted() -> None:
    calendar = the_calendar()

    assert [calendar.there_on(place) for place in range(3)] == [2, 1, 1]


def test_a_day_is_said_in_full() -> None:
    closed = CalendarDay("Asha Brook", date(2026, 4, 3), AWAY, "Good Friday")
    busy = CalendarDay("Asha Brook", date(2026, 4, 8), has_session=True, falls_due=2)

    assert closed.words == ("Fri 3 Apr 2026, Good Friday and Annual leave, covered by Bede Marsh")
    assert busy.words == "Wed 8 Apr 2026, supervision booked and 2 due"
