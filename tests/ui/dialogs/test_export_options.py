"""What a workbook holds is asked before it is written, and a password is described honestly."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from caseload_app.ui.dialogs.export_options import ExportOptions, ExportOptionsDialog


def a_dialog(qtbot: QtBot) -> ExportOptionsDialog:
    dialog = ExportOptionsDialog()
    qtbot.addWidget(dialog)
    return dialog


def test_children_are_initials_unless_names_are_ticked(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot)

    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.buttons.accepted.emit()

    assert chosen.args == [ExportOptions(names=False, lock="")]


def test_a_password_counts_only_while_it_is_ticked(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot)
    dialog.locked.setChecked(True)
    dialog.password.setText("three blue doors")
    dialog.locked.setChecked(False)

    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.buttons.accepted.emit()

    assert chosen.args == [ExportOptions()]


def test_the_dialog_says_that_a_sheet_password_encrypts_nothing(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot)

    said = " ".join(one.text() for one in dialog.findChildren(QLabel))

    assert "It does not encrypt the file" in said


def test_the_encrypted_backup_is_one_click_away(qtbot: QtBot) -> None:
    dialog = a_dialog(qtbot)

    with qtbot.waitSignal(dialog.backup_wanted):
        dialog.backup.click()
