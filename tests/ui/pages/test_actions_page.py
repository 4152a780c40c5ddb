"""The list of actions and the case audits, as a manager uses them, over a real store."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from caseload_app.domain.records import AgreedAction, Challenge
from caseload_app.services.workspace import Workspace
from caseload_app.ui.models.supervision.action_rows import ActionRow
from caseload_app.ui.page import Destination, Page
from caseload_app.ui.pages.actions_page import ActionsPage
from caseload_app.ui.theme import StateMark, Tone

Show = Callable[[type[Page]], Page]


def opened(show: Show, filter: str = "") -> ActionsPage:
    page = show(ActionsPage)
    assert isinstance(page, ActionsPage)
    page.open_at(Destination(page.page_id, filter=filter))
    return page


def words_of(page: ActionsPage) -> str:
    return " | ".join(one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))


def test_an_action_says_how_late_and_how_often_carried(show: Show) -> None:
    [row] = opened(show).list.model.rows

    assert row.mark == StateMark(Tone.OVERDUE, "29 days late")
    assert (row.item.owner, row.name) == ("Asha Brook", "Ada Made")


def test_what_is_late_is_counted_beside_the_name(show: Show, workspace: Workspace) -> None:
    waiting = opened(show).waiting(workspace.casebook)

    assert (waiting.number, waiting.words) == (1, "1 action late")


def test_closing_needs_evidence(show: Show, workspace: Workspace) -> None:
    page = opened(show)

    page.closing.do.click()

    assert "No evidence is given." in words_of(page)
    assert workspace.casebook.actions["Asha Brook"][0].done_on is None


def test_closing_keeps_the_evidence(show: Show, workspace: Workspace) -> None:
    page = opened(show)
    page.closing.evidence.setPlainText("Letter of 1 March on file")

    page.closing.do.click()

    [action] = workspace.casebook.actions["Asha Brook"]
    assert (action.done_on, action.outcome) == (date(2026, 3, 2), "Letter of 1 March on file")
    assert list(page.list.model.rows) == []


def test_an_action_is_added_between_sessions(show: Show, workspace: Workspace) -> None:
    page = opened(show)
    form = page.adding
    form.what.setPlainText("Write to the GP")
    form.worker.setCurrentText("Ben Hale")
    form.child.setEditText("gus")
    form.due.show_date(date(2026, 3, 9))

    form.do.click()

    [action] = workspace.casebook.actions["Ben Hale"]
    expected = AgreedAction("Ben Hale", "Write to the GP", "C7", "Ben Hale", date(2026, 3, 9))
    assert action == expected
    assert form.what.words == ""


def test_a_child_nobody_knows_is_not_taken(show: Show, workspace: Workspace) -> None:
    page = opened(show)
    page.adding.what.setPlainText("Write to the GP")
    page.adding.child.setEditText("nobody here")

    page.adding.do.click()

    assert "No child of that name or ID is known." in _all_words(page)
    assert len(workspace.casebook.actions.get("Asha Brook", ())) == 1


def test_a_challenge_is_added_and_listed(show: Show, workspace: Workspace) -> None:
    page = opened(show)
    form = page.challenging
    form.matter.setPlainText("The review was late")
    form.child.setEditText("bo made")
    form.with_whom.setText("The IRO")

    form.do.click()

    [challenge] = workspace.casebook.loop.challenges["C2"]
    assert challenge == Challenge(
        "C2", date(2026, 3, 2), "IRO dispute", "The review was late", "The IRO", "Asha Brook"
    )
    assert "The review was late" in [row.item.what for row in page.list.model.rows]


def test_an_audit_is_recorded_with_its_findings(
    show: Show, workspace: Workspace, qtbot: QtBot
) -> None:
    page = opened(show, "tab=audits")
    form = page.audits.form
    form.child.setEditText("ada")
    form.auditor.setText("Dr Made")
    form.grade.setCurrentText("Good")
    qtbot.keyClicks(form.rows[0]._finding, "The plan has no dates")
    form.rows[0]._action.setText("Date the plan")

    form.do.click()

    [finding] = workspace.casebook.loop.findings["C1"]
    assert (finding.finding, finding.action) == ("The plan has no dates", "Date the plan")
    [theme] = page.audits.themes.records.rows
    assert (theme.theme, theme.shortfalls, theme.open_actions) == ("Child's voice", 1, 1)


def test_an_action_of_an_audit_is_on_the_list_too(
    show: Show, workspace: Workspace, qtbot: QtBot
) -> None:
    page = opened(show, "tab=audits")
    form = page.audits.form
    form.child.setEditText("ada")
    form.auditor.setText("Dr Made")
    qtbot.keyClicks(form.rows[0]._finding, "The plan has no dates")
    form.rows[0]._action.setText("Date the plan")
    form.do.click()

    page.open_at(Destination(page.page_id, filter="source=Case audit"))

    assert [row.item.what for row in page.list.model.rows] == ["Date the plan"]


def test_an_audit_without_a_child_is_not_saved(show: Show, workspace: Workspace) -> None:
    page = opened(show, "tab=audits")

    page.audits.form.do.click()

    assert "Say which child's file was read" in words_of(page)
    assert workspace.casebook.loop.audits == {}


def test_return_opens_the_child(show: Show, qtbot: QtBot) -> None:
    page = opened(show)

    with qtbot.waitSignal(page.navigate) as asked:
        qtbot.keyClick(page.list.table, Qt.Key.Key_Return)

    assert asked.args == [Destination("child", "C1")]


def test_with_nobody_it_says_what_to_do(show_empty: Show) -> None:
    page = show_empty(ActionsPage)

    assert isinstance(page, ActionsPage)
    assert page.body.empty.accessibleName().startswith("No actions yet")


def _all_words(page: ActionsPage) -> str:
    return " | ".join(one.text() for one in page.findChildren(QLabel))


def test_an_action_is_carried_from_the_list(show: Show, workspace: Workspace) -> None:
    page = opened(show)
    page.detail.carrying.why.setPlainText("The school was shut")
    page.detail.carrying.now_by.show_date(date(2026, 3, 20))

    page.detail.carrying.do.click()

    [step] = workspace.casebook.loop.steps["Asha Brook"]
    assert (step.note, step.now_by) == ("The school was shut", date(2026, 3, 20))
    assert page.messages.words == "Carried to Fri 20 Mar 2026."


def test_a_link_chooses_the_action_it_names(show: Show) -> None:
    page = show(ActionsPage)

    page.open_at(Destination("actions", filter="state=late&what=Ring+the+school"))

    row = page.list.table.current_record()
    assert isinstance(row, ActionRow)
    assert row.item.what == "Ring the school"
