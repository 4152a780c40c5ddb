"""Reads the audit trail: what was added, changed and removed, when, by whom and why."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from caseload_app.domain.audit import Act, AuditEntry, JsonValue
from caseload_app.store.connection import told
from caseload_app.store.driver import Database
from caseload_app.store.shapes import to_json

READ_AUDIT = """
select id, at, author, act, subject, record_key, old, new, why, import_id, is_erased
from audit
"""

# Records that somebody changed or removed by hand, with all that was done to them before and since.
TOUCHED_BY_HAND = """
where (subject, record_key) in (
    select subject, record_key
    from audit
    where import_id is null
    and act in ('changed', 'removed')
    and subject <> 'settings'
)
order by id
"""

LAST_BY_IMPORT = """
select coalesce(max(id), 0)
from audit
where import_id is not null
"""

# Whatever names the child or worker, in the key or in what was written; as whole JSON texts, so
# that `C1` does not find `C12`.
ABOUT = """
where instr(record_key, :about) or instr(coalesce(old, ''), :about)
or instr(coalesce(new, ''), :about)
"""

OF_SUBJECT = "subject = :subject"
OF_RECORD = "record_key = :record_key"
OF_IMPORT = "import_id = :import_id"
NEWEST_FIRST = "order by id desc limit :limit"


def read_audit(
    database: Database,
    subject: str | None = None,
    key: Sequence[object] | None = None,
    limit: int | None = None,
    import_id: int | None = None,
) -> list[AuditEntry]:
    """Read entries, newest first: all, or of one table, one record or one import.

    `key` is what `record_key` gives for the record.
    """
    wanted = {
        OF_SUBJECT: subject is not None,
        OF_RECORD: key is not None,
        OF_IMPORT: import_id is not None,
    }
    clauses = " and ".join(clause for clause, is_wanted in wanted.items() if is_wanted)
    where = f"where {clauses} " if clauses else ""
    values = {
        "subject": subject,
        "record_key": None if key is None else _key_text(key),
        "import_id": import_id,
        "limit": -1 if limit is None else limit,
    }
    with told():
        rows = database.execute(f"{READ_AUDIT} {where}{NEWEST_FIRST}", values).fetchall()
    return [_entry(*row) for row in rows]


def read_audit_about(database: Database, whom: str, limit: int) -> list[AuditEntry]:
    """Read the newest entries that name a child's ID or a worker."""
    values = {"about": to_json(whom), "limit": limit}
    with told():
        rows = database.execute(f"{READ_AUDIT} {ABOUT} {NEWEST_FIRST}", values).fetchall()
    return [_entry(*row) for row in rows]


def read_touched_by_hand(database: Database) -> list[AuditEntry]:
    """Read all that was done to the records that somebody corrected by hand, oldest first."""
    with told():
        rows = database.execute(f"{READ_AUDIT} {TOUCHED_BY_HAND}").fetchall()
    return [_entry(*row) for row in rows]


def read_last_imported(database: Database) -> int:
    """Read the number of the newest entry that an import wrote; 0 where there is none."""
    with told():
        (last,) = database.execute(LAST_BY_IMPORT).fetchone()
    return int(last)


def _key_text(key: Sequence[object]) -> str:
    return to_json([part.isoformat() if isinstance(part, date) else part for part in key])


def _entry(entry_id: int, at: str, author: str, act: str, *rest: str | None) -> AuditEntry:
    subject, key, old, new, why, import_id, is_erased = rest
    return AuditEntry(
        entry_id,
        datetime.fromisoformat(at),
        author,
        Act(act),
        subject or "",
        tuple(json.loads(key or "[]")),
        _fields(old),
        _fields(new),
        why or "",
        None if import_id is None else int(import_id),
        bool(is_erased),
    )


def _fields(text: str | None) -> Mapping[str, JsonValue]:
    return {} if text is None else dict(json.loads(text))
