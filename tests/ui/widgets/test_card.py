from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from caseload_app.ui.look import Look
from caseload_app.ui.page import Destination
from caseload_app.ui.theme import StateMark, Tone
from caseload_app.ui.widgets.card import Card, CardContent
from caseload_app.ui.widgets.card_row import CardLine, CardRow

ALL_LATE = Destination("deadlines", filter="late")
ADA = CardLine(
    "Ada Fenwick", "CP visit", StateMark(Tone.OVERDUE, "6 days late"), Destination("child", "C1")
)
LATE = CardContent("Newly late", "4", "deadlines", "warning", Tone.OVERDUE, (ADA,), ALL_LATE)


@pytest.fixture
def card(look: Look, qtbot: QtBot) -> Card:
    made = Card(look)
    qtbot.addWidget(made)
    made.show_content(LATE)
    made.resize(360, 220)
    made.show()
    return made


def rows(card: Card) -> list[CardRow]:
    return [row for row in card.findChildren(CardRow) if row.isVisible()]


def test_a_line_opens_what_it_names(card: Card, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.opened) as opened:
        qtbot.mouseClick(rows(card)[0], Qt.MouseButton.LeftButton)

    assert opened.args == [Destination("child", "C1")]


def test_the_whole_list_opens_from_its_button(card: Card, qtbot: QtBot) -> None:
    show_all = next(one for one in card.findChildren(QPushButton) if one.text() == "Show all")
    with qtbot.waitSignal(card.opened) as opened:
        qtbot.keyClick(show_all, Qt.Key.Key_Space)

    assert opened.args == [ALL_LATE]


def test_a_screen_reader_hears_number_line_and_state(card: Card) -> None:
    assert card.accessibleName() == "Newly late: 4 deadlines"
    assert rows(card)[0].accessibleName() == "Ada Fenwick, CP visit, 6 days late"


def test_new_content_takes_the_place_of_the_old(card: Card) -> None:
    card.show_content(CardContent("Newly late", "0", when_empty="Nothing is late."))

    assert rows(card) == []
    assert card.accessibleName() == "Newly late: 0"


def test_a_line_that_leads_nowhere_cannot_be_pressed(card: Card, qtbot: QtBot) -> None:
    card.show_content(CardContent("What went right", lines=(CardLine("No visit overdue"),)))
    qtbot.waitUntil(lambda: bool(rows(card)))

    assert not rows(card)[0].isEnabled()


def test_markup_in_a_name_stays_text(card: Card, qtbot: QtBot) -> None:
    card.show_content(CardContent("<b>Bold</b>"))

    assert card._title.textFormat() is Qt.TextFormat.PlainText
