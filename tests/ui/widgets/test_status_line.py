from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from caseload_app.ui.look import Look
from caseload_app.ui.widgets.status_line import StatusLine


@pytest.fixture
def line(look: Look, qtbot: QtBot) -> StatusLine:
    made = StatusLine(look)
    qtbot.addWidget(made)
    made.show()
    return made


def test_nothing_running_shows_no_progress(line: StatusLine) -> None:
    assert not line._progress.isVisible()


def test_what_runs_shows_with_a_way_to_cancel(line: StatusLine, qtbot: QtBot) -> None:
    line.show_running("Reading the workbook")
    line.show_progress(3, 10)
    with qtbot.waitSignal(line.cancelled):
        qtbot.mouseClick(line._cancel, Qt.MouseButton.LeftButton)

    assert line._running.text() == "Reading the workbook"
    assert (line._progress.value(), line._progress.maximum()) == (3, 10)


def test_the_end_of_a_job_clears_the_line(line: StatusLine) -> None:
    line.show_running("Reading")
    line.show_running("")

    assert not line._cancel.isVisible()


def test_what_stands_about_the_file_takes_room_only_while_it_is_said(line: StatusLine) -> None:
    line.show_note("Deputy's copy for Ann Example, until Fri 4 Dec 2026")
    shown = line._note.isVisible()
    line.show_note("")

    assert shown
    assert not line._note.isVisible()
