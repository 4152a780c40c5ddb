"""A damaged store leads to a backup or to what can be read, in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from caseload_app.bootstrap import FrontDoor
from caseload_app.commands.opening import Given
from caseload_app.domain.records import Child
from caseload_app.services.safety.backups import back_up_today
from caseload_app.services.session import SessionFactory
from caseload_app.ui.dialogs.unlock import UnlockDialog
from caseload_app.ui.safety.damage_dialog import DamageDialog
from tests.services.safety.locked import OTHER, PASSPHRASE, a_locked_store

TODAY = date(2026, 3, 2)
PAGE = 4096
MANY = [Child(f"D{number:03}", f"Child {number}") for number in range(300)]


@pytest.fixture
def store(tmp_path: Path) -> SessionFactory:
    return a_locked_store(tmp_path, *MANY)


@pytest.fixture
def door(store: SessionFactory, qapp: QApplication, qtbot: QtBot) -> Iterator[FrontDoor]:
    made = FrontDoor(Given(store.path, TODAY, is_fixed_day=True), qapp)
    yield made
    for window in qapp.topLevelWidgets():
        if isinstance(window, QDialog):
            window.setVisible(False)
            window.deleteLater()
    made._clear_up()


def spoil(path: Path, first: int, number: int = 1) -> None:
    content = bytearray(path.read_bytes())
    for page in range(first, first + number):
        content[page * PAGE + 100 : page * PAGE + 200] = bytes(100)
    path.write_bytes(content)


def spoil_children(factory: SessionFactory) -> None:
    """Damage the page on which the table of children begins."""
    with factory.open() as session:
        query = "select rootpage from sqlite_master where name = 'children'"
        (page,) = session.database.execute(query).fetchone()
    spoil(factory.path, page - 1)


def shown(kind: type[QDialog]) -> list[QDialog]:
    return [one for one in QApplication.topLevelWidgets() if type(one) is kind and one.isVisible()]


def the_dialog(door: FrontDoor, qtbot: QtBot) -> DamageDialog:
    qtbot.waitUntil(lambda: bool(shown(DamageDialog)))
    assert door.ways_out.dialog is not None
    return door.ways_out.dialog


def give(passphrase: str) -> None:
    [dialog] = shown(UnlockDialog)
    dialog.passphrase_given.emit(passphrase)


def children_shown(door: FrontDoor) -> int:
    assert door.desk is not None
    return len(door.desk.workspace.casebook.children)


def test_two_clicks_go_on_with_what_can_be_read(
    door: FrontDoor, store: SessionFactory, qtbot: QtBot
) -> None:
    spoil_children(store)
    door.open()
    give(PASSPHRASE)
    dialog = the_dialog(door, qtbot)
    assert door.desk is None

    dialog.read.click()
    qtbot.waitUntil(dialog.take.isVisible, timeout=20_000)
    said = dialog.said.text()
    dialog.take.click()

    assert "Some of what these held cannot be read any more: children" in said
    assert f"It is in {store.path.with_name('team-read-from-damaged.db')}." in said
    qtbot.waitUntil(lambda: door.desk is not None and door.desk.window.isEnabled())
    assert children_shown(door) > 0
    words = door.desk.window.messages.words if door.desk else ""
    assert words.startswith("Gone on with what could be read. The damaged file is kept as")


def test_two_clicks_go_back_to_a_backup(
    door: FrontDoor, store: SessionFactory, qtbot: QtBot
) -> None:
    with store.open() as session:
        back_up_today(session)
    spoil_children(store)
    damaged = store.path.read_bytes()
    door.open()
    give(PASSPHRASE)
    dialog = the_dialog(door, qtbot)

    dialog.restore.click()

    qtbot.waitUntil(lambda: door.desk is not None and door.desk.window.isEnabled())
    assert children_shown(door) == 301
    [kept] = store.path.parent.glob("team-replaced-*.db")
    assert kept.read_bytes() == damaged


def test_a_lost_first_page_is_told_from_a_wrong_passphrase_by_the_newest_backup(
    door: FrontDoor, store: SessionFactory, qtbot: QtBot
) -> None:
    with store.open() as session:
        back_up_today(session)
    store.path.write_bytes(b"\x01\x90" * 2048 + store.path.read_bytes()[PAGE:])
    door.open()

    give(OTHER)
    assert shown(DamageDialog) == []
    give(PASSPHRASE)

    dialog = the_dialog(door, qtbot)
    assert shown(UnlockDialog) == []
    dialog.read.click()
    qtbot.waitUntil(dialog.read.isEnabled, timeout=20_000)
    assert dialog.said.text().startswith("The passphrase does not open")
    dialog.restore.click()
    qtbot.waitUntil(lambda: door.desk is not None and door.desk.window.isEnabled())
    assert children_shown(door) == 301


def test_without_a_backup_a_wrong_passphrase_is_only_that(door: FrontDoor) -> None:
    door.open()

    give(OTHER)

    [dialog] = shown(UnlockDialog)
    assert isinstance(dialog, UnlockDialog)
    assert dialog.problem.startswith("That is not the passphrase of this store.")
    assert shown(DamageDialog) == []


def test_a_store_that_went_away_is_not_called_a_wrong_passphrase(
    door: FrontDoor, store: SessionFactory
) -> None:
    door.open()
    store.path.unlink()

    give(PASSPHRASE)

    [dialog] = shown(UnlockDialog)
    assert isinstance(dialog, UnlockDialog)
    assert dialog.problem.startswith("There is no store at")
