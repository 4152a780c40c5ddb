"""Drafts: what is being typed, one JSON value under a name, kept until it is signed or let go.

A draft is no record yet, so saving one every few seconds leaves no audit rows behind.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from caseload_app.domain.audit import JsonValue
from caseload_app.store.connection import told
from caseload_app.store.driver import Database
from caseload_app.store.shapes import to_json

SAVE_DRAFT = """
insert into drafts (name, saved_at, value)
values (:name, :saved_at, :value)
on conflict (name) do update set saved_at = excluded.saved_at, value = excluded.value
"""

READ_DRAFTS = """
select name, saved_at, value
from drafts
where :name is null or name = :name
order by saved_at desc, name
"""

REMOVE_DRAFT = """
delete from drafts
where name = :name
"""


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """One draft as it was last saved."""

    name: str
    saved_at: datetime
    value: JsonValue


def save_draft(database: Database, name: str, value: JsonValue, at: datetime) -> None:
    """Keep the draft under its name in place of the one before."""
    values = {"name": name, "saved_at": at.isoformat(timespec="seconds"), "value": to_json(value)}
    with told():
        database.execute(SAVE_DRAFT, values)


def read_drafts(database: Database, name: str | None = None) -> list[KeptDraft]:
    """Read the drafts, the newest first, or only the one of this name."""
    with told():
        rows = database.execute(READ_DRAFTS, {"name": name}).fetchall()
    return [
        KeptDraft(known, datetime.fromisoformat(at), json.loads(value)) for known, at, value in rows
    ]


def remove_draft(database: Database, name: str) -> None:
    """Let a draft go; inside a transaction it goes with that."""
    with told():
        database.execute(REMOVE_DRAFT, {"name": name})
