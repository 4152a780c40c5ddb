"""What walks the pages finds what is wrong with a widget, so that its silence means something."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.access.walking import clipped, nameless, pale


def shown(qtbot: QtBot, *parts: QWidget) -> QWidget:
    whole = QWidget()
    whole.setStyleSheet("background: white; font-size: 16px;")
    layout = QVBoxLayout(whole)
    for part in parts:
        layout.addWidget(part)
    qtbot.addWidget(whole)
    whole.resize(300, 120)
    whole.show()
    return whole


def test_pale_words_are_found(qtbot: QtBot) -> None:
    words = QLabel("Late since Tuesday")
    words.setStyleSheet("color: #999999;")

    [(found, ratio)] = pale(shown(qtbot, words))

    assert found.startswith("QLabel Late since Tuesday")
    assert 2.0 < ratio < 3.5


def test_dark_words_are_not(qtbot: QtBot) -> None:
    words = QLabel("Late since Tuesday")
    words.setStyleSheet("color: #333333;")

    assert list(pale(shown(qtbot, words))) == []


def test_words_without_room_are_found(qtbot: QtBot) -> None:
    words = QPushButton("Record a supervision now")
    words.setFixedWidth(60)

    [found] = clipped(shown(qtbot, words))

    assert "has 60" in found


def test_a_field_without_a_name_is_found(qtbot: QtBot) -> None:
    line = QLineEdit()
    line.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    assert list(nameless(shown(qtbot, line))) == ["QLineEdit in QWidget has no name"]
