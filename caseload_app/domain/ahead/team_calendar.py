"""The calendar of the team: who is there on which working day, and who covers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from caseload_app.domain.ahead.absence import is_away
from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import Leave, SupervisionStatus
from caseload_app.domain.wording import listed, long_day

WORKING_WEEK = 5


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One worker's day: `leave` where they are away, `closed` where nobody works."""

    worker: str
    on: date
    leave: Leave | None = None
    closed: str = ""
    has_session: bool = False
    falls_due: int = 0

    @property
    def letter(self) -> str:
        """Say it in one letter: the kind of absence, or S where supervision is booked."""
        if self.leave is not None and not self.closed:
            return (self.leave.kind or "Leave")[0].upper()
        return "•" if self.has_session else ""

    @property
    def words(self) -> str:
        """Say the day in full."""
        said = [long_day(self.on)]
        if self.closed:
            said.append(self.closed)
        if self.leave is not None:
            cover = f"covered by {self.leave.cover}" if self.leave.cover else "nobody covers"
            said.append(f"{self.leave.kind or 'Leave'}, {cover}")
        if self.has_session:
            said.append("supervision booked")
        if self.falls_due:
            said.append(f"{self.falls_due} due")
        return listed(said)


@dataclass(frozen=True, slots=True)
class TeamCalendar:
    """The working days from a Monday on, and a row of days for every worker in post."""

    days: tuple[date, ...]
    rows: tuple[tuple[str, tuple[CalendarDay, ...]], ...]

    def there_on(self, place: int) -> int:
        """Count who is there on the day at a place."""
        return sum(row[place].leave is None for _, row in self.rows)


def team_calendar(casebook: Casebook, first: date, weeks: int) -> TeamCalendar:
    """Lay out working weeks from the week of `first` on."""
    monday = first - timedelta(days=first.weekday())
    days = tuple(
        monday + timedelta(weeks=week, days=day)
        for week in range(weeks)
        for day in range(WORKING_WEEK)
    )
    closed = {
        one.on: one.why
        for one in casebook.book.calendar.skipped_between(days[0] - timedelta(days=1), days[-1])
    }
    due = _due_days(casebook)
    names = sorted(one.name for one in casebook.workers.values() if not casebook.has_left(one))
    return TeamCalendar(
        days, tuple((name, _row(casebook, name, days, closed, due)) for name in names)
    )


def _due_days(casebook: Casebook) -> dict[tuple[str, date], int]:
    """Count what falls due by worker and day."""
    counts: dict[tuple[str, date], int] = {}
    for one in casebook.all_open_deadlines():
        key = (casebook.children[one.subject].worker, one.due)
        counts[key] = counts.get(key, 0) + 1
    return counts


def _row(
    casebook: Casebook,
    worker: str,
    days: tuple[date, ...],
    closed: dict[date, str],
    due: dict[tuple[str, date], int],
) -> tuple[CalendarDay, ...]:
    absences = casebook.leave.get(worker, ())
    booked = {
        one.on
        for one in casebook.sessions.get(worker, ())
        if one.status is SupervisionStatus.PLANNED
    }
    return tuple(
        CalendarDay(
            worker,
            day,
            next((one for one in absences if is_away(one, day)), None),
            closed.get(day, ""),
            day in booked,
            due.get((worker, day), 0),
        )
        for day in days
    )
