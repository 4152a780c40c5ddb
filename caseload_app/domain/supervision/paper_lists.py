"""Lists for paper: what is overdue, one child, and the inspector's list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.dates import add_months, age_on
from caseload_app.domain.quality import findings
from caseload_app.domain.records import AgreedAction, Challenge, Child
from caseload_app.domain.responses import response_to_deadline, response_words
from caseload_app.domain.rules.deadlines import Deadline, DeadlineState
from caseload_app.domain.seen import last_seen
from caseload_app.domain.supervision.agenda import child_agenda
from caseload_app.domain.supervision.oversight import oversight_of
from caseload_app.domain.supervision.session_paper import shown_child
from caseload_app.domain.supervision.supervising import SupervisionDue
from caseload_app.domain.wording import counted, days_words, long_day, short_day

_TIMELINE = 14


@dataclass(frozen=True, slots=True)
class PaperDate:
    """One open date as paper says it."""

    shown: str
    worker: str
    plan: str
    what: str
    due: date
    standing: str
    answer: str = ""
    """What is being done about it, by when and by whom; empty while nobody has said."""


@dataclass(frozen=True, slots=True)
class OverdueGroup:
    """What is late with one worker, the latest first; no worker means nobody is named."""

    worker: str
    dates: tuple[PaperDate, ...]


@dataclass(frozen=True, slots=True)
class ChildPaper:
    """One child on one sheet, open things first."""

    as_at: date
    shown: str
    facts: tuple[tuple[str, str], ...]
    concerns: tuple[str, ...]
    dates: tuple[tuple[PaperDate, str], ...]
    actions: tuple[AgreedAction, ...]
    challenges: tuple[Challenge, ...]
    discussions: tuple[tuple[date, str, str, str], ...]
    timeline: tuple[tuple[date, str, str], ...]
    family: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InspectorRow:
    """One child of the inspector's list; `wrong` is empty where nothing is."""

    shown: str
    worker: str
    plan: str
    last_visit: date | None
    last_supervision: date | None
    last_discussed: date | None
    wrong: str


@dataclass(frozen=True, slots=True)
class InspectorList:
    """Every open child, what is wrong stated first in numbers and then on each line."""

    as_at: date
    wrong: tuple[str, ...]
    rows: tuple[InspectorRow, ...]


def overdue_by_worker(casebook: Casebook, *, names: bool = False) -> tuple[OverdueGroup, ...]:
    """Give what is late by worker, nobody's first, then by name."""
    groups: dict[str, list[PaperDate]] = {}
    for one in casebook.all_open_deadlines():
        if casebook.state(one) is DeadlineState.OVERDUE:
            found = paper_date(casebook, one, names=names)
            groups.setdefault(found.worker, []).append(found)
    return tuple(OverdueGroup(name, tuple(groups[name])) for name in sorted(groups))


def child_paper(casebook: Casebook, child_id: str, *, names: bool = False) -> ChildPaper:
    """Put one child of the casebook on paper."""
    child = casebook.children[child_id]
    open_ones = casebook.open_deadlines(child_id)
    agenda = child_agenda(casebook, child, add_months(casebook.today, 1))
    return ChildPaper(
        casebook.today,
        shown_child(child, names=names),
        tuple(_child_facts(casebook, child)),
        tuple(one.words for one in agenda.reasons),
        tuple(
            (paper_date(casebook, one, names=names), casebook.explain(one).sentence)
            for one in open_ones
        ),
        tuple(
            one
            for actions in casebook.actions.values()
            for one in actions
            if one.child_id == child_id and one.done_on is None
        ),
        tuple(one for one in casebook.loop.challenges.get(child_id, ()) if one.closed_on is None),
        tuple(
            (one.on, one.worker, one.decision, one.reason)
            for one in reversed(casebook.discussions.get(child_id, ()))
            if one.on <= casebook.today
        ),
        tuple((one.on, one.kind, one.outcome) for one in reversed(casebook.known_events(child_id)))[
            :_TIMELINE
        ],
        tuple(
            f"{shown_child(one, names=names)}, {casebook.plan(one)}"
            for one in casebook.siblings(child)
        ),
    )


def inspector_list(casebook: Casebook, *, names: bool = False) -> InspectorList:
    """Give every open child with what is wrong, those with most of it first."""
    wrong_data: dict[str, list[str]] = {}
    for finding in findings(casebook):
        if finding.child_id:
            wrong_data.setdefault(finding.child_id, []).append(finding.message)
    rows = [
        (_wrong_with(casebook, child, wrong_data.get(child.child_id, ())), child)
        for child in casebook.open_children()
    ]
    rows.sort(key=lambda pair: (-len(pair[0]), pair[1].worker, pair[1].child_id))
    late = sum(
        casebook.state(one) is DeadlineState.OVERDUE for one in casebook.all_open_deadlines()
    )
    unsupervised = [one for one in casebook.supervision.values() if is_unsupervised(one)]
    never = sum(casebook.last_discussion(child.child_id) is None for _, child in rows)
    children = counted(sum(bool(found) for found, _ in rows), "child", "children")
    said = (
        f"{children} of {len(rows)} with something to put right.".capitalize(),
        f"{counted(late, 'date')} late.".capitalize(),
        f"{counted(sum(not child.worker for _, child in rows), 'child', 'children')} "
        "without a worker.",
        f"{counted(never, 'child', 'children')} never discussed in supervision.".capitalize(),
        f"{counted(len(unsupervised), 'worker')} not supervised on time.".capitalize(),
    )
    return InspectorList(
        casebook.today,
        said,
        tuple(_inspector_row(casebook, child, found, names=names) for found, child in rows),
    )


def paper_date(casebook: Casebook, deadline: Deadline, *, names: bool) -> PaperDate:
    """Say one open date as paper does."""
    child = casebook.children[deadline.subject]
    return PaperDate(
        shown_child(child, names=names),
        child.worker,
        casebook.plan(child),
        deadline.label,
        deadline.due,
        days_words(casebook.days(deadline), deadline.limit.unit),
        response_words(response_to_deadline(casebook, deadline), casebook.today),
    )


def supervision_words(casebook: Casebook, due: SupervisionDue | None) -> str:
    """Say in a few words how a worker's supervision stands."""
    if due is None:
        return "Has left"
    if due.due is None:
        return f"Paused: {due.paused.kind}" if due.paused else "No day to count from"
    days = (casebook.today - due.due).days
    if days > 0:
        return f"{counted(days, 'day')} late"
    booked = f", booked {short_day(due.next_planned)}" if due.next_planned else ", not booked"
    return f"Due {short_day(due.due)}{booked}"


def is_unsupervised(due: SupervisionDue | None) -> bool:
    if due is None:
        return False
    is_blind = due.deadline is None and due.paused is None
    return is_blind or due.state is DeadlineState.OVERDUE


def _child_facts(casebook: Casebook, child: Child) -> list[tuple[str, str]]:
    oversight = oversight_of(casebook, child)
    seen = last_seen(casebook, child.child_id)
    age = f"{age_on(child.born_on, casebook.today)}" if child.born_on else "Not known"
    if child.born_on and child.born_on > casebook.today:
        age = "Not born yet"
    return [
        ("Worker", child.worker or "Nobody"),
        ("Team", child.team or "Not recorded"),
        ("Plan", casebook.plan(child)),
        ("On this plan since", _day(child.plan_started_on)),
        ("Age", age),
        ("Allocated", _day(child.allocated_on)),
        ("Last seen", _day(seen)),
        ("Manager looks again by", _day(oversight.due)),
    ]


def _day(day: date | None) -> str:
    return long_day(day) if day else "Not known"


def _wrong_with(casebook: Casebook, child: Child, wrong_data: Sequence[str]) -> list[str]:
    late = [
        one
        for one in casebook.open_deadlines(child.child_id)
        if casebook.state(one) is DeadlineState.OVERDUE
    ]
    found = [f"{one.label} {days_words(casebook.days(one), one.limit.unit)}" for one in late]
    if not child.worker:
        found.insert(0, "Nobody is named as the worker")
    if oversight_of(casebook, child).state is DeadlineState.OVERDUE:
        last = casebook.last_discussion(child.child_id)
        words = f"Not discussed since {long_day(last.on)}" if last else "Never discussed"
        found.append(words)
    return [*found, *(one for one in wrong_data if child.worker or "worker" not in one)]


def _inspector_row(
    casebook: Casebook, child: Child, wrong: Sequence[str], *, names: bool
) -> InspectorRow:
    standing = casebook.supervision.get(child.worker)
    last = casebook.last_discussion(child.child_id)
    return InspectorRow(
        shown_child(child, names=names),
        child.worker or "Nobody",
        casebook.plan(child),
        last_seen(casebook, child.child_id),
        standing.last if standing else None,
        last.on if last else None,
        "; ".join(wrong),
    )
