"""An interval of one worker's own between supervisions: seen, saved with a reason, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from caseload_app.domain.dates import Limit, Unit
from caseload_app.services.workspace import Workspace
from caseload_app.ui.dialogs.own_interval import OwnIntervalDialog
from caseload_app.ui.look import Look
from tests.builders import MONDAY, a_session, a_worker, the_rules
from tests.services.stores import a_store

LAST = date(2026, 2, 16)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    session = a_store(tmp_path, (a_worker(), a_session(LAST)))
    yield Workspace(session, the_rules(), lambda: MONDAY)
    session.close()


@pytest.fixture
def dialog(qtbot: QtBot, look: Look, workspace: Workspace) -> OwnIntervalDialog:
    made = OwnIntervalDialog(workspace, "Asha Brook", look)
    qtbot.addWidget(made)
    return made


def set_fortnightly(dialog: OwnIntervalDialog) -> None:
    dialog.length.setValue(14)
    dialog.reason.setText("new to court work")
    dialog.author.setText("Ann Day")
    dialog.save.click()


def due(workspace: Workspace) -> date | None:
    return workspace.casebook.supervision["Asha Brook"].due


def test_the_next_date_is_said_before_it_is_saved(
    dialog: OwnIntervalDialog, workspace: Workspace
) -> None:
    dialog.length.setValue(10)

    assert dialog.effect.text() == ("The next session would be due Thu 26 Feb 2026, which is late.")
    assert due(workspace) == date(2026, 3, 16)


def test_the_same_interval_moves_nothing(dialog: OwnIntervalDialog) -> None:
    assert dialog.effect.text() == "The next date stays as it is."


def test_without_a_reason_nothing_is_saved(dialog: OwnIntervalDialog, workspace: Workspace) -> None:
    dialog.length.setValue(14)
    dialog.save.click()

    assert dialog.problem.text() == "Say why, and who decided it."
    assert workspace.rule_settings.overrides == ()


def test_the_interval_is_kept_for_this_worker_and_marked(
    dialog: OwnIntervalDialog, workspace: Workspace
) -> None:
    set_fortnightly(dialog)

    (override,) = workspace.rule_settings.overrides
    assert (override.rule, override.worker, override.limit) == (
        "supervision",
        "Asha Brook",
        Limit(14, Unit.DAYS),
    )
    assert due(workspace) == date(2026, 3, 2)
    deadline = workspace.casebook.supervision["Asha Brook"].deadline
    assert deadline is not None
    assert deadline.label == "Supervision (set for Asha Brook)"


def test_what_was_set_is_taken_back(
    dialog: OwnIntervalDialog, workspace: Workspace, look: Look, qtbot: QtBot
) -> None:
    set_fortnightly(dialog)
    again = OwnIntervalDialog(workspace, "Asha Brook", look)
    qtbot.addWidget(again)
    again.undo.click()

    assert due(workspace) == date(2026, 3, 16)
    assert workspace.rule_settings.overrides == ()
