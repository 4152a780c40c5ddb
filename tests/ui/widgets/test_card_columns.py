"""Cards in columns: as many as there is room for, none lost, none squashed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from caseload_app.ui.look import Look
from caseload_app.ui.widgets.card_columns import CardColumns


@pytest.fixture
def columns(qtbot: QtBot, look: Look) -> CardColumns:
    made = CardColumns()
    qtbot.addWidget(made)
    return made


def cards(heights: list[int]) -> list[QLabel]:
    made = []
    for height in heights:
        card = QLabel("card")
        card.setMinimumHeight(height)
        made.append(card)
    return made


@pytest.mark.parametrize(("width", "in_columns"), [(400, 1), (1100, 2), (1900, 3)])
def test_there_are_as_many_columns_as_fit(
    columns: CardColumns, width: int, in_columns: int
) -> None:
    shown = cards([100, 100, 100])
    columns.show_cards(shown)
    columns.resize(width, 600)
    columns.show()

    assert len({card.x() for card in shown}) == in_columns


def test_the_next_card_goes_where_the_page_is_shortest(columns: CardColumns) -> None:
    shown = cards([300, 100, 100, 100])
    columns.show_cards(shown)
    columns.resize(1100, 600)
    columns.show()

    assert shown[0].x() == 0
    assert len({card.x() for card in shown[1:]}) == 1


def test_a_hidden_card_takes_no_room(columns: CardColumns) -> None:
    shown = cards([100, 100, 100])
    columns.show_cards(shown)
    shown[0].hide()
    columns.resize(1100, 600)
    columns.show()

    assert (shown[1].x(), shown[1].y()) == (0, 0)
