"""The recovery file gives a passphrase back to whoever holds the key, and to nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from caseload_app.errors import ExpectedError
from caseload_app.store.recovery import (
    forget_recovery,
    recovery_file,
    seal_passphrase,
    unseal_passphrase,
)

KEY = "01234-56789-ABCDE-FGHJK-MNPQR"
SECRET = "it's seven tall; green -- ladders"
AT = "2026-03-02T08:30:00+00:00"


def test_what_was_sealed_comes_back(tmp_path: Path) -> None:
    store = tmp_path / "team.db"

    seal_passphrase(store, KEY, SECRET, AT)

    assert recovery_file(store) == tmp_path / "team.recovery"
    assert unseal_passphrase(store, KEY) == SECRET
    assert SECRET.encode() not in (tmp_path / "team.recovery").read_bytes()


def test_another_key_opens_nothing(tmp_path: Path) -> None:
    store = tmp_path / "team.db"
    seal_passphrase(store, KEY, SECRET, AT)

    with pytest.raises(ExpectedError, match="does not open"):
        unseal_passphrase(store, KEY[::-1])


def test_a_plain_file_in_its_place_is_not_believed(tmp_path: Path) -> None:
    (tmp_path / "team.recovery").write_bytes(b"SQLite format 3\x00" + bytes(100))

    with pytest.raises(ExpectedError, match="does not open"):
        unseal_passphrase(tmp_path / "team.db", KEY)


def test_a_forgotten_recovery_file_is_gone(tmp_path: Path) -> None:
    store = tmp_path / "team.db"
    seal_passphrase(store, KEY, SECRET, AT)

    forget_recovery(store)
    forget_recovery(store)

    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExpectedError):
        seal_passphrase(tmp_path / "nowhere" / "team.db", KEY, SECRET, AT)
