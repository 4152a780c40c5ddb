from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from caseload_app.ui.actions import (
    ACTIONS,
    IN_A_LIST,
    MENU_GROUPS,
    go_to_page,
    keys_words,
)


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


def test_pages_beyond_the_ninth_have_no_key() -> None:
    assert go_to_page(9, "charts", "Charts", "charts").keys == ("Ctrl+9",)
    assert go_to_page(10, "audit", "Audit", "note").keys == ()


def test_keys_are_said_in_words() -> None:
    larger = next(spec for spec in ACTIONS if spec.id == "view.larger")

    assert keys_words(larger) == "Ctrl++ or Ctrl+="
