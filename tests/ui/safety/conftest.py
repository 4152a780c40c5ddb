"""What tests of keeping share: a desk on two workers and three children, two of them closed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from caseload_app.services.workspace import Workspace
from caseload_app.ui.desk import Desk
from caseload_app.ui.look import Look
from caseload_app.ui.settings import Settings
from tests.builders import MONDAY, a_child, a_worker, the_rules
from tests.services.stores import a_store

KEPT_ENOUGH = a_child("C77", name="Fern Gone", closed_on=date(2020, 1, 1))
CLOSED_LATELY = a_child("C78", name="Ash Lately", closed_on=date(2026, 1, 5))
OPEN = a_child("C1", name="Kit Open")


@pytest.fixture
def desk(qtbot: QtBot, look: Look, tmp_path: Path) -> Iterator[Desk]:
    session = a_store(tmp_path, [a_worker(), KEPT_ENOUGH, CLOSED_LATELY, OPEN])
    workspace = Workspace(session, the_rules(), lambda: MONDAY)
    made = Desk(workspace, look, Settings(tmp_path), is_protected=False)
    made.window.show()
    made.start()
    yield made
    made.close()
    session.close()
