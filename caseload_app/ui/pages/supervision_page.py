"""Supervision: due and booked, a calendar to move sessions on, the register, and how it is run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from caseload_app.domain.supervision.register import supervision_register
from caseload_app.services import supervisions
from caseload_app.ui.filters import filter_parts
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.models.supervision.supervision_rows import (
    DueRow,
    due_columns,
    due_rows,
    open_kinds,
)
from caseload_app.ui.page import Destination, Page, Waiting
from caseload_app.ui.theme import Space, Tone
from caseload_app.ui.widgets.message_bar import MessageBar
from caseload_app.ui.widgets.page_body import PageBody, offer_import
from caseload_app.ui.widgets.panel import scrolling
from caseload_app.ui.widgets.record_list import Choice, ListWords, RecordList, build_table
from caseload_app.ui.widgets.supervision.book_ahead import BookAhead
from caseload_app.ui.widgets.supervision.oversight_view import OversightView
from caseload_app.ui.widgets.supervision.policy_view import PolicyView
from caseload_app.ui.widgets.supervision.register_view import RegisterView
from caseload_app.ui.widgets.supervision.session_board import SessionBoard
from caseload_app.ui.widgets.supervision.supervisors_view import SupervisorsView
from caseload_app.ui.widgets.supervision.worker_sessions import WorkerSessions
from caseload_app.ui.widgets.two_columns import TwoColumns
from caseload_app.ui.words import count

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
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
TABS = ("due", "calendar", "ahead", "register", "oversight", "supervisors", "policy")
"""The tabs in their order, by the names that a destination's filter may hold."""
SHARES = (8, 5)


class SupervisionPage(Page):
    """Every side of supervision, a tab each. `changed` says that something was saved.

    A destination's key chooses a worker; its filter may hold `tab` (one of TABS) and `state`
    (late, due, unbooked).
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
        self._stale: set[str] = set()
        self.messages = MessageBar(look, self)
        self.body = PageBody(look, "supervision", self)
        self.tabs = QTabWidget(self)
        model = RecordTableModel(due_columns(), lambda row: row.worker)
        table = build_table("supervision", model, look, settings)
        self.list = RecordList(table, WORDS, CHOICES, look, self)
        self.sessions = WorkerSessions(workspace, look, settings, self)
        self.board = SessionBoard(workspace, look, self)
        self.ahead = BookAhead(workspace, look, settings, self)
        self.register = RegisterView(look, settings, self)
        self.oversight = OversightView(look, settings, self)
        self.supervisors = SupervisorsView(workspace, look, settings, self)
        self.policy = PolicyView(workspace, look, self)
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        self.list.show_options("state", STATES)
        parts = self.list, scrolling(self.sessions, self)
        first = QWidget(self)
        held = QVBoxLayout(first)
        held.setContentsMargins(0, Space.NORMAL, 0, 0)
        held.addWidget(TwoColumns(parts, SHARES, first))
        for part, words in (
            (first, self.tr("Due")),
            (self.board, self.tr("Calendar")),
            (self.ahead, self.tr("Book ahead")),
            (self.register, self.tr("Register")),
            (self.oversight, self.tr("Oversight")),
            (self.supervisors, self.tr("Supervisors")),
            (self.policy, self.tr("Policy")),
        ):
            self.tabs.addTab(part, words)
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
        self.register.opened.connect(self._open_worker)
        self.register.asked.connect(self.asked)
        self.board.opened.connect(self.open_at)
        for saving in (self.sessions.changed, self.board.changed, self.ahead.booked):
            saving.connect(self._saved)
        for saving in (self.supervisors.saved, self.policy.saved):
            saving.connect(self._saved)
        self.sessions.opened.connect(self.navigate)
        self.oversight.opened.connect(self.navigate)
        self.tabs.currentChanged.connect(self._tab_shown)

    # Show

    def show_casebook(self, casebook: Casebook) -> None:
        self._casebook = casebook
        drafts = supervisions.waiting_drafts(self._workspace.session)
        self.body.show_full(bool(casebook.workers))
        rows = due_rows(casebook, frozenset(one.draft.worker for one in drafts))
        self.list.model.show_records(rows)
        self._stale = {"register", "oversight", "supervisors", "policy"}
        self.board.show_casebook(casebook)
        self.ahead.show_casebook(casebook)
        self._tab_shown(self.tabs.currentIndex())
        self._show_sessions(self.list.table.current_record())

    @Slot(object)
    def open_at(self, destination: Destination) -> None:
        asked = filter_parts(destination.filter)
        self.list.search.clear()
        self.list.choose(state=asked.get("state", ""))
        worker = destination.key
        if worker:
            self.list.table.choose(worker)
            self.ahead.show_worker(worker)
        elif self.list.model.rows and not self.list.table.currentIndex().isValid():
            self.list.table.selectRow(0)
        if worker or "tab" in asked or "state" in asked:
            tab = asked.get("tab", "")
            self.tabs.setCurrentIndex(TABS.index(tab) if tab in TABS else 0)

    def waiting(self, casebook: Casebook) -> Waiting:
        del casebook
        number = len(self._workspace.monday.not_supervised)
        words = self.tr("{} not supervised in time").format(count(number, "worker"))
        return Waiting(number, Tone.OVERDUE, words)

    def remember(self) -> object:
        grid = self.register.table.remember()
        return self.tabs.currentIndex(), self.list.remember(), grid

    def restore(self, state: object) -> None:
        match state:
            case (int(tab), listed, grid):
                self.tabs.setCurrentIndex(tab)
                self.list.restore(listed)
                self.register.table.restore(grid)
            case _:
                pass

    @property
    def shows_register(self) -> bool:
        return TABS[self.tabs.currentIndex()] == "register"

    @property
    def worker(self) -> str:
        """Give the worker who is chosen, on whichever tab."""
        if self.shows_register:
            return self.register.worker
        row = self.list.table.current_record()
        return row.worker if isinstance(row, DueRow) else ""

    @Slot(object)
    def _show_sessions(self, row: object) -> None:
        casebook = self._casebook
        if casebook is not None:
            worker = row.worker if isinstance(row, DueRow) else ""
            year = supervision_register(casebook, worker=worker)
            self.sessions.show_worker(casebook, year, worker)

    @Slot(int)
    def _tab_shown(self, tab: int) -> None:
        """Work a tab out when it is looked at: with ten thousand children it takes a moment."""
        name, casebook = TABS[tab], self._casebook
        if name in self._stale and casebook is not None:
            self._stale.discard(name)
            views: dict[str, RegisterView | OversightView | SupervisorsView | PolicyView] = {
                "register": self.register,
                "oversight": self.oversight,
                "supervisors": self.supervisors,
                "policy": self.policy,
            }
            views[name].show_casebook(casebook)
        if name == "ahead":
            self.ahead.propose()
        elif name == "calendar":
            self.board.draw()

    # Ask

    @Slot(object)
    def _record(self, row: object) -> None:
        if isinstance(row, DueRow):
            self.navigate.emit(Destination("supervision_record", row.worker))

    @Slot(str)
    def _open_worker(self, worker: str) -> None:
        self.list.start_afresh()
        self.list.table.choose(worker)
        self.tabs.setCurrentIndex(0)
        self.sessions.table.setFocus()

    @Slot(str)
    def _saved(self, said: str) -> None:
        self.show_casebook(self._workspace.casebook)
        self.changed.emit()
        self.messages.say(said)


def _is_in_state(row: DueRow, state: str) -> bool:
    return state in open_kinds(row)


CHOICES = (Choice("state", "How it stands", _is_in_state),)
