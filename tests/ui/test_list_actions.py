"""What is given out is what stands on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from caseload_app.domain.audit import Act
from caseload_app.services.workspace import Workspace
from caseload_app.store.audit import read_audit
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


def written(path: Path) -> list[list[object]]:
    sheet = load_workbook(path).active
    assert sheet is not None
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_a_narrowed_list_is_written_as_it_is_shown(desk: Desk, tmp_path: Path) -> None:
    desk.window.go(Destination("children", filter="state=overdue&open=open"))

    desk.lists.write_workbook(str(tmp_path / "late.xlsx"))

    rows = written(tmp_path / "late.xlsx")
    assert [row[:2] for row in rows[-2:]] == [["A.M.", "C1"], ["B.M.", "C2"]]
    assert any("State: Something late" in str(row[0]) for row in rows)


def test_names_are_written_only_when_they_are_ticked(desk: Desk, tmp_path: Path) -> None:
    desk.window.go(Destination("children", filter="state=overdue&open=open"))
    ticked = desk.actions.action("print.names")
    assert ticked is not None
    ticked.setChecked(True)

    desk.lists.write_workbook(str(tmp_path / "late.xlsx"))

    assert written(tmp_path / "late.xlsx")[-1][0] == "Bo Made"
    assert [row.act for row in read_audit(desk.workspace.session.database)][:1] == [Act.EXPORTED]


def test_a_page_without_a_list_says_so(desk: Desk, tmp_path: Path) -> None:
    desk.lists.write_workbook(str(tmp_path / "none.xlsx"))

    assert not (tmp_path / "none.xlsx").exists()
    assert desk.window.messages.words == "Choose what to print from the Print menu."
