"""Saying what is being done about a red takes a few words, a day and Enter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from caseload_app.domain.casebook import Casebook
from caseload_app.services.workspace import Workspace
from caseload_app.ui.dialogs.respond import RespondDialog
from caseload_app.ui.look import Look
from caseload_app.ui.models.reds import Red, red_of_deadline, said_words
from tests.builders import MONDAY, the_rules
from tests.services.stores import a_store
from tests.ui.pages.team_in_need import TEAM


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    session = a_store(tmp_path, TEAM)
    yield Workspace(session, the_rules(), lambda: MONDAY)
    session.close()


def late(casebook: Casebook) -> list[Red]:
    return [red_of_deadline(casebook, one) for one in casebook.overdue()]


@pytest.fixture
def dialog(qtbot: QtBot, look: Look, workspace: Workspace) -> RespondDialog:
    made = RespondDialog(workspace, late(workspace.casebook)[:1], look)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_words_and_enter_are_enough(
    qtbot: QtBot, dialog: RespondDialog, workspace: Workspace
) -> None:
    qtbot.keyClicks(dialog.doing, "Visit booked")
    qtbot.keyClick(dialog.doing, Qt.Key.Key_Return)

    [red, *_] = late(workspace.casebook)
    assert said_words(workspace.casebook, red.said) == "Visit booked by Mon 9 Mar 2026"
    assert red.said is not None
    assert red.said.owner == "Asha Brook"


def test_a_usual_answer_is_one_click(
    qtbot: QtBot, dialog: RespondDialog, workspace: Workspace
) -> None:
    qtbot.mouseClick(dialog.usual[0], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)

    [said] = workspace.casebook.responses.values()
    assert said.doing == "Visit booked"


def test_nothing_said_is_refused_in_the_dialog(
    qtbot: QtBot, dialog: RespondDialog, workspace: Workspace
) -> None:
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)

    assert dialog.problem.text() == (
        "It is not said what is being done. Say it in a few words; nothing was saved."
    )
    assert not workspace.casebook.responses


def test_it_can_be_undone_to_what_was_said_before(
    qtbot: QtBot, dialog: RespondDialog, workspace: Workspace
) -> None:
    dialog.doing.setText("Visit booked")

    with qtbot.waitSignal(dialog.saved) as saved:
        qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    saved.args[1]()

    assert not workspace.casebook.responses


def test_the_same_is_said_of_several_at_once(
    qtbot: QtBot, look: Look, workspace: Workspace
) -> None:
    made = RespondDialog(workspace, late(workspace.casebook), look)
    qtbot.addWidget(made)
    made.doing.setText("Cover arranged")
    made.by.show_date(date(2026, 3, 6))

    with qtbot.waitSignal(made.saved) as saved:
        qtbot.mouseClick(made.save, Qt.MouseButton.LeftButton)

    assert saved.args[0] == "4 dates: Cover arranged, by Fri 6 Mar 2026."
    assert len(workspace.casebook.responses) == 4
