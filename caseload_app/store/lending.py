"""What a deputy's copy and the store it was cut from have written since, record by record."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from caseload_app.domain.audit import Act, JsonValue
from caseload_app.domain.lending.folding import fold, unfold, without_others
from caseload_app.domain.lending.loans import OF_LENDING
from caseload_app.domain.lending.merging import Fields, Place, Sides
from caseload_app.domain.lending.weighing import Gone
from caseload_app.domain.records import Record, RecordChange
from caseload_app.store.audit_chain import erase_entries
from caseload_app.store.connection import told
from caseload_app.store.driver import Database
from caseload_app.store.settings import (
    SAVE_SETTING,
    SETTINGS_TABLE,
    read_settings,
    remove_setting,
    save_setting,
)
from caseload_app.store.shapes import (
    APPLIED_SCENARIOS,
    CHILDREN,
    TABLES,
    WORKERS,
    Table,
    to_json,
    value_texts,
)
from caseload_app.store.tables import TableWriter
from caseload_app.store.undo import Before, as_before, befores_of, present_records

NAME = "name"

WRITTEN_SINCE_CUT = """
select id, act, subject, record_key, old
from audit
where id > :cut
and act in ('added', 'changed', 'removed')
and is_erased = 0
order by id
"""

SAID_SINCE_CUT = """
select subject, record_key, at, author, why
from audit
where id > :cut
and act in ('added', 'changed', 'removed')
and is_erased = 0
order by id
"""

WRITTEN_AFTER = """
select exists (
    select 1
    from audit
    where id > :entry
    and act in ('added', 'changed', 'removed', 'erased')
    and subject <> 'measure_snapshots'
)
"""

READ_ENTRY_IDS = """
select id
from audit
where is_erased = 0
"""

COUNT_ENTRIES = "select count(*) from audit"
COUNT_DRAFTS = "select count(*) from drafts"
REMOVE_DRAFTS = "delete from drafts"
REMOVE_FIGURES = "delete from measure_snapshots"
BLANK_IMPORTS = "update imports set files = '[]', sheets = '{}'"
READ_OTHERS_CHILDREN = """
select child_id
from children
where coalesce(worker, '') not in (select value from json_each(:workers))
"""
OTHERS_CHILDREN = """
delete from children
where coalesce(worker, '') not in (select value from json_each(:workers))
"""
OF_OTHERS_CHILDREN = """
delete from {table}
where coalesce(child_id, '') <> '' and child_id in (
    select child_id
    from children
    where coalesce(worker, '') not in (select value from json_each(:workers))
)
"""
OF_OTHERS = """
delete from {table}
where {about_nobody} and coalesce(worker, '') not in (select value from json_each(:workers))
"""
ABOUT_NO_CHILD = "coalesce(child_id, '') = ''"


@dataclass(frozen=True, slots=True)
class Said:
    """Who last wrote to a record in the copy, when, and why."""

    at: str
    author: str
    why: str


def read_sides(mine: Database, theirs: Database, cut: int) -> tuple[list[Sides], Gone]:
    """Read every record that either file wrote after the cut, in its three states.

    Of what the deputy did not touch the copy itself says how it was when it was cut.
    """
    with told():
        by_manager = befores_of(mine.execute(WRITTEN_SINCE_CUT, {"cut": cut}))
        by_deputy = befores_of(theirs.execute(WRITTEN_SINCE_CUT, {"cut": cut}))
        found: list[Sides] = []
        for table in TABLES:
            keys = {key for subject, key in {*by_manager, *by_deputy} if subject == table.name}
            if keys:
                found += _sides_of(table, keys, (mine, theirs), by_deputy)
        found += _sides_of_settings(mine, theirs, {*by_manager, *by_deputy}, by_deputy)
        return found, _gone(mine, theirs, by_deputy)


def read_said(copy: Database, cut: int) -> dict[tuple[str, str], Said]:
    """Read who last wrote to each record in the copy."""
    with told():
        rows = copy.execute(SAID_SINCE_CUT, {"cut": cut}).fetchall()
    return {(subject, key): Said(at, author, why) for subject, key, at, author, why in rows}


def has_written_since(database: Database, entry: int) -> bool:
    """Tell whether a record was written after an entry; what was printed or copied is none."""
    with told():
        (found,) = database.execute(WRITTEN_AFTER, {"entry": entry}).fetchone()
    return bool(found)


def count_drafts(database: Database) -> int:
    """Count what was begun and never signed."""
    with told():
        (number,) = database.execute(COUNT_DRAFTS).fetchone()
    return int(number)


def write_merged(writer: TableWriter, wanted: Sequence[tuple[Place, Fields | None]]) -> None:
    """Bring every record to what it is to hold; None takes it away."""
    changes = []
    for table in TABLES:
        records = {key_text(place): (place, held) for place, held in wanted if _is_of(place, table)}
        if records:
            present = present_records(writer.database, table)
            for key, (place, held) in records.items():
                after = None if held is None else table.record_from({**place.named, **held})
                changes.append(RecordChange(present.get(key), after))
    writer.apply(changes, follow=False)
    for place, held in wanted:
        if place.subject == SETTINGS_TABLE:
            name = str(place.named[NAME])
            if held is None:
                remove_setting(writer, name)
            else:
                save_setting(writer, name, unfold(held))


def key_text(place: Place) -> str:
    """Write the key of a record as the audit does."""
    return to_json([part for _, part in place.key])


def remove_drafts(database: Database) -> None:
    """Let go of what somebody is still typing: it is theirs."""
    database.execute(REMOVE_DRAFTS)


def narrow(writer: TableWriter, workers: Sequence[str]) -> None:
    """Cut a copy down to these workers, their children, and everybody's names.

    The trail up to here goes on saying that something was there and when, not what.
    """
    database, values = writer.database, {"workers": to_json(list(workers))}
    others = {child for (child,) in database.execute(READ_OTHERS_CHILDREN, values)}
    for table in reversed(TABLES):
        if table is APPLIED_SCENARIOS:
            database.execute(f"delete from {table.name}")
        elif table not in (CHILDREN, WORKERS):
            _narrow_table(database, table, values)
    database.execute(OTHERS_CHILDREN, values)
    database.execute(REMOVE_FIGURES)
    database.execute(BLANK_IMPORTS)
    for name, value in read_settings(database).items():
        kept = without_others(value, others)
        if kept != value:
            # Not by the writer: its entry in the trail would hold what is taken away.
            database.execute(SAVE_SETTING, {"name": name, "value": to_json(kept)})
    entries = [int(entry) for (entry,) in database.execute(READ_ENTRY_IDS).fetchall()]
    (every,) = database.execute(COUNT_ENTRIES).fetchone()
    erase_entries(database, entries)
    told_of = to_json({"entries": int(every), "children": 0})
    writer.save_audit([(Act.ERASED.value, CHILDREN.name, "[]", None, told_of)])


def compact(database: Database) -> None:
    """Write the file anew without the pages that are free now; outside a transaction."""
    database.execute("vacuum")


def _narrow_table(database: Database, table: Table[Record], values: dict[str, str]) -> None:
    has_child, has_worker = "child_id" in table.columns, "worker" in table.columns
    if has_child:
        database.execute(OF_OTHERS_CHILDREN.format(table=table.name), values)
    if has_worker:
        nobody = ABOUT_NO_CHILD if has_child else "true"
        database.execute(OF_OTHERS.format(table=table.name, about_nobody=nobody), values)


def _sides_of(
    table: Table[Record],
    keys: set[str],
    files: tuple[Database, Database],
    by_deputy: Mapping[tuple[str, str], Before],
) -> Iterator[Sides]:
    here, there = (present_records(file, table) for file in files)
    for key in sorted(keys):
        before = by_deputy.get((table.name, key))
        now = there.get(key)
        base = now if before is None else as_before(table, key, before, there)
        place = Place(table.name, tuple(zip(table.key, json.loads(key), strict=True)))
        yield Sides(place, *(_fields_of(table, one) for one in (base, here.get(key), now)))


def _fields_of(table: Table[Record], record: Record | None) -> Fields | None:
    if record is None:
        return None
    (text,) = value_texts(table, table.columns_of([record]))
    held: dict[str, JsonValue] = json.loads(text)
    return held


def _sides_of_settings(
    mine: Database,
    theirs: Database,
    places: set[tuple[str, str]],
    by_deputy: Mapping[tuple[str, str], Before],
) -> Iterator[Sides]:
    names = {json.loads(key)[0] for subject, key in places if subject == SETTINGS_TABLE}
    here, there = read_settings(mine), read_settings(theirs)
    for name in sorted(names - OF_LENDING):
        before = by_deputy.get((SETTINGS_TABLE, to_json([name])))
        now = _setting(there, name)
        base = now
        if before is not None:
            base = fold(before.values.get("value")) if before.was_there else None
        yield Sides(Place(SETTINGS_TABLE, ((NAME, name),)), base, _setting(here, name), now)


def _setting(settings: Mapping[str, JsonValue], name: str) -> Fields | None:
    return fold(settings[name]) if name in settings else None


def _gone(mine: Database, theirs: Database, by_deputy: Mapping[tuple[str, str], Before]) -> Gone:
    """Name children and workers that the copy was cut with and this store has no longer."""
    names = []
    for table in (CHILDREN, WORKERS):
        query = f"select {table.key[0]} from {table.name}"
        here = {key for (key,) in mine.execute(query)}
        new = {
            key
            for (name, key), one in by_deputy.items()
            if name == table.name and not one.was_there
        }
        missing = {key for (key,) in theirs.execute(query) if key not in here}
        names.append(frozenset(key for key in missing if to_json([key]) not in new))
    return Gone(*names)


def _is_of(place: Place, table: Table[Record]) -> bool:
    return place.subject == table.name
