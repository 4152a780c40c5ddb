"""What a session opens with: actions from last time, figures in a minute, an agenda by need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from caseload_app.domain.capacity.limits import limit_on
from caseload_app.domain.capacity.points import points_words
from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import (
    ActionStep,
    AgreedAction,
    Leave,
    Plan,
    SupervisionKind,
    SupervisionStatus,
)
from caseload_app.domain.rules.deadlines import Deadline, DeadlineState
from caseload_app.domain.supervision.agenda import AgendaItem, proposed_agenda
from caseload_app.domain.supervision.loop import agreed_on
from caseload_app.domain.supervision.supervising import (
    carried,
    held_sessions,
    in_assessed_year,
)
from caseload_app.domain.supervision.supervision_record import (
    ActionReview,
    CheckKind,
    PersonalPart,
    StandingCheck,
    SupervisionDraft,
    read_personal,
)
from caseload_app.domain.workload import count_by_plan, per_fte

_USUAL_INTERVAL = 28
_LEAVE_AHEAD = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class SessionFigures:
    """A worker's figures for the first minute; `came` and `went` are children since last time."""

    cases: int
    cases_per_fte: float | None
    limit: int | None
    by_plan: tuple[tuple[Plan, int], ...]
    since: date | None
    came: tuple[str, ...]
    went: tuple[str, ...]
    late: tuple[Deadline, ...]
    due: tuple[Deadline, ...]
    leave: tuple[Leave, ...]
    open_actions: int
    never_discussed: int
    points: str = ""
    """Against what can be carried, where the team counts by a points table."""

    @property
    def over_limit(self) -> int:
        """Count the cases above the agreed limit."""
        return max(self.cases - self.limit, 0) if self.limit is not None else 0


@dataclass(frozen=True, slots=True)
class SessionOpening:
    """What stands on the page before anybody has typed anything."""

    draft: SupervisionDraft
    figures: SessionFigures
    agenda: tuple[AgendaItem, ...]
    last_on: date | None
    next_proposed: date


def open_session_record(
    casebook: Casebook, worker: str, kind: SupervisionKind | None = None
) -> SessionOpening:
    """Prepare the record of a session today: what was agreed, what is known, what to talk about."""
    person = casebook.workers[worker]
    held = held_sessions(casebook.sessions.get(worker, ()), casebook.today)
    last = held[-1] if held else None
    usual = (
        SupervisionKind.ASYE
        if in_assessed_year(person, casebook.today)
        else SupervisionKind.PERSONAL
    )
    kind = kind or usual
    next_on = next_session(casebook, worker)
    draft = SupervisionDraft(
        worker=worker,
        on=casebook.today,
        kind=kind,
        supervisor=casebook.loop.supervisor_on(person, casebook.today),
        booked_on=_booked(casebook, worker, kind),
        reviews=reviews_due(casebook, worker),
        personal=PersonalPart(checks=_checks(casebook, worker)),
        next_kind=kind,
    )
    return SessionOpening(
        draft,
        figures(casebook, worker, next_on),
        proposed_agenda(casebook, worker, next_on),
        last,
        next_on,
    )


def next_session(casebook: Casebook, worker: str) -> date:
    """Give the working day on which the session after today's should be, by the rule."""
    standing = casebook.supervision.get(worker)
    every = standing.every if standing else None
    calendar = casebook.book.calendar
    due = (
        calendar.due(casebook.today, every)
        if every
        else casebook.today + timedelta(days=_USUAL_INTERVAL)
    )
    return due if calendar.is_working_day(due) else calendar.add_working_days(due, -1)


def reviews_due(casebook: Casebook, worker: str) -> tuple[ActionReview, ...]:
    """Give the worker's open actions, the oldest first; each needs an outcome."""
    held = held_sessions(casebook.sessions.get(worker, ()), casebook.today)
    open_ones = [one for one in casebook.actions.get(worker, ()) if one.done_on is None]
    open_ones.sort(key=lambda one: (one.due_on or date.max, one.child_id, one.action))
    return tuple(_review(one, held, casebook.loop.steps_of(one)) for one in open_ones)


def figures(casebook: Casebook, worker: str, until: date) -> SessionFigures:
    """Give the figures of a worker, with what falls due up to a day."""
    person = casebook.workers[worker]
    children = casebook.held_by(worker)
    held = held_sessions(casebook.sessions.get(worker, ()), casebook.today)
    since = held[-1] if held else None
    open_ones = sorted(
        (one for child in children for one in casebook.open_deadlines(child.child_id)),
        key=lambda one: (one.due, one.subject, one.rule.id),
    )
    late = [one for one in open_ones if casebook.state(one) is DeadlineState.OVERDUE]
    came, went = moved_since(casebook, worker, since)
    actions = casebook.actions.get(worker, ())
    return SessionFigures(
        cases=len(children),
        cases_per_fte=per_fte(len(children), person.fte),
        limit=limit_on(person, casebook.capacity, casebook.today).cases,
        by_plan=tuple(count_by_plan(casebook, children).items()),
        since=since,
        came=came,
        went=went,
        late=tuple(late),
        due=tuple(one for one in open_ones if casebook.today <= one.due <= until),
        leave=leave_near(casebook, worker, since),
        open_actions=sum(one.done_on is None for one in actions),
        never_discussed=sum(casebook.last_discussion(one.child_id) is None for one in children),
        points=points_words(casebook, worker),
    )


def moved_since(
    casebook: Casebook, worker: str, since: date | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Name the children who came to a worker, and who went, after a day."""
    if since is None:
        return (), ()
    now = {one.child_id for one in casebook.held_by(worker)}
    came = {
        one.child_id
        for one in casebook.held_by(worker)
        if one.allocated_on is not None and one.allocated_on > since
    }
    went = set()
    for child_id, spells in casebook.allocations.items():
        before = [one for one in spells if one.from_on <= since]
        if before and before[-1].worker == worker and child_id not in now:
            went.add(child_id)
    went |= {
        child.child_id
        for child in casebook.children.values()
        if child.worker == worker
        and child.closed_on is not None
        and since < child.closed_on <= casebook.today
    }
    return tuple(sorted(came)), tuple(sorted(went))


def leave_near(casebook: Casebook, worker: str, since: date | None) -> tuple[Leave, ...]:
    """Give the absences since the last session and those of the next two months."""
    start = since or casebook.today
    return tuple(
        one
        for one in casebook.leave.get(worker, ())
        if (one.until is None or one.until >= start)
        and one.from_on <= casebook.today + _LEAVE_AHEAD
    )


def _review(action: AgreedAction, held: list[date], steps: tuple[ActionStep, ...]) -> ActionReview:
    moved = [one.now_by for one in steps if one.now_by is not None]
    return ActionReview(
        worker=action.worker,
        action=action.action,
        child_id=action.child_id,
        due_on=action.due_on,
        owner=action.owner,
        agreed_on=agreed_on(steps),
        times=carried(action, held, steps),
        now_by=moved[-1] if moved else None,
    )


def _booked(casebook: Casebook, worker: str, kind: SupervisionKind) -> date | None:
    """Find the planned session that today's stands for: the nearest of the last or next days."""
    planned = [
        one.on
        for one in casebook.sessions.get(worker, ())
        if one.status is SupervisionStatus.PLANNED
        and one.kind is kind
        and abs((one.on - casebook.today).days) <= _NEAR_DAYS
    ]
    return min(planned, key=lambda on: abs((on - casebook.today).days), default=None)


def _checks(casebook: Casebook, worker: str) -> tuple[StandingCheck, ...]:
    """Take the standing checks over from the last signed record, so that only news is typed."""
    last: dict[CheckKind, StandingCheck] = {}
    for record in casebook.loop.personal.get(worker, ()):
        last.update({one.kind: one for one in read_personal(record).personal.checks})
    return tuple(last.get(kind, StandingCheck(kind)) for kind in CheckKind)


_NEAR_DAYS = 7
