"""The records as far as they had happened by an earlier day, to work a past figure out again.

What a list says of a child without a date (its plan, its facts) is known only as it is today;
a figure worked out again can therefore differ from the snapshot that was kept on the day.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from operator import attrgetter

from caseload_app.domain.casebook import CaseRecords
from caseload_app.domain.records import Allocation, CaseEvent, Child, Plan, Worker


def as_known_on(records: CaseRecords, day: date) -> CaseRecords:
    """Give the records as they stood on a day: who was here, and who held whom."""
    events = _first_days(records.events)
    held: dict[str, list[Allocation]] = {}
    for one in sorted(records.allocations, key=attrgetter("from_on")):
        held.setdefault(one.child_id, []).append(one)
    children = [
        _as_on(child, held.get(child.child_id, []), day)
        for child in records.children
        if _was_here(child, events, held, day)
    ]
    here = {child.child_id for child in children}
    return replace(
        records,
        workers=[_worker_on(one, day) for one in records.workers],
        children=children,
        events=[one for one in records.events if one.child_id in here],
        facts=[one for one in records.facts if one.child_id in here],
        discussions=[one for one in records.discussions if one.child_id in here and one.on <= day],
        supervisions=[one for one in records.supervisions if one.on <= day],
        allocations=[one for one in records.allocations if one.from_on <= day],
    )


def _was_here(
    child: Child,
    events: Mapping[str, date],
    held: Mapping[str, list[Allocation]],
    day: date,
) -> bool:
    """Tell whether anything dated shows that the child was known by the day."""
    known = [
        on
        for on in (child.allocated_on, child.plan_started_on, events.get(child.child_id))
        if on is not None
    ]
    known += [one.from_on for one in held.get(child.child_id, [])[:1]]
    return not known or min(known) <= day


def _as_on(child: Child, held: list[Allocation], day: date) -> Child:
    at = bisect_right(held, day, key=attrgetter("from_on"))
    closed_on = child.closed_on if child.closed_on is not None and child.closed_on <= day else None
    closed_reason = child.closure_reason if closed_on else ""
    then = replace(child, closed_on=closed_on, closure_reason=closed_reason)
    if at:
        now = held[at - 1]
        then = replace(then, worker=now.worker, team=now.team or child.team)
    elif child.allocated_on is not None and child.allocated_on > day:
        then = replace(then, worker=held[0].worker if held else "")
    if then.plan_started_on is not None and then.plan_started_on > day:
        # The plan declared today had not begun: what happened by then says which one ran.
        then = replace(then, plan=Plan.OTHER, plan_started_on=None)
    return then


def _worker_on(worker: Worker, day: date) -> Worker:
    if worker.left_on is not None and worker.left_on > day:
        return replace(worker, left_on=None)
    return worker


def _first_days(events: Iterable[CaseEvent]) -> dict[str, date]:
    first: dict[str, date] = {}
    for event in events:
        known = first.get(event.child_id)
        if known is None or event.on < known:
            first[event.child_id] = event.on
    return first
