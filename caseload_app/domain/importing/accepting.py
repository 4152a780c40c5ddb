"""Take only some rows of a difference: the plan cut down to what somebody accepted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from caseload_app.domain.importing.difference import ImportDifference
from caseload_app.domain.importing.import_plan import ImportPlan
from caseload_app.domain.importing.import_records import RecordId, record_id
from caseload_app.domain.importing.keeping import HandMade
from caseload_app.domain.importing.setting_claims import line_id
from caseload_app.domain.records import Child, Record, RecordChange, Worker

Refused = Mapping[RecordId, set[str]]
"""For each record the fields that were not taken; the empty name stands for the whole record."""

_WHOLE = ""


def accept(
    plan: ImportPlan,
    difference: ImportDifference,
    accepted: Collection[str],
    workers: Collection[str],
) -> ImportPlan:
    """Give the plan with only the accepted rows, and with what these need.

    `accepted` are ids of rows, `workers` the names known already. Where a new child is refused,
    so is everything about it. A correction by hand that is
    accepted after all takes the file's value.
    """
    refused: dict[RecordId, set[str]] = defaultdict(set)
    wanted: dict[RecordId, set[str]] = defaultdict(set)
    for row in difference.rows():
        if row.record is None:
            continue
        if not row.is_taken:
            if row.id in accepted:
                wanted[row.record] |= set(row.fields) or {_WHOLE}
        elif row.id not in accepted:
            refused[row.record] |= set(row.fields) or {_WHOLE}
    changes = {record_id(_record(change)): change for change in _without(plan, refused)}
    for one in plan.hand_made:
        place = record_id(one.wanted)
        if one.is_kept and one.field in wanted.get(place, ()):
            changes[place] = _with_theirs(changes.get(place), one)
    settings = tuple(line for line in plan.settings if line_id(line) not in refused)
    left = sum(
        row.can_choose and row.is_taken and row.id not in accepted for row in difference.rows()
    )
    taken = tuple(_with_workers(changes, workers))
    return replace(plan, changes=taken, settings=settings, left=left)


def _record(change: RecordChange) -> Record:
    record = change.after or change.before
    assert record is not None
    return record


def _without(plan: ImportPlan, refused: Refused) -> Iterator[RecordChange]:
    """Leave out refused records, refused fields, and all that hangs on a refused new child."""
    strangers = {
        change.after.child_id
        for change in plan.changes
        if isinstance(change.after, Child)
        and change.before is None
        and _WHOLE in refused.get(record_id(change.after), ())
    }
    for change in plan.changes:
        record = _record(change)
        names = refused.get(record_id(record), set())
        if _WHOLE in names or getattr(record, "child_id", "") in strangers:
            continue
        if not names or change.before is None or change.after is None:
            yield change
            continue
        kept = {name: getattr(change.before, name) for name in names}
        after = replace(change.after, **kept)
        if after != change.before:
            yield RecordChange(change.before, after)


def _with_theirs(change: RecordChange | None, one: HandMade) -> RecordChange:
    """Put the file's value in the place of the one typed by hand."""
    if one.before is None:
        return RecordChange(None, one.wanted)
    after = change.after if change is not None and change.after is not None else one.before
    theirs = {one.field: one.theirs}
    return RecordChange(one.before, replace(after, **theirs))  # type: ignore[arg-type]


def _with_workers(
    changes: Mapping[RecordId, RecordChange], workers: Collection[str]
) -> Iterator[RecordChange]:
    """Leave out a new worker whom nobody needs any more; add one whom a correction needs."""
    named = {
        name: None
        for change in changes.values()
        if (name := str(getattr(change.after, "worker", "") or ""))
    }
    known = set(workers)
    for change in changes.values():
        worker = change.after
        if isinstance(worker, Worker):
            known.add(worker.name)
            is_bare = worker == Worker(worker.name, team=worker.team)
            if change.before is None and is_bare and worker.name not in named:
                continue
        yield change
    for name in named:
        if name not in known:
            yield RecordChange(None, Worker(name))
