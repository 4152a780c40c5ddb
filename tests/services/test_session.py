from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from caseload_app.domain.changes import Changes
from caseload_app.domain.records import Allocation, Child, Worker
from caseload_app.errors import ExpectedError
from caseload_app.paths import migrations_folder
from caseload_app.services.session import SessionFactory, open_session
from caseload_app.store.audit import read_audit
from caseload_app.store.connection import open_database
from caseload_app.store.imports import save_import
from caseload_app.store.read import read_allocations, read_children, read_workers
from tests.services.stores import a_store, store_in, the_clock

ASHA = Worker("Asha Example")
CHILD = Child("C1", worker="Asha Example")


def test_what_is_written_is_there_after_opening_again(tmp_path: Path) -> None:
    with store_in(tmp_path).create() as session, session.write() as writer:
        writer.add(ASHA)

    with store_in(tmp_path).open() as session:
        assert read_workers(session.database) == [ASHA]


def test_a_write_is_stamped_with_moment_author_and_reason(tmp_path: Path) -> None:
    session = a_store(tmp_path)

    with session.write(why="Told by phone") as writer:
        writer.add(ASHA)

    (entry,) = read_audit(session.database)
    assert entry.at == the_clock()
    assert (entry.author, entry.why) == ("tester", "Told by phone")


def test_a_write_says_what_it_touched(tmp_path: Path) -> None:
    session = a_store(tmp_path)

    with session.write() as writer:
        writer.add(ASHA)
        writer.add(CHILD)

    assert writer.changes == Changes(frozenset({"C1"}), frozenset({"Asha Example"}))


def test_a_write_that_fails_leaves_nothing(tmp_path: Path) -> None:
    session = a_store(tmp_path)

    with pytest.raises(ZeroDivisionError), session.write() as writer:
        writer.add(ASHA)
        raise ZeroDivisionError

    assert read_workers(session.database) == []
    assert read_audit(session.database) == []


def test_after_a_write_that_failed_the_next_one_works(tmp_path: Path) -> None:
    session = a_store(tmp_path, [ASHA])
    with pytest.raises(ExpectedError), session.write() as writer:
        writer.add(ASHA)

    with session.write() as writer:
        writer.add(CHILD)

    assert read_children(session.database) == [CHILD]


def test_an_allocation_counts_from_the_day_that_is_given(tmp_path: Path) -> None:
    session = a_store(tmp_path, [ASHA])

    with session.write(as_of=date(2026, 2, 27)) as writer:
        writer.add(CHILD)

    assert read_allocations(session.database) == [
        Allocation("C1", date(2026, 2, 27), "Asha Example")
    ]


def test_a_store_in_use_is_told_when_writing(tmp_path: Path) -> None:
    first = a_store(tmp_path)
    second = store_in(tmp_path).open()
    second.database.execute("pragma busy_timeout = 10")

    with first.write() as writer:
        writer.add(ASHA)
        with pytest.raises(ExpectedError, match="in use by another program"), second.write():
            pass

    assert read_workers(second.database) == [ASHA]


def test_a_store_can_be_opened_once_more_beside(tmp_path: Path) -> None:
    session = a_store(tmp_path, [ASHA])

    with session.beside() as job, job.write() as writer:
        writer.add(CHILD)

    assert read_children(session.database) == [CHILD]
    assert job.author == "tester"


def test_an_import_can_be_taken_back(tmp_path: Path) -> None:
    session = a_store(tmp_path, [ASHA])
    with session.write(why="Import") as writer:
        import_id = save_import(writer, as_of=date(2026, 3, 2), files=[], sheets=[])
        writer.add(CHILD)
        writer.change(ASHA, replace(ASHA, fte=0.5))

    changes = session.undo_import(import_id)

    assert read_children(session.database) == []
    assert read_workers(session.database) == [ASHA]
    assert changes.touches("C1")


def test_creating_never_replaces_a_file(tmp_path: Path) -> None:
    a_store(tmp_path, [ASHA]).close()

    with pytest.raises(ExpectedError, match="already a file"):
        store_in(tmp_path).create()

    with store_in(tmp_path).open() as session:
        assert read_workers(session.database) == [ASHA]


def test_a_store_that_cannot_be_finished_is_not_left_half_made(tmp_path: Path) -> None:
    factory = replace(store_in(tmp_path), migrations=tmp_path)

    with pytest.raises(FileNotFoundError):
        factory.create()

    assert list(tmp_path.iterdir()) == []


def test_opening_a_newer_store_is_refused(tmp_path: Path) -> None:
    a_store(tmp_path).close()
    database = open_database(tmp_path / "team.db", None)
    database.execute("pragma user_version = 99")
    database.close()

    with pytest.raises(ExpectedError, match="newer version of Caseload"):
        store_in(tmp_path).open()


def test_a_store_can_be_made_and_opened_without_an_author(tmp_path: Path) -> None:
    path, steps = tmp_path / "team.db", migrations_folder()
    open_session(path, None, migrations=steps, clock_now=the_clock, create=True).close()

    with open_session(path, None, migrations=steps, clock_now=the_clock) as session:
        assert session.path == path
        assert session.author == ""


def test_a_factory_does_not_show_the_passphrase() -> None:
    factory = SessionFactory(Path("team.db"), "seven tall green ladders", Path(), the_clock)

    assert "ladders" not in repr(factory)
