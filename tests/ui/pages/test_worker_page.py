"""The card of one worker, as a person uses it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from caseload_app.domain.records import CaseDiscussion, Record
from caseload_app.services.workspace import Workspace
from caseload_app.ui.dialogs.own_interval import OwnIntervalDialog
from caseload_app.ui.look import Look
from caseload_app.ui.page import Destination
from caseload_app.ui.pages.worker_page import WorkerPage
from caseload_app.ui.settings import Settings
from tests.builders import MONDAY, a_child, a_session, a_worker, an_event, the_rules
from tests.services.stores import a_store

RECORDS: tuple[Record, ...] = (
    a_worker(role="Social worker", case_limit=2, supervisor="Ben Hale"),
    a_worker("Ben Hale"),
    a_child("C1", name="Ada Made", plan_started_on=date(2025, 12, 1)),
    a_child("C2", name="Bo Made", plan_started_on=date(2025, 12, 1)),
    an_event("CIN visit", date(2026, 1, 5)),
    an_event("CIN visit", date(2026, 2, 27), "C2"),
    a_session(date(2026, 1, 12)),
    CaseDiscussion("C2", date(2026, 1, 12), "Asha Brook", "Carry on"),
)


@pytest.fixture
def open_page(
    qtbot: QtBot, look: Look, settings: Settings, tmp_path: Path
) -> Iterator[Callable[..., WorkerPage]]:
    session = a_store(tmp_path, RECORDS)
    workspace = Workspace(session, the_rules(), lambda: MONDAY)

    def make(key: str = "Asha Brook", filter: str = "") -> WorkerPage:
        page = WorkerPage(workspace, look, settings)
        qtbot.addWidget(page)
        page.resize(1166, 610)
        page.show_casebook(workspace.casebook)
        page.open_at(Destination("worker", key, filter))
        page.show()
        return page

    yield make
    session.close()


def test_the_head_says_who_and_how_much(open_page: Callable[..., WorkerPage]) -> None:
    page = open_page()

    assert page.head.accessibleName() == (
        "Asha Brook, Social worker · North. 2 cases, limit 2, room for 0"
    )


def test_the_children_stand_with_what_comes_next(open_page: Callable[..., WorkerPage]) -> None:
    page = open_page()

    assert [row.name for row in page.children_table.records.rows] == ["Ada Made", "Bo Made"]
    assert page.lists.tabText(0) == "Children (2)"


def test_supervision_is_explained_at_one_press(
    open_page: Callable[..., WorkerPage], qtbot: QtBot
) -> None:
    page = open_page()
    [row] = page.panels.rows.rows

    qtbot.keyClick(row.head, Qt.Key.Key_Space)

    assert row.head.accessibleName() == "21 days late, Supervision, due Mon 9 Feb 2026"
    assert "28 days after supervision held on Mon 12 Jan 2026" in words_in(row)


def test_a_date_opens_the_child_with_its_explanation(
    open_page: Callable[..., WorkerPage], qtbot: QtBot
) -> None:
    page = open_page(filter="dates")
    page.dates_table.selectRow(0)

    with qtbot.waitSignal(page.navigate) as asked:
        qtbot.keyClick(page.dates_table, Qt.Key.Key_Return)

    assert asked.args == [Destination("child", "C1", "cin_review")]


def test_who_was_never_discussed_comes_first(open_page: Callable[..., WorkerPage]) -> None:
    page = open_page()

    first = page.panels.not_discussed.findChildren(QPushButton)[0]

    assert first.accessibleName() == "Ada Made · C1, Never recorded"


def test_the_summary_is_asked_for_by_its_id(
    open_page: Callable[..., WorkerPage], qtbot: QtBot
) -> None:
    page = open_page()
    [summary] = [
        one
        for one in page.findChildren(QPushButton)
        if one.accessibleName() == "Supervision summary"
    ]

    with qtbot.waitSignal(page.asked) as asked:
        summary.click()

    assert (asked.args, page.worker) == (["worker.summary"], "Asha Brook")


def test_a_worker_who_holds_nobody_has_a_card_too(open_page: Callable[..., WorkerPage]) -> None:
    page = open_page("Ben Hale")

    assert page.head.accessibleName() == "Ben Hale, North. 0 cases, no limit agreed"


def test_an_unknown_worker_is_said_to_be_gone(open_page: Callable[..., WorkerPage]) -> None:
    assert "This worker is not in the store" in words_in(open_page("Nobody Here"))


def words_in(widget: QWidget) -> str:
    return " ".join(found.text() for found in widget.findChildren(QLabel))


def test_another_interval_is_set_from_the_date_itself_and_undone(
    open_page: Callable[..., WorkerPage], qtbot: QtBot
) -> None:
    page = open_page(filter="supervision")
    page.panels.own_date_wanted.emit()
    (dialog,) = page.findChildren(OwnIntervalDialog)
    dialog.length.setValue(60)
    dialog.reason.setText("works term time only")
    dialog.author.setText("Ann Day")
    with qtbot.waitSignal(page.changed):
        dialog.save.click()

    assert page.messages.words == "Saved for this worker."
    assert "set for Asha Brook" in page.panels.rows.rows[0].head.accessibleName()
    assert page.messages.undo()
    assert "set for" not in page.panels.rows.rows[0].head.accessibleName()
