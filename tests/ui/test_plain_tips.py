from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from caseload_app.ui.plain_tips import PlainTips

HOSTILE = 'Fern <b>x</b><img src="x.png">&amp;'


def the_tip() -> QLabel:
    [found] = [
        one for one in QApplication.topLevelWidgets() if one.objectName() == "qtooltip_label"
    ]
    assert isinstance(found, QLabel)
    return found


@pytest.fixture
def place(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_markup_in_a_tooltip_is_shown_as_it_was_typed(place: QWidget) -> None:
    tips = PlainTips(place)

    QToolTip.showText(QPoint(5, 5), HOSTILE, place)

    assert the_tip().text() == HOSTILE
    assert the_tip().textFormat() is Qt.TextFormat.PlainText
    QToolTip.hideText()
    tips.deleteLater()


def test_the_next_tooltip_is_plain_as_well(place: QWidget) -> None:
    tips = PlainTips(place)
    QToolTip.showText(QPoint(5, 5), "Due on Friday", place)
    QToolTip.showText(QPoint(9, 9), HOSTILE, place)

    assert the_tip().textFormat() is Qt.TextFormat.PlainText
    QToolTip.hideText()
    tips.deleteLater()
