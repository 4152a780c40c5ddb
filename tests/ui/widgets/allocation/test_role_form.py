"""The share of a role is changed, added and taken back in the window, by real keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caseload_app.domain.capacity.limits import limit_on
from caseload_app.exchange.capacity_files import shipped_policy
from caseload_app.services.workspace import Workspace
from caseload_app.ui.look import Look
from caseload_app.ui.page import Destination
from caseload_app.ui.pages.allocation_page import AllocationPage
from caseload_app.ui.settings import Settings
from caseload_app.ui.widgets.allocation.role_form import RoleForm
from tests.builders import MONDAY, a_child, a_worker, the_rules
from tests.services.stores import a_store

LEA = "Lea Holt"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    team = [a_worker(), a_worker(LEA, role="Agency social worker"), a_child("C1")]
    session = a_store(tmp_path, team)
    yield Workspace(session, the_rules(), lambda: MONDAY)
    session.close()


@pytest.fixture
def page(qtbot: QtBot, look: Look, settings: Settings, workspace: Workspace) -> AllocationPage:
    page = AllocationPage(workspace, look, settings)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show_casebook(workspace.casebook)
    page.show()
    page.open_at(Destination("allocation", "", "tab=limits"))
    everybody = page.limits.everybody
    page.limits.side.setCurrentWidget(everybody)
    write(qtbot, everybody.full_time, "20")
    write(qtbot, everybody.reason, "Agreed")
    qtbot.mouseClick(everybody.do, Qt.MouseButton.LeftButton)
    page.limits.side.setCurrentWidget(page.limits.roles)
    return page


def write(qtbot: QtBot, field: QWidget, words: str) -> None:
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, words)


def save(qtbot: QtBot, form: RoleForm, reason: str) -> None:
    write(qtbot, form.reason, reason)
    qtbot.mouseClick(form.do, Qt.MouseButton.LeftButton)


def limit_of(workspace: Workspace, name: str = LEA) -> int | None:
    casebook = workspace.casebook
    return limit_on(casebook.workers[name], casebook.capacity, MONDAY).cases


def test_a_changed_share_cuts_the_usual_limit_at_once(
    qtbot: QtBot, page: AllocationPage, workspace: Workspace
) -> None:
    form = page.limits.roles
    form.choose("agency")
    write(qtbot, form.percent, "75")
    save(qtbot, form, "As the contract says")

    assert limit_of(workspace) == 15
    assert form.words.text() == (
        "Agency, roles with agency or locum: 75 % of a full caseload; 15 of 20 cases for full "
        "time. Holds for 1 worker today. A limit agreed with somebody stands."
    )


def test_a_role_is_added_before_those_that_came(
    qtbot: QtBot, page: AllocationPage, workspace: Workspace
) -> None:
    form = page.limits.roles
    form.choose("")
    write(qtbot, form.label, "Agency, first weeks")
    write(qtbot, form.role_words, "agency social")
    write(qtbot, form.percent, "50")
    save(qtbot, form, "They are still settling in")

    assert limit_of(workspace) == 10
    assert form.role.findText("Agency, first weeks (50 %)") == 3


def test_the_message_bar_takes_a_share_back(
    qtbot: QtBot, page: AllocationPage, workspace: Workspace
) -> None:
    form = page.limits.roles
    form.choose("agency")
    write(qtbot, form.percent, "75")
    save(qtbot, form, "As the contract says")

    assert page.messages.undo()

    assert (limit_of(workspace), form.percent.value()) == (20, 100)


def test_all_roles_go_back_to_how_they_came(
    qtbot: QtBot, page: AllocationPage, workspace: Workspace
) -> None:
    form = page.limits.roles
    form.choose("agency")
    write(qtbot, form.percent, "75")
    save(qtbot, form, "As the contract says")

    write(qtbot, form.reason, "The contract ended")
    qtbot.mouseClick(form.restore, Qt.MouseButton.LeftButton)

    policy = workspace.casebook.capacity.policy
    assert (policy.profiles, policy.full_time_cases) == (shipped_policy().profiles, 20)


def test_a_share_without_a_reason_is_not_saved(
    qtbot: QtBot, page: AllocationPage, workspace: Workspace
) -> None:
    form = page.limits.roles
    form.choose("agency")
    write(qtbot, form.percent, "75")
    save(qtbot, form, "")

    assert form._problem.text() == "The reason is empty. Say why; nothing was saved."
    assert limit_of(workspace) == 20
