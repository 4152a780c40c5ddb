"""The supervision page, as a manager uses it, over a real store."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
)
from pytestqt.qtbot import QtBot

from caseload_app.domain.records import SupervisionStatus
from caseload_app.services.workspace import Workspace
from caseload_app.ui.models.record_table import Role
from caseload_app.ui.page import Destination, Page
from caseload_app.ui.pages.supervision_page import TABS, SupervisionPage
from caseload_app.ui.theme import StateMark, Tone

Show = Callable[[type[Page]], Page]


def opened(show: Show, worker: str = "", filter: str = "") -> SupervisionPage:
    page = show(SupervisionPage)
    assert isinstance(page, SupervisionPage)
    page.open_at(Destination(page.page_id, worker, filter))
    return page


def choose_planned(page: SupervisionPage) -> None:
    rows = page.sessions.table.records.rows
    [at] = [at for at, row in enumerate(rows) if row.entry.on == date(2026, 3, 10)]
    page.sessions.table.selectRow(at)


def sessions_of(workspace: Workspace, worker: str) -> dict[date, SupervisionStatus]:
    return {one.on: one.status for one in workspace.casebook.sessions[worker]}


def words_of(page: SupervisionPage) -> str:
    return " | ".join(one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page))


def test_the_longest_overdue_comes_first(show: Show) -> None:
    page = opened(show)

    [first, second] = page.list.model.rows

    assert (first.worker, first.mark) == ("Asha Brook", StateMark(Tone.OVERDUE, "21 days late"))
    assert second.worker == "Ben Hale"


def test_only_those_not_booked_are_left_when_asked_for(show: Show) -> None:
    page = opened(show, filter="state=unbooked")

    assert [row.worker for row in page.list.model.rows] == ["Asha Brook"]


def test_the_count_beside_the_name_is_of_those_not_supervised(
    show: Show, workspace: Workspace
) -> None:
    waiting = opened(show).waiting(workspace.casebook)

    assert (waiting.number, waiting.words) == (1, "1 worker not supervised in time")


def test_a_session_is_booked_for_the_day_typed(
    show: Show, workspace: Workspace, qtbot: QtBot
) -> None:
    page = opened(show, "Asha Brook")
    page.sessions.start_booking()

    qtbot.keyClicks(page.sessions.book._on, "5/3/26")
    qtbot.keyClick(page.sessions.book._on, Qt.Key.Key_Return)

    planned = sessions_of(workspace, "Asha Brook")
    assert planned[date(2026, 3, 5)] is SupervisionStatus.PLANNED
    assert page.messages.words == "Booked Asha Brook for Thu 5 Mar 2026."


def test_a_clash_with_leave_is_said_before_booking(show: Show, qtbot: QtBot) -> None:
    page = opened(show, "Ben Hale")
    page.sessions.start_booking()

    qtbot.keyClicks(page.sessions.book._on, "5/3/26")

    assert "Clash: Ben Hale is away: Annual" in words_of(page)


def test_a_day_that_has_passed_is_not_booked(show: Show, workspace: Workspace) -> None:
    page = opened(show, "Asha Brook")

    page.sessions.book_on(date(2026, 2, 27))

    assert "Fri 27 Feb 2026 has passed" in words_of(page)
    assert date(2026, 2, 27) not in sessions_of(workspace, "Asha Brook")


def test_a_planned_session_moves_by_a_working_day_with_a_key(
    show: Show, workspace: Workspace, qtbot: QtBot
) -> None:
    page = opened(show, "Ben Hale")
    choose_planned(page)
    page.sessions.table.setFocus()
    qtbot.waitUntil(page.sessions.table.hasFocus)

    qtbot.keyClick(
        page.sessions.table, Qt.Key.Key_Right, modifier=Qt.KeyboardModifier.ControlModifier
    )

    assert date(2026, 3, 11) in sessions_of(workspace, "Ben Hale")
    assert date(2026, 3, 10) not in sessions_of(workspace, "Ben Hale")


def test_cancelling_needs_who_and_why(show: Show, workspace: Workspace) -> None:
    page = opened(show, "Ben Hale")
    choose_planned(page)

    page.sessions.book._cancel.click()
    page.sessions.cancelling._do.click()

    assert "It is not said who cancelled, and why." in words_of(page)
    assert sessions_of(workspace, "Ben Hale")[date(2026, 3, 10)] is SupervisionStatus.PLANNED


def test_a_cancelled_session_is_booked_again(show: Show, workspace: Workspace) -> None:
    page = opened(show, "Ben Hale")
    choose_planned(page)
    page.sessions.book._cancel.click()
    form = page.sessions.cancelling
    form._by.setText("Ben Hale")
    form._why.setText("Court")
    form._again.show_date(date(2026, 3, 12))

    form._do.click()

    sessions = sessions_of(workspace, "Ben Hale")
    assert sessions[date(2026, 3, 10)] is SupervisionStatus.CANCELLED
    assert sessions[date(2026, 3, 12)] is SupervisionStatus.PLANNED


def test_the_register_marks_months_by_word_and_shape(show: Show) -> None:
    page = opened(show, filter="tab=register")
    grid = page.register.table.records
    february = grid.column_index("month10")

    [asha, ben, _left] = [grid.index(row, february) for row in range(3)]

    assert asha.data(Role.STATE) == StateMark(Tone.OVERDUE, "Missed")
    assert ben.data(Role.STATE) == StateMark(Tone.OVERDUE, "Missed +1")


def test_the_register_speaks_whole_months(show: Show) -> None:
    page = opened(show, filter="tab=register")
    grid = page.register.table.records

    january = grid.index(0, grid.column_index("month9"))

    said = january.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Jan 26: Mon 12 Jan 2026: held")


def test_dates_ahead_are_proposed_and_booked_in_one_go(show: Show, workspace: Workspace) -> None:
    page = opened(show, filter="tab=ahead")
    proposed = len(page.ahead.chosen)

    page.ahead.book()

    planned = [
        one
        for sessions in workspace.casebook.sessions.values()
        for one in sessions
        if one.status is SupervisionStatus.PLANNED
    ]
    assert proposed > 3
    assert len(planned) == proposed + 1


def test_a_date_with_a_clash_is_not_chosen_at_first(show: Show) -> None:
    page = opened(show, "Ben Hale", "tab=ahead")

    assert all(not one.clashes for one in page.ahead.chosen)


def test_return_on_a_worker_opens_the_record(show: Show, qtbot: QtBot) -> None:
    page = opened(show, "Ben Hale")

    with qtbot.waitSignal(page.navigate) as asked:
        qtbot.keyClick(page.list.table, Qt.Key.Key_Return)

    assert asked.args == [Destination("supervision_record", "Ben Hale")]


def test_a_year_leads_to_the_sessions_of_the_worker(show: Show, qtbot: QtBot) -> None:
    page = opened(show, filter="tab=register")
    page.register.table.choose("Ben Hale")

    qtbot.keyClick(page.register.table, Qt.Key.Key_Return)

    assert (page.tabs.currentIndex(), page.sessions.worker) == (0, "Ben Hale")


def test_with_nobody_it_says_what_to_do(show_empty: Show) -> None:
    page = show_empty(SupervisionPage)

    assert isinstance(page, SupervisionPage)
    assert page.body.empty.accessibleName().startswith("Nobody to supervise yet")


def test_every_tab_opens_by_its_name(show: Show) -> None:
    page = opened(show, filter="tab=policy")

    assert page.tabs.currentWidget() is page.policy


def test_children_never_discussed_come_first_in_oversight(show: Show) -> None:
    page = opened(show, filter="tab=oversight")

    [*others, last] = page.oversight.list.model.rows

    assert {row.ago for row in others} == {"Never"}
    assert (last.name, last.oversight.decision) == ("Bo Made", "Carry on")


def test_a_deputy_covers_until_a_day(show: Show, workspace: Workspace) -> None:
    page = opened(show, filter="tab=supervisors")
    page.supervisors.table.choose("Asha Brook")
    form = page.supervisors.form
    form.to.setEditText("Dee Deputy")
    form.until.show_date(date(2026, 3, 20))

    form.do.click()

    worker = workspace.casebook.workers["Asha Brook"]
    assert workspace.casebook.loop.supervisor_on(worker, date(2026, 3, 20)) == "Dee Deputy"
    assert workspace.casebook.loop.supervisor_on(worker, date(2026, 3, 23)) == ""
    assert page.messages.words == "Dee Deputy covers Asha Brook."


def test_several_workers_are_handed_over_at_once(show: Show, workspace: Workspace) -> None:
    page = opened(show, filter="tab=supervisors")
    page.supervisors.table.selectAll()
    page.supervisors.form.to.setEditText("Nia New")

    page.supervisors.form.do.click()

    assert workspace.casebook.workers["Asha Brook"].supervisor == "Nia New"
    assert workspace.casebook.workers["Ben Hale"].supervisor == "Nia New"
    assert {row.mark.words for row in page.supervisors.table.records.rows} == {
        "Since Mon 2 Mar 2026"
    }


def test_without_a_supervisor_it_is_said(show: Show) -> None:
    page = opened(show, filter="tab=supervisors")

    marks = {row.worker: row.mark.words for row in page.supervisors.table.records.rows}

    assert marks == {"Asha Brook": "No supervisor", "Ben Hale": "No supervisor"}


def test_a_rule_of_our_own_shows_what_it_moves_and_is_saved(
    show: Show, workspace: Workspace
) -> None:
    page = opened(show, filter="tab=policy")
    page.policy.stages.name.setText("Three weeks for everybody")
    page.policy.stages.add.click()
    page.policy.say_effect()
    assert "2 workers would move" in page.policy._effect.text()

    page.policy.why.setText("Agreed in March")
    page.policy.save()

    [*_, ours] = workspace.casebook.loop.policy.stages
    assert (ours.label, ours.every, ours.is_on) == ("Three weeks for everybody", 21, True)
    assert workspace.casebook.supervision["Ben Hale"].due == date(2026, 3, 13)


def test_a_policy_without_a_reason_is_not_saved(show: Show, workspace: Workspace) -> None:
    page = opened(show, filter="tab=policy")
    page.policy.numbers["months_ahead"].setValue(6)

    page.policy.save()

    assert "The reason is empty" in page.policy._effect.text()
    assert workspace.casebook.loop.policy.months_ahead == 3


def test_what_is_typed_in_the_policy_survives_a_change_elsewhere(
    show: Show, workspace: Workspace
) -> None:
    page = opened(show, filter="tab=policy")
    page.policy.numbers["months_ahead"].setValue(6)

    page.show_casebook(workspace.casebook)

    assert page.policy.numbers["months_ahead"].value() == 6


def test_another_year_of_the_register_is_chosen(show: Show) -> None:
    page = opened(show, filter="tab=register")
    assert [page.register.year.itemText(at) for at in range(page.register.year.count())] == [
        "Last twelve months",
        "2026",
        "Apr 2025 to Mar 2026",
    ]

    page.register.year.setCurrentIndex(1)

    assert page.register.first == date(2026, 1, 1)
    assert page.register.table.records.columns[2].title == "Jan 26"


def test_a_session_of_the_past_is_marked_as_held(
    show: Show, workspace: Workspace, qtbot: QtBot
) -> None:
    page = opened(show, "Asha Brook")
    page.sessions.start_booking()
    assert not page.sessions.book.held.isVisibleTo(page)
    qtbot.keyClicks(page.sessions.book._on, "27/2/26")

    page.sessions.book.held.click()

    assert sessions_of(workspace, "Asha Brook")[date(2026, 2, 27)] is SupervisionStatus.HELD
    assert page.messages.words == "Marked as held: Asha Brook on Fri 27 Feb 2026."


@pytest.mark.parametrize("tab", TABS)
def test_everything_that_takes_keys_has_a_name(show: Show, tab: str) -> None:
    page = opened(show, filter=f"tab={tab}")

    nameless = [
        type(one).__name__
        for kind in (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit)
        for one in page.findChildren(kind)
        if one.isVisibleTo(page)
        and one.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and not isinstance(one.parent(), QComboBox | QAbstractSpinBox)
        and not (one.accessibleName() or getattr(one, "text", str)())
    ]

    assert nameless == []
