"""The supervision register: a year per worker, month by month, and how much of it was on time.

On time is judged session by session: against the date that followed from the session before,
by the rule of that day and with the absences recorded. A whole interval without a session is
missed; sessions of a child's case or of a group are listed but do not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.dates import add_months
from caseload_app.domain.records import (
    ActionStepKind,
    Supervision,
    SupervisionKind,
    SupervisionStatus,
    Worker,
)
from caseload_app.domain.rules.deadlines import Deadline
from caseload_app.domain.supervision.supervising import (
    COUNTING_KINDS,
    due_after,
    held_sessions,
    paused_deadline,
)
from caseload_app.domain.supervision.supervision_policy import Pause, pauses_of

MONTHS = 12
APRIL = 4
Talk = tuple[date, str]
"""A day on which a child was discussed."""


class Entry(StrEnum):
    """What became of a session, or of one that should have been."""

    ON_TIME = "Held on time"
    LATE = "Held late"
    OTHER = "Held, does not count"
    CANCELLED = "Cancelled"
    MISSED = "Missed"
    PLANNED = "Planned"


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One line of a month; `due` is the last day on which it was on time."""

    on: date
    entry: Entry
    kind: SupervisionKind
    due: date | None = None
    minutes: int | None = None
    supervisor: str = ""
    cancelled_by: str = ""
    reason: str = ""
    rebooked_on: date | None = None


@dataclass(frozen=True, slots=True)
class RegisterMonth:
    """One month of one worker; `paused` names the absence that stopped the clock in it."""

    first: date
    entries: tuple[RegisterEntry, ...] = ()
    paused: str = ""
    minutes: int = 0
    children: int = 0
    opened: int = 0
    closed: int = 0


@dataclass(frozen=True, slots=True)
class Score:
    """How many sessions were on time of those that should have been, and the minutes of all."""

    on_time: int = 0
    counted: int = 0
    minutes: int = 0
    cancelled: int = 0
    children: int = 0
    opened: int = 0
    closed: int = 0

    @property
    def percent(self) -> float | None:
        """Give the share on time; None where no session was due."""
        return 100 * self.on_time / self.counted if self.counted else None

    def plus(self, other: Score) -> Score:
        """Add up two scores; children are counted once per worker and year."""
        return Score(
            self.on_time + other.on_time,
            self.counted + other.counted,
            self.minutes + other.minutes,
            self.cancelled + other.cancelled,
            self.children + other.children,
            self.opened + other.opened,
            self.closed + other.closed,
        )


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One worker's year."""

    worker: str
    team: str
    supervisor: str
    months: tuple[RegisterMonth, ...]
    score: Score


@dataclass(frozen=True, slots=True)
class Register:
    """Everybody's year, the score of each team, and of all."""

    as_at: date
    months: tuple[date, ...]
    rows: tuple[RegisterRow, ...]
    teams: tuple[tuple[str, Score], ...]
    total: Score


def supervision_register(
    casebook: Casebook, first: date | None = None, *, worker: str | None = None
) -> Register:
    """Give the register of the twelve months from `first`, else of those up to this month."""
    start = (first or add_months(casebook.today.replace(day=1), 1 - MONTHS)).replace(day=1)
    months = tuple(add_months(start, number) for number in range(MONTHS))
    people = [
        one
        for one in casebook.workers.values()
        if (worker is None or one.name == worker) and (one.left_on is None or one.left_on > start)
    ]
    talks = _talks(casebook)
    rows = [
        _row(casebook, one, talks.get(one.name, []), months)
        for one in sorted(people, key=lambda one: (one.team.casefold(), one.name.casefold()))
    ]
    teams: dict[str, Score] = {}
    for row in rows:
        teams[row.team] = teams.get(row.team, Score()).plus(row.score)
    total = Score()
    for row in rows:
        total = total.plus(row.score)
    return Register(casebook.today, months, tuple(rows), tuple(teams.items()), total)


def register_starts(casebook: Casebook) -> tuple[date, ...]:
    """Give the first months of the years there is something to show of, the newest first.

    Each calendar year, and each year from April on as councils count them.
    """
    days = [one.on for sessions in casebook.sessions.values() for one in sessions]
    oldest = min([one for one in days if one <= casebook.today], default=casebook.today)
    starts = [
        date(year, month, 1)
        for year in range(oldest.year - 1, casebook.today.year + 1)
        for month in (1, APRIL)
    ]
    shown = [one for one in starts if one <= casebook.today and add_months(one, MONTHS) > oldest]
    return tuple(reversed(shown))


def _row(
    casebook: Casebook, worker: Worker, talks: Sequence[Talk], months: Sequence[date]
) -> RegisterRow:
    end = add_months(months[0], MONTHS)
    entries = sorted(
        (one for one in _entries(casebook, worker) if months[0] <= one.on < end),
        key=lambda one: (one.on, one.kind),
    )
    pauses = [one for one in _pauses(casebook, worker) if one.from_on <= casebook.today]
    found = tuple(
        RegisterMonth(
            first,
            mine := tuple(one for one in entries if first <= one.on < after),
            _paused_in(pauses, first, after, casebook.today),
            sum(one.minutes or 0 for one in mine if one.entry in _HELD),
            _children(talks, first, after),
            *_actions(casebook, worker.name, first, after),
        )
        for first, after in zip(months, (*months[1:], end), strict=True)
    )
    counted = [one for one in entries if one.entry in COUNTED_ENTRIES]
    score = Score(
        sum(one.entry is Entry.ON_TIME for one in counted),
        len(counted),
        sum(month.minutes for month in found),
        sum(one.entry is Entry.CANCELLED for one in entries),
        _children(talks, months[0], end),
        sum(month.opened for month in found),
        sum(month.closed for month in found),
    )
    supervisor = casebook.loop.supervisor_on(worker, casebook.today)
    return RegisterRow(worker.name, worker.team, supervisor, found, score)


def _paused_in(pauses: Iterable[Pause], first: date, after: date, today: date) -> str:
    """Name the absence that stopped the clock in a month; one without an end runs to today."""
    for one in pauses:
        until = one.until or today
        if one.from_on < after and until >= first:
            return one.kind
    return ""


def _actions(casebook: Casebook, worker: str, first: date, after: date) -> tuple[int, int]:
    """Count the actions agreed and those done in a month."""
    opened = sum(
        one.step is ActionStepKind.AGREED and first <= one.on < after
        for one in casebook.loop.steps.get(worker, ())
    )
    closed = sum(
        one.done_on is not None and first <= one.done_on < after and one.done_on <= casebook.today
        for one in casebook.actions.get(worker, ())
    )
    return opened, closed


def _children(talks: Sequence[Talk], first: date, end: date) -> int:
    return len({child_id for on, child_id in talks if first <= on < end})


def _talks(casebook: Casebook) -> dict[str, list[Talk]]:
    """Give by worker the days on which each child was discussed: looked up once for the year."""
    found: dict[str, list[Talk]] = {}
    for child_id, discussions in casebook.discussions.items():
        for one in discussions:
            if one.on <= casebook.today:
                found.setdefault(one.worker, []).append((one.on, child_id))
    return found


def _entries(casebook: Casebook, worker: Worker) -> Iterator[RegisterEntry]:
    sessions = casebook.sessions.get(worker.name, ())
    judged = {on: (entry, due) for on, entry, due in _judged(casebook, worker, sessions)}
    for one in sessions:
        entry, due = _standing(casebook, one, judged)
        if entry is None:
            continue
        detail = casebook.loop.detail(one)
        yield RegisterEntry(
            one.on,
            entry,
            one.kind,
            due,
            one.minutes,
            detail.supervisor,
            detail.cancelled_by,
            one.reason,
            detail.rebooked_on,
        )
    for on, (entry, due) in judged.items():
        if entry is Entry.MISSED:
            yield RegisterEntry(on, entry, SupervisionKind.PERSONAL, due)


def _standing(
    casebook: Casebook, session: Supervision, judged: dict[date, tuple[Entry, date | None]]
) -> tuple[Entry | None, date | None]:
    match session.status:
        case SupervisionStatus.CANCELLED:
            return Entry.CANCELLED, None
        case SupervisionStatus.PLANNED:
            return (Entry.PLANNED, None) if session.on >= casebook.today else (None, None)
    if session.on > casebook.today:
        return None, None
    if session.kind not in COUNTING_KINDS:
        return Entry.OTHER, None
    return judged[session.on]


def _judged(
    casebook: Casebook, worker: Worker, sessions: Sequence[Supervision]
) -> Iterator[tuple[date, Entry, date | None]]:
    """Judge each held session by the one before it, and name the intervals without any."""
    held = sorted(set(held_sessions(sessions, casebook.today)))
    pauses = _pauses(casebook, worker)
    last_day = min(casebook.today, worker.left_on or casebook.today)
    before: list[date] = []
    for on in held:
        due = _due(casebook, worker, before, on, pauses)
        if due is None:
            yield on, Entry.ON_TIME, None
        else:
            yield from _missed(casebook, worker, (due, on), pauses, before)
            yield on, Entry.ON_TIME if on <= due else Entry.LATE, due
        before = [on]
    due = _due(casebook, worker, before, last_day, pauses)
    if due is not None and due < last_day:
        yield due, Entry.MISSED, due
        yield from _missed(casebook, worker, (due, last_day), pauses, before)


def _missed(
    casebook: Casebook,
    worker: Worker,
    between: tuple[date, date],
    pauses: Sequence[Pause],
    before: list[date],
) -> Iterator[tuple[date, Entry, date | None]]:
    """Name each further date that passed, whole intervals after the first, up to a day."""
    due, until = between
    limit = _plain(casebook, worker, before, due)
    if limit is None:
        return
    step = casebook.book.calendar.due(due, limit.limit)
    while due < step < until:
        if any(one.covers(step) for one in pauses):
            return
        yield step, Entry.MISSED, step
        due, step = step, casebook.book.calendar.due(step, limit.limit)


def _due(
    casebook: Casebook, worker: Worker, before: list[date], on: date, pauses: Sequence[Pause]
) -> date | None:
    deadline = _plain(casebook, worker, before, on)
    if deadline is None:
        return None
    moved, _ = paused_deadline(
        deadline, pauses, casebook.book, casebook.today, casebook.loop.policy
    )
    return moved.due if moved else None


def _plain(casebook: Casebook, worker: Worker, before: list[date], on: date) -> Deadline | None:
    return due_after(worker, before, casebook.book, on, casebook.loop.policy)


def _pauses(casebook: Casebook, worker: Worker) -> tuple[Pause, ...]:
    policy, calendar = casebook.loop.policy, casebook.book.calendar
    return pauses_of(casebook.leave.get(worker.name, ()), policy, calendar, casebook.today)


_HELD = (Entry.ON_TIME, Entry.LATE, Entry.OTHER)
COUNTED_ENTRIES = (Entry.ON_TIME, Entry.LATE, Entry.MISSED)
"""What the share on time is counted from, here and in the measures."""
