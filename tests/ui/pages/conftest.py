"""What tests of the pages share: a workspace on a small team, and on nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from caseload_app.services.workspace import Workspace
from caseload_app.ui.look import Look
from caseload_app.ui.page import Page
from caseload_app.ui.settings import Settings
from tests.builders import MONDAY, the_rules
from tests.services.stores import a_store
from tests.ui.pages.team_in_need import TEAM

P = TypeVar("P", bound=Page)
Show = Callable[[type[P]], P]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    session = a_store(tmp_path, TEAM)
    yield Workspace(session, the_rules(), lambda: MONDAY)
    session.close()


@pytest.fixture
def nobody(tmp_path: Path) -> Iterator[Workspace]:
    session = a_store(tmp_path)
    yield Workspace(session, the_rules(), lambda: MONDAY)
    session.close()


@pytest.fixture
def show(qtbot: QtBot, look: Look, settings: Settings, workspace: Workspace) -> Show[Page]:
    """Show a page of the team as the window does."""
    return _showing(qtbot, look, settings, workspace)


@pytest.fixture
def show_empty(qtbot: QtBot, look: Look, settings: Settings, nobody: Workspace) -> Show[Page]:
    """Show a page of an empty store."""
    return _showing(qtbot, look, settings, nobody)


def _showing(qtbot: QtBot, look: Look, settings: Settings, workspace: Workspace) -> Show[Page]:
    def show(kind: type[P]) -> P:
        page = kind(workspace, look, settings)
        qtbot.addWidget(page)
        page.resize(1166, 610)
        page.show_casebook(workspace.casebook)
        page.show()
        return page

    return show
