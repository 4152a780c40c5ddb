from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from caseload_app.errors import ExpectedError
from caseload_app.store.connection import immediate, open_database
from caseload_app.store.read import read_children
from caseload_app.store.snapshot import (
    count_rows,
    find_damage,
    find_orphans,
    free_name,
    is_in_use,
    keep_newest,
    make_folder,
    put_in_place,
    save_copy,
)
from tests.store.made_up_stores import ASHA, CHILD, PASSPHRASE, VISIT, add_all, new_store


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_copy_opens_with_the_same_passphrase_and_holds_the_same(
    tmp_path: Path, passphrase: str | None
) -> None:
    database = new_store(tmp_path, passphrase)
    add_all(database, ASHA, CHILD, VISIT)

    counts = save_copy(database, tmp_path / "copy.db")
    database.close()
    copy = open_database(tmp_path / "copy.db", passphrase)
    held = (read_children(copy), count_rows(copy), find_damage(copy))
    copy.close()

    assert held == ([CHILD], counts, [])
    assert (counts["events"], counts["audit"], counts["leave"]) == (1, 4, 0)


def test_a_copy_of_an_encrypted_store_holds_no_name_in_the_clear(tmp_path: Path) -> None:
    database = new_store(tmp_path, PASSPHRASE)
    add_all(database, ASHA, CHILD)

    save_copy(database, tmp_path / "copy.db")
    database.close()

    assert b"Fern" not in (tmp_path / "copy.db").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.db", "team.db"]


def test_a_copy_never_replaces_a_file(tmp_path: Path) -> None:
    database = new_store(tmp_path)
    (tmp_path / "notes.db").write_text("mine")

    with pytest.raises(ExpectedError, match=r"already a file at .*notes\.db"):
        save_copy(database, tmp_path / "notes.db")

    assert (tmp_path / "notes.db").read_text() == "mine"


def test_a_copy_needs_a_folder_that_is_there(tmp_path: Path) -> None:
    database = new_store(tmp_path)

    with pytest.raises(ExpectedError, match="No copy can be written to"):
        save_copy(database, tmp_path / "no" / "copy.db")


def test_a_damaged_store_gives_no_copy(tmp_path: Path) -> None:
    database = new_store(tmp_path, PASSPHRASE)
    (page,) = database.execute("select rootpage from sqlite_master where name = 'leave'").fetchone()
    database.close()
    content = bytearray((tmp_path / "team.db").read_bytes())
    content[(page - 1) * 4096 + 9] ^= 0xFF
    (tmp_path / "team.db").write_bytes(content)
    database = open_database(tmp_path / "team.db", PASSPHRASE)

    with pytest.raises(ExpectedError, match="is damaged"):
        save_copy(database, tmp_path / "copy.db")
    database.close()

    assert [path.name for path in tmp_path.iterdir()] == ["team.db"]


def test_what_a_killed_copy_left_does_not_stand_in_the_way(tmp_path: Path) -> None:
    database = new_store(tmp_path)
    (tmp_path / "copy.db.partial").write_text("half")

    save_copy(database, tmp_path / "copy.db")

    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.db", "team.db"]


def test_a_copy_put_in_place_keeps_the_file_that_was_there(tmp_path: Path) -> None:
    store, copy = tmp_path / "team.db", tmp_path / "copy.db"
    store.write_text("old")
    copy.write_text("new")

    put_in_place(copy, store, tmp_path / "kept.db")

    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "team.db": "new",
        "kept.db": "old",
        "copy.db": "new",
    }


def test_a_journal_goes_with_the_file_it_belongs_to(tmp_path: Path) -> None:
    store, copy = tmp_path / "team.db", tmp_path / "copy.db"
    store.write_text("old")
    (tmp_path / "team.db-journal").write_text("half a write")
    copy.write_text("new")

    put_in_place(copy, store, tmp_path / "kept.db")

    assert not (tmp_path / "team.db-journal").exists()
    assert (tmp_path / "kept.db-journal").read_text() == "half a write"


def test_a_copy_that_cannot_be_put_in_place_changes_nothing(tmp_path: Path) -> None:
    store, copy = tmp_path / "team.db", tmp_path / "copy.db"
    store.write_text("old")
    copy.write_text("new")

    with pytest.raises(ExpectedError, match="No copy can be written to"):
        put_in_place(copy, store, tmp_path / "no" / "kept.db")

    assert store.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.db", "team.db"]


def test_a_store_somebody_writes_to_is_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("caseload_app.store.connection.SETTINGS", ("pragma busy_timeout = 10",))
    database = new_store(tmp_path)

    with immediate(database):
        during = is_in_use(tmp_path / "team.db", None)
    after = is_in_use(tmp_path / "team.db", None)

    assert (during, after) == (True, False)


def test_a_file_that_is_no_store_is_not_in_use(tmp_path: Path) -> None:
    (tmp_path / "team.db").write_text("notes")

    assert not is_in_use(tmp_path / "team.db", None)


def test_orphans_are_counted_by_table(tmp_path: Path) -> None:
    database = new_store(tmp_path)
    add_all(database, ASHA, CHILD, VISIT)
    database.execute("pragma foreign_keys = off")
    database.execute("delete from children")

    assert find_orphans(database) == {"events": 1, "allocations": 1}


def test_a_free_name_is_numbered_when_the_plain_one_is_taken(tmp_path: Path) -> None:
    names = []
    for _ in range(3):
        name = free_name(tmp_path, "team-2026-03-03")
        name.touch()
        names.append(name.name)

    assert names == ["team-2026-03-03.db", "team-2026-03-03-2.db", "team-2026-03-03-3.db"]


def test_the_newest_files_of_a_name_are_kept(tmp_path: Path) -> None:
    for age, name in enumerate(["team-1.db", "team-3.db", "team-2.db", "north-1.db"]):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (1_000_000 - age, 1_000_000 - age))

    keep_newest(tmp_path, re.compile(r"team-\d\.db"), 2)

    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "north-1.db",
        "team-1.db",
        "team-3.db",
    ]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("a file of that name")

    with pytest.raises(ExpectedError, match=r"No copy can be written to .*backups"):
        make_folder(tmp_path / "backups")
