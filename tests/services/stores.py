"""A store in a folder of the test, with an unchanging clock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from caseload_app.domain.records import Record, RecordChange
from caseload_app.paths import migrations_folder
from caseload_app.services.session import Session, SessionFactory


def the_clock() -> datetime:
    """Give the moment at which every test writes."""
    return datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


def store_in(folder: Path) -> SessionFactory:
    """Say where the test's store lies; it has no passphrase."""
    return SessionFactory(folder / "team.db", None, migrations_folder(), the_clock, "tester")


def a_store(folder: Path, records: Iterable[Record] = ()) -> Session:
    """Make a store that holds these records."""
    session = store_in(folder).create()
    with session.write(why="test") as writer:
        writer.apply(RecordChange(None, record) for record in records)
    return session
