"""Everything known on one day, read once: who holds whom, and what is due.

Screen, print, export and command line all read the same casebook, so they cannot disagree.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from operator import attrgetter
from typing import TypeVar

from caseload_app.domain.capacity.book import CapacityBook, CapacityRecords, build_capacity
from caseload_app.domain.each_child import EachChild, of_these, same_children
from caseload_app.domain.records import (
    AgreedAction,
    Allocation,
    CaseDiscussion,
    CaseEvent,
    Child,
    ChildFact,
    Leave,
    Plan,
    Response,
    Supervision,
    Worker,
    record_key,
)
from caseload_app.domain.rules.deadlines import (
    OPEN_STATES,
    AsAt,
    Deadline,
    DeadlineState,
    as_at,
    state_on,
)
from caseload_app.domain.rules.derivation import derive_current, derive_deadlines
from caseload_app.domain.rules.explaining import Explanation, explain
from caseload_app.domain.rules.plans import PlanSpell, counted_as, plan_spells
from caseload_app.domain.rules.rulebook import RuleBook
from caseload_app.domain.supervision.loop import LoopRecords, SupervisionLoop, build_loop
from caseload_app.domain.supervision.supervising import (
    KnownOfWorker,
    SupervisionDue,
    supervision_standing,
)
from caseload_app.domain.wording import initials, isolated

RECENT_DAYS = 7
"""For so long what was met, or came to its end, is looked at beside what is open."""
RECENT = timedelta(days=RECENT_DAYS)
OPEN = frozenset(OPEN_STATES)

ResponseKey = tuple[object, ...]
"""What a response is about, as `record_key` gives it."""

_Item = TypeVar("_Item")
_due = attrgetter("due")
_rule_id = attrgetter("rule.id")


@dataclass(frozen=True, slots=True)
class CaseRecords:
    """All that the store holds, or all that a made-up team consists of."""

    workers: Sequence[Worker] = ()
    children: Sequence[Child] = ()
    events: Sequence[CaseEvent] = ()
    facts: Sequence[ChildFact] = ()
    supervisions: Sequence[Supervision] = ()
    discussions: Sequence[CaseDiscussion] = ()
    actions: Sequence[AgreedAction] = ()
    leave: Sequence[Leave] = ()
    allocations: Sequence[Allocation] = ()
    responses: Sequence[Response] = ()
    loop: LoopRecords = LoopRecords()
    capacity: CapacityRecords = CapacityRecords()


@dataclass(frozen=True, slots=True)
class Casebook:
    """The records of one day, indexed, with the deadlines that follow from them.

    Events, discussions and allocations of a child stand in date order. `worker` of a child is
    empty when the child is unallocated. `deadlines` holds all of a child's, derived when first
    looked at; `current` those that are open, or ended in the last RECENT_DAYS days. Every open
    one stands in `queue`, the earliest first, and under its child in `open`.
    """

    day: AsAt
    book: RuleBook
    workers: Mapping[str, Worker]
    children: Mapping[str, Child]
    events: Mapping[str, tuple[CaseEvent, ...]]
    facts: Mapping[str, tuple[ChildFact, ...]]
    discussions: Mapping[str, tuple[CaseDiscussion, ...]]
    allocations: Mapping[str, tuple[Allocation, ...]]
    sessions: Mapping[str, tuple[Supervision, ...]]
    actions: Mapping[str, tuple[AgreedAction, ...]]
    leave: Mapping[str, tuple[Leave, ...]]
    deadlines: EachChild[tuple[Deadline, ...]]
    current: Mapping[str, tuple[Deadline, ...]]
    queue: Sequence[Deadline]
    open: Mapping[str, tuple[Deadline, ...]]
    supervision: Mapping[str, SupervisionDue]
    families: Mapping[str, tuple[str, ...]] = field(repr=False)
    loop: SupervisionLoop = field(default_factory=SupervisionLoop, repr=False)
    responses: Mapping[ResponseKey, Response] = field(default_factory=dict, repr=False)
    capacity: CapacityBook = field(default_factory=CapacityBook, repr=False)
    names_hidden: bool = False

    @property
    def today(self) -> date:
        """Give the day on which everything is judged."""
        return self.day.today

    def is_open(self, child: Child) -> bool:
        """Tell whether the case is open on this day; it no longer is on its closing day."""
        return child.closed_on is None or child.closed_on > self.today

    def open_children(self) -> Iterator[Child]:
        """Go through the children whose case is open."""
        return (child for child in self.children.values() if self.is_open(child))

    def held_by(self, worker: str) -> list[Child]:
        """Give the open children of a worker; an empty name gives the unallocated."""
        held = [child for child in self.children.values() if child.worker == worker]
        return [child for child in held if self.is_open(child)]

    def has_left(self, worker: Worker) -> bool:
        """Tell whether a worker has left by this day."""
        return worker.left_on is not None and worker.left_on <= self.today

    def state(self, deadline: Deadline) -> DeadlineState:
        """Say how a deadline stands on this day."""
        return state_on(deadline, self.day)

    def days(self, deadline: Deadline) -> int:
        """Count the days to (or, negative, past) a deadline, in the rule's own unit."""
        until = deadline.met_on or self.today
        return self.book.calendar.days_left(until, deadline.due, deadline.limit.unit)

    def explain(self, deadline: Deadline) -> Explanation:
        """Explain one date."""
        return explain(deadline, self.book.calendar, self.day)

    def open_deadlines(self, child_id: str) -> list[Deadline]:
        """Give a child's open deadlines, the earliest first."""
        return list(self.open.get(child_id, ()))

    def all_open_deadlines(self) -> list[Deadline]:
        """Give every child's open deadlines, the earliest first."""
        return list(self.queue)

    def overdue(self) -> Sequence[Deadline]:
        """Give what is late, the latest first."""
        return self.queue[: bisect_left(self.queue, self.today, key=_due)]

    def due_soon(self) -> Sequence[Deadline]:
        """Give what is due soon, the earliest first."""
        first = bisect_left(self.queue, self.today, key=_due)
        return self.queue[first : bisect_right(self.queue, self.day.soon_until, key=_due)]

    def in_states(self, child_id: str, states: Collection[DeadlineState]) -> list[Deadline]:
        """Give a child's deadlines in these states; the past is looked at only if asked for."""
        among = self.open.get(child_id, ()) if OPEN.issuperset(states) else self.deadlines[child_id]
        return [one for one in among if self.state(one) in states]

    def spells(self, child: Child) -> tuple[PlanSpell, ...]:
        """Give the child's spells on plans."""
        return plan_spells(child, self.known_events(child.child_id))

    def plan(self, child: Child) -> Plan:
        """Give the plan under which the child is counted."""
        return child.plan if child.plan is not Plan.OTHER else counted_as(child, self.spells(child))

    def known_events(self, child_id: str) -> tuple[CaseEvent, ...]:
        """Give a child's events up to this day, in order."""
        events, today = self.events.get(child_id, ()), self.today
        if not events or events[-1].on <= today:
            return events
        return tuple(event for event in events if event.on <= today)

    def last_discussion(self, child_id: str) -> CaseDiscussion | None:
        """Give the last recorded discussion of a child up to this day."""
        known = [one for one in self.discussions.get(child_id, ()) if one.on <= self.today]
        return known[-1] if known else None

    def siblings(self, child: Child) -> list[Child]:
        """Give the other children of the same family."""
        family = self.families.get(child.family_id, ())
        return [self.children[other] for other in family if other != child.child_id]

    def display_name(self, child: Child) -> str:
        """Give what a child is called on screen: the name, or the ID where there is none.

        While names are hidden from a visitor it is initials and ID, as on paper.
        """
        if self.names_hidden:
            return f"{initials(child.name)} {child.child_id}".strip()
        return isolated(child.name) or child.child_id


def build_casebook(
    records: CaseRecords, book: RuleBook, today: date, before: Casebook | None = None
) -> Casebook:
    """Index the records and derive what is due as at `today`.

    What `before` derived on the same day by the same rules stands for every child of whom
    exactly the same is recorded.
    """
    day = as_at(today, book.calendar)
    events = _by(records.events, "child_id", order="on")
    sessions = _by(records.supervisions, "worker", order="on")
    actions = _by(records.actions, "worker")
    children = {child.child_id: child for child in records.children}
    leave, loop = _by(records.leave, "worker", order="from_on"), build_loop(records.loop)
    current, known = dict[str, tuple[Deadline, ...]](), dict[str, tuple[Deadline, ...]]()
    if before is not None and before.book is book and before.today == today:
        same = same_children((children, events), (before.children, before.events))
        current, known = (of_these(same, one) for one in (before.current, before.deadlines.known))
    for child_id, child in children.items():
        if child_id not in current:
            current[child_id] = _current(child, events.get(child_id, ()), book, today)
    queue = _queue(current)
    return Casebook(
        day=day,
        book=book,
        workers={worker.name: worker for worker in records.workers},
        children=children,
        events=events,
        facts=_by(records.facts, "child_id"),
        discussions=_by(records.discussions, "child_id", order="on"),
        allocations=_by(records.allocations, "child_id", order="from_on"),
        sessions=sessions,
        actions=actions,
        leave=leave,
        deadlines=_deadlines(children, events, book, today, known),
        current=current,
        queue=queue,
        open=_by(queue, "subject"),
        supervision={
            worker.name: supervision_standing(
                _known_of(worker, sessions, actions, leave, loop), book, day
            )
            for worker in records.workers
            if worker.left_on is None or worker.left_on > today
        },
        families=_families(records.children),
        loop=loop,
        responses={record_key(one): one for one in records.responses},
        capacity=build_capacity(records.capacity),
    )


def _known_of(
    worker: Worker,
    sessions: Mapping[str, tuple[Supervision, ...]],
    actions: Mapping[str, tuple[AgreedAction, ...]],
    leave: Mapping[str, tuple[Leave, ...]],
    loop: SupervisionLoop,
) -> KnownOfWorker:
    name = worker.name
    found = sessions.get(name, ()), actions.get(name, ()), leave.get(name, ())
    return KnownOfWorker(worker, *found, loop.steps_of, loop.policy)


def with_child(
    casebook: Casebook,
    child: Child,
    events: Iterable[CaseEvent],
    discussions: Iterable[CaseDiscussion],
    allocations: Iterable[Allocation],
) -> Casebook:
    """Give the casebook with what is known of one child replaced, deriving only that child.

    The child must be in the casebook already, and in the same family.
    """
    child_id = child.child_id
    children = casebook.children
    if child == children[child_id]:
        child = children[child_id]
    else:
        children = {**children, child_id: child}
    ordered = tuple(sorted(events, key=attrgetter("on")))
    known = dict(casebook.deadlines.known)
    known.pop(child_id, None)
    all_events = _with(casebook.events, child_id, ordered)
    current = _current(child, ordered, casebook.book, casebook.today)
    queue = list(casebook.queue)
    for one in casebook.open.get(child_id, ()):
        at = bisect_left(queue, _in_queue(one), key=_in_queue)
        del queue[queue.index(one, at)]
    open_ones = sorted(filter(_is_open, current), key=_in_queue)
    for one in open_ones:
        insort(queue, one, key=_in_queue)
    return replace(
        casebook,
        children=children,
        events=all_events,
        deadlines=_deadlines(children, all_events, casebook.book, casebook.today, known),
        current={**casebook.current, child_id: current},
        queue=queue,
        open=_with(casebook.open, child_id, open_ones),
        discussions=_with(
            casebook.discussions, child_id, sorted(discussions, key=attrgetter("on"))
        ),
        allocations=_with(
            casebook.allocations, child_id, sorted(allocations, key=attrgetter("from_on"))
        ),
    )


def with_responses(casebook: Casebook, responses: Iterable[Response]) -> Casebook:
    """Give the casebook with what is being done about each red as it is now."""
    return replace(casebook, responses={record_key(one): one for one in responses})


def _families(children: Iterable[Child]) -> dict[str, tuple[str, ...]]:
    found = _by((child for child in children if child.family_id), "family_id")
    return {key: tuple(one.child_id for one in family) for key, family in found.items()}


def _deadlines(
    children: Mapping[str, Child],
    events: Mapping[str, tuple[CaseEvent, ...]],
    book: RuleBook,
    today: date,
    known: Mapping[str, tuple[Deadline, ...]] | None = None,
) -> EachChild[tuple[Deadline, ...]]:
    def derive(child_id: str) -> tuple[Deadline, ...]:
        child = children[child_id]
        return tuple(derive_deadlines(child, events.get(child_id, ()), book, today))

    return EachChild(children, derive, known)


def _current(
    child: Child, events: Sequence[CaseEvent], book: RuleBook, today: date
) -> tuple[Deadline, ...]:
    return tuple(derive_current(child, events, book, today, today - RECENT))


def _queue(current: Mapping[str, Iterable[Deadline]]) -> list[Deadline]:
    """Put every open deadline in order: by its day, then by child and rule."""
    found = [
        one
        for child_id in sorted(current)
        for one in sorted(filter(_is_open, current[child_id]), key=_rule_id)
    ]
    found.sort(key=_due)
    return found


def _is_open(deadline: Deadline) -> bool:
    return deadline.met_on is None and deadline.ended_on is None and not deadline.exempt_because


def _in_queue(deadline: Deadline) -> tuple[date, str, str]:
    return deadline.due, deadline.subject, deadline.rule.id


def _with(
    groups: Mapping[str, tuple[_Item, ...]], name: str, group: Sequence[_Item]
) -> Mapping[str, tuple[_Item, ...]]:
    """Put one group in the place of another; an empty one has no place."""
    if groups.get(name, ()) == tuple(group):
        return groups
    others = dict(groups)
    if group:
        others[name] = tuple(group)
    else:
        others.pop(name, None)
    return others


def _by(records: Iterable[_Item], key: str, order: str = "") -> dict[str, tuple[_Item, ...]]:
    """Group records by one field, each group in the order of another."""
    groups: dict[str, list[_Item]] = {}
    key_of = attrgetter(key)
    for record in records:
        groups.setdefault(key_of(record), []).append(record)
    if order:
        for group in groups.values():
            group.sort(key=attrgetter(order))
    return {name: tuple(group) for name, group in groups.items()}
