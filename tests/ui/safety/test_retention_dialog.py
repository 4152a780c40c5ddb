from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from caseload_app.services.safety.backups import back_up_today
from caseload_app.services.safety.retention import kept_months
from caseload_app.store.read import read_children
from caseload_app.ui.desk import Desk
from caseload_app.ui.safety.retention_dialog import RetentionDialog
from tests.ui.access.walking import clipped, mute_cells, nameless, unreached


@pytest.fixture
def dialog(desk: Desk, qtbot: QtBot) -> RetentionDialog:
    desk.actions.do("file.retention")
    [found] = desk.window.findChildren(RetentionDialog)
    qtbot.waitExposed(found)
    return found


def rows(dialog: RetentionDialog) -> list[tuple[str, str]]:
    return [(row.child_id, row.mark.words) for row in dialog.table.records.rows]


def test_every_closed_case_is_listed_with_what_is_left(dialog: RetentionDialog) -> None:
    assert dialog.months.value() == 24
    assert rows(dialog) == [("C77", "Time to remove"), ("C78", "674 days left")]


def test_the_time_is_set_for_the_store(desk: Desk, dialog: RetentionDialog) -> None:
    dialog.months.setValue(1)

    assert kept_months(desk.workspace.session) == 1
    assert rows(dialog) == [("C77", "Time to remove"), ("C78", "Time to remove")]


def test_nothing_is_removed_without_a_choice_and_a_reason(dialog: RetentionDialog) -> None:
    dialog.reason.setText("Kept long enough")
    assert not dialog.remove.isEnabled()

    dialog.choose_all_due()
    assert dialog.remove.isEnabled()

    dialog.reason.setText("  ")
    assert not dialog.remove.isEnabled()


def test_what_is_chosen_early_and_what_backups_hold_is_said(
    desk: Desk, dialog: RetentionDialog
) -> None:
    back_up_today(desk.workspace.session)

    dialog.table.selectAll()

    assert dialog.chosen.text() == (
        "2 cases chosen. The time of 1 case has not passed. 1 backup may hold them on; they go "
        "as new ones are made, the last by Fri 2 Apr 2027."
    )


def test_the_chosen_go_after_one_question(
    qtbot: QtBot, desk: Desk, dialog: RetentionDialog
) -> None:
    dialog.choose_all_due()
    dialog.reason.setText("Kept long enough")
    dialog.remove.click()
    [box] = dialog.findChildren(QMessageBox)
    assert box.text() == "Remove 1 closed case for good?"
    assert box.informativeText() == (
        "C77: everything about them goes, with what the audit trail holds. It cannot be undone. "
        "No backup holds them."
    )
    [yes] = [one for one in box.buttons() if one.text() == "Remove for good"]
    with qtbot.waitSignal(dialog.removed) as told:
        yes.click()

    assert told.args[0].children[0][0] == "C77"
    assert told.args[0].why == "Kept long enough"
    assert rows(dialog) == [("C78", "674 days left")]
    left = [child.child_id for child in read_children(desk.workspace.session.database)]
    assert left == ["C1", "C78"]
    assert sorted(desk.workspace.casebook.children) == ["C1", "C78"]


def test_it_can_be_used_by_ear_and_by_keyboard(dialog: RetentionDialog) -> None:
    dialog.activateWindow()

    assert list(nameless(dialog)) == []
    assert list(mute_cells(dialog)) == []
    assert list(clipped(dialog)) == []
    assert unreached(dialog) == []
