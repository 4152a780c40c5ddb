"""Removes a child for good: the records, what the audit trail holds, and every other mention."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from caseload_app.domain.audit import Act, JsonValue
from caseload_app.domain.records import Child, RecordChange
from caseload_app.store.audit_chain import erase_entries
from caseload_app.store.driver import Database
from caseload_app.store.shapes import CHILDREN, to_json
from caseload_app.store.snapshot import TABLE_NAMES
from caseload_app.store.tables import TableWriter

ERASED = "(removed)"
SHORTEST_NAME = 4
"""A shorter name is a word of other texts: it is not looked for."""

ENTRIES_ABOUT = """
select id
from audit
where is_erased = 0
and (
    instr(record_key, :quoted) or instr(coalesce(old, ''), :quoted)
    or instr(coalesce(new, ''), :quoted)
    or (:name <> '' and (instr(coalesce(old, ''), :name) or instr(coalesce(new, ''), :name)))
)
"""

READ_IMPORTS = "select id, files, sheets from imports"
CLEAN_IMPORT = "update imports set files = ?, sheets = ? where id = ?"
READ_DRAFTS = "select name, value from drafts"
REMOVE_DRAFT = "delete from drafts where name = ?"
TEXT_COLUMNS = "select name from pragma_table_info(:name) where type = 'TEXT'"


def erase_children(writer: TableWriter, children: Sequence[Child]) -> int:
    """Remove the children with everything that belongs to them; give the entries erased.

    The trail goes on saying that something was there and when it was removed, not what.
    """
    database = writer.database
    writer.apply(RecordChange(child, None) for child in children)
    entries = sorted({entry for child in children for entry in _entries_about(database, child)})
    erase_entries(database, entries)
    for child in children:
        _clean_imports(database, child)
        _remove_drafts(database, child)
    told = to_json({"entries": len(entries), "children": len(children)})
    keys = to_json([child.child_id for child in children])
    writer.save_audit([(Act.ERASED.value, CHILDREN.name, keys, None, told)])
    return len(entries)


def find_mentions(database: Database, child: Child) -> dict[str, int]:
    """Count by table the rows that still name the child, such as notes about somebody else.

    The entry that tells of the removal holds the ID, and is not counted.
    """
    wanted = [child.child_id]
    if len(child.name) >= SHORTEST_NAME:
        wanted.append(child.name)
    found: dict[str, int] = {}
    for (table,) in database.execute(TABLE_NAMES.format(schema="main")).fetchall():
        columns = [name for (name,) in database.execute(TEXT_COLUMNS, {"name": table})]
        if not columns or table == "audit":
            continue
        test = " or ".join(
            f"instr(coalesce(\"{name}\", ''), ?)" for name in columns for _ in wanted
        )
        values = wanted * len(columns)
        query = f'select count(*) from "{table}" where {test}'
        (number,) = database.execute(query, values).fetchone()
        if number:
            found[table] = number
    return found


def _entries_about(database: Database, child: Child) -> Iterator[int]:
    name = child.name if len(child.name) >= SHORTEST_NAME else ""
    values = {"quoted": to_json(child.child_id), "name": name}
    for (entry_id,) in database.execute(ENTRIES_ABOUT, values).fetchall():
        yield int(entry_id)


def _clean_imports(database: Database, child: Child) -> None:
    """Blank what the lists of imports say of the child, such as cells that were refused."""
    for import_id, files, sheets in database.execute(READ_IMPORTS).fetchall():
        cleaned = [to_json(_without(json.loads(text), child)) for text in (files, sheets)]
        if cleaned != [files, sheets]:
            database.execute(CLEAN_IMPORT, (*cleaned, import_id))


def _remove_drafts(database: Database, child: Child) -> None:
    quoted = to_json(child.child_id)
    for name, value in database.execute(READ_DRAFTS).fetchall():
        if quoted in value or child.child_id in name.split():
            database.execute(REMOVE_DRAFT, (name,))


def _without(value: JsonValue, child: Child) -> JsonValue:
    if isinstance(value, dict):
        return {key: _without(inner, child) for key, inner in value.items()}
    if isinstance(value, list):
        return [_without(inner, child) for inner in value]
    if isinstance(value, str):
        is_name = len(child.name) >= SHORTEST_NAME and child.name in value
        return ERASED if is_name or value == child.child_id else value
    return value
