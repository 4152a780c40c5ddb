"""Absences: what falls due while somebody is away, who covers, and who acts on a day.

Cover moves the reminders, never the caseload: the child stays with the worker, and whoever
covers is asked to act while the worker is away.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import Leave, Supervision, SupervisionStatus
from caseload_app.domain.rules.deadlines import Deadline
from caseload_app.domain.wording import counted, long_day


@dataclass(frozen=True, slots=True)
class AbsencePlan:
    """One absence that is not over: the open dates in it, and what stands in the way of cover.

    `dates` are the worker's open dates from the first day away to the last; while it runs, also
    what is late. `sessions` are supervisions booked on those days. `concern` is empty
    where nothing has to be settled.
    """

    leave: Leave
    dates: tuple[Deadline, ...]
    sessions: tuple[Supervision, ...]
    concern: str

    @property
    def words(self) -> str:
        """Say when and how much falls in it."""
        until = f"to {long_day(self.leave.until)}" if self.leave.until else "with no end known"
        what = self.leave.kind or "Leave"
        due = counted(len(self.dates), "date")
        return f"{what} from {long_day(self.leave.from_on)} {until}: {due} to keep"


def is_away(leave: Leave, day: date) -> bool:
    """Tell whether an absence covers a day; one without an end goes on."""
    return leave.from_on <= day and (leave.until is None or day <= leave.until)


def absence_on(casebook: Casebook, worker: str, day: date) -> Leave | None:
    """Give the absence of a worker on a day; None when they are there."""
    return next((one for one in casebook.leave.get(worker, ()) if is_away(one, day)), None)


def acting_for(casebook: Casebook, worker: str, day: date) -> str:
    """Name who acts for a worker on a day: the worker, or whoever covers while they are away.

    Cover that is away as well passes on to its own cover; where that leads nowhere, the name
    is empty.
    """
    asked, name = set[str](), worker
    while name and name not in asked:
        asked.add(name)
        away = absence_on(casebook, name, day)
        if away is None:
            return name
        name = away.cover
    return ""


def absence_plans(casebook: Casebook) -> tuple[AbsencePlan, ...]:
    """Give every absence that is not over, the earliest first."""
    lasting = _lasting(casebook)
    dates = _dates_of(casebook, {leave.worker for leave in lasting})
    for held in dates.values():
        held.sort(key=attrgetter("due", "subject", "rule.id"))
    plans = [_plan(casebook, leave, dates.get(leave.worker, ())) for leave in lasting]
    return tuple(sorted(plans, key=lambda one: (one.leave.from_on, one.leave.worker)))


def count_unsettled(casebook: Casebook) -> int:
    """Count the absences that are not settled; asked after every change, and so kept quick."""
    lasting = _lasting(casebook)
    # Where somebody covers, the dates that fall in the absence are no concern.
    dates = _dates_of(casebook, {leave.worker for leave in lasting if not leave.cover})
    plans = (_plan(casebook, leave, dates.get(leave.worker, ())) for leave in lasting)
    return sum(bool(plan.concern) for plan in plans)


def _lasting(casebook: Casebook) -> list[Leave]:
    """Give the absences that are not over, of those who have not left."""
    return [
        leave
        for name, absences in casebook.leave.items()
        if name not in casebook.workers or not casebook.has_left(casebook.workers[name])
        for leave in absences
        if leave.until is None or leave.until >= casebook.today
    ]


def _dates_of(casebook: Casebook, workers: Collection[str]) -> dict[str, list[Deadline]]:
    """Give the open dates by worker."""
    found: dict[str, list[Deadline]] = {}
    for child in casebook.children.values():
        if child.worker in workers and (dates := casebook.open.get(child.child_id)):
            found.setdefault(child.worker, []).extend(dates)
    return found


def _plan(casebook: Casebook, leave: Leave, held: Iterable[Deadline]) -> AbsencePlan:
    is_running = leave.from_on <= casebook.today
    # What is late has to be done while the absence runs, too.
    dates = tuple(
        one
        for one in held
        if (is_running or one.due >= leave.from_on)
        and (leave.until is None or one.due <= leave.until)
    )
    sessions = tuple(
        one
        for one in casebook.sessions.get(leave.worker, ())
        if one.status is SupervisionStatus.PLANNED and is_away(leave, one.on)
    )
    concern = next(_concerns(casebook, leave, dates, sessions), "")
    return AbsencePlan(leave, dates, sessions, concern)


def _concerns(
    casebook: Casebook,
    leave: Leave,
    dates: tuple[Deadline, ...],
    sessions: tuple[Supervision, ...],
) -> Iterator[str]:
    """Say what has to be settled, the most pressing first."""
    cover = leave.cover
    if dates and not cover:
        yield f"{counted(len(dates), 'date')} and nobody covers"
    if cover and cover not in casebook.workers:
        yield f"{cover} covers and is not among the workers"
    elif cover and casebook.has_left(casebook.workers[cover]):
        yield f"{cover} covers and has left"
    if cover == leave.worker:
        yield "Covers for themselves"
    elif cover and (away := _both_away(casebook, leave)) is not None:
        begin = max(away.from_on, leave.from_on)
        yield f"{cover} covers and is away too from {long_day(begin)}"
    if sessions:
        yield f"Supervision is booked on {long_day(sessions[0].on)}"


def _both_away(casebook: Casebook, leave: Leave) -> Leave | None:
    """Give the absence of the cover that overlaps what is left of this one."""
    begin = max(leave.from_on, casebook.today)
    for one in casebook.leave.get(leave.cover, ()):
        ends_before = one.until is not None and one.until < begin
        starts_after = leave.until is not None and one.from_on > leave.until
        if not (ends_before or starts_after):
            return one
    return None
