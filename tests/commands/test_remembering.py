"""The front door with a computer that remembers: opened, refused, locked, changed, forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from caseload_app.bootstrap import FrontDoor
from caseload_app.commands.opening import Given
from caseload_app.domain.audit import Act
from caseload_app.services.safety.history import history_of
from caseload_app.services.safety.remembering import PassphraseMemory
from caseload_app.ui.defaults import Defaults
from caseload_app.ui.dialogs.unlock import UnlockDialog
from caseload_app.ui.safety.key_dialogs import ChangePassphraseDialog
from caseload_app.ui.settings import Settings
from tests.services.safety.locked import OTHER, PASSPHRASE, a_locked_store
from tests.services.safety.remembered import MadeUpStore

TODAY = date(2026, 3, 2)
OpenDoor = Callable[..., FrontDoor]


@pytest.fixture
def keyring() -> MadeUpStore:
    return MadeUpStore()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return a_locked_store(tmp_path).path


@pytest.fixture
def open_door(
    store: Path, keyring: MadeUpStore, qapp: QApplication, tmp_path: Path
) -> Iterator[OpenDoor]:
    made: list[FrontDoor] = []

    def open_one(defaults: Defaults | None = None) -> FrontDoor:
        settings = Settings(tmp_path / "settings", defaults)
        door = FrontDoor(Given(store, TODAY, is_fixed_day=True), qapp, settings)
        door.recall.use(PassphraseMemory(lambda: keyring))
        made.append(door)
        door.open()
        return door

    yield open_one
    for window in qapp.topLevelWidgets():
        if isinstance(window, QDialog):
            window.setVisible(False)
            window.deleteLater()
    for door in made:
        door._clear_up()


def asking() -> UnlockDialog | None:
    shown = [
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, UnlockDialog) and one.isVisible()
    ]
    return shown[0] if shown else None


def give(passphrase: str, *, remember: bool = False) -> None:
    dialog = asking()
    assert dialog is not None
    dialog.remember.setChecked(remember)
    dialog.passphrase_given.emit(passphrase)


def keep(keyring: MadeUpStore, store: Path, passphrase: str) -> None:
    keyring.kept["Caseload", str(store.resolve())] = passphrase


def is_open(door: FrontDoor) -> bool:
    return door.desk is not None and door.desk.window.isVisible()


def test_nothing_is_remembered_unless_it_is_asked_for(
    open_door: OpenDoor, keyring: MadeUpStore
) -> None:
    door = open_door()
    dialog = asking()
    assert dialog is not None
    offered = dialog.remember.isVisible(), dialog.remember.isChecked()

    give(PASSPHRASE)

    assert offered == (True, False)
    assert is_open(door)
    assert keyring.kept == {}


def test_the_tick_keeps_the_passphrase_and_says_so(
    open_door: OpenDoor, keyring: MadeUpStore
) -> None:
    door = open_door()

    give(OTHER, remember=True)
    after_a_wrong_one = dict(keyring.kept)
    give(PASSPHRASE, remember=True)

    assert after_a_wrong_one == {}
    assert list(keyring.kept.values()) == [PASSPHRASE]
    assert door.desk is not None
    assert door.desk.window.messages.words.startswith("The passphrase is remembered")


def test_what_is_remembered_opens_without_asking(
    open_door: OpenDoor, keyring: MadeUpStore, store: Path
) -> None:
    keep(keyring, store, PASSPHRASE)

    door = open_door()

    assert is_open(door)
    assert asking() is None


def test_a_passphrase_that_opens_no_more_is_forgotten_and_asked(
    open_door: OpenDoor, keyring: MadeUpStore, store: Path
) -> None:
    keep(keyring, store, OTHER)

    door = open_door()

    dialog = asking()
    assert dialog is not None
    assert dialog.problem.startswith("The passphrase that this computer remembered does not open")
    assert dialog.can_open
    assert keyring.kept == {}
    assert not is_open(door)


def test_a_store_that_cannot_be_reached_is_no_reason_to_forget(
    open_door: OpenDoor, keyring: MadeUpStore, store: Path
) -> None:
    keep(keyring, store, PASSPHRASE)
    store.write_bytes(b"PK\x03\x04" + store.read_bytes()[4:])

    open_door()

    dialog = asking()
    assert dialog is not None
    assert str(store) in dialog.problem
    assert len(keyring.kept) == 1


def test_after_a_lock_the_passphrase_is_asked_though_it_is_remembered(
    open_door: OpenDoor, keyring: MadeUpStore, store: Path
) -> None:
    keep(keyring, store, PASSPHRASE)
    door = open_door()

    door.lock()
    dialog = asking()
    locked = not is_open(door)
    give(PASSPHRASE)

    assert dialog is not None
    assert dialog.remember.isHidden()
    assert locked
    assert is_open(door)


def test_a_new_passphrase_takes_the_place_of_the_remembered_one(
    open_door: OpenDoor, keyring: MadeUpStore, store: Path, qtbot: QtBot
) -> None:
    keep(keyring, store, PASSPHRASE)
    door = open_door()

    change_passphrase(door, qtbot)

    assert list(keyring.kept.values()) == [OTHER]


def test_a_new_passphrase_is_not_remembered_where_none_was(
    open_door: OpenDoor, keyring: MadeUpStore, qtbot: QtBot
) -> None:
    door = open_door()
    give(PASSPHRASE)

    change_passphrase(door, qtbot)

    assert keyring.kept == {}


def change_passphrase(door: FrontDoor, qtbot: QtBot) -> None:
    assert door.desk is not None
    door.desk.actions.do("file.passphrase")
    (dialog,) = (
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, ChangePassphraseDialog) and one.isVisible()
    )
    dialog.given.emit(PASSPHRASE, OTHER)
    qtbot.waitUntil(lambda: door.desk is not None and door.desk.window.isEnabled())


def test_it_is_forgotten_by_command(open_door: OpenDoor, keyring: MadeUpStore, store: Path) -> None:
    keep(keyring, store, PASSPHRASE)
    door = open_door()
    assert door.desk is not None
    action = door.desk.actions.action("file.forget")
    assert action is not None
    possible = action.isEnabled()

    action.trigger()

    assert (possible, action.isEnabled()) == (True, False)
    assert keyring.kept == {}


def test_what_cannot_be_forgotten_is_said(
    open_door: OpenDoor, keyring: MadeUpStore, store: Path
) -> None:
    keep(keyring, store, PASSPHRASE)
    door = open_door()
    assert door.desk is not None
    keyring.is_locked = True

    door.desk.actions.do("file.forget")

    assert door.desk.window.messages.words.startswith("This computer did not let go")


def test_a_computer_that_did_not_keep_it_is_told(open_door: OpenDoor, keyring: MadeUpStore) -> None:
    keyring.is_locked = True
    door = open_door()

    give(PASSPHRASE, remember=True)

    assert door.desk is not None
    assert door.desk.window.messages.words.startswith("This computer did not keep the passphrase")


def test_an_organisation_that_forbids_it_has_it_forgotten(
    open_door: OpenDoor, keyring: MadeUpStore, store: Path
) -> None:
    keep(keyring, store, PASSPHRASE)

    door = open_door(Defaults(fixed={"remember_passphrase": False}))

    dialog = asking()
    assert dialog is not None
    assert dialog.remember.isHidden()
    assert keyring.kept == {}
    assert not is_open(door)


def test_a_computer_that_keeps_nothing_does_not_offer_to(
    store: Path, qapp: QApplication, tmp_path: Path
) -> None:
    door = FrontDoor(Given(store, TODAY, is_fixed_day=True), qapp, Settings(tmp_path))

    door.open()

    dialog = asking()
    assert dialog is not None
    assert dialog.remember.isHidden()
    dialog.setVisible(False)
    dialog.deleteLater()


def test_remembering_and_forgetting_stand_in_the_audit_trail(open_door: OpenDoor) -> None:
    door = open_door()
    give(PASSPHRASE, remember=True)
    assert door.desk is not None
    door.desk.actions.do("file.forget")

    entries = history_of(door.desk.workspace.session)[:2]

    assert [(one.act, one.key) for one in entries] == [
        (Act.PROTECTED, ("passphrase forgotten on a computer",)),
        (Act.PROTECTED, ("passphrase remembered on a computer",)),
    ]
