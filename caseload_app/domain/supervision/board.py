"""The sessions that are booked as a calendar: weeks of working days, who is away, what is shut."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import Supervision, SupervisionStatus
from caseload_app.domain.supervision.schedule import Booked, booked_days, clashes_on

_ONE_DAY = timedelta(days=1)
WORKING_DAYS = 5


@dataclass(frozen=True, slots=True)
class BookedSession:
    """One planned session and what stands in its way."""

    session: Supervision
    clashes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BoardDay:
    """One weekday: its sessions by worker, who is away, and the bank holiday it is, if any."""

    on: date
    sessions: tuple[BookedSession, ...] = ()
    away: tuple[str, ...] = ()
    holiday: str = ""


def week_of(on: date) -> date:
    """Give the Monday of the week of a day."""
    return on - timedelta(days=on.weekday())


def board_weeks(
    casebook: Casebook, first: date, weeks: int, worker: str = ""
) -> tuple[tuple[BoardDay, ...], ...]:
    """Give whole weeks from the Monday of `first` on, for everybody or for one worker."""
    monday = week_of(first)
    names = [worker] if worker else list(casebook.supervision)
    booked: dict[date, list[Supervision]] = {}
    for name in names:
        for one in casebook.sessions.get(name, ()):
            if one.status is SupervisionStatus.PLANNED and one.on >= casebook.today:
                booked.setdefault(one.on, []).append(one)
    everybody = booked_days(casebook)
    return tuple(
        tuple(
            _day(casebook, monday + timedelta(weeks=week, days=day), names, (booked, everybody))
            for day in range(WORKING_DAYS)
        )
        for week in range(weeks)
    )


def _day(
    casebook: Casebook,
    on: date,
    names: list[str],
    known: tuple[dict[date, list[Supervision]], Booked],
) -> BoardDay:
    booked, everybody = known
    sessions = sorted(booked.get(on, ()), key=lambda one: one.worker.casefold())
    away = [
        name
        for name in names
        if any(
            one.from_on <= on and (one.until is None or on <= one.until)
            for one in casebook.leave.get(name, ())
        )
    ]
    calendar = casebook.book.calendar
    shut = [] if calendar.is_working_day(on) else calendar.skipped_between(on - _ONE_DAY, on)
    return BoardDay(
        on,
        tuple(
            BookedSession(one, clashes_on(casebook, one.worker, on, everybody)) for one in sessions
        ),
        tuple(sorted(away, key=str.casefold)),
        shut[0].why if shut else "",
    )
