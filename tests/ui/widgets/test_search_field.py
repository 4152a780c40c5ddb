from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from caseload_app.ui.look import Look
from caseload_app.ui.widgets.search_field import SearchField


@pytest.fixture
def field(look: Look, qtbot: QtBot) -> SearchField:
    made = SearchField("Search these children", look)
    qtbot.addWidget(made)
    return made


def test_quick_typing_is_searched_once(field: SearchField, qtbot: QtBot) -> None:
    searched: list[str] = []
    field.searched.connect(searched.append)
    with qtbot.waitSignal(field.searched):
        qtbot.keyClicks(field, "ada")

    assert searched == ["ada"]


def test_enter_searches_at_once(field: SearchField, qtbot: QtBot) -> None:
    field.setText("ada")
    with qtbot.waitSignal(field.searched, timeout=50) as searched:
        qtbot.keyClick(field, Qt.Key.Key_Return)

    assert searched.args == ["ada"]


def test_escape_clears_and_shows_all_again(field: SearchField, qtbot: QtBot) -> None:
    field.setText("ada")
    with qtbot.waitSignal(field.searched, timeout=50) as searched:
        qtbot.keyClick(field, Qt.Key.Key_Escape)

    assert searched.args == [""]


def test_down_goes_to_the_list(field: SearchField, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.left_down, timeout=50):
        qtbot.keyClick(field, Qt.Key.Key_Down)


def test_the_field_says_what_it_searches(field: SearchField) -> None:
    assert field.accessibleName() == "Search these children"
