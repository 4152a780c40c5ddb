"""The focus is handed on to one part, and Tab still comes to all of them."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from caseload_app.ui.widgets.begins_at import BeginsAt


def test_tab_comes_to_the_part_before_the_one_it_begins_at(qtbot: QtBot) -> None:
    whole = BeginsAt()
    lines = [QLineEdit(whole) for _ in range(3)]
    layout = QVBoxLayout(whole)
    for line in lines:
        layout.addWidget(line)
    whole.setFocusProxy(lines[1])
    qtbot.addWidget(whole)
    with qtbot.waitActive(whole):
        whole.show()
        whole.activateWindow()

    whole.setFocus()
    begun = QApplication.focusWidget()
    reached = set()
    for _ in lines:
        whole.focusNextChild()
        reached.add(QApplication.focusWidget())

    assert begun is lines[1]
    assert reached == set(lines)


def test_without_such_a_part_it_is_an_ordinary_widget(qtbot: QtBot) -> None:
    whole = BeginsAt()
    qtbot.addWidget(whole)

    whole.setFocus()

    assert whole.focusProxy() is None
