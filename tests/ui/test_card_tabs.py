"""Several children's cards are open at once, go with the keys, and come back as they were left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from caseload_app.services.workspace import Workspace
from caseload_app.ui.desk import Desk
from caseload_app.ui.look import Look
from caseload_app.ui.page import Destination
from caseload_app.ui.pages.child_page import ChildPage
from caseload_app.ui.pages.children_page import ChildrenPage
from caseload_app.ui.settings import Settings
from tests.builders import MONDAY, a_child, a_worker, the_rules
from tests.services.stores import a_store

CTRL = Qt.KeyboardModifier.ControlModifier
NAMES = ("Ada Made", "Bo Made", "Cleo Made", "Dev Made", "Esme Made", "Finn Made", "Gus Made",
         "Hal Made", "Ida Made")  # fmt: skip


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Desk]:
    children = [a_child(f"C{at}", name=name) for at, name in enumerate(NAMES, start=1)]
    session = a_store(tmp_path, [a_worker(), *children])
    workspace = Workspace(session, the_rules(), lambda: MONDAY)
    made = Desk(workspace, look, Settings(tmp_path), is_protected=True)
    made.window.show()
    made.start()
    yield made
    made.close()
    session.close()


def look_at(desk: Desk, *keys: str) -> None:
    for key in keys:
        desk.window.go(Destination("child", key))


def in_view(desk: Desk) -> str:
    page = desk.window.current_page
    return page.child_id if isinstance(page, ChildPage) else ""


def names(desk: Desk) -> list[str]:
    return [tab.name for tab in desk.cards.strip.tabs]


def test_each_child_that_is_opened_keeps_its_card(desk: Desk) -> None:
    look_at(desk, "C1", "C2")
    desk.window.go(Destination("team"))

    assert names(desk) == ["Ada Made", "Bo Made"]
    assert desk.cards.strip.isVisible()


def test_the_keys_go_round_the_cards_from_any_page(desk: Desk, qtbot: QtBot) -> None:
    look_at(desk, "C1", "C2", "C3")
    desk.window.go(Destination("team"))

    seen = []
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        qtbot.keyClick(desk.window, key, CTRL)
        seen.append(in_view(desk))

    assert seen == ["C3", "C1", "C3"]


def test_ctrl_w_closes_the_card_in_view(desk: Desk, qtbot: QtBot) -> None:
    look_at(desk, "C1", "C2", "C3")

    qtbot.keyClick(desk.window, Qt.Key.Key_W, CTRL)

    assert names(desk) == ["Ada Made", "Bo Made"]
    assert in_view(desk) == "C2"


def test_after_the_last_card_the_page_before_comes_back(desk: Desk, qtbot: QtBot) -> None:
    look_at(desk, "C1")

    qtbot.keyClick(desk.window, Qt.Key.Key_W, CTRL)

    page = desk.window.current_page
    assert page is not None
    assert page.page_id == "monday"


def test_closing_another_card_leaves_the_one_in_view(desk: Desk) -> None:
    look_at(desk, "C1", "C2", "C3")

    desk.cards.close("C1")

    assert (names(desk), in_view(desk)) == (["Bo Made", "Cleo Made"], "C3")


def test_a_card_comes_back_as_it_was_left(desk: Desk) -> None:
    look_at(desk, "C1")
    page = desk.window.current_page
    assert isinstance(page, ChildPage)
    page.record.tabs.setCurrentIndex(1)
    page.record.history.search.setText("visit")
    look_at(desk, "C2")
    assert (page.record.tabs.currentIndex(), page.record.history.search.text()) == (0, "")

    desk.cards.go_to("C1")

    assert (page.record.tabs.currentIndex(), page.record.history.search.text()) == (1, "visit")


def test_names_that_are_hidden_are_hidden_on_the_cards(desk: Desk) -> None:
    look_at(desk, "C1", "C2")

    desk.workspace.hide_names(True)
    desk.refresh()

    assert names(desk) == ["A.M. C1", "B.M. C2"]


def test_a_ninth_card_takes_the_room_of_the_first(desk: Desk) -> None:
    look_at(desk, *(f"C{at}" for at in range(1, 10)))

    assert len(names(desk)) == 8
    assert "Ada Made" not in names(desk)


def test_the_chosen_children_are_opened_together(desk: Desk) -> None:
    desk.window.go(Destination("children"))
    page = desk.window.current_page
    assert isinstance(page, ChildrenPage)
    page.list.table.selectAll()

    desk.actions.do("card.chosen")

    assert in_view(desk) == "C1"
    assert len(names(desk)) == 8
    assert "8 cards opened" in desk.window.messages.words


def test_without_chosen_children_it_is_said_what_to_do(desk: Desk) -> None:
    desk.actions.do("card.chosen")

    assert "Choose children in a list first" in desk.window.messages.words


@pytest.mark.parametrize(
    ("command", "words"), [("card.next", "No card is open"), ("card.close", "Go to the card")]
)
def test_without_a_card_it_is_said_what_to_do(desk: Desk, command: str, words: str) -> None:
    desk.actions.do(command)

    assert words in desk.window.messages.words
