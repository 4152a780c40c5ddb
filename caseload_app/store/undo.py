"""Takes back what was written in one go, record by record, as the audit trail tells it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from caseload_app.domain.audit import Act, JsonValue
from caseload_app.domain.changes import Changes
from caseload_app.domain.records import Record, RecordChange
from caseload_app.errors import ExpectedError
from caseload_app.store.connection import immediate, told
from caseload_app.store.driver import Database
from caseload_app.store.imports import mark_undone, read_imports
from caseload_app.store.settings import SETTINGS_TABLE, remove_setting, save_setting
from caseload_app.store.shapes import CHILDREN, TABLE_NAMED, WORKERS, Table, key_texts, to_json
from caseload_app.store.tables import TableWriter

Place = tuple[str, str]
"""The table of a record and its key as the audit writes it."""

WRITTEN_BY_IMPORT = """
select id, act, subject, record_key, old
from audit
where import_id = :import_id
order by id
"""

# What an import wrote that has itself been undone left no trace in the records.
WRITTEN_SINCE = """
select audit.act, audit.subject, audit.record_key, audit.new
from audit
left join imports on imports.id = audit.import_id
where audit.id > :last
and audit.import_id is not :import_id
and audit.act in ('added', 'changed', 'removed')
and imports.undone_at is null
"""


WRITTEN_BETWEEN = """
select id, act, subject, record_key, old
from audit
where id between :first and :last
and act in ('added', 'changed', 'removed')
order by id
"""

WRITTEN_AFTER = """
select act, subject, record_key, new
from audit
where id > :last
and act in ('added', 'changed', 'removed')
"""


@dataclass(slots=True)
class Before:
    """What one record was before it was written to, put together from the audit rows since."""

    was_there: bool
    values: dict[str, JsonValue] = field(default_factory=dict)
    is_whole: bool = False
    """Whether `values` are all the record held, as the audit keeps of a removed one."""

    def take(self, act: Act, old: Mapping[str, JsonValue]) -> None:
        for name, value in old.items():
            self.values.setdefault(name, value)
        self.is_whole = self.is_whole or act is Act.REMOVED


def undo_import(database: Database, import_id: int, at: str, author: str) -> Changes:
    """Put every record back as it was before the import, in one audited transaction.

    Refused whole when anything the import wrote has been changed since: undoing would then
    throw away later work.
    """
    why = f"Import {import_id} undone"
    writer = TableWriter(database, at, author, why=why, import_id=import_id)
    with told(), immediate(database):
        _check_can_be_undone(database, import_id)
        rows = database.execute(WRITTEN_BY_IMPORT, {"import_id": import_id}).fetchall()
        befores = befores_of(rows)
        last = rows[-1][0] if rows else 0
        since = database.execute(WRITTEN_SINCE, {"last": last, "import_id": import_id})
        touched = _touched(since, befores)
        if touched:
            raise ExpectedError(
                f"Import {import_id} cannot be undone: {touched} of the records it wrote "
                "have been changed or built on since.",
                "Undo later imports first, or put those records right one by one.",
            )
        _go_back(writer, befores)
        mark_undone(writer, import_id)
    return writer.changes


def undo_entries(writer: TableWriter, first: int, last: int, spared: frozenset[str]) -> None:
    """Put back every record that these entries wrote; the caller holds the transaction.

    Refused whole when any of it has been changed since. Settings named in `spared` stay.
    """
    database = writer.database
    rows = database.execute(WRITTEN_BETWEEN, {"first": first, "last": last}).fetchall()
    kept = {(SETTINGS_TABLE, to_json([name])) for name in spared}
    befores = {place: one for place, one in befores_of(rows).items() if place not in kept}
    touched = _touched(database.execute(WRITTEN_AFTER, {"last": last}), befores)
    if touched:
        raise ExpectedError(
            f"This cannot be undone: {touched} of the records it wrote have been changed or "
            "built on since.",
            "Put those records right one by one, or go back to the backup made before it.",
        )
    _go_back(writer, befores)


def befores_of(rows: Iterable[tuple[int, str, str, str, str | None]]) -> dict[Place, Before]:
    """Put together what each record was before these rows of the audit, which come in order."""
    befores: dict[Place, Before] = {}
    for _, act, subject, key, old in rows:
        before = befores.setdefault((subject, key), Before(act != Act.ADDED))
        before.take(Act(act), json.loads(old) if old else {})
    return befores


def _go_back(writer: TableWriter, befores: Mapping[Place, Before]) -> None:
    writer.apply(_way_back(writer.database, befores), follow=False)
    _restore_settings(writer, befores)


def _check_can_be_undone(database: Database, import_id: int) -> None:
    found = {known.import_id: known for known in read_imports(database)}.get(import_id)
    if found is None:
        raise ExpectedError(
            f"There is no import number {import_id}.", "Choose one from the list of imports."
        )
    if found.undone_at is not None:
        raise ExpectedError(
            f"Import {import_id} was undone before.", "Nothing needs doing; import again to redo."
        )


def _touched(
    since: Iterable[tuple[str, str, str, str | None]], befores: Mapping[Place, Before]
) -> int:
    """Count what later writes changed of these records, or of what they hang on."""
    new_children, new_workers = _added(befores, CHILDREN), _added(befores, WORKERS)
    needed = _needed(befores)
    touched: set[Place] = set()
    for act, subject, key, new in since:
        place = (subject, key)
        held = _values_of(place, json.loads(new) if new else {})
        hangs_on_new = held.get("child_id") in new_children or held.get("worker") in new_workers
        is_missed = act == Act.REMOVED and place in needed
        if place in befores or hangs_on_new or is_missed:
            touched.add(place)
    return len(touched)


def _added(befores: Mapping[Place, Before], table: Table[Record]) -> set[JsonValue]:
    return {
        json.loads(key)[0]
        for (subject, key), before in befores.items()
        if subject == table.name and not before.was_there
    }


def _needed(befores: Mapping[Place, Before]) -> set[Place]:
    """Name the workers and children that the records, once back, refer to again."""
    needed = set()
    for place, before in befores.items():
        held = _values_of(place, before.values)
        if before.was_there:
            needed.add((WORKERS.name, to_json([held.get("worker")])))
            needed.add((CHILDREN.name, to_json([held.get("child_id")])))
    return needed


def _values_of(place: Place, values: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """Put the key of a record and what the audit says it held together, by field."""
    subject, key = place
    table = TABLE_NAMED.get(subject)
    names = table.key if table else ()
    held: dict[str, JsonValue] = dict(zip(names, json.loads(key), strict=False))
    return held | dict(values)


def _way_back(database: Database, befores: Mapping[Place, Before]) -> Iterator[RecordChange]:
    for table in TABLE_NAMED.values():
        wanted = {key: state for (name, key), state in befores.items() if name == table.name}
        if wanted:
            present = present_records(database, table)
            for key, before in wanted.items():
                yield RecordChange(present.get(key), as_before(table, key, before, present))


def present_records(database: Database, table: Table[Record]) -> dict[str, Record]:
    records = table.records_from(database.execute(table.select).fetchall())
    if not records:
        return {}
    return dict(zip(key_texts(table, table.columns_of(records)), records, strict=True))


def as_before(
    table: Table[Record], key: str, before: Before, present: Mapping[str, Record]
) -> Record | None:
    if not before.was_there:
        return None
    if before.is_whole:
        return table.record_from(dict(zip(table.key, json.loads(key), strict=True)) | before.values)
    return table.changed(present[key], before.values)


def _restore_settings(writer: TableWriter, befores: Mapping[Place, Before]) -> None:
    places: Iterable[Place] = (place for place in befores if place[0] == SETTINGS_TABLE)
    for place in places:
        before = befores[place]
        (name,) = json.loads(place[1])
        if before.was_there:
            save_setting(writer, name, before.values.get("value"))
        else:
            remove_setting(writer, name)
