"""Who held a child from which day: follows from each change of worker or team."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from caseload_app.domain.records import Allocation, Child, RecordChange
from caseload_app.store.driver import Database
from caseload_app.store.shapes import ALLOCATIONS

ON_THAT_DAY = "where child_id = ? and from_on = ?"


def allocation_changes(
    database: Database,
    added: Sequence[Child],
    moved: Iterable[tuple[Child, Child]],
    day: date,
) -> Iterator[RecordChange]:
    """Give the rows to append, or to correct where one already starts on the same day.

    A new holder counts from the day the child says it was allocated. Where that day was not
    renewed with the holder it belongs to the one before, and the holder counts from `day`.
    """
    for child in added:
        # A child the store did not know can have no history to look up.
        if child.worker:
            from_on = child.allocated_on or day
            yield RecordChange(None, _holder(child, from_on))
    for before, after in moved:
        if (before.worker, before.team) != (after.worker, after.team):
            is_renewed = after.allocated_on != before.allocated_on
            from_on = (after.allocated_on if is_renewed else None) or day
            yield from _follow(database, _holder(after, from_on))


def _holder(child: Child, from_on: date) -> Allocation:
    return Allocation(child.child_id, from_on, child.worker, child.team)


def _follow(database: Database, holder: Allocation) -> Iterator[RecordChange]:
    query = f"{ALLOCATIONS.select} {ON_THAT_DAY}"
    rows = database.execute(query, [holder.child_id, holder.from_on.isoformat()]).fetchall()
    known = ALLOCATIONS.records_from(rows)
    if known != [holder]:
        yield RecordChange(known[0] if known else None, holder)
