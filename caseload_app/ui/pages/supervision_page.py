"""Supervision: who is due and booked, the register of the year, months of dates in one go."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from caseload_app.domain.supervision.register import RegisterRow, supervision_register
from caseload_app.services import supervisions
from caseload_app.ui.filters import filter_parts
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.models.supervision.register_rows import KEY, register_columns, register_facts
from caseload_app.ui.models.supervision.supervision_rows import (
    DueRow,
    due_columns,
    due_rows,
    open_kinds,
)
from caseload_app.ui.page import Destination, Page, Waiting
from caseload_app.ui.theme import Space, Tone
from caseload_app.ui.widgets.fact_strip import FactStrip
from caseload_app.ui.widgets.message_bar import MessageBar
from caseload_app.ui.widgets.page_body import PageBody, offer_import
from caseload_app.ui.widgets.panel import scrolling
from caseload_app.ui.widgets.record_list import Choice, ListWords, RecordList, build_table
from caseload_app.ui.widgets.supervision.book_ahead import BookAhead
from caseload_app.ui.widgets.supervision.worker_sessions import WorkerSessions
from caseload_app.ui.widgets.text import button, wrapping_label
from caseload_app.ui.widgets.two_columns import TwoColumns
from caseload_app.ui.words import count

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.supervision.register import Register
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings

WORDS = ListWords(
    "worker",
    "Name or supervisor",
    "Nobody matches. Clear the search or the choices to see the whole team.",
)
STATES = (
    ("", "Everybody"),
    ("late", "Late, or never held"),
    ("due", "Late or due soon"),
    ("unbooked", "Not booked"),
)
DUE, REGISTER, AHEAD = "due", "register", "ahead"
SHARES = (8, 5)
NO_MONTHS = tuple(date(2000, month, 1) for month in range(1, 13))
"""What the grid is built for before the first register gives its own months."""


class SupervisionPage(Page):
    """Three ways to look at supervision. `changed` says that something was saved.

    A destination's key chooses a worker; its filter may hold `tab` (due, register, ahead) and
    `state` (late, due, unbooked).
    """

    page_id = "supervision"
    title = "Supervision"
    icon = "supervision"

    changed = Signal()

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._casebook: Casebook | None = None
        self._register: Register | None = None
        self.messages = MessageBar(look, self)
        self.body = PageBody(look, "supervision", self)
        self.tabs = QTabWidget(self)
        model = RecordTableModel(due_columns(), lambda row: row.worker)
        table = build_table("supervision", model, look, settings)
        self.list = RecordList(table, WORDS, CHOICES, look, self)
        self.sessions = WorkerSessions(workspace, look, settings, self)
        self.ahead = BookAhead(workspace, look, settings, self)
        grid = RecordTableModel(register_columns(NO_MONTHS), lambda row: row.worker)
        self.register = build_table("supervision register", grid, look, settings)
        self.facts = FactStrip(look, self)
        self._calendar = button(self.tr("Calendar file"), look, icon="calendar", parent=self)
        self._print = button(self.tr("Print"), look, icon="print", parent=self)
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        self._print.setAccessibleName(self.tr("Print the register"))
        self.list.show_options("state", STATES)
        parts = self.list, scrolling(self.sessions, self)
        first = QWidget(self)
        held = QVBoxLayout(first)
        held.setContentsMargins(0, Space.NORMAL, 0, 0)
        held.addWidget(TwoColumns(parts, SHARES, first))
        self.tabs.addTab(first, self.tr("Due and booked"))
        year = QWidget(self)
        column = QVBoxLayout(year)
        column.setContentsMargins(0, Space.NORMAL, 0, 0)
        column.setSpacing(Space.SNUG)
        top = QHBoxLayout()
        top.setSpacing(Space.SNUG)
        top.addWidget(self.facts, 1)
        for one in (self._calendar, self._print):
            top.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addWidget(self.register, 1)
        column.addWidget(wrapping_label(KEY, "small", year))
        self.tabs.addTab(year, self.tr("Register of the year"))
        self.tabs.addTab(self.ahead, self.tr("Book ahead"))
        self.body.column.addWidget(self.tabs)
        offer_import(
            self.body,
            self.tr("Nobody to supervise yet"),
            self.tr("Import a workbook; everybody named in it as a worker appears here."),
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.messages)
        whole.addWidget(self.body, 1)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.body.asked.connect(self.asked)
        self.list.chosen.connect(self._show_sessions)
        self.list.opened.connect(self._record)
        self.register.opened.connect(self._open_year)
        self.sessions.opened.connect(self.navigate)
        self.sessions.changed.connect(self._saved)
        self.ahead.booked.connect(self._saved)
        self._calendar.clicked.connect(partial(self._ask, "file.calendar"))
        self._print.clicked.connect(partial(self._ask, "print.register"))
        self.tabs.currentChanged.connect(self._tab_shown)

    # Show

    def show_casebook(self, casebook: Casebook) -> None:
        self._casebook = casebook
        self._register = supervision_register(casebook)
        drafts = supervisions.waiting_drafts(self._workspace.session)
        self.body.show_full(bool(casebook.workers))
        rows = due_rows(casebook, frozenset(one.draft.worker for one in drafts))
        self.list.model.show_records(rows)
        self._show_register(self._register)
        self.ahead.show_casebook(casebook)
        self._show_sessions(self.list.table.current_record())

    def _show_register(self, register: Register) -> None:
        grid = self.register.records
        grid.columns = register_columns(register.months)
        grid.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(grid.columns) - 1)
        grid.show_records(register.rows)
        self.facts.show_facts(register_facts(register))

    def open_at(self, destination: Destination) -> None:
        asked = filter_parts(destination.filter)
        tabs = {DUE: 0, REGISTER: 1, AHEAD: 2}
        self.list.search.clear()
        self.list.choose(state=asked.get("state", ""))
        worker = destination.key
        if worker:
            self.list.table.choose(worker)
            self.ahead.show_worker(worker)
        elif self.list.model.rows and not self.list.table.currentIndex().isValid():
            self.list.table.selectRow(0)
        if worker or "tab" in asked or "state" in asked:
            self.tabs.setCurrentIndex(tabs.get(asked.get("tab", DUE), 0))

    def waiting(self, casebook: Casebook) -> Waiting:
        del casebook
        number = len(self._workspace.monday.not_supervised)
        words = self.tr("{} not supervised in time").format(count(number, "worker"))
        return Waiting(number, Tone.OVERDUE, words)

    def remember(self) -> object:
        return self.tabs.currentIndex(), self.list.remember(), self.register.remember()

    def restore(self, state: object) -> None:
        match state:
            case (int(tab), listed, grid):
                self.tabs.setCurrentIndex(tab)
                self.list.restore(listed)
                self.register.restore(grid)
            case _:
                pass

    @property
    def worker(self) -> str:
        """Give the worker who is chosen, on whichever tab."""
        shown = self.register if self.tabs.currentIndex() == 1 else self.list.table
        row = shown.current_record()
        return row.worker if isinstance(row, DueRow | RegisterRow) else ""

    @Slot(object)
    def _show_sessions(self, row: object) -> None:
        if self._casebook is not None and self._register is not None:
            worker = row.worker if isinstance(row, DueRow) else ""
            self.sessions.show_worker(self._casebook, self._register, worker)

    @Slot(int)
    def _tab_shown(self, tab: int) -> None:
        if tab == 2:
            self.ahead.propose()

    # Ask

    @Slot(object)
    def _record(self, row: object) -> None:
        if isinstance(row, DueRow):
            self.navigate.emit(Destination("supervision_record", row.worker))

    @Slot(object)
    def _open_year(self, row: object) -> None:
        if isinstance(row, RegisterRow):
            self.list.start_afresh()
            self.list.table.choose(row.worker)
            self.tabs.setCurrentIndex(0)
            self.sessions.table.setFocus()

    def _ask(self, command: str, _checked: bool = False) -> None:
        self.asked.emit(command)

    @Slot(str)
    def _saved(self, said: str) -> None:
        self.show_casebook(self._workspace.casebook)
        self.changed.emit()
        self.messages.say(said)


def _is_in_state(row: DueRow, state: str) -> bool:
    return state in open_kinds(row)


CHOICES = (Choice("state", "How it stands", _is_in_state),)
