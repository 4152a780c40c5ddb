"""One day of the calendar of sessions, and one session on it: drag it, or move it by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QVBoxLayout, QWidget

from caseload_app.ui.theme import Space, Tone
from caseload_app.ui.widgets.elided_label import ElidedLabel
from caseload_app.ui.widgets.supervision.session_head import KIND_WORDS
from caseload_app.ui.widgets.text import as_typed, dress_again, label
from caseload_app.ui.words import day, short_day

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import (
        QDragEnterEvent,
        QDragLeaveEvent,
        QDropEvent,
        QKeyEvent,
        QMouseEvent,
    )

    from caseload_app.domain.records import Supervision
    from caseload_app.domain.supervision.board import BoardDay, BookedSession
    from caseload_app.ui.look import Look

MIME = "application/x-caseload-session"
MOST_SESSIONS = 4
MOST_AWAY = 2
WEEK = 5
STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: WEEK,
    Qt.Key.Key_Up: -WEEK,
}


class SessionChip(QPushButton):
    """`moved` carries working days to move by; `stepped` asks for the session before or after."""

    moved = Signal(int)
    stepped = Signal(int)

    def __init__(self, booked: BookedSession, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = booked.session
        self._pressed_at: QPoint | None = None
        self.setProperty("role", "session")
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        shown = self.fontMetrics().elidedText(booked.session.worker, _RIGHT, CHIP_WIDTH)
        self.setText(as_typed(shown))
        if booked.clashes:
            look.dress(self, "warning", Tone.OVERDUE)
        about = f"{booked.session.worker}, {day(booked.session.on)}"
        kind = KIND_WORDS[booked.session.kind].lower()
        said = [f"{about}, {kind}", *(f"Clash: {one}" for one in booked.clashes)]
        self.setAccessibleName(". ".join(said))
        self.setAccessibleDescription(self.tr("Ctrl and an arrow key move it by a day or a week."))
        self.setToolTip("\n".join([*said, self.tr("Drag it, or Ctrl and an arrow key.")]))

    # Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        start = self._pressed_at
        far = QApplication.startDragDistance()
        if start is None or (event.position().toPoint() - start).manhattanLength() < far:
            return
        self._pressed_at = None
        self.setDown(False)
        drag = QDrag(self)
        drag.setMimeData(session_mime(self.session))
        drag.setPixmap(self.grab())
        drag.setHotSpot(start)
        drag.exec(Qt.DropAction.MoveAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.moved.emit(step)
        else:
            self.stepped.emit(1 if step > 0 else -1)


class DayCell(QFrame):
    """`dropped` carries the name of a session and the day; `entered` says what hovers here."""

    dropped = Signal(str, object)
    entered = Signal(str, object)

    def __init__(self, one: BoardDay, *, is_past: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.on: date = one.on
        self._takes = not is_past
        self.setAcceptDrops(self._takes)
        self.setProperty("role", "day")
        self.setProperty("shut", bool(one.holiday) or is_past)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.TIGHT, 2, Space.TIGHT, Space.TIGHT)
        column.setSpacing(2)
        column.addWidget(label(short_day(one.on), "quiet", self))
        self.sessions = QVBoxLayout()
        self.sessions.setSpacing(2)
        column.addLayout(self.sessions)
        for words in day_notes(one):
            note = ElidedLabel(words, role="small", parent=self)
            note.setToolTip(words)
            column.addWidget(note)
        column.addStretch(1)
        self.setAccessibleName(". ".join([day(one.on), *day_notes(one)]))

    def _mark(self, *, is_over: bool) -> None:
        self.setProperty("over", is_over)
        dress_again(self)

    # Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME) and self._takes:
            event.acceptProposedAction()
            self._mark(is_over=True)
            self.entered.emit(_said(event.mimeData()), self.on)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        del event
        self._mark(is_over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark(is_over=False)
        event.acceptProposedAction()
        self.dropped.emit(_said(event.mimeData()), self.on)


def session_mime(session: Supervision) -> QMimeData:
    """Say which session is dragged, for the day it is dropped on."""
    made = QMimeData()
    made.setData(MIME, session_name(session).encode())
    return made


def session_name(session: Supervision) -> str:
    return f"{session.on.isoformat()} {session.kind} {session.worker}"


def day_notes(one: BoardDay) -> list[str]:
    """Say what a day holds beside its sessions."""
    notes = [one.holiday] if one.holiday else []
    if len(one.sessions) > MOST_SESSIONS:
        notes.append(f"and {len(one.sessions) - MOST_SESSIONS} more sessions")
    if len(one.away) > MOST_AWAY:
        notes.append(f"{len(one.away)} away")
    elif one.away:
        notes.append(f"Away: {', '.join(one.away)}")
    return notes


def _said(mime: QMimeData) -> str:
    return bytes(mime.data(MIME).data()).decode()


_RIGHT = Qt.TextElideMode.ElideRight
CHIP_WIDTH = 150
