from __future__ import annotations

from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from caseload_app.ui.models.record_table import Column
from caseload_app.ui.safety.curtain import Curtain
from caseload_app.ui.widgets.table_copy import copied_rows


def test_every_window_is_hidden_and_comes_back_as_it_was(qtbot: QtBot) -> None:
    window, dialog = QWidget(), QDialog()
    field = QLineEdit(window)
    for widget in (window, dialog):
        qtbot.addWidget(widget)
        widget.show()
    field.setText("half typed")
    curtain = Curtain()

    curtain.draw()
    hidden = (window.isVisible(), dialog.isVisible(), curtain.is_drawn)
    curtain.lift()

    assert hidden == (False, False, True)
    assert window.isVisible()
    assert dialog.isVisible()
    assert field.text() == "half typed"
    assert not curtain.is_drawn


def test_what_was_copied_here_does_not_stay_on_the_clipboard(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    QApplication.clipboard().setMimeData(copied_rows([Column("a", "A", str)], ["Fern Test"]))

    Curtain().draw()

    assert QApplication.clipboard().text() == ""
