"""Seals the rows of the audit trail, erases what they hold about a person, and checks the chain."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Sequence

from caseload_app.domain.audit_chain import (
    SALT_BYTES,
    ChainLink,
    digest_of,
    find_breaks,
    seal_after,
    seal_of,
    stamp_text,
)
from caseload_app.store.connection import told
from caseload_app.store.driver import Database

Stamp = tuple[str, str, str, str, int | None]
"""When, by whom, what was done, to which table, by which import."""
Held = tuple[str, str | None, str | None, str]
"""What an entry says about a person: key, old, new, reason."""

LAST_LINK = """
select id, seal
from audit
order by id desc
limit 1
"""

SAVE_AUDIT = """
insert into audit (
    id, at, author, act, subject, import_id, record_key, old, new, why, salt, digest, seal
)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

READ_LINKS = """
select id, at, author, act, subject, import_id, record_key, old, new, why,
    salt, digest, seal, is_erased
from audit
order by id
"""

SEAL_ROW = """
update audit
set salt = ?, digest = ?, seal = ?
where id = ?
"""

ERASE = """
update audit
set record_key = '[]', old = null, new = null, why = '', salt = '', is_erased = 1
where id = ?
"""

READ_ERASURES = """
select new
from audit
where act = 'erased' and is_erased = 0
"""

CHAIN_COLUMNS = """
select count(*)
from pragma_table_info('audit')
where name = 'seal'
"""

SEAL_AT = """
select seal
from audit
where id = :entry_id
"""


def append_entries(database: Database, rows: Sequence[tuple[Stamp, Held]]) -> None:
    """Add entries at the end of the chain; the caller holds the transaction."""
    last, seal = read_head(database)
    salts = _salts(len(rows))
    sealed: list[tuple[object, ...]] = []
    # Of all that one write does, the stamps are few.
    stamped = {stamp: stamp_text(_texts(stamp)) for stamp in {stamp for stamp, _ in rows}}
    for entry_id, (salt, (stamp, held)) in enumerate(zip(salts, rows, strict=True), start=last + 1):
        digest = digest_of(salt, held)
        seal = seal_after(seal, entry_id, stamped[stamp], digest)
        sealed.append((entry_id, *stamp, *held, salt, digest, seal))
    database.conn.executemany(SAVE_AUDIT, sealed)


def read_head(database: Database) -> tuple[int, str]:
    """Read the number and the seal of the newest entry; nought and nothing where there is none."""
    row = database.execute(LAST_LINK).fetchone()
    return (0, "") if row is None else (int(row[0]), str(row[1]))


def has_chain(database: Database) -> bool:
    """Tell whether the trail is chained; that of a backup of an earlier version is not."""
    return bool(database.execute(CHAIN_COLUMNS).fetchone()[0])


def read_seal(database: Database, entry_id: int) -> str | None:
    """Read the seal of one entry; None where there is no such entry."""
    row = database.execute(SEAL_AT, {"entry_id": entry_id}).fetchone()
    return None if row is None else str(row[0])


def seal_unsealed(database: Database) -> None:
    """Seal the entries that were written before there was a chain."""
    seal = ""
    for link in list(_read_links(database)):
        if not link.seal:
            (salt,) = _salts(1)
            digest = digest_of(salt, link.held)
            seal = seal_of(seal, link.entry_id, link.stamp, digest)
            database.execute(SEAL_ROW, (salt, digest, seal, link.entry_id))
        else:
            seal = link.seal


def erase_entries(database: Database, entry_ids: Sequence[int]) -> None:
    """Erase what these entries hold; the caller records the erasure in the same transaction."""
    database.conn.executemany(ERASE, [(entry_id,) for entry_id in entry_ids])


def find_chain_faults(database: Database) -> list[str]:
    """Say where the audit trail has been tampered with, a sentence each."""
    with told():
        recorded = database.execute(READ_ERASURES).fetchall()
        erasures = sum(int(json.loads(new or "{}").get("entries", 0)) for (new,) in recorded)
        return find_breaks(_read_links(database), erasures)


def _read_links(database: Database) -> Iterator[ChainLink]:
    for row in database.execute(READ_LINKS):
        entry_id, *stamp = row[:6]
        yield ChainLink(
            entry_id, _texts(stamp), tuple(row[6:10]), row[10], row[11], row[12], bool(row[13])
        )


def _texts(stamp: Sequence[object]) -> tuple[str | None, ...]:
    return tuple(None if part is None else str(part) for part in stamp)


def _salts(number: int) -> list[str]:
    size = 2 * SALT_BYTES
    drawn = secrets.token_bytes(SALT_BYTES * number).hex()
    return [drawn[at : at + size] for at in range(0, len(drawn), size)]
