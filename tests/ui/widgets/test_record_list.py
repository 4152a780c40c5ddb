"""A list with its search and choices, apart from any page."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from caseload_app.ui.look import Look
from caseload_app.ui.models.record_table import Column, RecordTableModel
from caseload_app.ui.settings import Settings
from caseload_app.ui.widgets.record_list import (
    Choice,
    ListWords,
    RecordList,
    build_table,
    options_of,
)

WORDS = ListWords("fruit", "Find a fruit", "No fruit matches.")


@dataclass(frozen=True)
class Fruit:
    name: str
    colour: str
    ripe: bool = True


FRUIT = [Fruit("Apple", "red"), Fruit("Cherry", "red", ripe=False), Fruit("Pear", "green")]
CHOICES = (
    Choice("colour", "Colour", lambda fruit, value: fruit.colour == value),
    Choice("ripe", "Ripe", lambda fruit, value: fruit.ripe == (value == "yes"), usual="yes"),
    Choice("letter", "Letter", lambda fruit, value: value in fruit.name, seldom=True),
)


@pytest.fixture
def fruit(qtbot: QtBot, look: Look, settings: Settings) -> RecordList:
    columns = (Column("name", "Name", lambda one: one.name),)
    model: RecordTableModel[Fruit] = RecordTableModel(columns, lambda one: one.name)
    made = RecordList(build_table("fruit", model, look, settings), WORDS, CHOICES, look)
    qtbot.addWidget(made)
    made.show_options("colour", options_of([one.colour for one in FRUIT], "Any colour"))
    made.show_options("ripe", [("yes", "Ripe"), ("no", "Unripe"), ("", "Both")])
    made.show_options("letter", [("", "Any letter"), ("a", "With an a")])
    made.model.show_records(FRUIT)
    made.choose()
    made.show()
    return made


def names(fruit: RecordList) -> list[str]:
    return [one.name for one in fruit.model.rows]


def box(fruit: RecordList, words: str) -> QComboBox:
    [found] = [one for one in fruit.findChildren(QComboBox) if one.accessibleName() == words]
    return found


def test_a_list_begins_with_what_is_usual(fruit: RecordList) -> None:
    assert names(fruit) == ["Apple", "Pear"]
    assert fruit.count_words == "2 of 3 fruits"


def test_picking_in_a_box_narrows_the_list(fruit: RecordList, qtbot: QtBot) -> None:
    qtbot.keyClick(box(fruit, "Colour"), Qt.Key.Key_Down)

    assert names(fruit) == ["Pear"]


def test_a_choice_seldom_made_shows_only_while_it_narrows(fruit: RecordList) -> None:
    hidden_first = box(fruit, "Letter").isHidden()

    fruit.put("letter", "a")

    assert hidden_first
    assert not box(fruit, "Letter").isHidden()
    assert names(fruit) == ["Pear"]


def test_what_was_chosen_stays_chosen_when_the_options_change(fruit: RecordList) -> None:
    fruit.put("colour", "green")

    fruit.show_options("colour", [("", "Any colour"), ("red", "red")])

    assert box(fruit, "Colour").currentText() == "green"
    assert names(fruit) == ["Pear"]


def test_down_in_the_search_goes_to_the_first_row(fruit: RecordList, qtbot: QtBot) -> None:
    qtbot.keyClick(fruit.search, Qt.Key.Key_Down)

    assert fruit.table.current_record() == FRUIT[0]
