"""What an import would change, taken or left; names decided; the page printed, and stopped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from caseload_app.domain.importing.difference import GroupId
from caseload_app.domain.importing.same_names import SameNames
from caseload_app.services.import_history import past_imports
from caseload_app.services.workspace import Workspace
from caseload_app.store.read import read_children
from caseload_app.ui.jobs import JobRunner
from caseload_app.ui.look import Look
from caseload_app.ui.models.importing.difference_paper import difference_html, paper_of_reading
from caseload_app.ui.pages.import_page import ImportPage
from caseload_app.ui.settings import Settings
from tests.builders import MONDAY, a_child, a_worker, the_rules
from tests.services.stores import a_store

HEADINGS = ("Child ID", "Name", "Worker", "Team", "Plan", "Plan started on")
STARTED = date(2026, 2, 23)
ROWS = (
    ("C1", "Ada Made", "Ben Hale", "North", "CIN", STARTED),
    ("C2", "Bo Made", "A Brook", "North", "CIN", STARTED),
    ("C3", "Cy Made", "A Brook", "North", "CIN", STARTED),
    ("C4", "Di Made", "A Brook", "North", "Blue", "31/02/2026"),
)


@pytest.fixture
def page(qtbot: QtBot, look: Look, settings: Settings, tmp_path: Path) -> Iterator[ImportPage]:
    known = a_child("C1", name="Ada Made", plan_started_on=STARTED, team="North")
    session = a_store(tmp_path, [a_worker(), known])
    workspace = Workspace(session, the_rules(), lambda: MONDAY)
    jobs = JobRunner()
    made = ImportPage(workspace, look, settings, jobs)
    qtbot.addWidget(made)
    made.resize(1166, 610)
    made.show_casebook(workspace.casebook)
    made.show()
    made.read([written(tmp_path / "week.xlsx")])
    settled(made, qtbot)
    yield made
    jobs.drain()
    session.close()


def written(path: Path) -> Path:
    book = openpyxl.Workbook()
    book.active.title = "Children"
    for row in (HEADINGS, *ROWS):
        book.active.append(row)
    book.save(path)
    return path


def settled(page: ImportPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.stack.currentWidget() is not page.working)


def imported(page: ImportPage, qtbot: QtBot) -> list[str]:
    page.preview.wanted.emit()
    settled(page, qtbot)
    children = read_children(page._workspace.session.database)
    return sorted(child.child_id for child in children)


def test_a_row_that_is_left_is_not_written(page: ImportPage, qtbot: QtBot) -> None:
    changes = page.preview.changes
    changes.groups.choose(GroupId.NEW)
    changes.lines.selectRow(0)

    changes.turn_rows.click()

    assert changes.lines.records.rows[0].is_taken is False
    assert imported(page, qtbot) == ["C1", "C3", "C4"]


def test_a_group_that_is_left_is_not_written(page: ImportPage, qtbot: QtBot) -> None:
    page.preview.changes.groups.choose(GroupId.NEW)

    page.preview.changes.leave_group.click()

    assert imported(page, qtbot) == ["C1"]


def test_space_takes_and_leaves_all_rows_that_are_selected(page: ImportPage, qtbot: QtBot) -> None:
    changes = page.preview.changes
    changes.groups.choose(GroupId.NEW)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    changes.lines.setFocus()
    changes.lines.selectAll()

    qtbot.keyClick(changes.lines, Qt.Key.Key_Space)

    assert [line.is_taken for line in changes.lines.records.rows] == [False] * 3
    assert changes.turn_rows.text() == "Take or leave 3 rows"


def test_with_everything_left_there_is_nothing_to_import(page: ImportPage) -> None:
    page.preview.changes.leave_all.click()

    assert page.preview.can_import is False


def test_everything_can_be_taken_again(page: ImportPage, qtbot: QtBot) -> None:
    page.preview.changes.leave_all.click()

    page.preview.changes.take_all.click()

    assert imported(page, qtbot) == ["C1", "C2", "C3", "C4"]


def test_names_that_may_be_one_worker_are_said_before_the_import(page: ImportPage) -> None:
    link = page.preview.names_first

    link.click()

    words = "1 name may be one worker or team spelt twice: decide them first"
    assert (link.isVisible(), link.text()) == (True, words)
    assert page.preview.tabs.currentWidget() is page.preview.names


def test_a_name_decided_once_is_the_same_worker_from_then_on(
    page: ImportPage, qtbot: QtBot
) -> None:
    [row] = page.preview.names.rows
    row.same.click()

    page.preview.names.use.click()
    settled(page, qtbot)

    held = [change.after.worker for change in page._reading.prepared.plan.changes[1:3]]
    assert page.preview.names.rows == []
    assert page.preview.names_first.isVisible() is False
    assert held == ["Asha Brook", "Asha Brook"]


def test_no_answer_can_be_used_before_one_is_given(page: ImportPage) -> None:
    [row] = page.preview.names.rows

    before = page.preview.names.use.isEnabled()
    row.different.click()

    assert (before, page.preview.names.use.isEnabled()) == (False, True)


def test_the_teams_before_and_in_this_file_stand_side_by_side(page: ImportPage) -> None:
    rows = [(row.team, row.before, row.now) for row in page.preview.teams.records.rows]

    assert rows == [("North", 1, 4)]


def test_on_paper_children_are_initials_and_id(page: ImportPage) -> None:
    accepted, casebook = page.preview.changes.accepted, page._workspace.casebook
    paper = paper_of_reading("What would change", page._reading, accepted, casebook)

    html = difference_html(paper)

    assert "B.M. C2" in html
    assert "Made" not in html


def test_rows_to_put_right_are_written_for_whoever_owns_the_data(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "back.xlsx"

    page.previewing.save_refused(str(path))
    qtbot.waitUntil(lambda: bool(page.messages.words))

    assert page.messages.words == "Wrote 1 row to back.xlsx."
    assert openpyxl.load_workbook(path).sheetnames


def test_reading_can_be_stopped_from_the_foot_of_the_window(
    page: ImportPage, tmp_path: Path
) -> None:
    page.read([tmp_path / "week.xlsx"])

    page._jobs.cancel()

    assert page.stack.currentWidget() is page.start


def test_an_import_stopped_while_it_is_written_leaves_nothing(
    page: ImportPage, qtbot: QtBot
) -> None:
    page.preview.wanted.emit()

    page._jobs.cancel()
    settled(page, qtbot)

    session = page._workspace.session
    assert page.messages.words == "Stopped: nothing of the import was kept."
    assert page.stack.currentWidget() is page.preview
    assert [child.child_id for child in read_children(session.database)] == ["C1"]
    assert [past for past in past_imports(session) if past.undone_at is None] == []


def test_the_rows_stay_selected_after_they_were_left(page: ImportPage) -> None:
    changes = page.preview.changes
    changes.groups.choose(GroupId.NEW)
    changes.lines.selectRow(2)

    changes.turn_rows.click()

    assert [line.row.child_id for line in changes.lines.chosen_records()] == ["C4"]


def opened_past(page: ImportPage, qtbot: QtBot) -> None:
    imported(page, qtbot)
    page.done.finished.emit()
    page.history.selectRow(0)
    page.history.open_current()


def test_an_earlier_import_opens_with_what_it_changed(page: ImportPage, qtbot: QtBot) -> None:
    page.preview.changes.groups.choose(GroupId.NEW)
    page.preview.changes.turn_rows.click()

    opened_past(page, qtbot)

    groups = [(row.group.title, row.taken) for row in page.past.groups.records.rows]
    assert page.stack.currentWidget() is page.past
    assert ("New children", 2) in groups
    assert "1 change left out by choice" in page.past.words
    assert "Fingerprint of the file: " in page.past.words


def test_an_earlier_import_is_printed_with_initials(page: ImportPage, qtbot: QtBot) -> None:
    opened_past(page, qtbot)

    assert "B.M. C2" in page.past.paper
    assert "Made" not in page.past.paper
    assert ">Taken<" not in page.past.paper


def test_back_leads_from_an_earlier_import_to_the_list(page: ImportPage, qtbot: QtBot) -> None:
    opened_past(page, qtbot)

    page.past.back.click()

    assert page.stack.currentWidget() is page.start


def test_all_likely_names_are_answered_at_one_press_and_used_at_the_next(
    page: ImportPage, qtbot: QtBot
) -> None:
    proposals = [
        SameNames(("Ann Brook", "A Brook"), "Ann Brook", 0.8, "an initial stands"),
        SameNames(("Bo Vale", "B Vale"), "Bo Vale", 0.8, "an initial stands"),
        SameNames(("Cy Holt", "Cy Hall"), "Cy Holt", 0.4, "spelled almost alike"),
    ]
    page.preview.names.show_names(proposals, [])

    page.preview.names.all_same.click()

    assert [answer.keep for answer in page.preview.names.answers] == ["Ann Brook", "Bo Vale"]


def test_the_latest_import_is_undone_from_the_list_at_any_time(
    page: ImportPage, qtbot: QtBot
) -> None:
    opened_past(page, qtbot)

    with qtbot.waitSignal(page.changed):
        page.past.undo.click()

    session = page._workspace.session
    assert [child.child_id for child in read_children(session.database)] == ["C1"]
    assert page.stack.currentWidget() is page.start


def test_an_import_that_was_undone_offers_no_undo(page: ImportPage, qtbot: QtBot) -> None:
    opened_past(page, qtbot)
    with qtbot.waitSignal(page.changed):
        page.past.undo.click()
    page.history.selectRow(0)

    page.history.open_current()

    assert page.past.undo.isVisible() is False
    assert "It was undone." in page.past.words
