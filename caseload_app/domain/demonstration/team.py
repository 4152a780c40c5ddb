"""The made-up team: as large as asked, the same for the same seed, and nobody real.

The whole world is made once, up to `today`; the team of some weeks ago is the same world with
everything after that day left out, so that two weeks of it can be compared.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from caseload_app.domain.demonstration.families import Life, make_lives
from caseload_app.domain.demonstration.faults import with_faults
from caseload_app.domain.demonstration.staff import (
    Colleague,
    make_colleagues,
    tell_leave,
    tell_supervisions,
)
from caseload_app.domain.demonstration.talk import (
    Agreed,
    not_forgotten,
    tell_actions,
    tell_discussions,
    tell_worker_actions,
)
from caseload_app.domain.records import (
    AgreedAction,
    CaseDiscussion,
    CaseEvent,
    Child,
    Leave,
    Supervision,
    SupervisionKind,
    SupervisionStatus,
    Worker,
    record_key,
)

_LEAVE_BOOKED_AHEAD = timedelta(days=35)
_NOTICE = timedelta(days=28)


@dataclass(frozen=True, slots=True)
class DemoTeam:
    """Everything the template workbook can hold about one made-up team, or several."""

    workers: tuple[Worker, ...]
    children: tuple[Child, ...]
    events: tuple[CaseEvent, ...]
    supervisions: tuple[Supervision, ...]
    discussions: tuple[CaseDiscussion, ...]
    actions: tuple[AgreedAction, ...]
    leave: tuple[Leave, ...]


@dataclass(frozen=True, slots=True)
class DemoWorld:
    """The made-up team with its past, from which the team of any earlier day can be taken."""

    today: date
    colleagues: tuple[Colleague, ...]
    lives: tuple[Life, ...]
    supervisions: tuple[Supervision, ...]
    discussions: tuple[CaseDiscussion, ...]
    agreed: tuple[Agreed, ...]
    leave: tuple[Leave, ...]


def make_team(children: int, workers: int, *, seed: int, today: date, weeks: int = 0) -> DemoTeam:
    """Make a team, as it is today or as it was so many weeks ago."""
    world = make_world(children, workers, seed=seed, today=today)
    return team_as_at(world, today - timedelta(weeks=weeks))


def make_world(children: int, workers: int, *, seed: int, today: date) -> DemoWorld:
    """Make the team with everything that ever happened to it."""
    random = Random(seed)
    colleagues = make_colleagues(random, workers, children, today)
    lives = make_lives(random, colleagues, children, today)
    supervisions = [
        session
        for colleague in colleagues
        for session in tell_supervisions(random, colleague, today)
    ]
    sessions = _held_days(supervisions)
    discussions: list[CaseDiscussion] = []
    agreed: list[Agreed] = []
    for life in lives:
        child = life.as_at(today)
        if child is not None and child.worker:
            talked = tell_discussions(random, child, sessions.get(child.worker, []), today)
            discussions += talked
            agreed += tell_actions(random, talked, today)
    for colleague in colleagues:
        name = colleague.worker.name
        agreed += tell_worker_actions(random, name, sessions.get(name, []), today)
    known = {record_key(item.action): item for item in agreed}
    return DemoWorld(
        today,
        tuple(colleagues),
        tuple(lives),
        tuple(supervisions),
        tuple(discussions),
        tuple(not_forgotten(item, sessions, today) for item in known.values()),
        tuple(tell_leave(random, colleagues, today)),
    )


def team_as_at(world: DemoWorld, on: date) -> DemoTeam:
    """Give the team as a workbook of that day would have held it."""
    children: list[Child] = []
    events: list[CaseEvent] = []
    for life in world.lives:
        child = life.as_at(on)
        if child is not None:
            children.append(child)
            events += life.events_until(on)
    workers = [_worker_as_at(colleague.worker, on) for colleague in world.colleagues]
    known = {child.child_id for child in children}
    team = DemoTeam(
        tuple(worker for worker in workers if worker.started_on and worker.started_on <= on),
        tuple(children),
        tuple(events),
        tuple(_supervisions_as_at(world.supervisions, on)),
        tuple(item for item in world.discussions if item.on <= on and item.child_id in known),
        tuple(_action_as_at(item.action, on) for item in world.agreed if item.on <= on),
        tuple(item for item in world.leave if item.from_on <= on + _LEAVE_BOOKED_AHEAD),
    )
    faulty_children, faulty_events = with_faults(team.children, team.events, on, world.today)
    return replace(team, children=faulty_children, events=faulty_events)


def _held_days(supervisions: list[Supervision]) -> dict[str, list[date]]:
    days: dict[str, list[date]] = {}
    for session in supervisions:
        if session.status is SupervisionStatus.HELD and session.kind is not SupervisionKind.GROUP:
            days.setdefault(session.worker, []).append(session.on)
    return days


def _worker_as_at(worker: Worker, on: date) -> Worker:
    if worker.left_on is not None and worker.left_on > on + _NOTICE:
        return replace(worker, left_on=None)
    return worker


def _supervisions_as_at(sessions: tuple[Supervision, ...], on: date) -> list[Supervision]:
    """Keep what had been held or cancelled, and the next session as planned."""
    kept: list[Supervision] = []
    planned: Counter[str] = Counter()
    for session in sessions:
        if session.on <= on:
            kept.append(session)
        elif session.kind is not SupervisionKind.GROUP and not planned[session.worker]:
            planned[session.worker] += 1
            kept.append(
                Supervision(session.worker, session.on, session.kind, SupervisionStatus.PLANNED)
            )
    return kept


def _action_as_at(action: AgreedAction, on: date) -> AgreedAction:
    if action.done_on is not None and action.done_on > on:
        return replace(action, done_on=None, outcome="")
    return action
