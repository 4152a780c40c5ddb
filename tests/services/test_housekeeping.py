from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from caseload_app.domain.records import CaseEvent, Child, Record, Worker
from caseload_app.errors import ExpectedError
from caseload_app.paths import migrations_folder
from caseload_app.services.housekeeping import (
    backup,
    check,
    create_store,
    restore,
    snapshot_before,
)
from caseload_app.services.session import Session, SessionFactory
from caseload_app.store.connection import open_database
from caseload_app.store.read import read_children, read_events, read_workers
from tests.services.stores import a_store, store_in

PASSPHRASE = "seven tall green ladders"
SCHEMA = migrations_folder().parent / "schema.sql"
ASHA = Worker("Asha Example")
CHILD = Child("C1", "Fern Test", worker="Asha Example")
VISIT = CaseEvent("C1", "CP visit", date(2026, 2, 2))


def locked(folder: Path, passphrase: str = PASSPHRASE) -> SessionFactory:
    return replace(store_in(folder), passphrase=passphrase)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def a_locked_store(folder: Path, records: Iterable[Record]) -> Session:
    session = create_store(locked(folder))
    with session.write() as writer:
        for record in records:
            writer.add(record)
    return session


def flip_byte(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 0xFF
    path.write_bytes(content)


def test_a_new_store_opens_with_its_passphrase(tmp_path: Path) -> None:
    a_locked_store(tmp_path, [ASHA]).close()

    with locked(tmp_path).open() as session:
        assert read_workers(session.database) == [ASHA]


def test_a_weak_passphrase_is_refused_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(ExpectedError) as caught:
        create_store(locked(tmp_path, "Password1234!"))

    assert caught.value.problem.startswith("The passphrase is made of what is guessed first")
    assert caught.value.next_step == (
        "Choose 12 or more characters, or four words that do not belong together."
    )
    assert names_in(tmp_path) == []


def test_a_store_without_a_passphrase_can_be_asked_for(tmp_path: Path) -> None:
    create_store(store_in(tmp_path)).close()

    assert (tmp_path / "team.db").read_bytes().startswith(b"SQLite format 3\x00")


def test_a_backup_opens_with_the_same_passphrase_and_holds_everything(tmp_path: Path) -> None:
    session = a_locked_store(tmp_path, [ASHA, CHILD, VISIT])

    counts = backup(session, tmp_path / "copy.db")
    with replace(locked(tmp_path), path=tmp_path / "copy.db").open() as copy:
        held = read_events(copy.database)

    assert held == [VISIT]
    assert (counts["workers"], counts["events"], counts["audit"]) == (1, 1, 4)
    assert b"Fern" not in (tmp_path / "copy.db").read_bytes()


def test_a_backup_never_replaces_a_file(tmp_path: Path) -> None:
    session = a_store(tmp_path)

    with pytest.raises(ExpectedError, match="already a file"):
        backup(session, tmp_path / "team.db")


def test_a_backup_goes_nowhere_that_is_not_there(tmp_path: Path) -> None:
    session = a_store(tmp_path)

    with pytest.raises(ExpectedError, match="No copy can be written to"):
        backup(session, tmp_path / "drive" / "copy.db")


def test_restoring_goes_back_and_keeps_the_present_file(tmp_path: Path) -> None:
    session = a_locked_store(tmp_path, [ASHA, CHILD])
    backup(session, tmp_path / "copy.db")
    with session.write() as writer:
        writer.remove(CHILD)
    session.close()

    kept = restore(locked(tmp_path), tmp_path / "copy.db")

    assert kept == tmp_path / "team-replaced-2026-03-02-0830.db"
    with locked(tmp_path).open() as session:
        assert read_children(session.database) == [CHILD]
    with replace(locked(tmp_path), path=kept).open() as session:
        assert read_children(session.database) == []
    assert names_in(tmp_path) == ["copy.db", "team-replaced-2026-03-02-0830.db", "team.db"]


def test_restoring_a_lost_store_needs_nothing_but_the_backup(tmp_path: Path) -> None:
    session = a_locked_store(tmp_path, [ASHA])
    backup(session, tmp_path / "copy.db")
    session.close()
    (tmp_path / "team.db").unlink()

    kept = restore(locked(tmp_path), tmp_path / "copy.db")

    assert kept is None
    with locked(tmp_path).open() as session:
        assert read_workers(session.database) == [ASHA]


def test_a_damaged_store_can_be_replaced(tmp_path: Path) -> None:
    session = a_locked_store(tmp_path, [ASHA])
    backup(session, tmp_path / "copy.db")
    session.close()
    (tmp_path / "team.db").write_bytes(b"\x8f\x03" * 3000)

    restore(locked(tmp_path), tmp_path / "copy.db")

    with locked(tmp_path).open() as session:
        assert read_workers(session.database) == [ASHA]


def refusal_of(folder: Path, copy: Path, factory: SessionFactory) -> str:
    before = (folder / "team.db").read_bytes()
    files = names_in(folder)
    with pytest.raises(ExpectedError) as caught:
        restore(factory, copy)
    assert (folder / "team.db").read_bytes() == before
    assert names_in(folder) == files
    return caught.value.problem


def test_a_damaged_backup_is_refused_and_the_store_stays(tmp_path: Path) -> None:
    session = a_locked_store(tmp_path, [ASHA])
    backup(session, tmp_path / "copy.db")
    session.close()
    flip_byte(tmp_path / "copy.db", 4096 * 5 + 99)

    assert "damaged" in refusal_of(tmp_path, tmp_path / "copy.db", locked(tmp_path))


def test_a_backup_whose_index_lies_is_refused(tmp_path: Path) -> None:
    session = a_store(tmp_path, [ASHA, CHILD])
    (page,) = session.database.execute(
        "select rootpage from sqlite_master where name = 'children_by_worker'"
    ).fetchone()
    session.close()
    content = (tmp_path / "team.db").read_bytes()
    flip_at = content.index(b"Asha Example", (page - 1) * 4096)
    (tmp_path / "copy.db").write_bytes(content)
    flip_byte(tmp_path / "copy.db", flip_at)

    problem = refusal_of(tmp_path, tmp_path / "copy.db", store_in(tmp_path))

    assert problem.startswith(f"The backup {tmp_path / 'copy.db'} is damaged (")


def test_another_passphrase_does_not_restore_a_backup(tmp_path: Path) -> None:
    session = a_locked_store(tmp_path, [ASHA])
    backup(session, tmp_path / "copy.db")
    session.close()

    problem = refusal_of(
        tmp_path, tmp_path / "copy.db", locked(tmp_path, "eleven small red kettles")
    )

    assert problem == f"The passphrase does not open {tmp_path / 'copy.db'}."


def test_a_backup_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    session = a_store(tmp_path, [ASHA])
    backup(session, tmp_path / "copy.db")
    session.close()
    database = open_database(tmp_path / "copy.db", None)
    database.execute("pragma user_version = 99")
    database.close()

    problem = refusal_of(tmp_path, tmp_path / "copy.db", store_in(tmp_path))

    assert "newer version of Caseload" in problem


def test_a_backup_that_is_not_there_is_told(tmp_path: Path) -> None:
    a_store(tmp_path).close()

    problem = refusal_of(tmp_path, tmp_path / "copy.db", store_in(tmp_path))

    assert problem == f"There is no store at {tmp_path / 'copy.db'}."


def test_a_store_is_not_restored_from_itself(tmp_path: Path) -> None:
    a_store(tmp_path).close()

    problem = refusal_of(tmp_path, tmp_path / "team.db", store_in(tmp_path))

    assert problem == "The backup and the store are the same file."


def test_a_store_in_use_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("caseload_app.store.connection.SETTINGS", ("pragma busy_timeout = 10",))
    session = a_store(tmp_path, [ASHA])
    backup(session, tmp_path / "copy.db")

    with session.write():
        problem = refusal_of(tmp_path, tmp_path / "copy.db", store_in(tmp_path))

    assert problem == f"{tmp_path / 'team.db'} is in use by another program."


def test_a_sound_store_has_nothing_to_report(tmp_path: Path) -> None:
    session = a_locked_store(tmp_path, [ASHA, CHILD, VISIT])

    assert check(session, SCHEMA) == []


def test_a_flipped_byte_is_found(tmp_path: Path) -> None:
    session = a_locked_store(tmp_path, [ASHA, CHILD, VISIT])
    (page,) = session.database.execute(
        "select rootpage from sqlite_master where name = 'leave'"
    ).fetchone()
    session.close()
    flip_byte(tmp_path / "team.db", (page - 1) * 4096 + 2000)

    with locked(tmp_path).open() as session:
        problems = check(session, SCHEMA)

    assert len(problems) >= 1
    assert "damaged" in problems[0]


def test_rows_that_refer_to_nothing_are_found(tmp_path: Path) -> None:
    session = a_store(tmp_path, [ASHA, CHILD, VISIT])
    session.database.execute("pragma foreign_keys = off")
    session.database.execute("delete from children")

    assert check(session, SCHEMA) == [
        "1 rows of allocations refer to nothing.",
        "1 rows of events refer to nothing.",
    ]


def test_a_changed_shape_is_found(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    session.database.execute("drop trigger audit_keeps_every_row")

    assert check(session, SCHEMA) == [
        "The store does not have the shape that this version makes: audit_keeps_every_row."
    ]


def test_a_copy_before_an_import_carries_its_day_and_reason(tmp_path: Path) -> None:
    session = a_store(tmp_path, [ASHA])

    copy = snapshot_before(session, "import")

    assert copy == tmp_path / "backups" / "team-2026-03-02-0830-before-import.db"
    with replace(store_in(tmp_path), path=copy).open() as kept:
        assert read_workers(kept.database) == [ASHA]


def test_a_reason_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    session = a_store(tmp_path)

    copy = snapshot_before(session, "../Undo: C:\\x")

    assert copy == tmp_path / "backups" / "team-2026-03-02-0830-before-undo-c-x.db"


def test_the_newest_ten_copies_are_kept(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    start = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    for minute in range(12):
        session.clock_now = [start + timedelta(minutes=minute)].pop
        snapshot_before(session, "import")

    kept = names_in(tmp_path / "backups")
    assert len(kept) == 10
    assert kept[0] == "team-2026-03-02-0902-before-import.db"
    assert kept[-1] == "team-2026-03-02-0911-before-import.db"


def test_two_copies_in_one_minute_are_both_kept(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    snapshot_before(session, "import")
    snapshot_before(session, "import")

    assert len(names_in(tmp_path / "backups")) == 2
