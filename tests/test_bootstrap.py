"""The front door: locked, unlocked, a new passphrase and the key on paper, in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from caseload_app.bootstrap import FrontDoor
from caseload_app.commands.opening import Given
from caseload_app.domain.records import CaseEvent
from caseload_app.errors import ExpectedError
from caseload_app.ui.dialogs.unlock import UnlockDialog
from caseload_app.ui.safety.key_dialogs import ChangePassphraseDialog, RecoveryKeyDialog
from tests.services.safety.locked import OTHER, PASSPHRASE, a_locked_store

D = TypeVar("D", bound=QDialog)
TODAY = date(2026, 3, 2)


@pytest.fixture
def door(tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[FrontDoor]:
    factory = a_locked_store(tmp_path)
    made = FrontDoor(Given(factory.path, TODAY, is_fixed_day=True), qapp)
    made.open()
    give(made, PASSPHRASE)
    qtbot.waitUntil(lambda: made.desk is not None and made.desk.window.isEnabled())
    yield made
    for window in qapp.topLevelWidgets():
        if isinstance(window, QDialog):
            window.setVisible(False)
            window.deleteLater()
    made._clear_up()


def give(door: FrontDoor, passphrase: str) -> None:
    dialog = the(UnlockDialog)
    dialog.passphrase_given.emit(passphrase)


def the(kind: type[D]) -> D:
    (found,) = [
        one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()
    ]
    return found


def test_locking_hides_the_window_and_the_passphrase_brings_it_back(door: FrontDoor) -> None:
    desk = door.desk
    assert desk is not None

    door.idle.idle.emit()
    hidden = desk.window.isVisible()
    give(door, OTHER)
    refused = desk.window.isVisible()
    give(door, PASSPHRASE)

    assert (hidden, refused) == (False, False)
    assert desk.window.isVisible()
    assert door.desk is desk


def test_a_new_passphrase_reopens_the_store(door: FrontDoor, qtbot: QtBot) -> None:
    assert door.desk is not None
    door.desk.actions.do("file.passphrase")
    the(ChangePassphraseDialog).given.emit(PASSPHRASE, OTHER)
    qtbot.waitUntil(lambda: door.desk is not None and door.desk.window.isEnabled())

    door.lock()
    give(door, PASSPHRASE)
    with_the_old = door.desk.window.isVisible()
    give(door, OTHER)

    assert not with_the_old
    assert door.desk.window.isVisible()


def test_a_wrong_old_passphrase_is_told_in_the_dialog(door: FrontDoor) -> None:
    assert door.desk is not None
    door.desk.actions.do("file.passphrase")
    dialog = the(ChangePassphraseDialog)

    dialog.given.emit(OTHER, "four odd blue spanners")

    assert dialog.problem.startswith("The passphrase does not open")


def test_the_key_on_paper_opens_what_is_locked(door: FrontDoor, tmp_path: Path) -> None:
    assert door.desk is not None
    assert door._keys is not None
    door._keys.make_recovery()
    key = the(RecoveryKeyDialog)._key

    door.lock()
    give(door, key.lower())

    assert door.desk.window.isVisible()
    assert (tmp_path / "team.recovery").exists()


def test_the_second_window_reads_and_names_the_first(
    door: FrontDoor, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    second = FrontDoor(Given(tmp_path / "team.db", TODAY, is_fixed_day=True), qapp)
    second.open()
    give(second, PASSPHRASE)
    qtbot.waitUntil(lambda: second.desk is not None and second.desk.window.isEnabled())
    assert second.desk is not None

    words = second.desk.window.messages.words
    with pytest.raises(ExpectedError, match="Nothing was saved: .* has had it open since"):
        second.desk.workspace.record_event(CaseEvent("C1", "CP visit", date(2026, 3, 1)))
    second._clear_up()

    assert words.endswith("Here it can be read, not changed.")
    assert (tmp_path / "team.open").exists()
    assert door.desk is not None


def test_a_made_up_team_opens_where_there_is_no_store_yet(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    made = FrontDoor(Given(tmp_path / "none.db", TODAY, is_fixed_day=True), qapp)

    made.look_around()
    qtbot.waitUntil(lambda: made.desk is not None and made.desk.window.isEnabled())
    made.lock()

    assert made.desk is not None
    assert made.desk.window.isVisible()
    made._clear_up()
