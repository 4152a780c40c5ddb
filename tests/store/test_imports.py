from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from caseload_app.domain.audit import ImportRecord
from caseload_app.domain.records import Allocation
from caseload_app.store.audit import read_audit
from caseload_app.store.driver import Database
from caseload_app.store.imports import mark_undone, read_imports, read_latest_import, save_import
from caseload_app.store.read import read_allocations
from tests.store.made_up_stores import ASHA, CHILD, new_store, writing

FILES = [{"path": "annex-a.xlsx", "sha256": "ab" * 32}]
SHEETS = [{"name": "List 6", "added": 3}]


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return new_store(tmp_path)


def save(database: Database, as_of: date) -> int:
    with writing(database) as writer:
        return save_import(writer, as_of=as_of, files=FILES, sheets=SHEETS)


def test_an_import_comes_back_as_it_was_saved(database: Database) -> None:
    import_id = save(database, date(2026, 3, 2))

    assert read_latest_import(database) == ImportRecord(
        import_id,
        datetime(2026, 3, 3, 9, tzinfo=UTC),
        date(2026, 3, 2),
        FILES,
        SHEETS,
        None,
    )


def test_without_an_import_there_is_no_latest(database: Database) -> None:
    assert read_latest_import(database) is None


def test_imports_come_newest_first(database: Database) -> None:
    first, second = save(database, date(2026, 3, 2)), save(database, date(2026, 2, 23))

    assert [known.import_id for known in read_imports(database)] == [second, first]


def test_the_latest_import_is_one_that_still_stands(database: Database) -> None:
    first, second = save(database, date(2026, 3, 2)), save(database, date(2026, 3, 9))
    with writing(database, at="2026-03-10T08:00:00+00:00") as writer:
        mark_undone(writer, second)

    latest = read_latest_import(database)

    assert latest is not None
    assert latest.import_id == first
    assert read_imports(database)[0].undone_at == datetime(2026, 3, 10, 8, tzinfo=UTC)


def test_what_is_written_after_it_belongs_to_the_import(database: Database) -> None:
    with writing(database) as writer:
        writer.add(ASHA)
        import_id = save_import(writer, as_of=date(2026, 3, 2), files=FILES, sheets=SHEETS)
        writer.add(replace(CHILD, allocated_on=None))

    belonging = [entry.subject for entry in read_audit(database, import_id=import_id)]
    assert sorted(belonging) == ["allocations", "children"]


def test_an_allocation_without_a_date_counts_from_the_day_of_the_data(database: Database) -> None:
    with writing(database) as writer:
        save_import(writer, as_of=date(2026, 2, 27), files=FILES, sheets=SHEETS)
        writer.add(ASHA)
        writer.add(replace(CHILD, allocated_on=None))

    assert read_allocations(database) == [
        Allocation("C1", date(2026, 2, 27), "Asha Example", "North")
    ]
