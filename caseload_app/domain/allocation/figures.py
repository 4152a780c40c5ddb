"""What each worker carries, before a scenario and after it, worked out by the same functions.

The cases, the limit and the cases per FTE are those of the team page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from caseload_app.domain.allocation.protection import rules_broken, usual_full_time
from caseload_app.domain.capacity.limits import Limit, profile_on
from caseload_app.domain.capacity.points import (
    PointsTable,
    WorkerScore,
    score_worker,
    table_of,
)
from caseload_app.domain.casebook import Casebook
from caseload_app.domain.dates import Unit
from caseload_app.domain.records import Child, Leave, Worker
from caseload_app.domain.rules.deadlines import Deadline
from caseload_app.domain.vocabulary import EventKind
from caseload_app.domain.workload import WorkerCaseload, caseload_of, per_fte

AHEAD = timedelta(days=28)
"""Four weeks: so far the board looks ahead."""

VISITS: frozenset[str] = frozenset(
    {
        EventKind.CP_VISIT,
        EventKind.CIN_VISIT,
        EventKind.CLA_VISIT,
        EventKind.PA_CONTACT,
        EventKind.ADOPTION_VISIT,
        EventKind.PF_VISIT,
    }
)
"""What a worker goes out for, so that the visits of a week can be counted."""

_DAYS_OF = {Unit.DAYS: 1.0, Unit.WEEKS: 7.0, Unit.MONTHS: 365.25 / 12, Unit.WORKING_DAYS: 1.4}


@dataclass(frozen=True, slots=True)
class Figures:
    """One worker's load. `room` is up to the limit, `room_after_leave` what of it is at work.

    `at_work` of `working_days` are those of the next four weeks; `points` is None while points
    are not used.
    """

    cases: int
    limit: Limit
    room: int | None
    room_after_leave: int | None
    per_fte: float | None
    points: WorkerScore | None
    deadlines: int
    late: int
    visits: float
    at_work: int
    working_days: int
    broken: tuple[str, ...]
    children: tuple[str, ...]
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class Yardstick:
    """The points table in use, the usual full-time limit, and the next working days."""

    table: PointsTable | None
    full_time: int | None
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Everybody's figures over one casebook, by name."""

    casebook: Casebook
    yardstick: Yardstick
    figures: Mapping[str, Figures]


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One worker before and after; who starts has nothing before."""

    worker: Worker
    before: Figures | None
    after: Figures
    came: tuple[str, ...]
    went: tuple[str, ...]

    @property
    def newly_broken(self) -> tuple[str, ...]:
        """Give the rules that only the scenario breaks, or breaks further."""
        known = self.before.broken if self.before else ()
        return tuple(one for one in self.after.broken if one not in known)

    @property
    def has_changed(self) -> bool:
        """Tell whether the scenario changes anything for this worker."""
        return self.before != self.after


def board(before: Standing, after: Standing) -> list[BoardRow]:
    """Give every worker's row by name; who has left already only while they hold somebody."""
    known, then = before.figures, after.figures
    rows = []
    for name in sorted({*known, *then}, key=str.casefold):
        was = known.get(name)
        figures = then.get(name) or _nothing(known[name])
        held = set(was.children if was else ())
        rows.append(
            BoardRow(
                after.casebook.workers[name],
                was,
                figures,
                tuple(one for one in figures.children if one not in held),
                tuple(sorted(held - set(figures.children))),
            )
        )
    return rows


def standing_of(casebook: Casebook, base: Standing | None = None) -> Standing:
    """Work out the figures of everybody; whoever is as in `base` keeps the figures from there."""
    yardstick = yardstick_of(casebook)
    if base is not None and base.yardstick != yardstick:
        base = None
    held: dict[str, list[Child]] = {}
    for child in casebook.open_children():
        held.setdefault(child.worker, []).append(child)
    figures = {}
    for name, worker in casebook.workers.items():
        children = held.get(name, [])
        if not children and casebook.has_left(worker):
            continue
        was = _unchanged(casebook, worker, children, base) if base is not None else None
        figures[name] = was or figures_with(casebook, worker, children, yardstick)
    return Standing(casebook, yardstick, figures)


def figures_of(casebook: Casebook) -> Mapping[str, Figures]:
    """Work out the figures of every worker, by name."""
    return standing_of(casebook).figures


def _unchanged(
    casebook: Casebook, worker: Worker, children: Sequence[Child], base: Standing
) -> Figures | None:
    before, name = base.casebook, worker.name
    was = base.figures.get(name)
    is_same = (
        was is not None
        and before.workers.get(name) is worker
        and before.leave.get(name) is casebook.leave.get(name)
        and was.children == tuple(child.child_id for child in children)
    )
    return was if is_same else None


def figures_with(
    casebook: Casebook, worker: Worker, children: Sequence[Child], yardstick: Yardstick
) -> Figures:
    """Work out the figures of one worker as if they held these children."""
    return _figures(casebook, caseload_of(casebook, worker, children), yardstick)


def figures_and(
    standing: Standing, worker: Worker, given: Sequence[Child], given_dates: int
) -> Figures:
    """Work out the figures of a worker who takes some children as well.

    `given_dates` are the dates of these children in the next four weeks, counted once for all.
    Late dates and visits are left as they were: who could take a family does not ask for them.
    """
    casebook, yardstick = standing.casebook, standing.yardstick
    was = standing.figures[worker.name]
    children = (*was.children, *(child.child_id for child in given))
    if yardstick.table is not None:
        held = [casebook.children[one] for one in children]
        return figures_with(casebook, worker, held, yardstick)
    cases = len(children)
    room = None if was.limit.cases is None else was.limit.cases - cases
    held = (
        [casebook.children[one] for one in children]
        if profile_on(worker, casebook.capacity, casebook.today)
        else []
    )
    return replace(
        was,
        cases=cases,
        room=room,
        room_after_leave=room_after_leave(room, was.at_work, was.working_days),
        per_fte=per_fte(cases, worker.fte),
        deadlines=was.deadlines + given_dates,
        broken=rules_broken(casebook, worker, held, yardstick.full_time),
        children=children,
    )


def dates_ahead(casebook: Casebook, children: Iterable[str]) -> int:
    """Count the dates of some children that fall in the next four weeks."""
    today = casebook.today
    return sum(
        today <= one.due < today + AHEAD
        for child in children
        for one in casebook.open.get(child, ())
    )


def yardstick_of(casebook: Casebook) -> Yardstick:
    """Give what everybody's figures are measured by on the day."""
    version = casebook.capacity.points_on(casebook.today)
    table = table_of(version) if version is not None else None
    return Yardstick(table, usual_full_time(casebook), tuple(_next_working_days(casebook)))


def days_at_work(worker: Worker, leave: Sequence[Leave], days: Sequence[date]) -> int:
    """Count the days of a list on which a worker is employed and not on leave."""
    return sum(
        not any(one.from_on <= day and (one.until is None or day <= one.until) for one in leave)
        for day in days
        if (worker.left_on is None or day < worker.left_on)
        and (worker.started_on is None or worker.started_on <= day)
    )


def room_after_leave(room: int | None, at_work: int, working_days: int) -> int | None:
    """Cut the room of a worker to the share of the four weeks that they are at work.

    Somebody over the limit stays over it by as much, at work or away.
    """
    if room is None or room <= 0 or not working_days:
        return room
    return room * at_work // working_days


def visits_a_week(deadlines: Sequence[Deadline]) -> float:
    """Add up how often a week the open visiting rules ask for a visit."""
    return round(sum(map(_visits, deadlines)), 1)


def _figures(casebook: Casebook, load: WorkerCaseload, yardstick: Yardstick) -> Figures:
    worker, table, days = load.worker, yardstick.table, yardstick.days
    children = [casebook.children[one] for one in load.children]
    open_ones = [one for child in load.children for one in casebook.open.get(child, ())]
    is_gone = worker.left_on is not None
    at_work = days_at_work(worker, casebook.leave.get(worker.name, ()), days)
    return Figures(
        cases=load.cases,
        limit=load.limit,
        room=load.room,
        room_after_leave=0 if is_gone else room_after_leave(load.room, at_work, len(days)),
        per_fte=load.cases_per_fte,
        points=score_worker(casebook, worker, children, table) if table else None,
        deadlines=dates_ahead(casebook, load.children),
        late=load.overdue,
        visits=visits_a_week(open_ones),
        at_work=at_work,
        working_days=len(days),
        broken=rules_broken(casebook, worker, children, yardstick.full_time),
        children=load.children,
        is_gone=is_gone,
    )


def _nothing(was: Figures) -> Figures:
    """Give the figures of somebody who is gone and whose children are with others."""
    none: tuple[str, ...] = ()
    return Figures(
        0, was.limit, None, None, None, None, 0, 0, 0.0, 0, was.working_days, none, none, True
    )


def _visits(deadline: Deadline) -> float:
    days = _DAYS_OF.get(deadline.limit.unit, 0.0) * deadline.limit.length
    return 7 / days if days > 0 and VISITS.intersection(deadline.rule.satisfied_by) else 0.0


def _next_working_days(casebook: Casebook) -> list[date]:
    calendar = casebook.book.calendar
    ahead = (casebook.today + timedelta(days=one) for one in range(AHEAD.days))
    return [day for day in ahead if calendar.is_working_day(day)]
