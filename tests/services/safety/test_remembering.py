"""What the system's store of credentials is asked, and what its refusal means."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from keyring.backends import chainer, fail, null

from caseload_app.services.safety.remembering import (
    MACOS,
    OTHERS,
    WINDOWS,
    PassphraseMemory,
    first_of,
    system_store,
)
from tests.services.safety.remembered import MadeUpStore

WORDS = "seven tall green ladders"


@pytest.fixture
def keyring() -> MadeUpStore:
    return MadeUpStore()


@pytest.fixture
def memory(keyring: MadeUpStore) -> PassphraseMemory:
    return PassphraseMemory(lambda: keyring)


def test_a_passphrase_is_kept_under_the_whole_place_of_its_store(
    memory: PassphraseMemory, keyring: MadeUpStore, tmp_path: Path
) -> None:
    kept = memory.remember(tmp_path / "here" / ".." / "team.db", WORDS)

    assert kept
    assert keyring.kept == {("Caseload", str(tmp_path.resolve() / "team.db")): WORDS}


def test_each_store_has_a_passphrase_of_its_own(memory: PassphraseMemory, tmp_path: Path) -> None:
    memory.remember(tmp_path / "one.db", WORDS)

    assert memory.remembered(tmp_path / "one.db") == WORDS
    assert memory.remembered(tmp_path / "two.db") is None


def test_what_is_forgotten_is_gone(
    memory: PassphraseMemory, keyring: MadeUpStore, tmp_path: Path
) -> None:
    memory.remember(tmp_path / "team.db", WORDS)

    assert memory.forget(tmp_path / "team.db")
    assert keyring.kept == {}


def test_forgetting_what_was_never_kept_is_no_fault(
    memory: PassphraseMemory, tmp_path: Path
) -> None:
    assert memory.forget(tmp_path / "team.db")


def test_a_locked_store_of_credentials_remembers_nothing_and_says_so(
    memory: PassphraseMemory, keyring: MadeUpStore, tmp_path: Path
) -> None:
    memory.remember(tmp_path / "team.db", WORDS)
    keyring.is_locked = True

    assert memory.remembered(tmp_path / "team.db") is None
    assert not memory.remember(tmp_path / "team.db", "nine slow purple kettles")
    assert not memory.forget(tmp_path / "team.db")


def test_a_refusal_is_logged_without_place_or_passphrase(
    memory: PassphraseMemory,
    keyring: MadeUpStore,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    keyring.is_locked = True

    with caplog.at_level(logging.WARNING):
        memory.remember(tmp_path / "team.db", WORDS)

    assert set(caplog.messages) == {"The store of credentials refused: KeyringLocked"}


def test_without_a_store_of_credentials_nothing_can_be_remembered(tmp_path: Path) -> None:
    memory = PassphraseMemory()

    assert not memory.can_remember()
    assert not memory.remember(tmp_path / "team.db", WORDS)
    assert memory.remembered(tmp_path / "team.db") is None


def test_a_store_of_credentials_that_cannot_be_loaded_is_passed_over() -> None:
    assert first_of(("keyring.backends.nowhere.Keyring",)) is None


def test_what_is_kept_stays_on_this_computer() -> None:
    name = f"{MadeUpStore.__module__}.{MadeUpStore.__qualname__}"

    assert getattr(first_of((name,)), "persist", "") == "local machine"


@pytest.mark.parametrize("kind", [null.Keyring, fail.Keyring, chainer.ChainerBackend])
def test_a_store_chosen_by_the_environment_is_not_taken(
    kind: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", f"{kind.__module__}.{kind.__qualname__}")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")

    assert not isinstance(system_store(), kind)


def test_only_stores_that_encrypt_are_named() -> None:
    assert {name.split(".")[2] for name in (*WINDOWS, *MACOS, *OTHERS)} == {
        "Windows",
        "macOS",
        "SecretService",
        "libsecret",
        "kwallet",
    }
