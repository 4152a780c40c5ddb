"""Sessions ahead: three months of dates in one go, and what each of them clashes with."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.dates import add_months
from caseload_app.domain.records import (
    Leave,
    SessionDetail,
    Supervision,
    SupervisionKind,
    SupervisionStatus,
)
from caseload_app.domain.supervision.supervising import (
    COUNTING_KINDS,
    due_after,
    in_assessed_year,
    paused_deadline,
)
from caseload_app.domain.supervision.supervision_policy import pauses_of
from caseload_app.domain.wording import long_day

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ProposedSession:
    """One date to book; `clashes` are sentences, `last_day` is the day by which it must be."""

    worker: str
    on: date
    kind: SupervisionKind
    last_day: date
    clashes: tuple[str, ...] = ()

    @property
    def is_late(self) -> bool:
        """Tell whether the date lies after the last day on which it is on time."""
        return self.on > self.last_day

    @property
    def session(self) -> Supervision:
        """Give the session to save."""
        return Supervision(self.worker, self.on, self.kind, SupervisionStatus.PLANNED)


@dataclass(frozen=True, slots=True)
class Cancellation:
    """Who cancelled a session, why, and for which day it was booked again."""

    by: str
    why: str
    rebooked_on: date | None = None


Booked = Mapping[tuple[str, date], Collection[str]]
"""Who has a session booked with a supervisor on a day."""


def booked_days(casebook: Casebook) -> Booked:
    """Index every booked session by supervisor and day, to look many dates up at once."""
    found: dict[tuple[str, date], set[str]] = {}
    for name, sessions in casebook.sessions.items():
        worker = casebook.workers.get(name)
        for one in sessions:
            if worker is not None and one.status is SupervisionStatus.PLANNED:
                found.setdefault((worker.supervisor, one.on), set()).add(name)
    return found


def sessions_ahead(
    casebook: Casebook,
    worker: str,
    months: int | None = None,
    *,
    weekday: int | None = None,
    booked: Booked | None = None,
) -> tuple[ProposedSession, ...]:
    """Propose dates for the months ahead, each on or before its last day, and free of clashes.

    What is booked already is kept and counted from. With `weekday` (Monday is 0) the dates fall
    on that day of the week where that is in time. `booked` saves looking everybody's up again.
    """
    taken = booked_days(casebook) if booked is None else booked
    person = casebook.workers[worker]
    standing = casebook.supervision.get(worker)
    end = add_months(casebook.today, months or casebook.loop.policy.months_ahead)
    calendar = casebook.book.calendar
    own = booked_ahead(casebook, worker)
    found: list[ProposedSession] = []
    due = standing.due if standing else None
    last_day = max(due or casebook.today, casebook.today)
    reached = casebook.today - _ONE_DAY
    while last_day <= end:
        kept = [one.on for one in own if reached < one.on <= last_day]
        if kept:
            on = max(kept)
        else:
            asye = in_assessed_year(person, last_day)
            kind = SupervisionKind.ASYE if asye else SupervisionKind.PERSONAL
            on = _free_day(casebook, worker, last_day, weekday, taken)
            if on <= reached:
                on = calendar.add_working_days(reached, 1)
            clashes = clashes_on(casebook, worker, on, taken)
            found.append(ProposedSession(worker, on, kind, last_day, clashes))
        reached = on
        last_day = max(next_last_day(casebook, worker, on), on + _ONE_DAY)
    return tuple(found)


def booked_ahead(casebook: Casebook, worker: str) -> list[Supervision]:
    """Give a worker's planned personal sessions from today on."""
    return [
        one
        for one in casebook.sessions.get(worker, ())
        if one.status is SupervisionStatus.PLANNED
        and one.on >= casebook.today
        and one.kind in COUNTING_KINDS
    ]


def next_last_day(casebook: Casebook, worker: str, held_on: date) -> date:
    """Give the last day for the session after one that is held on a day, absences considered."""
    policy, book = casebook.loop.policy, casebook.book
    deadline = due_after(casebook.workers[worker], [held_on], book, held_on, policy)
    assert deadline is not None  # a session was held, so there is a day to count from
    pauses = pauses_of(casebook.leave.get(worker, ()), policy, book.calendar, casebook.today)
    moved, _ = paused_deadline(deadline, pauses, book, casebook.today, policy)
    return moved.due if moved else deadline.due


def clashes_on(
    casebook: Casebook, worker: str, on: date, booked: Booked | None = None
) -> tuple[str, ...]:
    """Say what stands in the way of a session on a day: leave, a bank holiday, a weekend.

    `booked` saves looking everybody's sessions up again.
    """
    calendar = casebook.book.calendar
    found = []
    if not calendar.is_working_day(on):
        names = [one.why for one in calendar.skipped_between(on - _ONE_DAY, on)]
        found.append(f"{names[0]} on {long_day(on)}" if names else f"{long_day(on)} is a weekend")
    found += [_leave_words(one, worker) for one in _away(casebook.leave.get(worker, ()), on)]
    person = casebook.workers.get(worker)
    supervisor = casebook.loop.supervisor_on(person, on) if person else ""
    found += [
        _leave_words(one, supervisor) for one in _away(casebook.leave.get(supervisor, ()), on)
    ]
    known = booked_days(casebook) if booked is None else booked
    others = {*known.get((supervisor, on), ())} - {worker} if supervisor else set()
    if len(others) >= _SESSIONS_A_DAY:
        found.append(f"{len(others)} other sessions are booked on that day")
    return tuple(found)


def session_key(session: Supervision) -> str:
    """Give what a session's calendar entry is known by; it was made from the first date."""
    return f"session {session.worker} {session.kind} {session.on}"


def moved_detail(detail: SessionDetail, session: Supervision, to: date) -> SessionDetail:
    """Give the detail of a session that moves: the same calendar entry, one version on."""
    return replace(
        detail,
        on=to,
        uid=detail.uid or session_key(session),
        sequence=detail.sequence + 1,
    )


def _free_day(
    casebook: Casebook, worker: str, last_day: date, weekday: int | None, booked: Booked
) -> date:
    """Choose the latest day in time without a clash; the last working day where each clashes."""
    calendar = casebook.book.calendar
    days = [last_day - timedelta(days=back) for back in range(_DAYS_TO_TRY)]
    free = [
        day
        for day in days
        if day >= casebook.today
        and calendar.is_working_day(day)
        and not clashes_on(casebook, worker, day, booked)
    ]
    wanted = [day for day in free if day.weekday() == weekday]
    if wanted or free:
        return (wanted or free)[0]
    return (
        last_day if calendar.is_working_day(last_day) else calendar.add_working_days(last_day, -1)
    )


def _away(leave: Iterable[Leave], on: date) -> list[Leave]:
    return [one for one in leave if one.from_on <= on and (one.until is None or on <= one.until)]


def _leave_words(leave: Leave, who: str) -> str:
    until = f"to {long_day(leave.until)}" if leave.until else "with no date of return"
    return f"{who} is away: {leave.kind or 'leave'} from {long_day(leave.from_on)} {until}"


_DAYS_TO_TRY = 10
_SESSIONS_A_DAY = 3
