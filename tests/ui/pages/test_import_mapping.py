"""A list with headings of its own, as a person explains it once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from caseload_app.domain.importing.mapping import DateOrder
from caseload_app.services.import_mappings import read_mappings
from caseload_app.services.workspace import Workspace
from caseload_app.ui.jobs import JobRunner
from caseload_app.ui.look import Look
from caseload_app.ui.pages.import_page import ImportPage
from caseload_app.ui.settings import Settings
from tests.builders import MONDAY, the_rules
from tests.services.stores import a_store

ROWS = (
    ("Nr", "Practitioner", "Stage", "Opened when", "Shoe size"),
    ("100234", "BROOK, Ann (North)", "Red", "04/03/2025", "3"),
    ("100235", "BROOK, Ann (North)", "Amber", "05/03/2025", "4"),
    ("100236", "HALE, Ben (North)", "Amber", "06/03/2025", "4"),
)


@pytest.fixture
def page(qtbot: QtBot, look: Look, settings: Settings, tmp_path: Path) -> Iterator[ImportPage]:
    session = a_store(tmp_path)
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
def report(tmp_path: Path) -> Path:
    return written(tmp_path / "report.xlsx")


def written(path: Path) -> Path:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(path)
    return path


def read(page: ImportPage, path: Path, qtbot: QtBot) -> None:
    page.read([path])
    settled(page, qtbot)


def settled(page: ImportPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.stack.currentWidget() is not page.working)


def pick(page: ImportPage, heading: str, words: str) -> None:
    """Pick what a column holds as the keyboard does: by its words, then Return."""
    [row] = [one for one in page.mapping.columns.rows if one.column.heading == heading]
    row.choice.setCurrentIndex(row.choice.findText(words))
    row.choice.activated.emit(row.choice.currentIndex())


def explain(page: ImportPage, qtbot: QtBot) -> None:
    pick(page, "Nr", "Child's ID")
    pick(page, "Practitioner", "Worker, team in brackets")
    pick(page, "Stage", "Plan or case status")
    pick(page, "Opened when", "Allocated on")
    page.mapping.use.click()
    settled(page, qtbot)


def test_unknown_headings_are_asked_about_first(
    page: ImportPage, report: Path, qtbot: QtBot
) -> None:
    read(page, report, qtbot)

    first = page.mapping.columns.rows[0]
    assert page.stack.currentWidget() is page.mapping
    assert page.mapping.title == "Columns of report.xlsx"
    assert first.heading.text() == "Nr"
    assert first.samples.text() == "100234 · 100235 · 100236"


def test_a_column_is_picked_by_keyboard(page: ImportPage, report: Path, qtbot: QtBot) -> None:
    read(page, report, qtbot)
    [row] = [one for one in page.mapping.columns.rows if one.column.heading == "Shoe size"]
    row.choice.setFocus()

    qtbot.keyClick(row.choice, Qt.Key.Key_Down)

    assert page.mapping.mapping.fields["Shoe size"] == "fact"
    assert row.sure.text() == "Chosen"


def test_a_mapping_without_a_child_cannot_be_used(
    page: ImportPage, report: Path, qtbot: QtBot
) -> None:
    read(page, report, qtbot)

    pick(page, "Nr", "Not used")

    assert page.mapping.use.isEnabled() is False
    assert page.mapping.problem == "Choose the column that holds the child's ID."


def test_the_words_of_a_newly_chosen_status_column_are_asked_next(
    page: ImportPage, report: Path, qtbot: QtBot
) -> None:
    read(page, report, qtbot)

    explain(page, qtbot)

    assert page.stack.currentWidget() is page.mapping
    assert list(page.mapping.statuses.choices) == ["Amber", "Red"]


def test_a_list_is_read_as_it_was_explained(page: ImportPage, report: Path, qtbot: QtBot) -> None:
    read(page, report, qtbot)
    explain(page, qtbot)
    for word, words in (("Red", "Child protection"), ("Amber", "Child in need")):
        box = page.mapping.statuses.choices[word]
        box.setCurrentIndex(box.findText(words))
        box.activated.emit(box.currentIndex())
    page.mapping.keep.click()

    page.mapping.use.click()
    settled(page, qtbot)

    groups = {row.group.title: row.group.rows for row in page.preview.changes.groups.records.rows}
    assert page.stack.currentWidget() is page.preview
    assert [row.sentence for row in groups["New children"]] == [
        "100234: CP, Ann Brook",
        "100235: CIN, Ann Brook",
        "100236: CIN, Ben Hale",
    ]
    assert groups["Further facts"][0].sentence == "Shoe size: 3"


def test_the_next_file_of_that_shape_is_not_asked_about(
    page: ImportPage, report: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    read(page, report, qtbot)
    explain(page, qtbot)
    page.mapping.use.click()
    settled(page, qtbot)

    read(page, written(tmp_path / "next week.xlsx"), qtbot)

    assert page.stack.currentWidget() is page.preview
    assert page.preview.title == "next week.xlsx"


def test_dates_that_can_be_read_both_ways_show_both(
    page: ImportPage, report: Path, qtbot: QtBot
) -> None:
    read(page, report, qtbot)
    pick(page, "Opened when", "Allocated on")

    page.mapping.dates.month_first.click()

    assert page.mapping.dates.isVisible()
    assert page.mapping.dates.day_first.text() == "Day first: Tue 4 Mar 2025"
    assert page.mapping.dates.month_first.text() == "Month first: Thu 3 Apr 2025"
    assert page.mapping.mapping.date_order is DateOrder.MONTH_FIRST


def test_a_sheet_left_out_is_said_and_not_read(
    page: ImportPage, report: Path, qtbot: QtBot
) -> None:
    read(page, report, qtbot)

    page.mapping.skip.click()

    assert page.stack.currentWidget() is page.preview
    assert page.preview.can_import is False


def test_a_mapping_goes_to_a_colleague_and_is_used_there(
    page: ImportPage, report: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    read(page, report, qtbot)
    pick(page, "Nr", "Child's ID")
    pick(page, "Practitioner", "Worker")
    page.asking._hand_on(page.mapping.mapping, str(tmp_path / "columns.json"))

    page.asking._take_over(str(tmp_path / "columns.json"))
    settled(page, qtbot)

    assert [one.title for one in read_mappings(page._workspace.session)] == ["report.xlsx, Sheet"]
    assert page.stack.currentWidget() is page.preview
    assert page.messages.words == "1 mapping taken over."


def test_the_columns_of_a_list_that_is_read_can_be_looked_at_again(
    page: ImportPage, report: Path, qtbot: QtBot
) -> None:
    read(page, report, qtbot)
    explain(page, qtbot)
    page.mapping.use.click()
    settled(page, qtbot)

    page.preview.columns_wanted.emit()
    settled(page, qtbot)

    [nr] = [one for one in page.mapping.columns.rows if one.column.heading == "Nr"]
    assert page.stack.currentWidget() is page.mapping
    assert (nr.choice.currentText(), nr.sure.text()) == ("Child's ID", "Decided")
