"""Who held each child when: changes of worker, time to allocate, long-held and new cases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from caseload_app.domain.allocation.waiting import BEFORE_A_WORKER
from caseload_app.domain.casebook import Casebook
from caseload_app.domain.dates import add_months
from caseload_app.domain.records import Child
from caseload_app.domain.vocabulary import EventKind
from caseload_app.domain.wording import counted, long_day

WEEK, MONTH = timedelta(days=7), timedelta(days=30)
A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Holding:
    """One spell of a child with a worker, or with nobody; `until` is None while it lasts."""

    child_id: str
    worker: str
    team: str
    from_on: date
    until: date | None
    days: int

    @property
    def words(self) -> str:
        """Say the spell: `Asha Brook, Mon 5 Jan 2026 to Tue 3 Mar 2026, 57 days`."""
        until = f"to {long_day(self.until)}" if self.until else "until now"
        who = self.worker or "Nobody"
        return f"{who}, {long_day(self.from_on)} {until}, {counted(self.days, 'day')}"


@dataclass(frozen=True, slots=True)
class ChildHistory:
    """A child's holders. `to_allocate` counts working days from the referral, if it is known.

    `changes` counts changes of worker in all, `changes_in_a_year` those of the last 365 days.
    """

    child_id: str
    holdings: tuple[Holding, ...]
    to_allocate: int | None
    changes: int
    changes_in_a_year: int
    held_since: date | None
    is_long_held: bool

    @property
    def words(self) -> str:
        """Say it in a sentence."""
        said = []
        if self.to_allocate is not None:
            days = counted(self.to_allocate, "working day") if self.to_allocate else "the same day"
            said.append(f"allocated {'after ' if self.to_allocate else ''}{days}")
        said.append(f"{counted(self.changes, 'change')} of worker")
        if self.is_long_held and self.held_since:
            said.append(f"long-held, since {long_day(self.held_since)}")
        text = ", ".join(said)
        return f"{text[:1].upper()}{text[1:]}."


@dataclass(frozen=True, slots=True)
class WorkerHistory:
    """What came to a worker and went; IDs of children, so that each number opens its list."""

    worker: str
    new_7: tuple[str, ...]
    new_30: tuple[str, ...]
    gone_30: tuple[str, ...]
    long_held: tuple[str, ...]
    days_to_allocate: float | None

    @property
    def words(self) -> str:
        """Say it in a sentence."""
        said = [
            f"{len(self.new_7)} new in 7 days, {len(self.new_30)} in 30",
            f"{len(self.gone_30)} went in 30 days",
            f"{len(self.long_held)} long-held",
        ]
        if self.days_to_allocate is not None:
            said.append(f"{self.days_to_allocate:.1f} working days to allocate, on average")
        return "; ".join(said) + "."


def holdings_of(casebook: Casebook, child_id: str) -> tuple[Holding, ...]:
    """Give who held a child from when to when, the first first; same holders joined."""
    child = casebook.children[child_id]
    ended = None if casebook.is_open(child) else child.closed_on
    known = [one for one in casebook.allocations.get(child_id, ()) if one.from_on <= casebook.today]
    joined = [
        one
        for at, one in enumerate(known)
        if at == 0 or (one.worker, one.team) != (known[at - 1].worker, known[at - 1].team)
    ]
    found = []
    for at, one in enumerate(joined):
        until = joined[at + 1].from_on if at + 1 < len(joined) else ended
        days = ((until or casebook.today) - one.from_on).days
        found.append(Holding(child_id, one.worker, one.team, one.from_on, until, max(days, 0)))
    return tuple(found)


def child_history(casebook: Casebook, child: Child) -> ChildHistory:
    """Put together who held a child."""
    holdings = holdings_of(casebook, child.child_id)
    starts = _new_holders(holdings)
    year_ago = casebook.today - A_YEAR
    since = _held_since(child, holdings)
    return ChildHistory(
        child.child_id,
        holdings,
        _to_allocate(casebook, child, holdings),
        max(len(starts) - 1, 0),
        sum(on > year_ago for on in starts[1:]),
        since,
        _is_long_held(casebook, child, since),
    )


def worker_history(casebook: Casebook, worker: str) -> WorkerHistory:
    """Put together what came to one worker and went."""
    children = [
        child
        for child in casebook.children.values()
        if child.worker == worker
        or any(one.worker == worker for one in casebook.allocations.get(child.child_id, ()))
    ]
    found = _histories(casebook, children)
    return found.get(worker, WorkerHistory(worker, (), (), (), (), None))


def team_history(casebook: Casebook) -> dict[str, WorkerHistory]:
    """Put together what came to each worker and went, by name."""
    return _histories(casebook, casebook.children.values())


def _histories(casebook: Casebook, children: Iterable[Child]) -> dict[str, WorkerHistory]:
    new_7: dict[str, list[str]] = {}
    new_30: dict[str, list[str]] = {}
    gone: dict[str, list[str]] = {}
    long_held: dict[str, list[str]] = {}
    waits: dict[str, list[int]] = {}
    today = casebook.today
    for child in children:
        history = child_history(casebook, child)
        since, holder = history.held_since, child.worker
        if casebook.is_open(child) and holder and since is not None:
            _put(new_7, holder, child.child_id, today - WEEK <= since <= today)
            _put(new_30, holder, child.child_id, today - MONTH <= since <= today)
            _put(long_held, holder, child.child_id, history.is_long_held)
        for one in history.holdings:
            went = one.until is not None and today - MONTH <= one.until <= today
            _put(gone, one.worker, child.child_id, went and one.worker != holder)
        first = next((one.worker for one in history.holdings if one.worker), "")
        if first and history.to_allocate is not None:
            waits.setdefault(first, []).append(history.to_allocate)
    return {
        name: WorkerHistory(
            name,
            tuple(new_7.get(name, ())),
            tuple(new_30.get(name, ())),
            tuple(gone.get(name, ())),
            tuple(long_held.get(name, ())),
            sum(days) / len(days) if (days := waits.get(name)) else None,
        )
        for name in casebook.workers
    }


def _put(groups: dict[str, list[str]], worker: str, child_id: str, belongs: bool) -> None:
    if belongs and worker:
        groups.setdefault(worker, []).append(child_id)


def _new_holders(holdings: tuple[Holding, ...]) -> list[date]:
    """Give the days on which another worker than the last one took over."""
    found: list[date] = []
    last = ""
    for one in holdings:
        if one.worker and one.worker != last:
            found.append(one.from_on)
            last = one.worker
    return found


def _held_since(child: Child, holdings: tuple[Holding, ...]) -> date | None:
    """Say from which day the present worker has held a child without a break."""
    since = child.allocated_on
    for one in reversed(holdings):
        if one.worker != child.worker:
            break
        since = min(since, one.from_on) if since else one.from_on
    return since if child.worker else None


def _is_long_held(casebook: Casebook, child: Child, since: date | None) -> bool:
    if since is None or not casebook.is_open(child):
        return False
    return add_months(since, casebook.capacity.policy.long_held_months) <= casebook.today


def _to_allocate(casebook: Casebook, child: Child, holdings: tuple[Holding, ...]) -> int | None:
    """Count the working days from the referral, or from the first waiting day, to a worker.

    Where work was done between the two, somebody held the child before the first holder that
    is known here, and nothing can be said.
    """
    first = next((one for one in holdings if one.worker), None)
    if first is None:
        return None
    known = [one for one in casebook.known_events(child.child_id) if one.on <= first.from_on]
    asked = [one.on for one in known if one.kind == EventKind.REFERRAL]
    waiting = [one.from_on for one in holdings if not one.worker and one.from_on <= first.from_on]
    start = asked[-1] if asked else next(iter(waiting), None)
    worked = any(
        start is not None and start < one.on < first.from_on and one.kind not in BEFORE_A_WORKER
        for one in known
    )
    if start is None or worked:
        return None
    return casebook.book.calendar.working_days_between(start, first.from_on)
