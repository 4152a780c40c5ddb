"""The allocation page as a manager uses it, by real keys, over a real store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from caseload_app.domain.allocation.scenario import Absence, Give, Leaver, Starter
from caseload_app.domain.records import Plan, Record
from caseload_app.services.workspace import Workspace
from caseload_app.store.read import read_all
from caseload_app.store.shapes import TABLES
from caseload_app.ui.look import Look
from caseload_app.ui.page import Destination
from caseload_app.ui.pages.allocation_page import AllocationPage
from caseload_app.ui.settings import Settings
from caseload_app.ui.widgets.allocation.board_tables import MIME
from tests.builders import MONDAY, a_child, a_worker, the_rules
from tests.services.stores import a_store

TEAM: tuple[Record, ...] = (
    a_worker(case_limit=4),
    a_worker("Ben Hale", case_limit=4),
    a_worker("Cy Moss", case_limit=4),
    a_child("C1", name="Ada Made", worker="", family_id="F1", plan=Plan.CP),
    a_child("C2", name="Bo Made", worker="", family_id="F1"),
    a_child("C3", name="Cleo Short", worker="", family_id="F2"),
    a_child("C4", name="Dev Lone"),
    a_child("C5", name="Esme Lone", worker="Ben Hale"),
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    session = a_store(tmp_path, TEAM)
    yield Workspace(session, the_rules(), lambda: MONDAY)
    session.close()


@pytest.fixture
def page(qtbot: QtBot, look: Look, settings: Settings, workspace: Workspace) -> AllocationPage:
    page = AllocationPage(workspace, look, settings)
    qtbot.addWidget(page)
    page.resize(1166, 610)
    page.show_casebook(workspace.casebook)
    page.open_at(Destination("allocation"))
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    return page


def everything(workspace: Workspace) -> dict[str, object]:
    database = workspace.session.database
    found: dict[str, object] = {table.name: read_all(database, table) for table in TABLES}
    found["audit"] = database.execute("select count(*) from audit").fetchone()
    found["drafts"] = database.execute("select count(*) from drafts").fetchone()
    return found


def words_of(widget: QWidget) -> str:
    return " | ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    """Press keys on whatever has the focus, as a person without a mouse does."""
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)


def type_words(qtbot: QtBot, words: str) -> None:
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    qtbot.keyClicks(focused, words)


def tab_to(qtbot: QtBot, wanted: Callable[[QWidget], bool]) -> None:
    """Press Tab until something is reached; the walk must come round to it."""
    for _ in range(60):
        focused = QApplication.focusWidget()
        if focused is not None and wanted(focused):
            return
        press(qtbot, Qt.Key.Key_Tab)
    raise AssertionError("the keyboard never came there")


def place(page: AllocationPage, family: str, worker: str) -> None:
    page.board.families.table.choose(family)
    page.board.board.choose(worker)
    page.board.board.open_current()


def test_families_wait_together(page: AllocationPage) -> None:
    rows = page.board.families.table.records.rows

    assert [row.names for row in rows] == ["Ada Made and Bo Made", "Cleo Short"]


def test_a_family_is_placed_and_applied_by_keyboard_alone(
    qtbot: QtBot, page: AllocationPage, workspace: Workspace
) -> None:
    page.board.families.table.setFocus()

    press(qtbot, Qt.Key.Key_Return)
    assert page.board.board.hasFocus()
    press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert page.board.families.table.hasFocus()
    assert page.board.scenario.moves == (Give(("C1", "C2"), "Ben Hale"),)

    tab_to(qtbot, lambda one: one.accessibleName().startswith("Reason for: Ada Made"))
    type_words(qtbot, "Has room")
    tab_to(qtbot, lambda one: one is page.board.moves.apply)
    press(qtbot, Qt.Key.Key_Space)

    held = [one.child_id for one in workspace.casebook.held_by("Ben Hale")]
    assert held == ["C1", "C2", "C5"]
    assert page.messages.words == "Plan A applied: 1 move."


def test_escape_goes_back_to_the_families(qtbot: QtBot, page: AllocationPage) -> None:
    page.board.families.table.setFocus()
    press(qtbot, Qt.Key.Key_Return)

    press(qtbot, Qt.Key.Key_Escape)

    assert page.board.families.table.hasFocus()
    assert page.board.scenario.moves == ()


def test_delete_takes_a_family_out_of_the_plan(qtbot: QtBot, page: AllocationPage) -> None:
    place(page, "C1", "Ben Hale")
    page.board.families.table.choose("C1")
    page.board.families.table.setFocus()

    press(qtbot, Qt.Key.Key_Delete)

    assert page.board.scenario.moves == ()


def test_a_family_dragged_onto_a_worker_goes_there(page: AllocationPage) -> None:
    board = page.board.board
    told = QMimeData()
    told.setData(MIME, b"C3")
    at = board.visualRect(board.records.index(2, 0)).center()
    event = QDropEvent(
        QPointF(at),
        Qt.DropAction.MoveAction,
        told,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )

    board.dropEvent(event)

    assert page.board.scenario.moves == (Give(("C3",), "Cy Moss"),)
    assert board.seat_at(QPoint(5, 4000)) is None


def test_everybody_is_shown_before_and_after(page: AllocationPage) -> None:
    place(page, "C1", "Ben Hale")

    rows = {row.name: row for row in page.board.board.records.rows}
    columns = {column.key: column for column in page.board.board.records.columns}
    assert columns["change"].text(rows["Ben Hale"]) == "+2"
    assert columns["cases"].text(rows["Ben Hale"]) == "1 → 3"
    assert columns["limit"].text(rows["Ben Hale"]) == "1 under 4"
    assert columns["cases"].text(rows["Asha Brook"]) == "1"
    assert "Ben Hale: 2 children more, 1 to 3 cases." in words_of(page.board)


def test_trying_and_clearing_leaves_the_store_as_it_was(
    page: AllocationPage, workspace: Workspace
) -> None:
    before = everything(workspace)

    place(page, "C1", "Ben Hale")
    page.board.add_move(Leaver("Asha Brook", date(2026, 3, 27)))
    page.board.moves.clear.click()

    assert page.board.scenario.moves == ()
    assert everything(workspace) == before


def test_a_missing_reason_is_asked_for_where_it_is_missing(
    page: AllocationPage, workspace: Workspace
) -> None:
    before = everything(workspace)
    place(page, "C1", "Ben Hale")

    page.board.moves.apply.click()

    assert "No reason is given for 1 move" in page.board.moves.problem.text()
    assert page.board.moves.moves.reasons[0].hasFocus()
    assert everything(workspace) == before


def test_an_applied_plan_is_taken_back(page: AllocationPage, workspace: Workspace) -> None:
    place(page, "C1", "Ben Hale")
    page.board._reason(0, "Has room")
    page.board.apply()

    page.messages.undo()

    assert [one.child_id for one in workspace.casebook.held_by("")] == ["C1", "C2", "C3"]
    assert page.messages.words == "Plan A taken back."


def test_who_leaves_gives_their_families_to_the_list(page: AllocationPage) -> None:
    form = page.board.families.changes.leaver
    form.worker.setCurrentText("Asha Brook")
    form.on.show_date(date(2026, 3, 27))

    form.do.click()

    rows = page.board.families.table.records.rows
    assert [(row.names, row.holder) for row in rows][-1] == ("Dev Lone", "Asha Brook")


def test_a_starter_can_be_given_a_family(page: AllocationPage) -> None:
    form = page.board.families.changes.starter
    form.name.setText("Di New")
    form.fte.setValue(0.8)
    form.do.click()

    place(page, "C3", "Di New")

    starter, given = page.board.scenario.moves
    assert isinstance(starter, Starter)
    assert (starter.worker.team, starter.worker.fte) == ("North", 0.8)
    assert given == Give(("C3",), "Di New")


def test_a_long_absence_takes_the_room(page: AllocationPage) -> None:
    form = page.board.families.changes.absence
    form.worker.setCurrentText("Ben Hale")
    form.from_on.show_date(MONDAY)
    form.do.click()

    [move] = page.board.scenario.moves
    rows = {row.name: row for row in page.board.board.records.rows}
    assert isinstance(move, Absence)
    assert rows["Ben Hale"].row.after.room_after_leave == 0


def test_a_form_says_what_is_missing(page: AllocationPage) -> None:
    changes = page.board.families.changes
    for form in (changes.leaver, changes.starter, changes.absence):
        form.do.click()

    assert page.board.scenario.moves == ()
    assert "Say who leaves, and on which day." in [
        one.text() for one in changes.leaver.findChildren(QLabel)
    ]


def test_who_could_take_a_family_is_said_with_a_reason(page: AllocationPage) -> None:
    page.board.families.table.choose("C3")

    assert "The fairest first for Cleo Short. You decide." in words_of(page.board.families)
    assert "Would still have room for 3 of 4" in words_of(page.board.families)


def test_the_plans_are_compared_side_by_side(page: AllocationPage) -> None:
    place(page, "C1", "Ben Hale")
    page.board.moves.copy.click()
    place(page, "C3", "Cy Moss")

    page.board.plans.setCurrentIndex(2)

    rows = {row.name: row for row in page.board.compare.table.records.rows}
    cy = rows["Cy Moss"]
    assert [one.cases if one else None for one in (cy.now, cy.first, cy.second)] == [0, 0, 1]
    assert page.board.compare.words[0].text() == (
        "Plan A: 1 move, 1 child still without a worker, 0 workers over the limit, "
        "0 rules of protection broken, 1 to 3 cases per FTE."
    )


def test_the_rail_counts_the_children_without_a_worker(
    page: AllocationPage, workspace: Workspace
) -> None:
    waiting = page.waiting(workspace.casebook)

    assert (waiting.number, waiting.words) == (3, "3 children without a worker")


def test_plans_stay_when_the_page_is_left_and_shown_again(
    page: AllocationPage, workspace: Workspace
) -> None:
    place(page, "C1", "Ben Hale")
    page.board.plans.setCurrentIndex(1)
    state = page.remember()
    page.board.plans.setCurrentIndex(0)

    page.show_casebook(workspace.casebook)
    page.restore(state)

    assert page.board.plans.currentIndex() == 1
    assert len(page.board.scenarios[0].moves) == 1


def test_a_link_opens_the_limits_at_the_worker(page: AllocationPage) -> None:
    page.open_at(Destination("allocation", "Ben Hale", "tab=limits"))

    assert page.tabs.currentWidget() is page.limits
    assert page.limits.about.text() == "Ben Hale. Limit 4: as the list of workers says."


def test_each_tab_shows_what_is_known_when_it_is_opened(page: AllocationPage) -> None:
    page.tabs.setCurrentWidget(page.history)
    page.tabs.setCurrentWidget(page.points)

    assert [row.name for row in page.history.list.model.rows] != []
    assert page.points.words.text().startswith("Points are not in use.")


def test_a_child_of_the_history_is_opened(qtbot: QtBot, page: AllocationPage) -> None:
    page.tabs.setCurrentWidget(page.history)

    with qtbot.waitSignal(page.navigate) as asked:
        page.history.list.table.choose("C4")
        page.history.list.table.open_current()

    assert asked.args == [Destination("child", "C4")]


def test_an_applied_plan_is_taken_back_from_the_history(
    page: AllocationPage, workspace: Workspace
) -> None:
    place(page, "C1", "Ben Hale")
    page.board._reason(0, "Has room")
    page.board.apply()
    page.tabs.setCurrentWidget(page.history)

    page.history.undo.click()

    assert [one.child_id for one in workspace.casebook.held_by("")] == ["C1", "C2", "C3"]
    assert page.history.applied.text().endswith("taken back on Mon 2 Mar 2026")


def test_a_link_opens_the_board_at_the_family_of_a_child(page: AllocationPage) -> None:
    page.open_at(Destination("allocation", "C3", "tab=board"))

    row = page.board.families.row
    assert row is not None
    assert row.family.children == ("C3",)


def test_a_link_lists_the_families_of_a_worker(page: AllocationPage) -> None:
    page.open_at(Destination("allocation", "Ben Hale", "tab=board"))

    assert page.board.families.holder == "Ben Hale"
