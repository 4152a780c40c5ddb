"""What a program does until it is killed; each line it tells is a thing acknowledged.

Run as `python -m tests.killing.works WORK STORE NUMBER`.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from caseload_app.domain.records import (
    CaseEvent,
    Child,
    Record,
    RecordChange,
    Supervision,
    Worker,
)
from caseload_app.paths import migrations_folder
from caseload_app.services.housekeeping import snapshot_before
from caseload_app.services.lending.lend import LoanRequest, lend
from caseload_app.services.lending.register import read_loans
from caseload_app.services.lending.take_back import preview, take_back, undo_taking_back
from caseload_app.services.safety.backups import back_up_today
from caseload_app.services.session import Session, SessionFactory
from caseload_app.store.connection import open_database
from caseload_app.store.imports import save_import
from caseload_app.store.migrate import migrate
from caseload_app.store.rekey import rekey
from tests.services.stores import the_clock

TODAY = date(2026, 3, 2)
ROWS = 60
KEYS = ("seven tall green ladders", "nine slow purple kettles")
OLD_STEPS = 2


def factory_of(path: Path, passphrase: str | None = KEYS[0]) -> SessionFactory:
    """Say how the store of a run opens."""
    return SessionFactory(path, passphrase, migrations_folder(), the_clock, "killed")


def tell(number: int) -> None:
    """Acknowledge that a thing is saved."""
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def do_imports(path: Path, number: int) -> None:
    """Import a list again and again: a copy first, then many rows in one transaction."""
    with factory_of(path).open() as session:
        session.database.execute("pragma cache_size = 3")
        while True:
            number += 1
            snapshot_before(session, "import")
            with session.write(as_of=TODAY) as writer:
                save_import(writer, as_of=TODAY, files=[], sheets=[])
                children = [Child(f"C{number}-{row}") for row in range(ROWS)]
                visits = [CaseEvent(child.child_id, "PEP", TODAY) for child in children]
                records: list[Record] = [*children, *visits]
                writer.apply(RecordChange(None, record) for record in records)
            tell(number)


def do_supervisions(path: Path, number: int) -> None:
    """Sign one session after another: a worker, a session."""
    with factory_of(path).open() as session:
        session.database.execute("pragma cache_size = 3")
        while True:
            number += 1
            name = f"Worker {number}"
            with session.write() as writer:
                records: list[Record] = [Worker(name), Supervision(name, TODAY)]
                writer.apply(RecordChange(None, record) for record in records)
            tell(number)


def do_migrations(path: Path, number: int) -> None:
    """Bring copies of a store of an earlier version to the newest, one after another."""
    old = path.with_name("old.db")
    while True:
        number += 1
        fresh = path.with_name(f"migrated-{number}.db")
        shutil.copyfile(old, fresh)
        with closing(open_database(fresh, None)) as database:
            folder = path.parent / "backups"
            migrate(database, migrations_folder(), snapshot_folder=folder, today=TODAY)
        tell(number)


def do_rekeys(path: Path, number: int) -> None:
    """Change the passphrase there and back."""
    while True:
        number += 1
        old, new = KEYS[(number + 1) % 2], KEYS[number % 2]
        rekey(path, old, new)
        tell(number)


def do_backups(path: Path, number: int) -> None:
    """Write a record and back up, each time on another day."""
    factory = factory_of(path)
    while True:
        number += 1
        moment = the_clock().replace(year=2026 + number // 300, day=1 + number % 28)
        with replace(factory, clock_now=lambda at=moment: at).open() as session:
            with session.write() as writer:
                writer.add(Child(f"B{number}"))
            back_up_today(session)
        tell(number)


def do_taking_back(path: Path, number: int) -> None:
    """Take a deputy's copy back and undo that, again and again."""
    with factory_of(path).open() as session:
        session.database.execute("pragma cache_size = 3")
        copy = _a_copy(session)
        while True:
            number += 1
            if number % 2:
                take_back(session, preview(session, copy, KEYS[1]), {}, TODAY)
            else:
                undo_taking_back(session, read_loans(session)[-1])
            tell(number)


def _a_copy(session: Session) -> Path:
    """Lend a copy in which a deputy adds many children, unless that is done."""
    copy = session.path.with_name("cover.db")
    if copy.exists() and read_loans(session):
        return copy
    lend(session, LoanRequest("Dee", TODAY, KEYS[1], copy), TODAY)
    with factory_of(copy, KEYS[1]).open() as deputy, deputy.write() as writer:
        children = [Child(f"T{row}") for row in range(ROWS)]
        visits = [CaseEvent(child.child_id, "PEP", TODAY) for child in children]
        records: list[Record] = [*children, *visits]
        writer.apply(RecordChange(None, record) for record in records)
    return copy


WORKS: dict[str, Callable[[Path, int], None]] = {
    "import": do_imports,
    "supervision": do_supervisions,
    "migration": do_migrations,
    "rekey": do_rekeys,
    "backup": do_backups,
    "taking back": do_taking_back,
}

if __name__ == "__main__":
    WORKS[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))
