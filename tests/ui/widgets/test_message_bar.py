from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from caseload_app.ui.look import Look
from caseload_app.ui.theme import Tone
from caseload_app.ui.widgets.message_bar import MessageBar


@pytest.fixture
def bar(look: Look, qtbot: QtBot) -> MessageBar:
    made = MessageBar(look)
    qtbot.addWidget(made)
    return made


def test_nothing_shows_until_something_is_said(bar: MessageBar) -> None:
    assert bar.isHidden()


def test_a_message_is_shown_and_spoken(bar: MessageBar) -> None:
    bar.say("CP visit recorded.")

    assert not bar.isHidden()
    assert bar.words == bar.accessibleName() == "CP visit recorded."


def test_undo_is_done_once_and_closes_the_message(bar: MessageBar, qtbot: QtBot) -> None:
    done: list[str] = []
    bar.say("Removed.", button_words="Undo", do=lambda: done.append("undone"))
    qtbot.mouseClick(bar._button, Qt.MouseButton.LeftButton)

    assert done == ["undone"]
    assert bar.isHidden()


def test_without_something_to_do_there_is_no_button(bar: MessageBar) -> None:
    bar.say("Saved.")

    assert bar._button.isHidden()


@pytest.mark.parametrize(
    ("tone", "leaves"), [(Tone.MET, True), (Tone.UPCOMING, True), (Tone.OVERDUE, False)]
)
def test_only_good_news_leaves_by_itself(bar: MessageBar, tone: Tone, leaves: bool) -> None:
    bar.say("Something.", tone=tone)

    assert bar._timer.isActive() is leaves


def test_what_was_done_is_taken_back_by_key_when_the_message_has_gone(bar: MessageBar) -> None:
    done: list[str] = []
    bar.say_done("Saved.", lambda: done.append("undone"))
    bar.clear()

    assert bar.undo()
    assert not bar.undo()
    assert done == ["undone"]


def test_another_message_leaves_nothing_to_undo(bar: MessageBar) -> None:
    bar.say_done("Saved.", lambda: None)
    bar.say("Read again.")

    assert not bar.undo()
