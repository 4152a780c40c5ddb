"""The strip of open cards says whose they are, to the eye and to a screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from caseload_app.ui.look import Look
from caseload_app.ui.widgets.card_strip import CardStrip

CARDS = [("C1", "Ada Made"), ("C2", "Bo Made")]


@pytest.fixture
def strip(look: Look, qtbot: QtBot) -> CardStrip:
    made = CardStrip(look)
    qtbot.addWidget(made)
    made.resize(900, 40)
    made.show_cards(CARDS, "C2")
    return made


def test_each_card_has_its_name_and_the_one_in_view_is_marked(strip: CardStrip) -> None:
    assert [tab.accessibleName() for tab in strip.tabs] == ["Card of Ada Made", "Card of Bo Made"]
    assert [tab.isChecked() for tab in strip.tabs] == [False, True]
    assert strip.isVisible()


def test_one_card_alone_needs_no_strip(strip: CardStrip) -> None:
    strip.show_cards(CARDS[:1], "C1")

    assert not strip.isVisible()


def test_a_press_chooses_a_card(strip: CardStrip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(strip.chosen) as chosen:
        qtbot.keyClick(strip.tabs[0], Qt.Key.Key_Space)

    assert chosen.args == ["C1"]


def test_delete_closes_a_card(strip: CardStrip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(strip.closed) as closed:
        qtbot.keyClick(strip.tabs[1], Qt.Key.Key_Delete)

    assert closed.args == ["C2"]


@pytest.mark.parametrize("by", ["cross", "middle button"])
def test_the_mouse_closes_a_card(strip: CardStrip, qtbot: QtBot, by: str) -> None:
    tab = strip.tabs[0]
    with qtbot.waitSignal(strip.closed) as closed:
        if by == "cross":
            qtbot.mouseClick(tab.cross, Qt.MouseButton.LeftButton)
        else:
            qtbot.mouseClick(tab, Qt.MouseButton.MiddleButton)

    assert closed.args == ["C1"]


def test_a_long_name_is_shortened_and_whole_in_the_tip(strip: CardStrip, qtbot: QtBot) -> None:
    name = "Annabel-Charlotte Fotheringay-Featherstonehaugh"
    strip.show_cards([*CARDS, ("C3", name)], "C3")
    qtbot.waitUntil(lambda: strip.tabs[2].text().endswith("…"))

    assert strip.tabs[2].toolTip() == name
    assert strip.tabs[2].width() <= strip.tabs[2].maximumWidth()
