"""The handover pack: everything open that somebody hands over, child by child, for two to sign.

Made for a worker who leaves, children who go to another team, or a change of manager. Nothing
open may be missing: what does not stand with a child stands in `own`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.dates import add_months
from caseload_app.domain.quality import findings
from caseload_app.domain.records import AgreedAction, CaseDiscussion, Child, SupervisionStatus
from caseload_app.domain.responses import response_to_deadline, response_words
from caseload_app.domain.rules.deadlines import Deadline, DeadlineState
from caseload_app.domain.supervision.action_log import LogItem, action_log
from caseload_app.domain.supervision.agenda import child_agenda
from caseload_app.domain.supervision.session_paper import shown_child
from caseload_app.domain.wording import counted, days_words, long_day

DATES_SHOWN = 3
"""So many dates stand in full; what is late always does."""


@dataclass(frozen=True, slots=True)
class OpenDate:
    """One open date as the pack says it; `answer` is what is being done about it."""

    deadline: Deadline
    what: str
    due: date
    standing: str
    is_late: bool
    answer: str = ""


@dataclass(frozen=True, slots=True)
class HandedChild:
    """One child of the pack. `later` are the open dates after the next ones, in a line each."""

    child: Child
    shown: str
    stage: str
    risks: tuple[str, ...]
    dates: tuple[OpenDate, ...]
    later: tuple[OpenDate, ...]
    promises: tuple[LogItem, ...]
    last_decision: CaseDiscussion | None
    unfinished: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HandoverPack:
    """What is handed over, by whom; `own` is open and belongs to no child of the pack."""

    as_at: date
    title: str
    handed_by: str
    children: tuple[HandedChild, ...] = ()
    own: tuple[str, ...] = ()
    late: int = 0
    names: bool = False

    @property
    def words(self) -> str:
        """Say how much it is."""
        children = counted(len(self.children), "child", "children")
        dates = sum(len(one.dates) + len(one.later) for one in self.children)
        promises = sum(len(one.promises) for one in self.children)
        return (
            f"{children}, {counted(dates, 'open date')} ({counted(self.late, 'late', 'late')}), "
            f"{counted(promises, 'open action')}."
        ).capitalize()


@dataclass(frozen=True, slots=True)
class _OpenThings:
    """What is open of everybody, worked out once for all packs: promises, and gaps by child."""

    promises: tuple[LogItem, ...]
    by_child: Mapping[str, Sequence[LogItem]]
    gaps: Mapping[str, Sequence[str]]


def worker_handover(casebook: Casebook, worker: str, *, names: bool = False) -> HandoverPack:
    """Pack everything open of one worker, who leaves or moves."""
    return _worker_pack(casebook, _open_things(casebook), worker, names=names)


def _worker_pack(
    casebook: Casebook, things: _OpenThings, worker: str, *, names: bool
) -> HandoverPack:
    held = {child.child_id for child in casebook.held_by(worker)}
    own = tuple(_own(casebook, things, worker, held))
    pack = HandoverPack(
        casebook.today, f"Handover of {worker}'s work", worker, own=own, names=names
    )
    return _filled(casebook, things, pack, held)


def children_handover(
    casebook: Casebook, child_ids: Collection[str], to: str, *, names: bool = False
) -> HandoverPack:
    """Pack some children who go to another team or worker."""
    wanted = {one for one in child_ids if one in casebook.children}
    workers = {casebook.children[one].worker for one in wanted} - {""}
    title = f"Transfer to {to}" if to else "Transfer"
    pack = HandoverPack(casebook.today, title, ", ".join(sorted(workers)), names=names)
    return _filled(casebook, _open_things(casebook), pack, wanted)


def manager_handover(
    casebook: Casebook, supervisor: str, *, names: bool = False
) -> tuple[HandoverPack, ...]:
    """Pack everybody's work whom one manager supervises, by worker, for the next manager."""
    team = sorted(
        worker.name
        for worker in casebook.workers.values()
        if worker.supervisor == supervisor and not casebook.has_left(worker)
    )
    things = _open_things(casebook)
    return tuple(_worker_pack(casebook, things, name, names=names) for name in team)


def _open_things(casebook: Casebook) -> _OpenThings:
    promises = tuple(one for one in action_log(casebook) if one.is_open(casebook.today))
    by_child: dict[str, list[LogItem]] = {}
    for one in promises:
        by_child.setdefault(one.child_id, []).append(one)
    gaps: dict[str, list[str]] = {}
    for finding in findings(casebook):
        gaps.setdefault(finding.child_id, []).append(finding.message)
    return _OpenThings(promises, by_child, gaps)


def _filled(
    casebook: Casebook, things: _OpenThings, pack: HandoverPack, child_ids: Collection[str]
) -> HandoverPack:
    children = [casebook.children[one] for one in child_ids]
    handed = [_handed(casebook, things, child, names=pack.names) for child in children]
    handed.sort(key=lambda one: (-sum(date.is_late for date in one.dates), one.child.child_id))
    late = sum(date.is_late for one in handed for date in one.dates)
    return replace(pack, children=tuple(handed), late=late)


def _handed(casebook: Casebook, things: _OpenThings, child: Child, *, names: bool) -> HandedChild:
    dates = [_open_date(casebook, one) for one in casebook.open_deadlines(child.child_id)]
    late = [one for one in dates if one.is_late]
    ahead = [one for one in dates if not one.is_late]
    agenda = child_agenda(casebook, child, add_months(casebook.today, 1))
    since = f" since {long_day(child.plan_started_on)}" if child.plan_started_on else ""
    return HandedChild(
        child,
        shown_child(child, names=names),
        f"{casebook.plan(child)}{since}",
        tuple(dict.fromkeys((*_risks(child), *(one.words for one in agenda.reasons)))),
        tuple([*late, *ahead[:DATES_SHOWN]]),
        tuple(ahead[DATES_SHOWN:]),
        tuple(things.by_child.get(child.child_id, ())),
        casebook.last_discussion(child.child_id),
        tuple(dict.fromkeys(things.gaps.get(child.child_id, ()))),
    )


def _risks(child: Child) -> Iterator[str]:
    if child.flags:
        yield child.flags
    if child.legal_status:
        yield f"Legal status {child.legal_status}"


def _open_date(casebook: Casebook, deadline: Deadline) -> OpenDate:
    answer = response_to_deadline(casebook, deadline)
    return OpenDate(
        deadline,
        deadline.label,
        deadline.due,
        days_words(casebook.days(deadline), deadline.limit.unit),
        casebook.state(deadline) is DeadlineState.OVERDUE,
        response_words(answer, casebook.today) if answer else "",
    )


def _own(
    casebook: Casebook, things: _OpenThings, worker: str, held: Collection[str]
) -> Iterator[str]:
    """Give what is open of a worker beside their children."""
    for one in things.promises:
        if worker in {one.worker, one.owner} and one.child_id not in held:
            by = f", by {long_day(one.due_on)}" if one.due_on else ""
            about = f" ({one.child_id})" if one.child_id else ""
            kind = "action" if isinstance(one.record, AgreedAction) else one.source.lower()
            yield f"{kind.capitalize()}{about}: {one.what}{by}"
    for session in casebook.sessions.get(worker, ()):
        if session.status is SupervisionStatus.PLANNED and session.on >= casebook.today:
            yield f"Supervision booked on {long_day(session.on)}"
    for name, absences in casebook.leave.items():
        for leave in absences:
            if leave.cover == worker and (leave.until is None or leave.until >= casebook.today):
                until = f"to {long_day(leave.until)}" if leave.until else "with no end known"
                yield f"Covers for {name} from {long_day(leave.from_on)} {until}"
    for other in casebook.workers.values():
        if other.supervisor == worker and not casebook.has_left(other):
            yield f"Supervises {other.name}"
