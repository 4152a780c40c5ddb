"""Keep and read what each measure was on a day: one row a measure and day, one audit row a day."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from caseload_app.domain.audit import Act
from caseload_app.domain.measures.snapshots import MeasureSnapshot, Part, TakenFor
from caseload_app.store.connection import told
from caseload_app.store.driver import Database
from caseload_app.store.shapes import to_json
from caseload_app.store.tables import TableWriter

SNAPSHOTS_TABLE = "measure_snapshots"

SAVE_SNAPSHOT = """
insert into measure_snapshots
(measure, "on", numerator, denominator, parts, taken_at, taken_for)
values (?, ?, ?, ?, ?, ?, ?)
on conflict (measure, "on") do update set
    numerator = excluded.numerator,
    denominator = excluded.denominator,
    parts = excluded.parts,
    taken_at = excluded.taken_at,
    taken_for = excluded.taken_for
"""

READ_SNAPSHOTS = """
select measure, "on", numerator, denominator, parts, taken_at, taken_for
from measure_snapshots
where measure = :measure
order by "on"
"""

READ_LAST = """
select measure, "on", numerator, denominator, parts, taken_at, taken_for
from measure_snapshots
order by taken_at desc
limit 1
"""

READ_BETWEEN = """
select measure, "on", numerator, denominator, parts, taken_at, taken_for
from measure_snapshots
where "on" between :first and :last
order by "on"
"""

READ_DAYS = """
select distinct "on"
from measure_snapshots
order by "on"
"""

REMOVE_OF_DAY = """
delete from measure_snapshots
where "on" = :on
"""

REMOVE_TAKEN_SINCE = """
delete from measure_snapshots
where taken_at >= :at
"""


def save_snapshots(writer: TableWriter, snapshots: Sequence[MeasureSnapshot]) -> None:
    """Keep the measures of one day; a second time that day takes the place of the first."""
    if not snapshots:
        return
    rows = [
        (
            one.measure,
            one.on.isoformat(),
            float(one.numerator),
            float(one.denominator),
            to_json([_values(part) for part in one.parts]),
            one.taken_at.isoformat(timespec="seconds"),
            one.taken_for.value,
        )
        for one in snapshots
    ]
    writer.database.conn.executemany(SAVE_SNAPSHOT, rows)
    key = to_json([snapshots[0].on.isoformat()])
    new = to_json({"measures": len(rows), "taken_for": snapshots[0].taken_for.value})
    writer.save_audit([(Act.ADDED.value, SNAPSHOTS_TABLE, key, None, new)])


def remove_snapshots_since(writer: TableWriter, at: datetime) -> int:
    """Take away what was kept from a moment on, because the import it rests on was undone."""
    found = writer.database.execute(
        REMOVE_TAKEN_SINCE, {"at": at.isoformat(timespec="seconds")}
    ).rowcount
    if found > 0:
        old = to_json({"measures": found})
        writer.save_audit([(Act.REMOVED.value, SNAPSHOTS_TABLE, to_json([]), old, None)])
    return int(found)


def remove_snapshots_of(writer: TableWriter, day: date) -> None:
    """Take away what was kept of one day."""
    found = writer.database.execute(REMOVE_OF_DAY, {"on": day.isoformat()}).rowcount
    if found > 0:
        key, old = to_json([day.isoformat()]), to_json({"measures": found})
        writer.save_audit([(Act.REMOVED.value, SNAPSHOTS_TABLE, key, old, None)])


def read_snapshots(database: Database, measure: str) -> list[MeasureSnapshot]:
    """Read every snapshot of a measure, the earliest first."""
    return _read(database, READ_SNAPSHOTS, {"measure": measure})


def read_last_snapshot(database: Database) -> MeasureSnapshot | None:
    """Read one of the snapshots that were taken last."""
    found = _read(database, READ_LAST, {})
    return found[0] if found else None


def read_snapshots_between(database: Database, first: date, last: date) -> list[MeasureSnapshot]:
    """Read the snapshots of every measure between two days, both included."""
    return _read(database, READ_BETWEEN, {"first": first.isoformat(), "last": last.isoformat()})


def read_snapshot_days(database: Database) -> list[date]:
    """Read the days of which anything was kept, the earliest first."""
    with told():
        return [date.fromisoformat(on) for (on,) in database.execute(READ_DAYS).fetchall()]


def _read(database: Database, query: str, values: dict[str, str]) -> list[MeasureSnapshot]:
    with told():
        rows: Iterable[tuple[str, str, float, float, str, str, str]]
        rows = database.execute(query, values).fetchall()
    return [
        MeasureSnapshot(
            measure,
            date.fromisoformat(on),
            numerator,
            denominator,
            tuple(Part(*part) for part in json.loads(parts)),
            datetime.fromisoformat(taken_at),
            TakenFor(taken_for),
        )
        for measure, on, numerator, denominator, parts, taken_at, taken_for in rows
    ]


def _values(part: Part) -> list[str | float]:
    return [part.team, part.worker, part.plan, part.numerator, part.denominator]
