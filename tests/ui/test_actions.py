from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from caseload_app.ui.actions import (
    ACTIONS,
    FILE,
    IN_A_LIST,
    MENU_GROUPS,
    ActionBook,
    go_to_page,
    keys_words,
)
from caseload_app.ui.look import Look


@pytest.fixture
def book(look: Look) -> ActionBook:
    return ActionBook(look)


def test_no_two_commands_share_a_key() -> None:
    keys = Counter(QKeySequence(key).toString() for spec in ACTIONS for key in spec.keys)

    assert [key for key, uses in keys.items() if uses > 1] == []


def test_no_two_commands_share_a_name() -> None:
    names = Counter(spec.id for spec in ACTIONS)

    assert [name for name, uses in names.items() if uses > 1] == []


@pytest.mark.parametrize("group", MENU_GROUPS)
def test_no_two_commands_of_a_menu_share_a_letter(group: str) -> None:
    texts = [spec.text for spec in ACTIONS if spec.group == group and "&" in spec.text]
    letters = Counter(text.partition("&")[2][0].casefold() for text in texts)

    assert [letter for letter, uses in letters.items() if uses > 1] == []


@pytest.mark.parametrize("spec", ACTIONS, ids=lambda spec: spec.id)
def test_every_key_is_one_that_qt_knows(spec: object) -> None:
    assert all(not QKeySequence(key).isEmpty() for key in spec.keys)


def test_every_command_has_a_menu_or_belongs_to_lists() -> None:
    assert {spec.group for spec in ACTIONS} <= {*MENU_GROUPS, IN_A_LIST}


def test_only_what_somebody_offers_can_be_done(book: ActionBook) -> None:
    book.offer("file.import", list)

    assert [spec.id for spec in book.can_do()] == ["file.import"]
    assert [action.text() for action in book.of_group(FILE)] == ["&Import a spreadsheet…"]


def test_a_command_does_what_was_offered(book: ActionBook) -> None:
    done: list[str] = []
    book.offer("file.import", lambda: done.append("import"))
    book.do("file.import")

    assert done == ["import"]


def test_a_command_nobody_offers_does_nothing(book: ActionBook) -> None:
    book.do("file.import")

    assert book.action("file.import") is None


def test_a_command_that_cannot_be_done_now_is_not_listed(book: ActionBook) -> None:
    book.offer("go.back", list)
    book.enable("go.back", False)

    assert list(book.can_do()) == []


def test_the_tip_of_a_command_names_its_key(book: ActionBook) -> None:
    action = book.offer("file.print", list)

    assert action.toolTip() == "Print this page (Ctrl+P)"


def test_pages_beyond_the_ninth_have_no_key() -> None:
    assert go_to_page(9, "charts", "Charts", "charts").keys == ("Ctrl+9",)
    assert go_to_page(10, "audit", "Audit", "note").keys == ()


def test_keys_are_said_in_words() -> None:
    larger = next(spec for spec in ACTIONS if spec.id == "view.larger")

    assert keys_words(larger) == "Ctrl++ or Ctrl+="
