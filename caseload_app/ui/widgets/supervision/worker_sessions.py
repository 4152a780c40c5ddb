"""The sessions of one worker, and what can be done with the chosen one: move, cancel, open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from caseload_app.domain.records import Supervision, SupervisionKind, SupervisionStatus
from caseload_app.domain.supervision.schedule import Cancellation, ProposedSession, clashes_on
from caseload_app.domain.supervision.supervising import in_assessed_year
from caseload_app.errors import ExpectedError
from caseload_app.services import booking
from caseload_app.ui.filters import filter_text
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.models.supervision.supervision_rows import (
    SessionRow,
    session_columns,
    session_identity,
    session_rows,
)
from caseload_app.ui.page import Destination
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.panel import Panel
from caseload_app.ui.widgets.record_list import build_table
from caseload_app.ui.widgets.supervision.session_forms import BookForm, CancelForm
from caseload_app.ui.widgets.text import button, wrapping_label
from caseload_app.ui.words import day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.changes import Changes
    from caseload_app.domain.supervision.register import Register
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings

TABLE_LINES = 11


class WorkerSessions(QWidget):
    """`changed` carries what was done; the workspace already has it."""

    opened = Signal(object)  # Destination
    changed = Signal(str)

    def __init__(
        self, workspace: Workspace, look: Look, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.worker = ""
        self.panel = Panel("", self)
        self._why = wrapping_label(role="quiet", parent=self)
        self._record = button(
            self.tr("Record"), look, icon="supervision", role="primary", parent=self
        )
        self._card = button(self.tr("Open the card"), look, icon="worker", parent=self)
        model = RecordTableModel(session_columns(), session_identity)
        self.table = build_table("sessions of a worker", model, look, settings)
        self.book = BookForm(look, self)
        self.cancelling = CancelForm(look, self)
        self._open = button(self.tr("Open the record"), look, icon="note", parent=self)
        self._problem = wrapping_label(role="problem", parent=self)
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.SNUG)
        top.addWidget(self._record)
        top.addWidget(self._card)
        top.addStretch(1)
        self.table.setMinimumHeight(self.fontMetrics().height() * TABLE_LINES)
        self.table.say_when_empty(self.tr("No session is known. Book the first one below."))
        self._problem.hide()
        body = self.panel.body
        body.setSpacing(Space.SNUG)
        body.addWidget(self._why)
        body.addLayout(top)
        body.addWidget(self.table, 1)
        for one in (self._open, self.book, self.cancelling, self._problem):
            body.addWidget(one, 0, Qt.AlignmentFlag(0))
        for words, keys, days in (
            (self.tr("A working day later"), "Ctrl+Right", 1),
            (self.tr("A working day earlier"), "Ctrl+Left", -1),
            (self.tr("A week later"), "Ctrl+Down", 5),
            (self.tr("A week earlier"), "Ctrl+Up", -5),
        ):
            self._add_key(words, keys, days)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)

    def _add_key(self, words: str, keys: str, days: int) -> None:
        action = QAction(words, self.table)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setData(days)
        action.triggered.connect(self._move_by)
        self.table.addAction(action)
        self.table.add_row_action(action)

    def _connect(self) -> None:
        self.table.chosen.connect(self._show_choice)
        self.table.opened.connect(self._open_row)
        self.book.edited.connect(self._show_clash)
        self.book.asked.connect(self._book_or_move)
        self.book.cancel_asked.connect(self._start_cancelling)
        self.book.held_asked.connect(self._mark_held)
        self.cancelling.asked.connect(self._cancel)
        self.cancelling.left.connect(self._leave_cancelling)
        self._open.clicked.connect(self._open_chosen)
        self._record.clicked.connect(self._record_one)
        self._card.clicked.connect(self._open_card)

    # Show

    def show_worker(self, casebook: Casebook, register: Register, worker: str) -> None:
        self.worker = worker
        self.panel.setVisible(bool(worker))
        if not worker:
            return
        due = casebook.supervision.get(worker)
        self.panel.setAccessibleName(worker)
        self.panel.show_title(worker)
        sentence = due.explanation if due else ""
        if due is not None and not sentence and due.deadline is not None:
            sentence = casebook.explain(due.deadline).sentence
        self._why.setText(sentence)
        self._why.setVisible(bool(sentence))
        self.book.set_today(casebook.today)
        self.cancelling.set_today(casebook.today)
        self._leave_cancelling()
        self.table.records.show_records(session_rows(casebook, register, worker))
        self._show_choice(self.table.current_record())

    @Slot(object)
    def _show_choice(self, row: object) -> None:
        planned = self._planned(row)
        held = isinstance(row, SessionRow) and row.is_signed
        self._problem.hide()
        self._open.setVisible(held)
        self._leave_cancelling()
        self.book.show_session(planned)
        self._show_clash()

    @Slot()
    def _show_clash(self) -> None:
        on = self.book.on
        clashes = clashes_on(self._workspace.casebook, self.worker, on) if on else ()
        self.book.say(". ".join(clashes))

    def start_booking(self) -> None:
        """Get ready to book a session that is not there yet."""
        self.table.clearSelection()
        with QSignalBlocker(self.table):
            self.table.setCurrentIndex(self.table.records.index(-1, -1))
        self._show_choice(None)
        self.book.setFocus()

    # Ask

    def _planned(self, row: object) -> Supervision | None:
        session = row.session if isinstance(row, SessionRow) else None
        if session is None or session.status is not SupervisionStatus.PLANNED:
            return None
        return session

    @property
    def chosen(self) -> Supervision | None:
        """Give the planned session that is chosen, if one is."""
        return self._planned(self.table.current_record())

    @Slot()
    def _book_or_move(self) -> None:
        on, chosen = self.book.on, self.chosen
        if on is None:
            self._say(self.tr("The date is not a day; type it as 3/3/26, fri or today."))
        elif chosen is None:
            self.book_on(on)
        else:
            self.move_to(chosen, on)

    def book_on(self, on: date) -> None:
        """Book a session on a day."""
        casebook = self._workspace.casebook
        if on < casebook.today:
            self._say(self.tr("{} has passed; choose today or a later day.").format(day(on)))
            return
        kind = self._new_session(on).kind
        proposed = ProposedSession(self.worker, on, kind, on)
        said = self.tr("Booked {} for {}.").format(self.worker, day(on))
        self._do(said, lambda: booking.book_sessions(casebook, self._workspace.session, [proposed]))

    def _new_session(self, on: date) -> Supervision:
        asye = in_assessed_year(self._workspace.casebook.workers[self.worker], on)
        kind = SupervisionKind.ASYE if asye else SupervisionKind.PERSONAL
        return Supervision(self.worker, on, kind, SupervisionStatus.PLANNED)

    def move_to(self, session: Supervision, on: date) -> None:
        """Move a planned session to another day."""
        casebook = self._workspace.casebook
        said = self.tr("Moved {} from {} to {}.").format(session.worker, day(session.on), day(on))
        self._do(said, lambda: booking.move_session(casebook, self._workspace.session, session, on))

    @Slot()
    def _move_by(self) -> None:
        action, chosen = self.sender(), self.chosen
        if isinstance(action, QAction) and chosen is not None:
            calendar = self._workspace.casebook.book.calendar
            self.move_to(chosen, calendar.add_working_days(chosen.on, int(action.data())))

    @Slot()
    def _mark_held(self) -> None:
        """Count the chosen session, or one on the day that is typed, as held."""
        casebook, on = self._workspace.casebook, self.book.on
        held = self.chosen or (self._new_session(on) if on else None)
        if held is not None:
            said = self.tr("Marked as held: {} on {}.").format(self.worker, day(held.on))
            session = self._workspace.session
            self._do(said, lambda: booking.mark_held(casebook, session, held))

    @Slot()
    def _start_cancelling(self) -> None:
        self.book.hide()
        self.cancelling.start(self.worker)

    @Slot()
    def _leave_cancelling(self) -> None:
        self.cancelling.hide()
        self.book.show()

    @Slot(object)
    def _cancel(self, said: object) -> None:
        chosen, casebook = self.chosen, self._workspace.casebook
        if chosen is not None and isinstance(said, Cancellation):
            words = self.tr("Cancelled {} on {}.").format(self.worker, day(chosen.on))
            session = self._workspace.session
            self._do(words, lambda: booking.cancel_session(casebook, session, chosen, said))

    def _do(self, said: str, write: Callable[[], Changes]) -> None:
        try:
            changes = write()
        except ExpectedError as error:
            self._say(f"{error.problem} {error.next_step}")
            return
        self._problem.hide()
        self._workspace.follow(changes)
        self.changed.emit(said)

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.show()

    @Slot(object)
    def _open_row(self, row: object) -> None:
        if not isinstance(row, SessionRow):
            return
        if row.session is not None and row.session.status is SupervisionStatus.HELD:
            chosen = filter_text(on=row.entry.on.isoformat(), kind=str(row.entry.kind))
            self.opened.emit(Destination("supervision_record", self.worker, chosen))
        elif self._planned(row) is not None:
            self.book.setFocus()

    @Slot()
    def _open_chosen(self) -> None:
        self._open_row(self.table.current_record())

    @Slot()
    def _record_one(self) -> None:
        self.opened.emit(Destination("supervision_record", self.worker))

    @Slot()
    def _open_card(self) -> None:
        self.opened.emit(Destination("worker", self.worker))
