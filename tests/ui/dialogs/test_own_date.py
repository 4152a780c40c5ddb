"""A date of a child's own: set with a reason, seen before it is saved, taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from caseload_app.domain.dates import Limit, Unit
from caseload_app.domain.records import CaseEvent, Child, Plan
from caseload_app.domain.rules.deadlines import Deadline, DeadlineState
from caseload_app.domain.rules.rule_settings import RuleSettings
from caseload_app.domain.vocabulary import EventKind
from caseload_app.services.workspace import Workspace
from caseload_app.ui.dialogs.own_date import CHECK, LET_OFF, OwnDateDialog
from caseload_app.ui.look import Look
from tests.builders import the_rules
from tests.services.stores import a_store

TODAY = date(2026, 3, 9)
CHILD = Child("C1", plan=Plan.CP, plan_started_on=date(2026, 3, 2))
EVENTS = (
    CaseEvent("C1", EventKind.ICPC, date(2026, 3, 2)),
    CaseEvent("C1", EventKind.REFERRAL, date(2026, 3, 2)),
)
Ask = Callable[[str], OwnDateDialog]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    session = a_store(tmp_path, (CHILD, *EVENTS))
    yield Workspace(session, the_rules(), lambda: TODAY)
    session.close()


@pytest.fixture
def ask(qtbot: QtBot, look: Look, workspace: Workspace) -> Ask:
    def open_for(rule: str) -> OwnDateDialog:
        dialog = OwnDateDialog(workspace, the_date(workspace, rule), look)
        qtbot.addWidget(dialog)
        return dialog

    return open_for


def the_date(workspace: Workspace, rule: str) -> Deadline:
    (found,) = [one for one in workspace.casebook.deadlines["C1"] if one.rule.id == rule]
    return found


def test_the_effect_is_said_before_it_is_saved(ask: Ask, workspace: Workspace) -> None:
    dialog = ask("cp_visit")
    dialog.length.setValue(7)

    assert dialog.moves.sentences[0].startswith(
        "Child protection visit due Mon 16 Mar 2026 is now due Wed 11 Mar 2026"
    )
    assert workspace.rule_settings == RuleSettings()


def test_a_weekly_visit_is_set_for_this_child_and_marked(ask: Ask, workspace: Workspace) -> None:
    dialog = ask("cp_visit")
    dialog.unit.setCurrentIndex(dialog.unit.findData(Unit.WEEKS))
    dialog.length.setValue(1)
    dialog.reason.setText("seen too rarely")
    dialog.save.click()

    visit = the_date(workspace, "cp_visit")
    assert (visit.due, visit.label) == (
        date(2026, 3, 9),
        "Child protection visit (set for this child)",
    )
    assert "tester set it for this child: seen too rarely" in (
        workspace.casebook.explain(visit).sentence
    )


def test_a_limit_is_set_for_every_child_on_the_plan(ask: Ask, workspace: Workspace) -> None:
    dialog = ask("cp_visit")
    dialog.whom.setCurrentIndex(dialog.whom.findText("Every child on the plan CP"))
    dialog.length.setValue(5)
    dialog.reason.setText("practice of the team")
    dialog.save.click()

    assert the_date(workspace, "cp_visit").label == (
        "Child protection visit (set for children on the plan CP)"
    )
    assert not ask("cp_visit").undo.isHidden()


def test_a_midpoint_check_is_a_date_of_its_own(ask: Ask, workspace: Workspace) -> None:
    dialog = ask("cf_assessment")
    dialog.kinds[CHECK].setChecked(True)
    dialog.length.setValue(10)
    dialog.reason.setText("drifted before")
    dialog.save.click()

    assert the_date(workspace, "cf_assessment_check").due == date(2026, 3, 16)
    assert the_date(workspace, "cf_assessment").due == date(2026, 5, 7)


def test_a_child_is_let_off_until_a_day(ask: Ask, workspace: Workspace) -> None:
    dialog = ask("cp_visit")
    dialog.kinds[LET_OFF].setChecked(True)
    dialog.until.show_date(date(2026, 3, 31))
    dialog.reason.setText("abroad with family")
    dialog.author.setText("Ann Day")
    dialog.save.click()

    visit = the_date(workspace, "cp_visit")
    assert workspace.casebook.state(visit) is DeadlineState.EXEMPT
    assert visit.exempt_because == "abroad with family (Ann Day, until Tue 31 Mar 2026)"


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ((0, "", "Ann"), "Say why, and who decided it."),
        ((0, "why", ""), "Say why, and who decided it."),
        ((LET_OFF, "why", "Ann"), "Say until when it is not needed."),
    ],
)
def test_what_is_missing_is_asked_for(
    ask: Ask, workspace: Workspace, typed: tuple[int, str, str], problem: str
) -> None:
    kind, reason, author = typed
    dialog = ask("cp_visit")
    dialog.kinds[kind].setChecked(True)
    dialog.reason.setText(reason)
    dialog.author.setText(author)
    dialog.save.click()

    assert dialog.problem.text() == problem
    assert workspace.rule_settings == RuleSettings()


def test_a_check_after_the_date_itself_cannot_be(ask: Ask) -> None:
    dialog = ask("cf_assessment")
    dialog.kinds[CHECK].setChecked(True)
    dialog.length.setValue(50)

    assert "A check on the way comes before the date itself." in dialog.problem.text()


def test_what_is_set_can_be_taken_back(ask: Ask, workspace: Workspace) -> None:
    dialog = ask("cp_visit")
    assert dialog.undo.isHidden()
    dialog.length.setValue(5)
    dialog.reason.setText("why")
    dialog.save.click()

    again = ask("cp_visit")
    assert not again.undo.isHidden()
    again.undo.click()
    assert workspace.rule_settings == RuleSettings()
    assert the_date(workspace, "cp_visit").limit == Limit(10, Unit.WORKING_DAYS)


def test_taking_back_ends_letting_off_too(ask: Ask, workspace: Workspace) -> None:
    dialog = ask("cp_visit")
    dialog.kinds[LET_OFF].setChecked(True)
    dialog.until.show_date(date(2026, 3, 31))
    dialog.reason.setText("abroad")
    dialog.save.click()

    ask("cp_visit").undo.click()
    assert workspace.rule_settings.exemptions == ()
