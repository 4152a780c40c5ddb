"""The weeks ahead as a manager works with them: by keys, from a cell to the child, and cover."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from caseload_app.domain.records import Leave
from caseload_app.services.workspace import Workspace
from caseload_app.ui.page import Destination
from caseload_app.ui.pages.ahead_page import AheadPage
from tests.ui.pages.conftest import Show


@pytest.fixture
def page(show: Show[AheadPage]) -> AheadPage:
    return show(AheadPage)


def to_leave(page: AheadPage) -> None:
    page.open_at(Destination("ahead", "", "tab=leave"))


def test_the_first_cell_is_chosen_and_its_list_shown(page: AheadPage) -> None:
    assert page.weeks.grid.current == (0, 0)
    assert page.weeks.title.startswith(page.weeks.ahead.rows[0].worker)


def test_arrow_keys_walk_the_weeks(page: AheadPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.weeks.grid, Qt.Key.Key_Right)

    assert page.weeks.grid.current == (0, 1)
    assert "week from Mon 9 Mar 2026" in page.weeks.title


def test_enter_goes_from_a_cell_to_its_list_and_on_to_the_child(
    page: AheadPage, qtbot: QtBot
) -> None:
    row, column, cell = next(
        (row, column, cell)
        for row, worker in enumerate(page.weeks.ahead.rows)
        for column, cell in enumerate(worker.cells)
        if cell.dates
    )
    page.weeks.grid.choose(row, column)
    asked: list[Destination] = []
    page.navigate.connect(asked.append)

    qtbot.keyClick(page.weeks.grid, Qt.Key.Key_Return)
    qtbot.keyClick(page.weeks.table, Qt.Key.Key_Return)

    assert asked == [Destination("child", cell.dates[0].deadline.subject)]


def test_an_absence_is_entered_shown_and_undone(page: AheadPage, workspace: Workspace) -> None:
    to_leave(page)
    worker, _ = page.leave.calendar.rows[0]
    page.leave.form.begin_on(worker, date(2026, 4, 20))
    page.leave.form.last.show_date(date(2026, 4, 24))
    page.leave.form.save.click()

    entered = Leave(worker, date(2026, 4, 20), date(2026, 4, 24), "Annual leave")
    assert entered in workspace.casebook.leave[worker]
    assert page.messages.undo()
    assert entered not in workspace.casebook.leave.get(worker, ())


def test_cover_is_settled_from_the_list(page: AheadPage, workspace: Workspace) -> None:
    to_leave(page)
    names = [name for name, _ in page.leave.calendar.rows]
    page.leave.form.begin_on(names[0], date(2026, 4, 20))
    page.leave.form.save.click()
    place = next(
        at
        for at, row in enumerate(page.leave.table.records.rows)
        if row.plan.leave.from_on == date(2026, 4, 20)
    )

    page.leave.table.selectRow(place)
    page.leave.form.cover.setCurrentIndex(page.leave.form.cover.findText(names[1]))
    page.leave.form.save.click()

    covers = {one.from_on: one.cover for one in workspace.casebook.leave[names[0]]}
    assert covers[date(2026, 4, 20)] == names[1]


def test_an_absence_is_taken_back(page: AheadPage, workspace: Workspace) -> None:
    to_leave(page)
    worker, _ = page.leave.calendar.rows[0]
    page.leave.form.begin_on(worker, date(2026, 4, 20))
    page.leave.form.save.click()
    leave = next(
        one for one in workspace.casebook.leave[worker] if one.from_on == date(2026, 4, 20)
    )

    page.leave.form.show_absence(leave)
    page.leave.form.remove.click()

    assert leave not in workspace.casebook.leave.get(worker, ())


def test_what_cannot_be_is_said_and_nothing_saved(page: AheadPage, workspace: Workspace) -> None:
    to_leave(page)
    worker, _ = page.leave.calendar.rows[0]
    before = dict(workspace.casebook.leave)
    page.leave.form.begin_on(worker, date(2026, 4, 20))
    page.leave.form.last.show_date(date(2026, 4, 1))
    page.leave.form.save.click()

    assert "before it begins" in page.messages.words
    assert dict(workspace.casebook.leave) == before


def test_without_a_first_day_it_is_asked_for(page: AheadPage) -> None:
    to_leave(page)
    page.leave.form.start_new()
    page.leave.form.save.click()

    assert "first day away" in page.messages.words


def test_the_calendar_turns_by_four_weeks_and_back(page: AheadPage) -> None:
    to_leave(page)
    page.leave.later.click()
    assert page.leave.calendar.days[0] == date(2026, 3, 30)

    page.leave.now.click()
    assert page.leave.calendar.days[0] == date(2026, 3, 2)


def test_enter_on_a_day_begins_an_absence_there(page: AheadPage, qtbot: QtBot) -> None:
    to_leave(page)
    row = next(
        at
        for at, (_, days) in enumerate(page.leave.calendar.rows)
        if all(one.leave is None for one in days)
    )
    page.leave.grid.choose(row, 3)
    qtbot.keyClick(page.leave.grid, Qt.Key.Key_Return)

    assert page.leave.form.worker.currentText() == page.leave.calendar.rows[row][0]
    assert page.leave.form.first.date() == date(2026, 3, 5)


def test_the_page_remembers_tab_and_cell(page: AheadPage) -> None:
    page.weeks.grid.choose(1, 2)
    kept = page.remember()
    page.weeks.grid.choose(0, 0)
    to_leave(page)
    page.restore(kept)

    assert (page.tabs.currentIndex(), page.weeks.grid.current) == (0, (1, 2))


def test_an_empty_store_offers_to_import(show_empty: Show[AheadPage]) -> None:
    assert show_empty(AheadPage).body.is_empty


def test_a_screen_reader_hears_who_when_and_what(page: AheadPage) -> None:
    model = page.weeks.grid.grid
    spoken = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)

    assert spoken.startswith(f"{page.weeks.ahead.rows[0].worker}, Week from Mon 2 Mar 2026: ")


def test_a_link_opens_the_absence_of_a_worker(page: AheadPage) -> None:
    page.open_at(Destination("ahead", "Ben Hale", "tab=leave"))

    assert page.leave.form.isVisible()
    assert page.leave.form.cover.currentText() == "Asha Brook"
