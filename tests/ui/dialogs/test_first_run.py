"""The first start."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from caseload_app.ui.dialogs.first_run import FirstRunDialog
from caseload_app.ui.look import Look

GOOD = "amber heron quay chisel"


@pytest.fixture
def dialog(qtbot: QtBot, look: Look, tmp_path: Path) -> FirstRunDialog:
    made = FirstRunDialog(look, tmp_path / "team.db")
    qtbot.addWidget(made)
    made.open()
    return made


def test_looking_around_is_one_press_away(dialog: FirstRunDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.look_around_wanted):
        choice(dialog, "Look around with a made-up team").click()


def test_a_new_store_needs_the_passphrase_twice(dialog: FirstRunDialog, qtbot: QtBot) -> None:
    choice(dialog, "Start with my team").click()
    QTest.keyClicks(dialog.passphrase.first, GOOD)
    assert dialog.passphrase.can_choose is False

    QTest.keyClicks(dialog.passphrase.second, GOOD)
    with qtbot.waitSignal(dialog.make_wanted) as wanted:
        QTest.keyClick(dialog.passphrase.second, Qt.Key.Key_Return)

    assert wanted.args == [GOOD]


def test_a_weak_passphrase_is_refused_with_the_reason(dialog: FirstRunDialog, qtbot: QtBot) -> None:
    choice(dialog, "Start with my team").click()
    QTest.keyClicks(dialog.passphrase.first, "Password12345")
    QTest.keyClicks(dialog.passphrase.second, "Password12345")

    with qtbot.assertNotEmitted(dialog.make_wanted):
        QTest.keyClick(dialog.passphrase.second, Qt.Key.Key_Return)

    assert dialog.passphrase.why == (
        "The passphrase is made of what is guessed first: common words, rows of keys, digits."
    )


def test_two_that_differ_are_not_taken(dialog: FirstRunDialog) -> None:
    choice(dialog, "Start with my team").click()
    QTest.keyClicks(dialog.passphrase.first, GOOD)
    QTest.keyClicks(dialog.passphrase.second, "amber heron quay chisle")

    assert dialog.passphrase.why == "The two are not the same yet."
    assert dialog.passphrase.can_choose is False


def test_back_forgets_what_was_typed(dialog: FirstRunDialog) -> None:
    choice(dialog, "Start with my team").click()
    QTest.keyClicks(dialog.passphrase.first, GOOD)

    [back] = [one for one in dialog.findChildren(QPushButton) if one.text() == "Back"]
    back.click()

    assert dialog.passphrase.first.text() == ""
    assert choice(dialog, "Start with my team").isVisible()


def test_a_store_that_is_there_is_opened_by_its_file(
    dialog: FirstRunDialog, qtbot: QtBot, tmp_path: Path
) -> None:
    choice(dialog, "Open a store that is there already").click()
    files = dialog.findChild(QFileDialog)

    with qtbot.waitSignal(dialog.open_wanted) as wanted:
        files.fileSelected.emit(str(tmp_path / "other.db"))

    assert wanted.args == [tmp_path / "other.db"]


def test_a_problem_is_said_in_the_dialog(dialog: FirstRunDialog) -> None:
    dialog.say("The folder is full. Make room, then try again.")

    assert dialog.problem == "The folder is full. Make room, then try again."


def choice(dialog: FirstRunDialog, name: str) -> QPushButton:
    [found] = [one for one in dialog.findChildren(QPushButton) if one.accessibleName() == name]
    return found
