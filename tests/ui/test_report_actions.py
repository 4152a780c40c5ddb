"""The monthly report is made beside the window, as its file's ending says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from caseload_app.services.workspace import Workspace
from caseload_app.ui.desk import Desk
from caseload_app.ui.look import Look
from caseload_app.ui.settings import Settings
from tests.builders import MONDAY, the_rules
from tests.domain.measures.twelve_children import every_record
from tests.services.stores import a_store


@pytest.fixture
def desk(qtbot: QtBot, look: Look, settings: Settings, tmp_path: Path) -> Iterator[Desk]:
    session = a_store(tmp_path, every_record())
    workspace = Workspace(session, the_rules(), lambda: MONDAY)
    made = Desk(workspace, look, settings, is_protected=False)
    qtbot.addWidget(made.window)
    made.start()
    yield made
    made.close()
    session.close()


@pytest.mark.parametrize(("ending", "begins"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_the_report_is_written_as_its_ending_says(
    desk: Desk, qtbot: QtBot, tmp_path: Path, ending: str, begins: bytes
) -> None:
    out = tmp_path / f"report.{ending}"

    desk.report.write(str(out))
    qtbot.waitUntil(lambda: out.exists() and not desk.jobs.is_busy, timeout=60_000)

    assert out.read_bytes().startswith(begins)


def test_the_command_stands_in_the_print_menu(desk: Desk) -> None:
    action = desk.actions.action("print.monthly")

    assert action is not None
    assert action in desk.actions.of_group("Print")
