from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from caseload_app.ui.actions import ACTIONS
from caseload_app.ui.look import Look
from caseload_app.ui.shortcut_sheet import ShortcutSheet


def read(sheet: ShortcutSheet) -> list[str]:
    return [label.text() for label in sheet.findChildren(QLabel)]


def test_the_sheet_holds_every_key_of_what_can_be_done(look: Look, qtbot: QtBot) -> None:
    can_do = [spec for spec in ACTIONS if spec.id in ("go.search", "file.print", "help.about")]
    sheet = ShortcutSheet(can_do)
    qtbot.addWidget(sheet)

    assert {"Find anything", "Ctrl+K", "Print", "Ctrl+P"} <= set(read(sheet))
    assert "About Caseload" not in read(sheet)
    assert "Quit" not in read(sheet)


def test_the_keys_of_lists_are_always_on_it(look: Look, qtbot: QtBot) -> None:
    sheet = ShortcutSheet([])
    qtbot.addWidget(sheet)

    assert {"In a list", "Open the row", "Enter"} <= set(read(sheet))


def test_escape_closes_it(look: Look, qtbot: QtBot) -> None:
    sheet = ShortcutSheet([])
    qtbot.addWidget(sheet)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    sheet.open()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)

    assert not sheet.isVisible()
