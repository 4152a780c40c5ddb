"""The made-up workers: their hours, limits, supervision and leave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from math import ceil
from random import Random

from caseload_app.domain.demonstration.chance import between, happens, next_workday, on_workday
from caseload_app.domain.demonstration.names import full_names
from caseload_app.domain.records import (
    Leave,
    Supervision,
    SupervisionKind,
    SupervisionStatus,
    Worker,
)

_ONE_TEAM = 12
_TEAM_SIZE = 9
_TREES = ("Oak", "Rowan", "Alder", "Hazel", "Juniper", "Larch", "Maple", "Aspen", "Willow")
_NEGLECTED_DAYS = 64
_FIRST_WEEKS = 42
_HALF_YEAR = 183
_MONTH = 28


class Trait(StrEnum):
    """What makes a worker of the made-up team worth looking at."""

    STEADY = "steady"
    SENIOR = "senior"
    NEW = "newly qualified, just begun"
    SETTLING = "newly qualified, past half a year"
    THREE_DAYS = "works three days"
    FOUR_DAYS = "works four days"
    OVERLOADED = "holds more than agreed"
    UNSUPERVISED = "not supervised for nine weeks"
    LEAVER = "left, with cases still in their name"
    ADVISER = "personal adviser"
    UNWELL = "away since last month"


_TRAITS = (
    *(Trait.SENIOR, Trait.SETTLING, Trait.THREE_DAYS, Trait.UNSUPERVISED, Trait.OVERLOADED),
    *(Trait.NEW, Trait.LEAVER, Trait.FOUR_DAYS, Trait.STEADY, Trait.OVERLOADED, Trait.ADVISER),
    *(Trait.STEADY, Trait.STEADY, Trait.STEADY, Trait.THREE_DAYS, Trait.UNWELL, Trait.STEADY),
    Trait.STEADY,
)

_ROLES = {
    Trait.SENIOR: "Advanced practitioner",
    Trait.NEW: "Newly qualified social worker",
    Trait.SETTLING: "Newly qualified social worker",
    Trait.OVERLOADED: "Senior social worker",
    Trait.ADVISER: "Personal adviser",
}
_HOURS = {Trait.THREE_DAYS: 0.6, Trait.FOUR_DAYS: 0.8}
_SHARES = {
    Trait.SENIOR: 0.8,
    Trait.NEW: 0.45,
    Trait.SETTLING: 0.75,
    Trait.OVERLOADED: 1.3,
    Trait.LEAVER: 0.2,
    Trait.ADVISER: 0.5,
    Trait.UNWELL: 0.6,
}
_CANCELLED_BECAUSE = (
    "Worker on sick leave",
    "Manager called to court",
    "Emergency placement that afternoon",
    "Manager covering another team",
    "Worker in a strategy discussion",
)


@dataclass(frozen=True, slots=True)
class Colleague:
    """A made-up worker with what makes them special, and the share of the work they take."""

    worker: Worker
    trait: Trait
    share: float


def make_colleagues(random: Random, workers: int, children: int, today: date) -> list[Colleague]:
    """Make the workers of one team, or of several when there are more than twelve."""
    team_count = 1 if workers <= _ONE_TEAM else ceil(workers / _TEAM_SIZE)
    names = full_names(random, workers + team_count)
    managers, names = names[:team_count], names[team_count:]
    traits = [_TRAITS[index % len(_TRAITS)] for index in range(workers)]
    hours = sum(_HOURS.get(trait, 1.0) for trait in traits)
    usual_limit = max(8, ceil(children / max(hours, 1.0) * 1.15))
    colleagues = []
    for index, (name, trait) in enumerate(zip(names, traits, strict=True)):
        team = index * team_count // workers
        fte = _HOURS.get(trait, 1.0)
        is_new = trait in {Trait.NEW, Trait.SETTLING}
        worker = replace(
            _make_worker(random, name, trait, today),
            team=_team_name(team),
            fte=fte,
            case_limit=round(usual_limit * fte * (0.7 if is_new else 1.0)),
            supervisor=managers[team],
            email=f"{name.lower().replace(' ', '.')}@caseload.example",
        )
        colleagues.append(Colleague(worker, trait, fte * _SHARES.get(trait, 1.0)))
    return colleagues


def _make_worker(random: Random, name: str, trait: Trait, today: date) -> Worker:
    started = on_workday(today - timedelta(days=between(random, 400, 3000)))
    asye_started = left = None
    match trait:
        case Trait.NEW:
            started = asye_started = on_workday(today - timedelta(days=between(random, 25, 38)))
        case Trait.SETTLING:
            started = asye_started = on_workday(today - timedelta(days=between(random, 200, 300)))
        case Trait.LEAVER:
            left = on_workday(today - timedelta(days=between(random, 9, 26)))
        case _:
            pass
    return Worker(
        name,
        role=_ROLES.get(trait, "Social worker"),
        started_on=started,
        asye_started_on=asye_started,
        left_on=left,
    )


def _team_name(team: int) -> str:
    again, tree = divmod(team, len(_TREES))
    return f"{_TREES[tree]} team {again + 1}" if again else f"{_TREES[tree]} team"


def tell_supervisions(random: Random, colleague: Colleague, today: date) -> list[Supervision]:
    """Tell a year of sessions with their supervisor, and the next one if it is booked.

    The first session after `today` is planned; any further ones are not told.
    """
    worker = colleague.worker
    kind = SupervisionKind.ASYE if worker.asye_started_on else SupervisionKind.PERSONAL
    sessions: list[Supervision] = []
    for on in _session_days(random, colleague, today):
        if on > today:
            if happens(random, 0.85):
                sessions.append(Supervision(worker.name, on, kind, SupervisionStatus.PLANNED))
            break
        if _is_cancelled(random, colleague, on, today):
            because = random.choice(_CANCELLED_BECAUSE)
            sessions.append(
                Supervision(worker.name, on, kind, SupervisionStatus.CANCELLED, because)
            )
            continue
        minutes = 15 * between(random, 4, 7)
        planned = on_workday(on + timedelta(days=_interval(worker, on)))
        sessions.append(Supervision(worker.name, on, kind, minutes=minutes, next_on=planned))
    return sessions + _group_sessions(worker, today)


def _session_days(random: Random, colleague: Colleague, today: date) -> Iterator[date]:
    """Give the days on which sessions were to be; after a gap, the rhythm goes on from there."""
    worker = colleague.worker
    start = worker.started_on or today
    end = worker.left_on or today + timedelta(days=60)
    on = on_workday(
        max(start + timedelta(days=5), today - timedelta(days=between(random, 364, 391)))
    )
    while on < end:
        yield on
        gap = _interval(worker, on)
        if happens(random, 0.06):
            gap += between(random, 3, 10)
        elif happens(random, 0.25):
            gap -= between(random, 1, 2)
        on = on_workday(on + timedelta(days=gap))


def _is_cancelled(random: Random, colleague: Colleague, on: date, today: date) -> bool:
    if colleague.trait is Trait.UNSUPERVISED:
        return on > today - timedelta(days=_NEGLECTED_DAYS)
    return happens(random, 0.04)


def _interval(worker: Worker, on: date) -> int:
    if worker.asye_started_on is None:
        return _MONTH
    days = (on - worker.asye_started_on).days
    if days < _FIRST_WEEKS:
        return 7
    return 14 if days < _HALF_YEAR else _MONTH


def _group_sessions(worker: Worker, today: date) -> list[Supervision]:
    days = (on_workday(today - timedelta(days=11 + 56 * back)) for back in range(4))
    return [
        Supervision(worker.name, on, SupervisionKind.GROUP, minutes=90)
        for on in days
        if worker.started_on and worker.started_on <= on <= (worker.left_on or today)
    ]


def tell_leave(random: Random, colleagues: list[Colleague], today: date) -> list[Leave]:
    """Tell who was, is and will be away, and who covers."""
    leave: list[Leave] = []
    for index, colleague in enumerate(colleagues):
        worker = colleague.worker
        if worker.left_on is not None:
            continue
        cover = _cover(colleagues, index)
        if colleague.trait is Trait.UNWELL:
            leave.append(Leave(worker.name, today - timedelta(days=33), None, "Sick leave", cover))
            continue
        for offset in _leave_offsets(random, index):
            first = next_workday(today + timedelta(days=offset))
            if worker.started_on and first > worker.started_on:
                last = on_workday(first + timedelta(days=between(random, 2, 11)))
                leave.append(Leave(worker.name, first, max(first, last), "Annual leave", cover))
    return leave


def _leave_offsets(random: Random, index: int) -> list[int]:
    """Give the days from today on which leave begins: one in seven workers is away now."""
    offsets = [between(random, -140, -40)]
    if index % 7 == 3:
        offsets.append(-2)
    elif happens(random, 0.35):
        offsets.append(between(random, 2, 30))
    return offsets


def _cover(colleagues: list[Colleague], index: int) -> str:
    team = colleagues[index].worker.team
    for step in range(1, len(colleagues)):
        other = colleagues[(index + step) % len(colleagues)].worker
        if other.team == team and other.left_on is None:
            return other.name
    return ""
