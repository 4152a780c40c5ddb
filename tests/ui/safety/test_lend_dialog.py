"""Who gets a copy, until when and of whose cases is asked before the passphrase."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from caseload_app.domain.casebook import CaseRecords, build_casebook
from caseload_app.domain.records import Worker
from caseload_app.ui.look import Look
from caseload_app.ui.safety.lend_dialog import LendChoice, LendDialog
from tests.builders import MONDAY, the_rules

PHRASE = "nine slow purple kettles"
UNTIL = MONDAY + timedelta(days=10)
LEFT = date(2020, 1, 1)


@pytest.fixture
def dialog(qtbot: QtBot, look: Look) -> LendDialog:
    workers = [
        Worker("Al Example", team="North"),
        Worker("Bo Example", team="South"),
        Worker("Cy Example", team="South"),
        Worker("Di Example", team="West", left_on=LEFT),
    ]
    casebook = build_casebook(CaseRecords(workers=workers), the_rules(), MONDAY)
    made = LendDialog(look, casebook)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    return made


def fill(dialog: LendDialog) -> None:
    dialog.deputy.setText("Ann Example")
    dialog.until.show_date(UNTIL)


def give(qtbot: QtBot, dialog: LendDialog) -> LendChoice:
    dialog.go_on()
    for field in (dialog.passphrase.first, dialog.passphrase.second):
        field.setText(PHRASE)
    with qtbot.waitSignal(dialog.chosen) as told:
        dialog.passphrase.choose()
    choice = told.args[0]
    assert isinstance(choice, LendChoice)
    return choice


def test_the_whole_store_is_lent_unless_less_is_chosen(qtbot: QtBot, dialog: LendDialog) -> None:
    fill(dialog)

    assert give(qtbot, dialog) == LendChoice("Ann Example", UNTIL, PHRASE)


def test_a_team_is_lent_by_its_workers(qtbot: QtBot, dialog: LendDialog) -> None:
    fill(dialog)
    dialog.scope.setCurrentText("Only the cases of South")

    assert give(qtbot, dialog).workers == ("Bo Example", "Cy Example")


def test_ticked_workers_are_lent(qtbot: QtBot, dialog: LendDialog) -> None:
    fill(dialog)
    dialog.scope.setCurrentText("Only the cases of chosen workers")
    dialog.workers.item(0).setCheckState(Qt.CheckState.Checked)

    assert dialog.workers.count() == 3
    assert give(qtbot, dialog).workers == ("Al Example",)


def test_what_is_missing_is_said_and_nothing_goes_on(dialog: LendDialog) -> None:
    said = []
    dialog.go_on()
    said.append(dialog.problem.text())
    dialog.deputy.setText("Ann Example")
    dialog.until.show_date(MONDAY - timedelta(days=1))
    dialog.go_on()
    said.append(dialog.problem.text())
    dialog.until.show_date(UNTIL)
    dialog.scope.setCurrentText("Only the cases of chosen workers")
    dialog.go_on()
    said.append(dialog.problem.text())

    assert said == [
        "Say who gets the copy.",
        "Give the last day on which the copy can be worked in, from today.",
        "Tick the workers whose cases are lent.",
    ]
    assert dialog.steps.currentIndex() == 0
