"""What a manager needs on Monday at half past eight: what is late, due, unsafe, and what went well.

Every list holds the very rows behind its number, so that each number can be opened.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from operator import attrgetter

from caseload_app.domain.capacity.kept import LimitReview
from caseload_app.domain.capacity.limits import limit_on
from caseload_app.domain.casebook import RECENT, RECENT_DAYS, Casebook
from caseload_app.domain.happenings import happened_since
from caseload_app.domain.quality import (
    SAME_CHILD_TWICE,
    ByChild,
    Finding,
    findings,
    findings_by_child,
)
from caseload_app.domain.records import Child, Worker
from caseload_app.domain.rules.deadlines import Deadline, DeadlineState
from caseload_app.domain.supervision.action_log import LogItem, action_log
from caseload_app.domain.supervision.supervising import SupervisionDue
from caseload_app.domain.supervision.supervisors import supervisor_spans
from caseload_app.domain.wording import counted
from caseload_app.domain.workload import (
    TeamTotal,
    WorkerCaseload,
    caseloads,
    is_new,
    team_total,
    unallocated,
)

CARRIED_TOO_OFTEN = 3
"""An action that came up again this many times is named on the page."""

_group = attrgetter("rule.group")
_due = attrgetter("due")


@dataclass(frozen=True, slots=True)
class MondayPage:
    """The Monday page's lists, each in the order in which it is shown.

    `newly_late` fell due in the last seven days and is part of `overdue`. `not_supervised`
    holds everybody whose session is overdue or has no day to count from; not who is away.
    """

    casebook: Casebook
    caseloads: tuple[WorkerCaseload, ...]
    total: TeamTotal
    overdue: tuple[Deadline, ...]
    newly_late: tuple[Deadline, ...]
    due_soon: tuple[Deadline, ...]
    not_supervised: tuple[SupervisionDue, ...]
    supervision_soon: tuple[SupervisionDue, ...]
    carried: tuple[SupervisionDue, ...]
    over_limit: tuple[WorkerCaseload, ...]
    unallocated: tuple[Child, ...]
    leavers_cases: tuple[WorkerCaseload, ...]
    new_cases: tuple[Child, ...]
    findings: tuple[Finding, ...]
    away: tuple[Worker, ...]
    went_right: tuple[str, ...]
    promises: tuple[LogItem, ...] = ()
    """What was promised, in supervision, after an audit or in a challenge, and is past its day."""
    pressing: tuple[LogItem, ...] = ()
    """These, and what came up again too often although its day is still to come."""
    without_supervisor: tuple[str, ...] = ()
    limit_reviews: tuple[LimitReview, ...] = ()
    """What was agreed with those over their limit, until it is reviewed; the earliest first."""
    by_child: ByChild = field(default_factory=dict, repr=False)
    """The findings about each child of whom there are any."""
    met_on_time: int = 0
    """How many deadlines were met on time in the last days."""
    by_group: Mapping[str, int] = field(default_factory=dict, repr=False)
    """How many dates are open by each group of rules."""
    open_cases: int = 0


def monday_page(casebook: Casebook, before: MondayPage | None = None) -> MondayPage:
    """Work the Monday page out of the casebook; after an event, from the page before it."""
    if before is not None:
        changed = happened_since(casebook, before.casebook)
        if changed is not None:
            return _after_events(casebook, before, changed)
    loads = tuple(caseloads(casebook))
    by_child = findings_by_child(casebook)
    pressing = _pressing(casebook)
    overdue = tuple(casebook.overdue())
    met_on_time = _met_on_time(casebook, casebook.current)
    by_group = Counter(map(_group, casebook.queue))
    due = sorted(casebook.supervision.values(), key=lambda one: (one.due or date.max, one.worker))
    over_limit = tuple(load for load in loads if load.over_limit)
    not_supervised = tuple(
        one
        for one in due
        if one.state is DeadlineState.OVERDUE or (one.state is None and one.paused is None)
    )
    return MondayPage(
        casebook=casebook,
        caseloads=loads,
        total=team_total(loads),
        overdue=overdue,
        newly_late=_newly_late(casebook, overdue),
        due_soon=tuple(casebook.due_soon()),
        not_supervised=not_supervised,
        supervision_soon=tuple(one for one in due if one.state is DeadlineState.DUE_SOON),
        carried=tuple(one for one in due if one.carried_most >= CARRIED_TOO_OFTEN),
        over_limit=tuple(sorted(over_limit, key=lambda load: -load.over_limit)),
        unallocated=tuple(unallocated(casebook)),
        leavers_cases=tuple(load for load in loads if load.has_left),
        new_cases=tuple(child for child in casebook.open_children() if is_new(casebook, child)),
        findings=tuple(findings(casebook, by_child)),
        away=tuple(away_today(casebook)),
        went_right=tuple(_went_right(casebook, met_on_time, by_group, not_supervised, over_limit)),
        promises=tuple(one for one in pressing if one.is_late(casebook.today)),
        pressing=pressing,
        without_supervisor=_whose_supervisor_left(casebook),
        limit_reviews=casebook.capacity.open_reviews(),
        by_child=by_child,
        met_on_time=met_on_time,
        by_group=by_group,
        open_cases=sum(1 for _ in casebook.open_children()),
    )


def _after_events(casebook: Casebook, before: MondayPage, changed: AbstractSet[str]) -> MondayPage:
    """Follow events of a few children: only what is said of them and their workers moves."""
    loads = tuple(caseloads(casebook, before.caseloads, changed))
    overdue = tuple(casebook.overdue())
    by_child = findings_by_child(casebook, before.by_child, changed)
    twins = [one for one in before.findings if one.check == SAME_CHILD_TWICE]
    over_limit = tuple(load for load in loads if load.over_limit)
    met_on_time = before.met_on_time - _met_on_time(before.casebook, changed)
    met_on_time += _met_on_time(casebook, changed)
    by_group = Counter(before.by_group)
    by_group.subtract(_groups_of(before.casebook, changed))
    by_group.update(_groups_of(casebook, changed))
    cases = {load.worker.name: load.cases for load in loads}
    return replace(
        before,
        casebook=casebook,
        caseloads=loads,
        overdue=overdue,
        newly_late=_newly_late(casebook, overdue),
        due_soon=tuple(casebook.due_soon()),
        over_limit=tuple(sorted(over_limit, key=lambda load: -load.over_limit)),
        leavers_cases=tuple(load for load in loads if load.has_left),
        findings=tuple(findings(casebook, by_child, twins, cases)),
        went_right=tuple(
            _went_right(casebook, met_on_time, by_group, before.not_supervised, over_limit)
        ),
        by_child=by_child,
        met_on_time=met_on_time,
        by_group=by_group,
    )


def _newly_late(casebook: Casebook, overdue: tuple[Deadline, ...]) -> tuple[Deadline, ...]:
    """Give the end of what is late, which stands in the order of its days."""
    return overdue[bisect_left(overdue, casebook.today - RECENT, key=_due) :]


def _groups_of(casebook: Casebook, children: Iterable[str]) -> Iterator[str]:
    """Name the group of each open date of some children."""
    return (_group(one) for child_id in children for one in casebook.open.get(child_id, ()))


def _pressing(casebook: Casebook) -> tuple[LogItem, ...]:
    today, often = casebook.today, casebook.loop.policy.carried_too_often
    return tuple(
        one
        for one in action_log(casebook)
        if one.is_late(today) or (one.carried >= often and one.is_open(today))
    )


def _whose_supervisor_left(casebook: Casebook) -> tuple[str, ...]:
    """Name workers to hand over; a list that never names supervisors says nothing of it."""
    gone = (span for span in supervisor_spans(casebook) if span.has_left)
    return tuple(name for span in gone for name in span.workers)


def away_today(casebook: Casebook) -> list[Worker]:
    """Give the workers who are on recorded leave on this day."""
    return [
        worker
        for worker in casebook.workers.values()
        if any(
            leave.from_on <= casebook.today
            and (leave.until is None or leave.until >= casebook.today)
            for leave in casebook.leave.get(worker.name, ())
        )
    ]


def _met_on_time(casebook: Casebook, children: Iterable[str]) -> int:
    """Count what was met on time for these children in the last days."""
    since = casebook.today - RECENT
    return sum(
        one.met_on is not None and one.met_on > since and casebook.state(one) is DeadlineState.MET
        for child_id in children
        for one in casebook.current[child_id]
    )


def _went_right(
    casebook: Casebook,
    met_on_time: int,
    by_group: Mapping[str, int],
    not_supervised: Sequence[SupervisionDue],
    over_limit: Sequence[WorkerCaseload],
) -> list[str]:
    """Say in sentences what is as it should be, only where there was something to get right."""
    said = []
    if met_on_time:
        words = counted(met_on_time, "deadline")
        said.append(f"{words} met on time in the last {RECENT_DAYS} days.")
    late = set(map(_group, casebook.overdue()))
    said += [
        f"{group}: nothing is late among {counted(by_group[group], 'date')}."
        for group in dict.fromkeys(rule.group for rule in casebook.book.for_children)
        if group not in late and by_group.get(group)
    ]
    if casebook.supervision and not not_supervised:
        said.append("Everybody has been supervised on time.")
    if not over_limit and any(
        limit_on(worker, casebook.capacity, casebook.today).cases is not None
        for worker in casebook.workers.values()
    ):
        said.append("Nobody holds more cases than agreed.")
    return said
