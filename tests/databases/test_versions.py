"""Every released file version comes up to the newest with all that it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from caseload_app.domain.records import Allocation, CaseEvent, Child, Plan
from caseload_app.store.audit import read_audit
from caseload_app.store.connection import open_database
from caseload_app.store.driver import Database, driver
from caseload_app.store.imports import read_latest_import
from caseload_app.store.migrate import migrate, read_version, statements
from caseload_app.store.read import (
    read_actions,
    read_allocations,
    read_case_discussions,
    read_children,
    read_events,
    read_facts,
    read_leave,
    read_supervisions,
    read_workers,
)
from caseload_app.store.schema import find_differences
from caseload_app.store.settings import read_settings
from caseload_app.store.snapshot import find_damage, find_orphans
from tests.store.made_up_stores import (
    ASHA,
    BILL,
    CHILD,
    MIGRATIONS,
    ONE_OF_EACH,
    ROOT,
    TODAY,
    VISIT,
)

DUMPS = sorted(Path(__file__).parent.glob("v*.sql"))


@pytest.fixture(params=DUMPS, ids=lambda path: path.stem)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """The store of one dump, brought up to the newest version."""
    connection = driver.connect(str(tmp_path / "team.db"), isolation_level=None)
    for statement in statements(request.param.read_text(encoding="utf-8")):
        connection.execute(statement)
    connection.close()
    database = open_database(tmp_path / "team.db", None)
    migrate(database, MIGRATIONS, snapshot_folder=tmp_path / "backups", today=TODAY)
    yield database
    database.close()


def test_it_is_of_the_newest_version(database: Database) -> None:
    assert read_version(database) == len(list(MIGRATIONS.glob("*.sql")))


def test_it_has_the_newest_shape_and_is_whole(database: Database) -> None:
    schema = (ROOT / "db" / "schema.sql").read_text(encoding="utf-8")

    assert find_differences(database, schema) == []
    assert find_damage(database) == []
    assert find_orphans(database) == {}


def test_it_keeps_workers_and_children(database: Database) -> None:
    moved = replace(CHILD, worker="Bill Sample", allocated_on=date(2026, 3, 4))

    assert read_workers(database) == [ASHA, BILL]
    assert read_children(database) == [moved, Child("C2", plan=Plan.CIN)]


def test_it_keeps_what_belongs_to_them(database: Database) -> None:
    visit = CaseEvent("C2", "CIN visit", date(2026, 2, 20), note='With Mum; "well"')
    held = [
        *read_facts(database),
        *read_supervisions(database),
        *read_case_discussions(database),
        *read_actions(database),
        *read_leave(database),
    ]

    assert read_events(database) == [VISIT, visit]
    assert held == list(ONE_OF_EACH[3:])
    assert read_allocations(database) == [
        Allocation("C1", date(2026, 1, 5), "Asha Example", "North"),
        Allocation("C1", date(2026, 3, 4), "Bill Sample", "North"),
    ]


def test_it_keeps_its_history(database: Database) -> None:
    latest = read_latest_import(database)

    assert read_settings(database) == {"case_limit": 18}
    assert len(read_audit(database)) == 15
    assert latest is not None
    assert latest.as_of == date(2026, 3, 2)
    assert len(read_audit(database, import_id=latest.import_id)) == 12
