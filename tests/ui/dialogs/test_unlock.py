"""Asking for the passphrase."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from caseload_app.ui.dialogs.unlock import UnlockDialog
from caseload_app.ui.look import Look


@pytest.fixture
def dialog(qtbot: QtBot, look: Look) -> UnlockDialog:
    made = UnlockDialog(look, Path("/stores/team.db"))
    qtbot.addWidget(made)
    made.open()
    return made


def test_return_gives_what_was_typed(dialog: UnlockDialog, qtbot: QtBot) -> None:
    QTest.keyClicks(dialog.focusWidget(), "amber heron quay")

    with qtbot.waitSignal(dialog.passphrase_given) as given:
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    assert given.args == ["amber heron quay"]
    assert dialog.isVisible()


def test_nothing_typed_is_not_tried(dialog: UnlockDialog, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(dialog.passphrase_given):
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    assert dialog.problem == "Type the passphrase that was chosen for this store."


def test_a_wrong_one_is_said_plainly_and_waits(dialog: UnlockDialog) -> None:
    dialog.say_wrong()

    assert dialog.problem == "That is not the passphrase of this store. Nothing was opened."
    assert dialog.can_open is False


def test_each_wrong_one_waits_longer(dialog: UnlockDialog) -> None:
    waits = []
    for _ in range(6):
        dialog.say_wrong()
        seconds = 0
        while not dialog.can_open:
            dialog.tick()
            seconds += 1
        waits.append(seconds)

    assert waits == [1, 2, 4, 8, 16, 30]


def test_after_three_wrong_ones_it_says_what_may_help(dialog: UnlockDialog) -> None:
    for _ in range(3):
        dialog.say_wrong()

    assert "Check Caps Lock." in dialog.problem


def test_what_is_typed_is_hidden_until_asked_for(dialog: UnlockDialog) -> None:
    field = dialog.findChild(QLineEdit)
    assert field.echoMode() is QLineEdit.EchoMode.Password

    (box,) = (one for one in dialog.findChildren(QCheckBox) if one.text() == "Show what I type")
    box.click()

    assert field.echoMode() is QLineEdit.EchoMode.Normal
