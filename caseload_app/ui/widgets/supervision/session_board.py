"""Six weeks of booked sessions: drag one to another day, or move it by keys; clashes are said."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from caseload_app.domain.supervision.board import WORKING_DAYS, board_weeks, week_of
from caseload_app.domain.supervision.schedule import clashes_on
from caseload_app.errors import ExpectedError
from caseload_app.services import booking
from caseload_app.ui.page import Destination
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.fact_strip import empty
from caseload_app.ui.widgets.flow_layout import FlowLayout
from caseload_app.ui.widgets.panel import scrolling
from caseload_app.ui.widgets.record_list import options_of
from caseload_app.ui.widgets.supervision.board_cells import (
    MOST_SESSIONS,
    DayCell,
    SessionChip,
    session_name,
)
from caseload_app.ui.widgets.text import button, label, wrapping_label
from caseload_app.ui.words import DAY_NAMES, day

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.records import Supervision
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.look import Look

WEEKS = 6
WEEK = timedelta(weeks=1)
TURN = timedelta(weeks=4)


class SessionBoard(QWidget):
    """`changed` carries what was done; the workspace already has it."""

    changed = Signal(str)
    opened = Signal(object)  # Destination

    def __init__(self, workspace: Workspace, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._look = look
        self._casebook: Casebook | None = None
        self._first = date.min
        self.chips: list[SessionChip] = []
        self.cells: dict[date, DayCell] = {}
        self._worker = QComboBox(self)
        self._earlier = button(self.tr("Earlier"), look, icon="back", parent=self)
        self._now = button(self.tr("This week"), look, parent=self)
        self._later = button(self.tr("Later"), look, icon="forward", parent=self)
        self._said = wrapping_label(role="quiet", parent=self)
        self._inner = QWidget(self)
        self._grid = QGridLayout(self._inner)
        self._build()

    def _build(self) -> None:
        self._worker.setAccessibleName(self.tr("Whose sessions"))
        self._grid.setSpacing(Space.TIGHT)
        self._grid.setContentsMargins(0, 0, 0, 0)
        bar = QWidget(self)
        flow = FlowLayout(bar, Space.SNUG)
        for one in (self._worker, self._earlier, self._now, self._later):
            flow.addWidget(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.NORMAL, 0, 0)
        layout.setSpacing(Space.SNUG)
        layout.addWidget(bar)
        layout.addWidget(self._said)
        layout.addWidget(scrolling(self._inner, self), 1)
        self._worker.currentIndexChanged.connect(self.draw)
        self._earlier.clicked.connect(partial(self._turn, -1))
        self._later.clicked.connect(partial(self._turn, 1))
        self._now.clicked.connect(partial(self._turn, 0))
        self.setFocusProxy(self._worker)

    # Show

    def show_casebook(self, casebook: Casebook) -> None:
        """Take the casebook; it is drawn when it is looked at."""
        chosen = self._worker.currentData() or ""
        if self._casebook is None or self._casebook.today != casebook.today:
            self._first = week_of(casebook.today)
        self._casebook = casebook
        with QSignalBlocker(self._worker):
            self._worker.clear()
            for value, words in options_of(list(casebook.supervision), self.tr("Everybody")):
                self._worker.addItem(words, value)
            self._worker.setCurrentIndex(max(0, self._worker.findData(chosen)))
        if self.isVisible():
            self.draw()

    @Slot()
    def draw(self) -> None:
        """Draw the weeks anew."""
        casebook = self._casebook
        if casebook is None:
            return
        empty(self._grid)
        self.chips, self.cells = [], {}
        for at in range(WORKING_DAYS):
            self._grid.addWidget(label(DAY_NAMES[at], "quiet", self._inner), 0, at)
            self._grid.setColumnStretch(at, 1)
        only = str(self._worker.currentData() or "")
        for row, week in enumerate(board_weeks(casebook, self._first, WEEKS, only), start=1):
            self._grid.setRowStretch(row, 1)
            for at, one in enumerate(week):
                cell = DayCell(one, is_past=one.on < casebook.today, parent=self._inner)
                cell.dropped.connect(self._drop)
                cell.entered.connect(self._say_day)
                self.cells[one.on] = cell
                self._grid.addWidget(cell, row, at)
                for booked in one.sessions[:MOST_SESSIONS]:
                    chip = SessionChip(booked, self._look, cell)
                    chip.moved.connect(partial(self._step, booked.session))
                    chip.stepped.connect(partial(self._focus_beside, chip))
                    chip.clicked.connect(partial(self._open, booked.session))
                    cell.sessions.addWidget(chip)
                    self.chips.append(chip)
        self._say("")

    def _say(self, words: str) -> None:
        usual = self.tr(
            "Drag a session to another day, or choose it and press Ctrl with an arrow key: a day "
            "or a week. Enter opens the worker's sessions."
        )
        self._said.setText(words or usual)

    @Slot(str, object)
    def _say_day(self, name: str, on: date) -> None:
        session = self._named(name)
        if session is not None and self._casebook is not None:
            clashes = clashes_on(self._casebook, session.worker, on)
            words = self.tr("Clash: {}").format(". ".join(clashes)) if clashes else ""
            self._say(f"{session.worker}, {day(on)}. {words}")

    # Ask

    def move_to(self, session: Supervision, on: date) -> None:
        """Move a session, or say why it cannot be."""
        casebook = self._workspace.casebook
        clashes = clashes_on(casebook, session.worker, on)
        try:
            changes = booking.move_session(casebook, self._workspace.session, session, on)
        except ExpectedError as error:
            self._say(f"{error.problem} {error.next_step}")
            return
        self._workspace.follow(changes)
        words = self.tr("Moved {} from {} to {}.").format(session.worker, day(session.on), day(on))
        if clashes:
            words += self.tr(" Clash: {}.").format(". ".join(clashes))
        if not self._first <= on < self._first + WEEKS * WEEK:
            self._first = week_of(on)
        self.changed.emit(words)
        self._focus(session.worker, on)

    def _step(self, session: Supervision, days: int) -> None:
        calendar = self._workspace.casebook.book.calendar
        self.move_to(session, calendar.add_working_days(session.on, days))

    @Slot(str, object)
    def _drop(self, name: str, on: date) -> None:
        session = self._named(name)
        if session is not None and session.on != on:
            self.move_to(session, on)

    def _turn(self, way: int, _checked: bool = False) -> None:
        if self._casebook is not None:
            self._first = self._first + way * TURN if way else week_of(self._casebook.today)
            self.draw()

    def _open(self, session: Supervision, _checked: bool = False) -> None:
        self.opened.emit(Destination("supervision", session.worker, "tab=due"))

    def _named(self, name: str) -> Supervision | None:
        return next((one.session for one in self.chips if session_name(one.session) == name), None)

    def _focus(self, worker: str, on: date) -> None:
        for chip in self.chips:
            if (chip.session.worker, chip.session.on) == (worker, on):
                # What was just drawn is shown a moment later, and only then takes the focus.
                QMetaObject.invokeMethod(chip, "setFocus", Qt.ConnectionType.QueuedConnection)

    def _focus_beside(self, chip: SessionChip, step: int) -> None:
        at = self.chips.index(chip) + step
        if 0 <= at < len(self.chips):
            self.chips[at].setFocus()
