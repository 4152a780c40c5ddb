"""What a supervisor needs on paper for one worker's session: caseload, dates, promises."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from caseload_app.domain.capacity.limits import limit_on
from caseload_app.domain.capacity.points import points_words
from caseload_app.domain.casebook import Casebook
from caseload_app.domain.dates import Unit
from caseload_app.domain.records import AgreedAction, Child, Plan, SupervisionStatus
from caseload_app.domain.rules.deadlines import Deadline, DeadlineState
from caseload_app.domain.supervision.session_paper import SessionPaper, session_paper, shown_child
from caseload_app.domain.supervision.supervising import (
    COUNTING_KINDS,
    SupervisionDue,
    carried,
    held_sessions,
)
from caseload_app.domain.supervision.supervision_record import SupervisionDraft
from caseload_app.domain.wording import (
    MARKING,
    counted,
    days_words,
    length_words,
    long_day,
    short_day,
)
from caseload_app.domain.workload import count_by_plan, is_new, per_fte

_USUAL_INTERVAL = 28
_YEAR = timedelta(days=365)
_LONGEST_NOT_DISCUSSED = 4


@dataclass(frozen=True, slots=True)
class SummaryChild:
    """A child as the paper names them: initials and ID, or the full name where wanted."""

    child_id: str
    shown: str
    plan: Plan


@dataclass(frozen=True, slots=True)
class SummaryDeadline:
    """One date that is late, or falls due before the next session."""

    child: SummaryChild
    what: str
    due: date
    standing: str
    counted: str


@dataclass(frozen=True, slots=True)
class SummaryAction:
    """One action, and how it stands; `child` is None when it is about the worker."""

    action: str
    child: SummaryChild | None
    owner: str
    due_on: date | None
    standing: str
    is_late: bool
    times: int = 0
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class SummaryDiscussion:
    """When a child was last talked about and what was decided."""

    child: SummaryChild
    last_on: date | None
    standing: str
    decision: str


@dataclass(frozen=True, slots=True)
class SummarySupervision:
    """How the worker's supervision keeps to the rule; `gap` is between the last two sessions."""

    last: date | None
    gap: int | None
    every: str
    due: date | None
    standing: str
    held: int
    cancelled: int


@dataclass(frozen=True, slots=True)
class SummaryDocument:
    """The whole paper; it will be used on `session_on`, and they meet again about `next_time`.

    `not_discussed` is in order of how long ago; one never discussed counts from the allocation.
    An action is marked when it was carried `carried_too_often`.
    """

    worker: str
    role: str
    team: str
    fte: float | None
    supervisor: str
    as_at: date
    session_on: date
    next_time: date
    cases: int
    cases_per_fte: float | None
    case_limit: int | None
    new_cases: int
    by_plan: tuple[tuple[Plan, int], ...]
    supervision: SummarySupervision
    late: tuple[SummaryDeadline, ...]
    due: tuple[SummaryDeadline, ...]
    actions: tuple[SummaryAction, ...]
    not_discussed: tuple[SummaryDiscussion, ...]
    marking: str = MARKING
    limit_words: str = ""
    points_words: str = ""
    paper: SessionPaper | None = None
    carried_too_often: int = 3

    @property
    def over_limit(self) -> int:
        """Count the cases above the agreed limit; nought while there is none."""
        return max(self.cases - self.case_limit, 0) if self.case_limit is not None else 0


def supervision_summary(
    casebook: Casebook,
    name: str,
    *,
    names: bool = False,
    draft: SupervisionDraft | None = None,
) -> SummaryDocument:
    """Put the paper together for a worker of the casebook; `names` writes children's names out.

    A draft fills in what is written already; without one there are lines to write on.
    """
    worker = casebook.workers[name]
    children = casebook.held_by(name)
    by_plan = count_by_plan(casebook, children)
    shown = {child.child_id: _shown(casebook, child, names=names) for child in children}
    standing = casebook.supervision.get(name)
    session_on = _session_on(standing, casebook.today)
    next_time = session_on + timedelta(days=_interval(standing))
    late, due = _dates(casebook, shown, next_time)
    limit = limit_on(worker, casebook.capacity, casebook.today)
    return SummaryDocument(
        worker=name,
        role=worker.role,
        team=worker.team,
        fte=worker.fte,
        supervisor=casebook.loop.supervisor_on(worker, session_on),
        as_at=casebook.today,
        session_on=session_on,
        next_time=next_time,
        cases=len(children),
        cases_per_fte=per_fte(len(children), worker.fte),
        case_limit=limit.cases,
        limit_words=limit.words,
        points_words=points_words(casebook, name),
        new_cases=sum(is_new(casebook, child) for child in children),
        by_plan=tuple(by_plan.items()),
        supervision=_supervision(casebook, name, standing),
        late=late,
        due=due,
        actions=_actions(casebook, name, names=names),
        not_discussed=_not_discussed(casebook, children, shown),
        paper=session_paper(casebook, name, next_time, names=names, draft=draft),
        carried_too_often=casebook.loop.policy.carried_too_often,
    )


def _shown(casebook: Casebook, child: Child, *, names: bool) -> SummaryChild:
    return SummaryChild(child.child_id, shown_child(child, names=names), casebook.plan(child))


def _session_on(standing: SupervisionDue | None, today: date) -> date:
    """Take the session that is booked, else today: somebody is printing this to use it."""
    planned = standing.next_planned if standing else None
    return planned if planned is not None and planned >= today else today


def _interval(standing: SupervisionDue | None) -> int:
    every = standing.every if standing else None
    return every.length if every else _USUAL_INTERVAL


def _dates(
    casebook: Casebook, shown: dict[str, SummaryChild], until: date
) -> tuple[tuple[SummaryDeadline, ...], tuple[SummaryDeadline, ...]]:
    found = [one for child_id in shown for one in casebook.open_deadlines(child_id)]
    found.sort(key=lambda one: (one.due, one.subject, one.rule.id))
    late = [one for one in found if casebook.state(one) is DeadlineState.OVERDUE]
    coming = [one for one in found if casebook.today <= one.due <= until]
    return (
        tuple(_date(casebook, one, shown[one.subject]) for one in late),
        tuple(_date(casebook, one, shown[one.subject]) for one in coming),
    )


def _date(casebook: Casebook, deadline: Deadline, child: SummaryChild) -> SummaryDeadline:
    days = casebook.days(deadline)
    return SummaryDeadline(
        child,
        deadline.label,
        deadline.due,
        days_words(days, deadline.limit.unit),
        casebook.explain(deadline).why,
    )


def _supervision(
    casebook: Casebook, name: str, standing: SupervisionDue | None
) -> SummarySupervision:
    sessions = casebook.sessions.get(name, ())
    held = held_sessions(sessions, casebook.today)
    since = casebook.today - _YEAR
    cancelled = [
        one
        for one in sessions
        if one.status is SupervisionStatus.CANCELLED and one.kind in COUNTING_KINDS
    ]
    deadline = standing.deadline if standing else None
    return SummarySupervision(
        last=held[-1] if held else None,
        gap=(held[-1] - held[-2]).days if len(held) > 1 else None,
        every=length_words(deadline.limit.length, deadline.limit.unit) if deadline else "",
        due=deadline.due if deadline else None,
        standing=_due_words(deadline, casebook.today),
        held=sum(since < on <= casebook.today for on in held),
        cancelled=sum(since < one.on <= casebook.today for one in cancelled),
    )


def _due_words(deadline: Deadline | None, today: date) -> str:
    return days_words((deadline.due - today).days, Unit.DAYS) if deadline else ""


def _actions(casebook: Casebook, name: str, *, names: bool) -> tuple[SummaryAction, ...]:
    """Give what is still open, oldest first, then what was done since the last session."""
    held = held_sessions(casebook.sessions.get(name, ()), casebook.today)
    last = held[-1] if held else date.min
    actions = casebook.actions.get(name, ())
    is_done = {id(one): _is_done(one, casebook.today) for one in actions}
    open_ones = [one for one in actions if not is_done[id(one)]]
    open_ones.sort(key=lambda one: (one.due_on or date.max, one.action))
    done = [one for one in actions if is_done[id(one)] and (one.done_on or date.min) >= last]
    return tuple(_action(casebook, one, held, names=names) for one in (*open_ones, *done))


def _is_done(action: AgreedAction, today: date) -> bool:
    return action.done_on is not None and action.done_on <= today


def _action(
    casebook: Casebook, action: AgreedAction, held: list[date], *, names: bool
) -> SummaryAction:
    child = casebook.children.get(action.child_id)
    is_done = _is_done(action, casebook.today)
    times = carried(action, held, casebook.loop.steps_of(action))
    is_late = not is_done and action.due_on is not None and action.due_on < casebook.today
    if is_done and action.done_on is not None:
        standing = f"Done {long_day(action.done_on)}"
    elif action.due_on is None:
        standing = "Open, no date agreed"
    else:
        standing = days_words((action.due_on - casebook.today).days, Unit.DAYS).capitalize()
        if times:
            standing += f", carried {counted(times, 'time')}"
    return SummaryAction(
        action.action,
        _shown(casebook, child, names=names) if child else None,
        action.owner,
        action.due_on,
        standing,
        is_late,
        times,
        not is_done,
    )


def _not_discussed(
    casebook: Casebook, children: list[Child], shown: dict[str, SummaryChild]
) -> tuple[SummaryDiscussion, ...]:
    found = []
    for child in children:
        last = casebook.last_discussion(child.child_id)
        on = last.on if last else None
        held = f", held since {short_day(child.allocated_on)}" if child.allocated_on else ""
        ago = f"{counted((casebook.today - on).days, 'day')} ago" if on else ""
        standing = ago or f"Never recorded{held}"
        decision = last.decision if last else ""
        found.append(SummaryDiscussion(shown[child.child_id], on, standing, decision))
    # One never discussed waits since it was allocated: a new case is no omission yet.
    since = {child.child_id: child.allocated_on or date.min for child in children}
    found.sort(key=lambda one: (one.last_on or since[one.child.child_id], one.child.child_id))
    return tuple(found[:_LONGEST_NOT_DISCUSSED])
