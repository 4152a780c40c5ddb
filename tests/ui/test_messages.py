from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from caseload_app.errors import ExpectedError
from caseload_app.ui.look import Look
from caseload_app.ui.messages import ask_first, show_facts, show_problem


@pytest.fixture
def window(look: Look, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_problem_is_told_with_its_next_step(window: QWidget) -> None:
    box = show_problem(window, ExpectedError("The file is open in Excel.", "Close it there."))

    assert box.isVisible()
    assert (box.text(), box.informativeText()) == ("The file is open in Excel.", "Close it there.")


def test_markup_in_a_file_name_stays_text(window: QWidget) -> None:
    box = show_facts(window, "<b>team.xlsx</b>", "")

    assert box.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize(("press", "done"), [("Remove it", ["removed"]), ("Cancel", [])])
def test_only_a_yes_does_it(window: QWidget, qtbot: QtBot, press: str, done: list[str]) -> None:
    happened: list[str] = []
    box = ask_first(
        window,
        "Remove this visit?",
        "It cannot be had back.",
        yes_words="Remove it",
        do=lambda: happened.append("removed"),
    )
    button = next(one for one in box.buttons() if one.text().replace("&", "") == press)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert happened == done


def test_the_easy_answer_does_nothing(window: QWidget) -> None:
    box = ask_first(window, "Remove?", "", yes_words="Remove it", do=list)

    assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel)
