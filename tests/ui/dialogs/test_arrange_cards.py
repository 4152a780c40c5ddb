"""The Monday cards are chosen and ordered by keys as by mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caseload_app.ui.dialogs.arrange_cards import ArrangeCardsDialog
from caseload_app.ui.look import Look
from caseload_app.ui.models.card_order import USUAL, CardOrder


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(look: Look, window: QWidget) -> ArrangeCardsDialog:
    made = ArrangeCardsDialog(USUAL, look, window)
    made.show()
    made.activateWindow()
    return made


def test_a_card_moves_by_key(dialog: ArrangeCardsDialog, qtbot: QtBot) -> None:
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    assert dialog.order == USUAL.moved("late", 1)
    assert dialog.list.currentRow() == 1


def test_a_card_moves_by_button(dialog: ArrangeCardsDialog, qtbot: QtBot) -> None:
    dialog.list.setCurrentRow(2)

    qtbot.mouseClick(dialog.up, Qt.MouseButton.LeftButton)

    assert dialog.order == USUAL.moved("supervision", -1)


def test_the_first_card_goes_no_higher(dialog: ArrangeCardsDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.up, Qt.MouseButton.LeftButton)

    assert dialog.order == USUAL


def test_space_hides_a_card(dialog: ArrangeCardsDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)

    assert dialog.order == CardOrder(hidden=frozenset({"late"}))


def test_the_usual_order_comes_back_in_one_click(look: Look, window: QWidget, qtbot: QtBot) -> None:
    order = USUAL.moved("right", -9).with_hidden("late", True)
    dialog = ArrangeCardsDialog(order, look, window)

    qtbot.mouseClick(dialog.usual, Qt.MouseButton.LeftButton)

    assert dialog.order == USUAL


def test_what_was_arranged_is_told_on_saving(dialog: ArrangeCardsDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.down, Qt.MouseButton.LeftButton)

    with qtbot.waitSignal(dialog.arranged) as arranged:
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)

    assert arranged.args == [USUAL.moved("late", 1)]
