"""The guide opens at the page in view, and each part is found in the search box."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from caseload_app.services.workspace import Workspace
from caseload_app.ui.desk import Desk
from caseload_app.ui.look import Look
from caseload_app.ui.page import Destination
from caseload_app.ui.settings import Settings
from tests.builders import MONDAY, the_rules
from tests.services.stores import a_store
from tests.ui.pages.team_in_need import TEAM


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    workspace = Workspace(a_store(tmp_path, TEAM), the_rules(), lambda: MONDAY)
    made = Desk(workspace, Look(), Settings(tmp_path), is_protected=True)
    made.window.show()
    made.start()
    yield made
    made.close()
    workspace.session.close()


def test_the_question_mark_opens_the_part_about_the_page(desk: Desk) -> None:
    desk.window.go(Destination("deadlines"))
    [mark] = [
        one
        for one in desk.window.top_bar.findChildren(QToolButton)
        if one.defaultAction() is desk.actions.action("help.guide")
    ]

    mark.click()

    assert desk.guide.guide.isVisible()
    assert desk.guide.guide.page.toPlainText().startswith("Deadlines")


def test_a_part_is_opened_by_its_name(desk: Desk) -> None:
    desk.actions.do("guide.figures")

    assert desk.guide.guide.page.toPlainText().startswith("How each figure")


def test_searching_the_guide_shows_what_was_found(desk: Desk, qtbot: QtBot) -> None:
    desk.actions.do("help.guide")
    guide = desk.guide.guide

    guide.search.setText("passphrase")
    qtbot.waitUntil(lambda: guide.contents.count() < 10)

    assert guide.contents.item(0).text().startswith("First steps: The passphrase")
    assert "Nobody can open it" in guide.page.toPlainText()
