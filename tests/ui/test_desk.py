"""The desk keeps every page up to date and leads commands to the right place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from caseload_app.domain.records import Plan
from caseload_app.services.workspace import Workspace
from caseload_app.ui.desk import Desk
from caseload_app.ui.look import Look
from caseload_app.ui.page import Destination
from caseload_app.ui.pages.child_page import ChildPage
from caseload_app.ui.pages.import_page import ImportPage
from caseload_app.ui.pages.policy_page import PolicyPage
from caseload_app.ui.settings import Settings
from tests.builders import MONDAY, a_child, a_worker, an_event, the_rules
from tests.services.stores import a_store

CHILD = a_child(name="Nell Foss", plan=Plan.CP, plan_started_on=date(2026, 2, 16))


@pytest.fixture
def days() -> list[date]:
    return [MONDAY]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, days: list[date]) -> Iterator[Desk]:
    records = [a_worker(), CHILD, an_event("ICPC", date(2026, 2, 16))]
    session = a_store(tmp_path, records)
    workspace = Workspace(session, the_rules(), lambda: days[-1])
    made = Desk(workspace, Look(), Settings(tmp_path), is_protected=True)
    made.window.show()
    made.start()
    yield made
    made.close()
    session.close()


def open_page(desk: Desk) -> str:
    page = desk.window.current_page
    return page.page_id if page is not None else ""


def test_it_opens_on_monday(desk: Desk) -> None:
    assert open_page(desk) == "monday"
    assert desk.window.windowTitle() == "Monday – team"


def test_the_window_is_there_while_the_store_is_read(qtbot: QtBot, tmp_path: Path) -> None:
    session = a_store(tmp_path, [a_worker(), CHILD])
    workspace = Workspace(session, the_rules(), lambda: MONDAY)
    desk = Desk(workspace, Look(), Settings(tmp_path), is_protected=True)
    desk.window.show()

    with qtbot.waitSignal(desk.started):
        desk.start_beside()
        assert not desk.window.isEnabled()

    assert desk.window.isEnabled()
    assert open_page(desk) == "monday"
    assert list(workspace.casebook.children) == ["C1"]
    desk.close()
    session.close()


def test_a_team_that_is_quickly_read_is_there_with_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    session = a_store(tmp_path, [a_worker(), CHILD])
    workspace = Workspace(session, the_rules(), lambda: MONDAY)
    desk = Desk(workspace, Look(), Settings(tmp_path), is_protected=True)

    with qtbot.waitSignal(desk.started):
        desk.open_window()

    assert desk.window.isVisible()
    assert desk.window.isEnabled()
    assert open_page(desk) == "monday"
    desk.close()
    session.close()


def test_a_store_that_cannot_be_read_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    session = a_store(tmp_path, [a_worker(), CHILD])
    workspace = Workspace(session, the_rules(), lambda: MONDAY)
    desk = Desk(workspace, Look(), Settings(tmp_path), is_protected=True)
    session.path.rename(tmp_path / "elsewhere.db")

    desk.start_beside()
    qtbot.waitUntil(lambda: bool(desk.window.findChildren(QMessageBox)))

    assert desk.window.isEnabled()
    assert "There is no store" in desk.window.findChildren(QMessageBox)[0].text()
    desk.close()
    session.close()


def test_the_search_box_finds_children_and_workers(desk: Desk) -> None:
    found = {(entry.kind, entry.text) for entry in desk.palette_entries()}

    assert found == {("Child", "Nell Foss"), ("Worker", "Asha Brook")}


def test_recording_an_event_needs_an_open_child(desk: Desk) -> None:
    desk.actions.do("record.event")
    assert open_page(desk) == "children"

    desk.window.go(Destination("child", "C1"))
    desk.actions.do("record.event")

    assert open_page(desk) == "child"


def test_the_summary_needs_an_open_worker(desk: Desk) -> None:
    desk.actions.do("worker.summary")

    assert open_page(desk) == "team"
    assert "Open a worker" in desk.window.messages.words


def test_what_a_page_saves_shows_everywhere(desk: Desk) -> None:
    desk.window.go(Destination("child", "C1"))
    page = desk.window.current_page
    assert isinstance(page, ChildPage)
    desk.workspace.record_event(an_event("CP visit", MONDAY))

    page.changed.emit()
    desk.window.go(Destination("monday"))

    assert [one.rule.id for one in desk.workspace.monday.due_soon] == ["core_group_first"]


def test_after_midnight_the_window_judges_anew(desk: Desk, days: list[date]) -> None:
    assert len(desk.workspace.monday.overdue) == 0
    days.append(date(2026, 3, 3))

    desk.follow_the_day()

    assert desk.workspace.casebook.today == date(2026, 3, 3)
    assert len(desk.workspace.monday.overdue) == 2


def test_a_spreadsheet_dropped_anywhere_is_read(
    desk: Desk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[list[Path]] = []
    monkeypatch.setattr(ImportPage, "read", lambda _page, paths: read.append(paths))
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(tmp_path / "week.xlsx"))])
    drop = QDropEvent(
        QPointF(20, 20),
        Qt.DropAction.CopyAction,
        dragged,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )

    desk.drops.eventFilter(desk.window, drop)  # Qt sends a drop only within a real drag

    assert read == [[tmp_path / "week.xlsx"]]
    assert open_page(desk) == "import"


def test_a_protected_store_can_be_locked(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.locked):
        desk.actions.do("file.lock")


def test_reading_again_says_so(desk: Desk) -> None:
    desk.actions.do("view.refresh")

    assert desk.window.messages.words == "Read again, as at Mon 2 Mar 2026."


def test_ctrl_z_takes_the_last_change_on_the_page_back(desk: Desk) -> None:
    desk.actions.do("record.undo")
    assert desk.window.messages.words == "There is nothing to undo on this page."

    desk.window.go(Destination("rules", "cp_visit"))
    page = desk.window.current_page
    assert isinstance(page, PolicyPage)
    page.form.use.setChecked(False)
    page.bars[0].reason.setText("not ours")
    page.bars[0].try_out.click()
    page.bars[0].save.click()
    assert desk.workspace.rule_settings.switches

    desk.actions.do("record.undo")
    assert desk.workspace.rule_settings.switches == ()
