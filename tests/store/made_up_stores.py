"""Small stores of made-up records for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from caseload_app.domain.records import (
    AgreedAction,
    CaseDiscussion,
    CaseEvent,
    Child,
    ChildFact,
    Leave,
    LongTerm,
    Plan,
    Record,
    Supervision,
    SupervisionKind,
    SupervisionStatus,
    Worker,
)
from caseload_app.store.connection import immediate, open_database
from caseload_app.store.driver import Database
from caseload_app.store.migrate import migrate
from caseload_app.store.tables import TableWriter

ROOT = Path(__file__).parents[2]
MIGRATIONS = ROOT / "db" / "migrations"
PASSPHRASE = "seven tall green ladders"
NOW = "2026-03-03T09:00:00+00:00"
TODAY = date(2026, 3, 3)

ASHA = Worker("Asha Example", role="Social worker", team="North", fte=0.8, case_limit=0)
BILL = Worker("Bill Sample", team="North", started_on=date(2025, 9, 1))
CHILD = Child(
    "C1",
    "Fern Test",
    born_on=date(2015, 2, 28),
    worker="Asha Example",
    team="North",
    plan=Plan.CLA,
    allocated_on=date(2026, 1, 5),
    long_term=LongTerm.DESIGNATED,
)
VISIT = CaseEvent("C1", "CLA visit", date(2026, 2, 2), outcome="Seen", latest_only=True)

ONE_OF_EACH: tuple[Record, ...] = (
    ASHA,
    CHILD,
    VISIT,
    ChildFact("C1", "School", "Made-up Primary"),
    Supervision(
        "Asha Example",
        date(2026, 2, 10),
        SupervisionKind.CASE,
        SupervisionStatus.CANCELLED,
        "Training",
        0,
        date(2026, 2, 17),
    ),
    CaseDiscussion("C1", date(2026, 2, 11), "Asha Example", "Step down", "Goals met"),
    AgreedAction("Asha Example", "Ring the school", child_id="C1", due_on=date(2026, 3, 9)),
    Leave("Asha Example", date(2026, 4, 1), date(2026, 4, 10), "Annual", "Bill Sample"),
)


def new_store(folder: Path, passphrase: str | None = None) -> Database:
    """Make a store with every table and nothing in it; without a passphrase it opens faster."""
    database = open_database(folder / "team.db", passphrase, create=True)
    migrate(database, MIGRATIONS, snapshot_folder=folder / "backups", today=TODAY)
    return database


@contextmanager
def writing(
    database: Database, *, why: str = "", at: str = NOW, as_of: date | None = None
) -> Iterator[TableWriter]:
    with immediate(database):
        yield TableWriter(database, at, "A. Manager", why=why, as_of=as_of)


def add_all(database: Database, *records: Record) -> None:
    with writing(database) as writer:
        for record in records:
            writer.add(record)


def rows_of(database: Database, table: str) -> list[tuple[object, ...]]:
    return list(database.execute(f'select * from "{table}" order by 1, 2').fetchall())
