"""A store under another passphrase: whole before, whole after, and nothing in between."""

from __future__ import annotations

from pathlib import Path

import pytest

from caseload_app.errors import ExpectedError
from caseload_app.store.connection import open_database
from caseload_app.store.driver import Database
from caseload_app.store.migrate import read_version
from caseload_app.store.rekey import rekey
from caseload_app.store.schema import read_schema
from tests.store.made_up_stores import ASHA, PASSPHRASE, add_all, new_store, rows_of

OTHER = "nine slow purple kettles"


def a_store(folder: Path) -> Path:
    database = new_store(folder, PASSPHRASE)
    add_all(database, ASHA)
    database.close()
    return folder / "team.db"


def test_shape_version_and_rows_go_along(tmp_path: Path) -> None:
    path = a_store(tmp_path)
    before = open_database(path, PASSPHRASE)
    expected = (read_schema(before), read_version(before), rows_of(before, "audit"))
    before.close()

    rekey(path, PASSPHRASE, OTHER)

    after = open_database(path, OTHER)
    held = (read_schema(after), read_version(after), rows_of(after, "audit"))
    after.close()
    assert held == expected


def test_what_fails_before_the_end_leaves_the_store_byte_for_byte(tmp_path: Path) -> None:
    path = a_store(tmp_path)
    before = path.read_bytes()

    def fail(_copy: Database) -> None:
        raise ExpectedError("The power went.", "Try again.")

    with pytest.raises(ExpectedError, match="The power went"):
        rekey(path, PASSPHRASE, OTHER, fail)
    assert path.read_bytes() == before
    assert [left.name for left in tmp_path.iterdir()] == ["team.db"]


def test_what_a_crash_left_behind_does_not_stand_in_the_way(tmp_path: Path) -> None:
    path = a_store(tmp_path)
    (tmp_path / "team.db.rekeyed").write_bytes(b"half a copy")

    rekey(path, PASSPHRASE, OTHER)

    open_database(path, OTHER).close()
    assert [left.name for left in tmp_path.iterdir()] == ["team.db"]
