"""The passphrase changes whole or not at all, and the key on paper opens the store."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from caseload_app.domain.audit import Act
from caseload_app.domain.records import Child
from caseload_app.errors import ExpectedError
from caseload_app.services.safety.backups import automatic_backups, back_up_today
from caseload_app.services.safety.keys import (
    change_passphrase,
    make_recovery_key,
    passphrase_from,
    recover_passphrase,
)
from caseload_app.store.audit import read_audit
from caseload_app.store.audit_chain import find_chain_faults
from caseload_app.store.connection import is_protected, open_database
from caseload_app.store.read import read_children
from tests.services.safety.locked import CHILD, OTHER, PASSPHRASE, a_locked_store
from tests.services.stores import a_store, store_in


def opens(path: Path, passphrase: str) -> bool:
    try:
        open_database(path, passphrase).close()
    except ExpectedError:
        return False
    return True


def test_a_changed_passphrase_opens_the_store_and_the_old_one_does_not(tmp_path: Path) -> None:
    factory = a_locked_store(tmp_path)

    changed = change_passphrase(factory, OTHER)

    with changed.factory.open() as session:
        assert read_children(session.database) == [CHILD]
        assert find_chain_faults(session.database) == []
    assert not opens(factory.path, PASSPHRASE)


def test_the_change_stands_in_the_audit_trail_without_the_passphrase(tmp_path: Path) -> None:
    changed = change_passphrase(a_locked_store(tmp_path), OTHER)

    with changed.factory.open() as session:
        newest = read_audit(session.database)[0]
    assert (newest.act, newest.subject, newest.key) == (Act.PROTECTED, "store", ("passphrase",))
    assert newest.author == "tester"


def test_nothing_is_left_beside_the_store(tmp_path: Path) -> None:
    change_passphrase(a_locked_store(tmp_path), OTHER)

    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["team.db"]


def test_a_weak_passphrase_changes_nothing(tmp_path: Path) -> None:
    factory = a_locked_store(tmp_path)

    with pytest.raises(ExpectedError, match="guessed first"):
        change_passphrase(factory, "Password12345")
    assert opens(factory.path, PASSPHRASE)


def test_the_same_passphrase_again_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExpectedError, match="already has"):
        change_passphrase(a_locked_store(tmp_path), PASSPHRASE)


def test_a_wrong_old_passphrase_changes_nothing(tmp_path: Path) -> None:
    factory = a_locked_store(tmp_path)

    with pytest.raises(ExpectedError, match="does not open"):
        change_passphrase(replace(factory, passphrase=OTHER), "four odd blue spanners")
    assert opens(factory.path, PASSPHRASE)


def test_a_store_that_another_window_has_open_for_writing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("caseload_app.store.connection.SETTINGS", ("pragma busy_timeout = 10",))
    factory = a_locked_store(tmp_path)
    with factory.open() as other:
        other.database.execute("begin immediate")
        with pytest.raises(ExpectedError, match="in use by another program"):
            change_passphrase(factory, OTHER)
        other.database.rollback()
    assert opens(factory.path, PASSPHRASE)


def test_an_unprotected_store_can_be_given_a_passphrase(tmp_path: Path) -> None:
    a_store(tmp_path, [Child("C9")]).close()

    changed = change_passphrase(store_in(tmp_path), OTHER)

    assert is_protected(changed.factory.path)
    with changed.factory.open() as session:
        assert [child.child_id for child in read_children(session.database)] == ["C9"]


def test_the_backups_take_the_new_passphrase_too(tmp_path: Path) -> None:
    factory = a_locked_store(tmp_path)
    with factory.open() as session:
        made = back_up_today(session).made
    assert made is not None

    changed = change_passphrase(factory, OTHER, automatic_backups(factory.path))

    assert changed.changed == (made,)
    assert opens(made, OTHER)
    assert not opens(made, PASSPHRASE)


def test_a_backup_that_cannot_be_changed_is_named(tmp_path: Path) -> None:
    factory = a_locked_store(tmp_path)
    broken = tmp_path / "broken.db"
    broken.write_bytes(bytes(range(256)) * 40)

    changed = change_passphrase(factory, OTHER, (broken,))

    assert changed.left == (broken,)
    assert broken.read_bytes() == bytes(range(256)) * 40


def test_a_recovery_key_gives_the_passphrase(tmp_path: Path) -> None:
    factory = a_locked_store(tmp_path)

    key = make_recovery_key(factory)

    assert recover_passphrase(factory.path, key.lower().replace("-", " ")) == PASSPHRASE
    assert passphrase_from(factory.path, key) == PASSPHRASE


def test_the_recovery_file_says_nothing_without_the_key(tmp_path: Path) -> None:
    factory = a_locked_store(tmp_path)
    key = make_recovery_key(factory)
    sealed = (tmp_path / "team.recovery").read_bytes()

    assert PASSPHRASE.encode() not in sealed
    assert key.encode() not in sealed


def test_a_newer_recovery_key_replaces_the_one_before(tmp_path: Path) -> None:
    factory = a_locked_store(tmp_path)
    first, second = make_recovery_key(factory), make_recovery_key(factory)

    with pytest.raises(ExpectedError, match="printed later has replaced it"):
        recover_passphrase(factory.path, first)
    assert recover_passphrase(factory.path, second) == PASSPHRASE


def test_a_new_passphrase_voids_the_recovery_key_and_gives_another(tmp_path: Path) -> None:
    factory = a_locked_store(tmp_path)
    before = make_recovery_key(factory)

    changed = change_passphrase(factory, OTHER)

    assert changed.recovery_key is not None
    assert passphrase_from(factory.path, before) is None
    assert passphrase_from(factory.path, changed.recovery_key) == OTHER


@pytest.mark.parametrize("typed", ["seven tall green ladders", "01234-56789-ABCDE-FGHJK-MNPQR"])
def test_anything_else_is_no_recovery_key(tmp_path: Path, typed: str) -> None:
    factory = a_locked_store(tmp_path)
    make_recovery_key(factory)

    assert passphrase_from(factory.path, typed) is None
    with pytest.raises(ExpectedError, match="recovery key"):
        recover_passphrase(factory.path, typed)


def test_without_its_file_a_recovery_key_opens_nothing(tmp_path: Path) -> None:
    factory = a_locked_store(tmp_path)
    key = make_recovery_key(factory)
    (tmp_path / "team.recovery").unlink()

    with pytest.raises(ExpectedError, match="no recovery file"):
        recover_passphrase(factory.path, key)


def test_an_unprotected_store_needs_no_recovery_key(tmp_path: Path) -> None:
    a_store(tmp_path).close()

    with pytest.raises(ExpectedError, match="needs no recovery key"):
        make_recovery_key(store_in(tmp_path))
