"""The weeks ahead: each worker's dates, conferences, supervision and leave, week by week.

A date that comes back, such as a visit, is laid out until the last week as if each were done on
the day it is due; only the next one is fixed, the later ones say that they are expected.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from caseload_app.domain.ahead.absence import acting_for, is_away
from caseload_app.domain.casebook import Casebook
from caseload_app.domain.dates import Limit
from caseload_app.domain.records import Supervision, SupervisionStatus
from caseload_app.domain.rules.deadlines import Deadline
from caseload_app.domain.rules.timescales import Occurrence
from caseload_app.domain.wording import counted, listed

WEEKS = 12
WORKING_WEEK = 5
CONFERENCE_RULES = ("icpc", "icpc_transfer_in", "rcpc_first", "rcpc_next", "pre_birth_review")
"""The rules of `resources/rules` whose dates are conferences, which others attend too."""
NOBODY = ""


class Load(IntEnum):
    """How full a week is: dates for each day that the worker is there."""

    NOTHING = 0
    LIGHT = 1
    USUAL = 2
    FULL = 3
    CRUNCH = 4

    @property
    def words(self) -> str:
        """Say it in a word, for a cell whose colour cannot be seen."""
        return ("nothing", "light", "usual", "full", "crunch")[self]


_UP_TO = ((0.6, Load.LIGHT), (1.2, Load.USUAL), (2.0, Load.FULL))
"""So many dates a day there are light, usual or full; more are a crunch."""


@dataclass(frozen=True, slots=True)
class AheadDate:
    """One date in a week; `is_expected` when it follows from one that is not done yet."""

    deadline: Deadline
    due: date
    is_expected: bool = False

    @property
    def is_conference(self) -> bool:
        """Tell whether it is a conference, which binds others as well."""
        return self.deadline.rule.id in CONFERENCE_RULES


@dataclass(frozen=True, slots=True)
class WeekCell:
    """One worker's week; `days_there` is how many working days of it they are not away."""

    worker: str
    monday: date
    dates: tuple[AheadDate, ...]
    sessions: tuple[Supervision, ...]
    days_there: int
    working_days: int
    cover: str = ""

    @property
    def conferences(self) -> int:
        """Count the conferences."""
        return sum(one.is_conference for one in self.dates)

    @property
    def days_away(self) -> int:
        """Count the working days on which the worker is away."""
        return self.working_days - self.days_there

    @property
    def load(self) -> Load:
        """Say how full the week is; dates with nobody there to keep them are a crunch."""
        tasks = len(self.dates) + len(self.sessions)
        if not tasks:
            return Load.NOTHING
        if not self.days_there:
            return Load.CRUNCH
        a_day = tasks / self.days_there
        return next((load for most, load in _UP_TO if a_day <= most), Load.CRUNCH)

    @property
    def words(self) -> str:
        """Say what is in the week, for a tooltip and a screen reader."""
        parts = [counted(len(self.dates), "date")]
        if self.conferences:
            parts.append(f"{counted(self.conferences, 'conference')} among them")
        if self.sessions:
            parts.append("supervision")
        if self.days_away:
            covered = f", covered by {self.cover}" if self.cover else ", nobody covers"
            parts.append(f"{counted(self.days_away, 'day')} away{covered}")
        said = f"{listed(parts)}: {self.load.words}"
        return said[0].upper() + said[1:]


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One worker's weeks, in the order of `WeeksAhead.mondays`; no name is the unallocated."""

    worker: str
    cells: tuple[WeekCell, ...]


@dataclass(frozen=True, slots=True)
class WeeksAhead:
    """The heat map. What is late already stands in the first week, where it has to be done."""

    mondays: tuple[date, ...]
    rows: tuple[WeekRow, ...]

    @property
    def crunches(self) -> tuple[WeekCell, ...]:
        """Give the weeks that are a crunch, the earliest first."""
        found = [cell for row in self.rows for cell in row.cells if cell.load is Load.CRUNCH]
        return tuple(sorted(found, key=lambda cell: (cell.monday, cell.worker)))


def weeks_ahead(casebook: Casebook, weeks: int = WEEKS) -> WeeksAhead:
    """Lay out the next weeks, this one first, for every worker who has not left."""
    first = casebook.today - timedelta(days=casebook.today.weekday())
    mondays = tuple(first + timedelta(weeks=number) for number in range(weeks))
    last = mondays[-1] + timedelta(days=6)
    by_worker: dict[str, list[AheadDate]] = {}
    steps: dict[tuple[date, Limit], date] = {}
    for deadline in casebook.queue:
        child = casebook.children[deadline.subject]
        by_worker.setdefault(child.worker, []).extend(_until(casebook, deadline, last, steps))
    names = [worker.name for worker in casebook.workers.values() if not casebook.has_left(worker)]
    rows = [_row(casebook, name, mondays, by_worker.get(name, ())) for name in sorted(names)]
    left_over = sorted(by_worker.keys() - set(names))
    rows += [_row(casebook, name, mondays, by_worker[name]) for name in left_over]
    return WeeksAhead(mondays, tuple(rows))


def comes_back(deadline: Deadline) -> bool:
    """Tell whether what meets a date starts the next one of the same rule."""
    rule = deadline.rule
    again = set(rule.satisfied_by) & set(rule.starts_on)
    return bool(again) and rule.occurrence is not Occurrence.FIRST and deadline.limit.length > 0


def _until(
    casebook: Casebook, deadline: Deadline, last: date, steps: dict[tuple[date, Limit], date]
) -> Iterator[AheadDate]:
    """Give a date and, where it comes back, those that follow up to the last day.

    `steps` keeps what was counted: thousands of visits step from the same few days.
    """
    due = max(deadline.due, casebook.today)
    if due <= last:
        yield AheadDate(deadline, due)
    if not comes_back(deadline):
        return
    limit = deadline.limit
    while due <= last:
        following = steps.get((due, limit))
        if following is None:
            following = steps[due, limit] = casebook.book.calendar.due(due, limit)
        due = following
        if due <= last:
            yield AheadDate(deadline, due, is_expected=True)


def _row(
    casebook: Casebook, worker: str, mondays: Sequence[date], dates: Sequence[AheadDate]
) -> WeekRow:
    by_week: dict[date, list[AheadDate]] = {}
    for one in dates:
        by_week.setdefault(one.due - timedelta(days=one.due.weekday()), []).append(one)
    cells = [_cell(casebook, worker, monday, by_week.get(monday, ())) for monday in mondays]
    return WeekRow(worker, tuple(cells))


def _cell(casebook: Casebook, worker: str, monday: date, dates: Sequence[AheadDate]) -> WeekCell:
    calendar = casebook.book.calendar
    days = [monday + timedelta(days=number) for number in range(WORKING_WEEK)]
    # Days that are over cannot be worked any more.
    working = [day for day in days if calendar.is_working_day(day) and day >= casebook.today]
    absences = casebook.leave.get(worker, ())
    away = [day for day in working if any(is_away(one, day) for one in absences)]
    cover = acting_for(casebook, worker, away[0]) if away else ""
    sunday = monday + timedelta(days=6)
    sessions = [
        one
        for one in casebook.sessions.get(worker, ())
        if one.status is SupervisionStatus.PLANNED and monday <= one.on <= sunday
    ]
    return WeekCell(
        worker,
        monday,
        tuple(sorted(dates, key=lambda one: (one.due, one.deadline.subject))),
        tuple(sessions),
        len(working) - len(away),
        len(working),
        cover,
    )
