from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from caseload_app.domain.records import Child
from caseload_app.errors import ExpectedError
from caseload_app.store.connection import (
    immediate,
    is_protected,
    open_database,
    store_path,
    told,
)
from caseload_app.store.driver import driver
from tests.store.made_up_stores import ASHA, CHILD, PASSPHRASE, VISIT, add_all, new_store, writing


def problem_of(path: Path, passphrase: str | None, *, create: bool = False) -> str:
    with pytest.raises(ExpectedError) as caught:
        open_database(path, passphrase, create=create)
    assert caught.value.next_step.endswith(".")
    return caught.value.problem


@pytest.mark.parametrize(
    "passphrase",
    [
        'it\'s a "quoted" one',
        "'; drop table children; --",
        "zażółć gęślą jaźń 🔑",
        "رمز\u200cعبور طويل",
        "x'" + "ab" * 32 + "'",
        " leading and trailing ",
    ],
)
def test_a_store_opens_with_exactly_its_passphrase(tmp_path: Path, passphrase: str) -> None:
    open_database(tmp_path / "team.db", passphrase, create=True).close()

    open_database(tmp_path / "team.db", passphrase).close()

    assert problem_of(tmp_path / "team.db", passphrase + "x") == (
        f"The passphrase does not open {tmp_path / 'team.db'}."
    )


def test_an_accent_typed_in_two_strokes_is_the_same_passphrase(tmp_path: Path) -> None:
    open_database(tmp_path / "team.db", "caf\u00e9 au lait", create=True).close()

    open_database(tmp_path / "team.db", "cafe\u0301 au lait").close()


@pytest.mark.parametrize("passphrase", ["", "two\nlines of text", "nul\x00inside", "half \ud83d"])
def test_a_passphrase_that_cannot_be_typed_makes_no_file(tmp_path: Path, passphrase: str) -> None:
    problem = problem_of(tmp_path / "team.db", passphrase, create=True)

    assert problem == "The passphrase is empty or holds a character that cannot be typed."
    assert list(tmp_path.iterdir()) == []


def test_no_file_holds_a_name_even_in_the_middle_of_a_write(tmp_path: Path) -> None:
    database = new_store(tmp_path, PASSPHRASE)
    add_all(database, ASHA, CHILD)

    database.execute("pragma cache_size = 1")
    with writing(database) as writer:
        writer.change(CHILD, Child("C1", "Fern Test", worker="Asha Example"))
        writer.add(VISIT)
        files = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    database.close()

    assert sorted(files) == ["team.db", "team.db-journal"]
    assert [name for name, held in files.items() if b"Fern" in held or b"Asha" in held] == []


def test_without_a_passphrase_the_file_is_plain_sqlite(tmp_path: Path) -> None:
    new_store(tmp_path).close()

    assert (tmp_path / "team.db").read_bytes().startswith(b"SQLite format 3\x00")


def test_a_wrong_passphrase_writes_nothing_to_the_terminal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    new_store(tmp_path, PASSPHRASE).close()

    problem_of(tmp_path / "team.db", "not the passphrase")

    assert capfd.readouterr() == ("", "")


def test_an_encrypted_store_asks_for_its_passphrase(tmp_path: Path) -> None:
    new_store(tmp_path, PASSPHRASE).close()

    assert problem_of(tmp_path / "team.db", None) == (
        f"{tmp_path / 'team.db'} needs its passphrase, or is not a Caseload store."
    )


def test_a_plain_store_says_that_it_has_no_passphrase(tmp_path: Path) -> None:
    new_store(tmp_path).close()

    assert problem_of(tmp_path / "team.db", PASSPHRASE) == (
        f"{tmp_path / 'team.db'} has no passphrase."
    )


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
@pytest.mark.parametrize(
    "content", [b"Child ID,Worker\r\n1,Asha\r\n" * 300, b"PK\x03\x04\x14\x00" * 999, b"short"]
)
def test_another_kind_of_file_is_named_and_left_alone(
    tmp_path: Path, content: bytes, passphrase: str | None
) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(content)

    assert problem_of(path, passphrase) == f"{path} is not a Caseload store."
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_an_empty_file_is_not_taken_for_a_store(tmp_path: Path, passphrase: str | None) -> None:
    (tmp_path / "team.db").touch()

    assert problem_of(tmp_path / "team.db", passphrase).endswith("not a Caseload store.")
    assert (tmp_path / "team.db").read_bytes() == b""


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    connection = driver.connect(str(tmp_path / "other.db"))
    connection.execute("create table songs (title text)")
    connection.close()

    assert problem_of(tmp_path / "other.db", None) == (
        f"{tmp_path / 'other.db'} is a database of another program, not a Caseload store."
    )


def test_opening_what_is_not_there_makes_nothing(tmp_path: Path) -> None:
    assert problem_of(tmp_path / "no" / "team.db", None) == (
        f"There is no store at {tmp_path / 'no' / 'team.db'}."
    )
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_not_a_store(tmp_path: Path) -> None:
    assert problem_of(tmp_path, None) == f"{tmp_path} is a folder, not a store."


def test_a_new_store_never_replaces_a_file(tmp_path: Path) -> None:
    (tmp_path / "team.db").write_text("my notes")

    assert problem_of(tmp_path / "team.db", None, create=True) == (
        f"There is already a file at {tmp_path / 'team.db'}."
    )
    assert (tmp_path / "team.db").read_text() == "my notes"


def test_a_new_store_needs_a_folder_that_is_there(tmp_path: Path) -> None:
    problem = problem_of(tmp_path / "no" / "team.db", None, create=True)

    assert problem.startswith(f"No store can be made at {tmp_path / 'no' / 'team.db'}: ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps access lists instead")
def test_a_new_store_is_for_its_owner_alone(tmp_path: Path) -> None:
    new_store(tmp_path).close()

    assert stat.S_IMODE((tmp_path / "team.db").stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["north & south.db", "50% #1.db", "Zoë.db"])
def test_any_file_name_opens_that_file_and_no_other(tmp_path: Path, name: str) -> None:
    database = open_database(tmp_path / name, None, create=True)
    found = store_path(database)
    database.close()

    assert found == tmp_path / name
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("journal_mode", "delete"),
        ("synchronous", 2),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("trusted_schema", 0),
        ("busy_timeout", 5000),
        ("application_id", 0x43534C44),
    ],
)
def test_a_store_is_opened_safely(tmp_path: Path, setting: str, value: object) -> None:
    new_store(tmp_path).close()
    database = open_database(tmp_path / "team.db", None)

    found = database.execute(f"pragma {setting}").fetchone()
    database.close()

    assert found == (value,)


def test_a_store_that_another_program_writes_to_is_in_use(tmp_path: Path) -> None:
    first = new_store(tmp_path)
    second = open_database(tmp_path / "team.db", None)
    second.execute("pragma busy_timeout = 10")

    with (
        immediate(first),
        pytest.raises(ExpectedError, match="The store is in use by another program"),
        told(),
        immediate(second),
    ):
        pass
    first.close()
    second.close()


def test_a_full_disk_is_told_and_the_write_taken_back(tmp_path: Path) -> None:
    database = new_store(tmp_path)
    (pages,) = database.execute("pragma page_count").fetchone()
    database.execute(f"pragma max_page_count = {pages}")

    with pytest.raises(ExpectedError, match="The disk is full, so nothing was saved"), told():
        add_all(database, ASHA, Child("C2", flags="long " * 5000))
    left = database.execute("select count(*) from workers").fetchone()
    database.close()

    assert left == (0,)


def test_a_store_that_may_only_be_read_is_told(tmp_path: Path) -> None:
    database = new_store(tmp_path)
    database.execute("pragma query_only = on")

    with pytest.raises(ExpectedError, match="the file or its folder is read-only"), told():
        add_all(database, ASHA)
    database.close()


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_flipped_byte_is_told_as_damage(tmp_path: Path, passphrase: str | None) -> None:
    database = new_store(tmp_path, passphrase)
    (page,) = database.execute(
        "select rootpage from sqlite_master where name = 'children'"
    ).fetchone()
    database.close()
    content = bytearray((tmp_path / "team.db").read_bytes())
    content[(page - 1) * 4096] ^= 0xFF
    (tmp_path / "team.db").write_bytes(content)
    database = open_database(tmp_path / "team.db", passphrase)

    with pytest.raises(ExpectedError, match="is damaged and could not be read in full"), told():
        database.execute("select * from children").fetchall()
    database.close()


def test_a_damaged_first_page_points_to_the_backup(tmp_path: Path) -> None:
    new_store(tmp_path, PASSPHRASE).close()
    content = bytearray((tmp_path / "team.db").read_bytes())
    content[1000] ^= 0xFF
    (tmp_path / "team.db").write_bytes(content)

    with pytest.raises(ExpectedError) as caught:
        open_database(tmp_path / "team.db", PASSPHRASE)

    assert caught.value.next_step == (
        "Type it again; if you are sure of it the file is damaged: restore the latest backup."
    )


def test_a_damaged_header_of_a_plain_store_is_told(tmp_path: Path) -> None:
    new_store(tmp_path).close()
    content = bytearray((tmp_path / "team.db").read_bytes())
    content[21] ^= 0xFF
    (tmp_path / "team.db").write_bytes(content)

    assert problem_of(tmp_path / "team.db", None) == (
        f"{tmp_path / 'team.db'} is damaged and cannot be read."
    )


def test_a_truncated_store_is_told_as_damage(tmp_path: Path) -> None:
    database = new_store(tmp_path, PASSPHRASE)
    database.close()
    content = (tmp_path / "team.db").read_bytes()
    (tmp_path / "team.db").write_bytes(content[: 4096 * 3])

    assert problem_of(tmp_path / "team.db", PASSPHRASE) == (
        f"{tmp_path / 'team.db'} is damaged and could not be read in full."
    )


def test_a_mistake_of_ours_is_not_dressed_up(tmp_path: Path) -> None:
    database = new_store(tmp_path)

    with pytest.raises(driver.OperationalError, match="no such table"), told():
        database.execute("select * from songs")
    database.close()


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    database = new_store(tmp_path)

    with pytest.raises(ZeroDivisionError), writing(database) as writer:
        writer.add(ASHA)
        raise ZeroDivisionError
    left = database.execute("select (select count(*) from workers), count(*) from audit").fetchone()
    database.close()

    assert left == (0, 0)


@pytest.mark.parametrize(("passphrase", "expected"), [(None, False), (PASSPHRASE, True)])
def test_a_store_shows_whether_it_is_protected(
    tmp_path: Path, passphrase: str | None, expected: bool
) -> None:
    new_store(tmp_path, passphrase).close()

    assert is_protected(tmp_path / "team.db") is expected
