"""Sum up what an import changes in the words of a team manager."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from caseload_app.domain.records import CaseEvent, Child, RecordChange, Supervision, Worker


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """One kind of change: what it is, how many there are, and the children concerned."""

    what: str
    number: int
    child_ids: tuple[str, ...] = ()


def summarise_changes(changes: Sequence[RecordChange]) -> list[ChangeGroup]:
    """Group changes as a manager asks for them; a child can be in several groups."""
    children: dict[str, dict[str, None]] = {}
    workers = sessions = events = 0
    with_events: dict[str, None] = {}
    for change in changes:
        match change.after:
            case Child():
                for what in _what_changed(change.before, change.after):
                    children.setdefault(what, {})[change.after.child_id] = None
            case CaseEvent() if change.before is None:
                events += 1
                with_events[change.after.child_id] = None
            case Worker() if change.before is None:
                workers += 1
            case Supervision() if change.before is None:
                sessions += 1
            case _:
                pass
    groups = [
        ChangeGroup(what, len(children[what]), tuple(children[what]))
        for what in _ORDER
        if what in children
    ]
    if events:
        groups.append(ChangeGroup("Events added", events, tuple(with_events)))
    return groups + list(_without_children(workers, sessions))


_ORDER = (
    "Children added",
    "Children closed",
    "Children opened again",
    "Moved to another worker",
    "No longer allocated",
    "Moved to another team",
    "Plan changed",
)


def _what_changed(before: object, after: Child) -> Iterator[str]:
    if not isinstance(before, Child):
        yield "Children added"
        return
    if before.closed_on is None and after.closed_on is not None:
        yield "Children closed"
    if before.closed_on is not None and after.closed_on is None:
        yield "Children opened again"
    if before.worker != after.worker:
        yield "Moved to another worker" if after.worker else "No longer allocated"
    elif before.team != after.team:
        yield "Moved to another team"
    if before.plan is not after.plan:
        yield "Plan changed"


def _without_children(workers: int, sessions: int) -> Iterable[ChangeGroup]:
    if workers:
        yield ChangeGroup("Workers added", workers)
    if sessions:
        yield ChangeGroup("Supervisions added", sessions)
