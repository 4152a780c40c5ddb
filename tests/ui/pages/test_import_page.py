"""Importing, as a person does it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from caseload_app.domain.importing.difference import GroupId
from caseload_app.services.workspace import Workspace
from caseload_app.ui.jobs import JobRunner
from caseload_app.ui.look import Look
from caseload_app.ui.page import Destination
from caseload_app.ui.pages.import_page import ImportPage
from caseload_app.ui.settings import Settings
from caseload_app.ui.widgets.importing.drop_zone import spreadsheets_in
from tests.builders import MONDAY, a_child, a_worker, the_rules
from tests.services.stores import a_store

HEADINGS = ("Child ID", "Name", "Worker", "Team", "Plan", "Plan started on", "Date of birth")


@pytest.fixture
def page(qtbot: QtBot, look: Look, settings: Settings, tmp_path: Path) -> Iterator[ImportPage]:
    known = a_child("C1", name="Ada Made", plan_started_on=date(2026, 2, 23), team="North")
    session = a_store(tmp_path, [a_worker(), known])
    workspace = Workspace(session, the_rules(), lambda: MONDAY)
    jobs = JobRunner()
    made = ImportPage(workspace, look, settings, jobs)
    qtbot.addWidget(made)
    made.resize(1166, 610)
    made.show_casebook(workspace.casebook)
    made.show()
    yield made
    jobs.drain()
    session.close()


@pytest.fixture
def week(tmp_path: Path) -> Path:
    """Write this week's list: one child moved, one new and long without a visit."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Children"
    sheet.append(HEADINGS)
    started, born = date(2026, 2, 23), date(2016, 5, 1)
    sheet.append(("C1", "Ada Made", "Ben Hale", "North", "CIN", started, born))
    sheet.append(("C2", "Bo Made", "Asha Brook", "North", "CIN", date(2025, 9, 1), born))
    path = tmp_path / "week.xlsx"
    book.save(path)
    return path


def read(page: ImportPage, path: Path, qtbot: QtBot) -> None:
    page.read([path])
    qtbot.waitUntil(lambda: page.stack.currentWidget() is not page.working)


def test_a_preview_says_what_would_change(page: ImportPage, week: Path, qtbot: QtBot) -> None:
    read(page, week, qtbot)

    groups = {row.group.title: row.group.rows for row in page.preview.changes.groups.records.rows}
    assert page.preview.title == "week.xlsx"
    assert [row.child_id for row in groups["New children"]] == ["C2"]
    assert groups["Moved to another worker"][0].before == "Asha Brook"


def test_a_kind_of_change_opens_its_lines(page: ImportPage, week: Path, qtbot: QtBot) -> None:
    read(page, week, qtbot)

    page.preview.changes.groups.choose(GroupId.MOVED_WORKER)

    assert [line.who for line in page.preview.changes.lines.records.rows] == ["Ada Made"]


def test_nothing_is_written_before_import(page: ImportPage, week: Path, qtbot: QtBot) -> None:
    read(page, week, qtbot)

    press(page.preview, "Cancel")

    assert page.stack.currentWidget() is page.start
    assert page.history.records.rows == []


def test_import_writes_and_says_what_became_late(
    page: ImportPage, week: Path, qtbot: QtBot
) -> None:
    read(page, week, qtbot)

    with qtbot.waitSignal(page.changed):
        press(page.preview, "Import")

    assert page.stack.currentWidget() is page.done
    assert "New children: 1" in page.done.words
    assert {row.name for row in page.done.late.records.rows} == {"Bo Made"}
    assert page.done.tabs.tabText(1) == "Every date that moved: 2 late"
    assert all("because" in row.move.sentence for row in page.done.moved.records.rows)


def test_a_date_that_became_late_opens_the_child(
    page: ImportPage, week: Path, qtbot: QtBot
) -> None:
    read(page, week, qtbot)
    with qtbot.waitSignal(page.changed):
        press(page.preview, "Import")
    page.done.late.selectRow(0)
    rule = page.done.late.records.rows[0].deadline.rule.id

    with qtbot.waitSignal(page.navigate) as asked:
        page.done.late.open_current()

    assert asked.args == [Destination("child", "C2", rule)]


def test_an_import_is_undone_at_one_press(page: ImportPage, week: Path, qtbot: QtBot) -> None:
    read(page, week, qtbot)
    with qtbot.waitSignal(page.changed):
        press(page.preview, "Import")

    with qtbot.waitSignal(page.changed):
        press(page.done, "Undo the import")

    [past] = page.history.records.rows
    assert past.undone_at is not None
    assert page.messages.words == ("The import was undone: 2 children put back. Dates: 2 ended.")


def test_the_same_file_twice_has_nothing_to_import(
    page: ImportPage, week: Path, qtbot: QtBot
) -> None:
    read(page, week, qtbot)
    with qtbot.waitSignal(page.changed):
        press(page.preview, "Import")

    read(page, week, qtbot)

    assert page.preview.changes.groups.records.rows == []
    assert page.preview.can_import is False


def test_a_file_that_cannot_be_read_is_said_in_words(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    read(page, tmp_path / "gone.xlsx", qtbot)

    assert page.stack.currentWidget() is page.start
    assert "gone.xlsx" in page.messages.words


def test_a_table_that_was_copied_is_pasted_as_if_it_were_a_file(
    page: ImportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    copy("Child ID\tName\tWorker\tPlan\nC1\tAda Made\tBen Hale\tCIN\n")
    before = sorted(tmp_path.rglob("*"))

    qtbot.keyClick(page.zone.choose, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.preview)
    with qtbot.waitSignal(page.changed):
        press(page.preview, "Import")
    page.show_casebook(None)

    [past] = page.history.records.rows
    assert past.files == ("Pasted table",)
    assert "Moved to another worker: 1" in page.done.words
    assert [one for one in sorted(tmp_path.rglob("*")) if one not in before] == [
        *sorted(tmp_path.rglob("backups")),
        *sorted(tmp_path.rglob("backups/*")),
    ]


def test_rows_refused_of_a_pasted_table_can_be_sent_back(
    page: ImportPage, qtbot: QtBot, tmp_path: Path
) -> None:
    copy("Child ID\tName\tWorker\tDate of birth\n\tNobody\tBen Hale\t\nC1\tAda\tBo Bly\t\n")
    page.source.paste()
    qtbot.waitUntil(lambda: page.stack.currentWidget() is not page.working)

    page.previewing.save_refused(str(tmp_path / "back.xlsx"))
    qtbot.waitUntil(lambda: bool(page.messages.words))

    assert page.messages.words == "Wrote 1 row to back.xlsx."


def test_a_workbook_copied_in_the_file_manager_is_read(
    page: ImportPage, week: Path, qtbot: QtBot
) -> None:
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(week))])
    QGuiApplication.clipboard().setMimeData(copied)

    press(page.zone, "Paste rows")
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.preview)

    assert page.preview.title == "week.xlsx"


def test_text_without_a_table_is_said_in_words(page: ImportPage, qtbot: QtBot) -> None:
    copy("Dear all")

    page.source.paste()
    qtbot.waitUntil(lambda: bool(page.messages.words))

    assert page.stack.currentWidget() is page.start
    assert page.messages.words.startswith("What was copied last is not a table.")


def copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def test_only_spreadsheets_are_taken_from_what_is_dropped() -> None:
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile("/in/week.XLSX"), QUrl.fromLocalFile("/in/letter.docx")])

    assert spreadsheets_in(dragged) == [Path("/in/week.XLSX")]


def press(widget: QWidget, words: str) -> None:
    [found] = [one for one in widget.findChildren(QPushButton) if one.text() == words]
    found.click()
