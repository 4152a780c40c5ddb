"""The calendar of sessions: drag one to another day, or move it by keys; clashes are said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from caseload_app.services.workspace import Workspace
from caseload_app.ui.page import Page
from caseload_app.ui.pages.supervision_page import SupervisionPage
from caseload_app.ui.widgets.supervision.board_cells import session_mime
from tests.ui.pages.test_supervision_page import opened, sessions_of, words_of

Show = Callable[[type[Page]], Page]
MOVE, NO_KEYS = Qt.DropAction.MoveAction, Qt.KeyboardModifier.NoModifier


def test_a_session_dropped_on_another_day_moves_there(show: Show, workspace: Workspace) -> None:
    page = opened(show, filter="tab=calendar")
    [chip] = page.board.chips

    drop(page, session_mime(chip.session), date(2026, 3, 12))

    assert date(2026, 3, 12) in sessions_of(workspace, "Ben Hale")
    assert page.messages.words == "Moved Ben Hale from Tue 10 Mar 2026 to Thu 12 Mar 2026."


def test_while_dragging_a_day_says_its_clash(show: Show) -> None:
    page = opened(show, filter="tab=calendar")
    [chip] = page.board.chips
    mime = session_mime(chip.session)

    drag(page, mime, date(2026, 3, 4))

    assert "Ben Hale, Wed 4 Mar 2026. Clash: Ben Hale is away" in words_of(page)


def drag(page: SupervisionPage, mime: QMimeData, on: date) -> None:
    event = QDragEnterEvent(QPoint(4, 4), MOVE, mime, Qt.MouseButton.LeftButton, NO_KEYS)
    page.board.cells[on].dragEnterEvent(event)


def drop(page: SupervisionPage, mime: QMimeData, on: date) -> None:
    event = QDropEvent(QPointF(4, 4), MOVE, mime, Qt.MouseButton.LeftButton, NO_KEYS)
    page.board.cells[on].dropEvent(event)


def test_ctrl_and_an_arrow_move_a_session_by_a_week(
    show: Show, workspace: Workspace, qtbot: QtBot
) -> None:
    page = opened(show, filter="tab=calendar")

    qtbot.keyClick(page.board.chips[0], Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)

    assert date(2026, 3, 17) in sessions_of(workspace, "Ben Hale")
    [moved] = page.board.chips
    qtbot.waitUntil(moved.hasFocus)


def test_a_session_moved_onto_leave_says_the_clash(show: Show, workspace: Workspace) -> None:
    page = opened(show, filter="tab=calendar")

    page.board.move_to(page.board.chips[0].session, date(2026, 3, 5))

    assert "Clash: Ben Hale is away: Annual from" in page.messages.words


def test_the_calendar_follows_a_session_into_later_weeks(show: Show) -> None:
    page = opened(show, filter="tab=calendar")

    page.board.move_to(page.board.chips[0].session, date(2026, 6, 2))

    assert [chip.session.on for chip in page.board.chips] == [date(2026, 6, 2)]
