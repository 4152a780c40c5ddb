from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from caseload_app.domain.audit import Act, AuditEntry
from caseload_app.domain.records import record_key
from caseload_app.store.audit import read_audit
from caseload_app.store.driver import Database
from tests.store.made_up_stores import ASHA, CHILD, VISIT, add_all, new_store, writing


@pytest.fixture
def database(tmp_path: Path) -> Database:
    database = new_store(tmp_path)
    add_all(database, ASHA, CHILD, VISIT)
    return database


def test_an_entry_says_who_did_what_when_and_why(database: Database) -> None:
    with writing(database, why="Typing mistake", at="2026-03-05T16:30:00+00:00") as writer:
        writer.change(VISIT, replace(VISIT, outcome="Not seen", latest_only=False))

    assert read_audit(database, limit=1) == [
        AuditEntry(
            5,
            datetime(2026, 3, 5, 16, 30, tzinfo=UTC),
            "A. Manager",
            Act.CHANGED,
            "events",
            ("C1", "CLA visit", "2026-02-02"),
            {"outcome": "Seen", "latest_only": True},
            {"outcome": "Not seen", "latest_only": False},
            "Typing mistake",
            None,
        )
    ]


def test_entries_come_newest_first(database: Database) -> None:
    assert [entry.entry_id for entry in read_audit(database)] == [4, 3, 2, 1]


def test_entries_of_one_table_can_be_read(database: Database) -> None:
    assert [entry.key for entry in read_audit(database, subject="children")] == [("C1",)]


def test_entries_of_one_record_can_be_read(database: Database) -> None:
    with writing(database) as writer:
        writer.remove(VISIT)

    found = read_audit(database, subject="events", key=record_key(VISIT))

    assert [entry.act for entry in found] == [Act.REMOVED, Act.ADDED]


def test_a_number_of_entries_can_be_asked_for(database: Database) -> None:
    assert [entry.entry_id for entry in read_audit(database, limit=2)] == [4, 3]
    assert read_audit(database, limit=0) == []
