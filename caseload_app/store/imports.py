"""The list of imports: when, of which files, what they held, and whether one was undone."""

from __future__ import annotations

import json
from datetime import date, datetime

from caseload_app.domain.audit import ImportRecord, JsonValue
from caseload_app.store.connection import told
from caseload_app.store.driver import Database
from caseload_app.store.shapes import to_json
from caseload_app.store.tables import TableWriter

SAVE_IMPORT = """
insert into imports (at, as_of, files, sheets)
values (:at, :as_of, :files, :sheets)
returning id
"""

READ_IMPORTS = """
select id, at, as_of, files, sheets, undone_at
from imports
order by id desc
"""

MARK_UNDONE = """
update imports
set undone_at = :at
where id = :import_id
"""


def save_import(writer: TableWriter, *, as_of: date, files: JsonValue, sheets: JsonValue) -> int:
    """List a new import; all that the writer writes from now on belongs to it."""
    values = {
        "at": writer.at,
        "as_of": as_of.isoformat(),
        "files": to_json(files),
        "sheets": to_json(sheets),
    }
    (import_id,) = writer.database.execute(SAVE_IMPORT, values).fetchone()
    writer.import_id = int(import_id)
    writer.as_of = as_of
    return writer.import_id


def read_imports(database: Database) -> list[ImportRecord]:
    """Read every import, newest first."""
    with told():
        rows = database.execute(READ_IMPORTS).fetchall()
    return [
        ImportRecord(
            import_id,
            datetime.fromisoformat(at),
            date.fromisoformat(as_of),
            json.loads(files),
            json.loads(sheets),
            None if undone_at is None else datetime.fromisoformat(undone_at),
        )
        for import_id, at, as_of, files, sheets, undone_at in rows
    ]


def read_latest_import(database: Database) -> ImportRecord | None:
    """Read the newest import that still stands; one that was undone does not."""
    standing = (found for found in read_imports(database) if found.undone_at is None)
    return next(standing, None)


def mark_undone(writer: TableWriter, import_id: int) -> None:
    writer.database.execute(MARK_UNDONE, {"at": writer.at, "import_id": import_id})
