"""Who takes whom: the board where moves are tried, limits, points, and who held whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from caseload_app.ui.filters import filter_parts
from caseload_app.ui.page import Destination, Page, Waiting
from caseload_app.ui.theme import Space, Tone
from caseload_app.ui.widgets.allocation.board_view import BoardPlace, BoardView
from caseload_app.ui.widgets.allocation.history_view import HistoryView
from caseload_app.ui.widgets.allocation.limits_view import LimitsView
from caseload_app.ui.widgets.allocation.points_view import PointsView
from caseload_app.ui.widgets.message_bar import MessageBar
from caseload_app.ui.widgets.page_body import PageBody, offer_import
from caseload_app.ui.words import count

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings


class AllocationPage(Page):
    """`changed` says that something was saved; until a plan is applied nothing is."""

    page_id = "allocation"
    title = "Allocation"
    icon = "allocation"

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
        self.messages = MessageBar(look, self)
        self.body = PageBody(look, "allocation", self)
        self.tabs = QTabWidget(self)
        self.board = BoardView(workspace, look, settings, self)
        self.limits = LimitsView(workspace, look, settings, self)
        self.points = PointsView(workspace, look, settings, self)
        self.history = HistoryView(look, settings, self)
        self._parts = (self.board, self.limits, self.points, self.history)
        self._stale: set[QWidget] = set()
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        self.tabs.setDocumentMode(True)
        for part, words in (
            (self.board, self.tr("Board")),
            (self.limits, self.tr("Limits")),
            (self.points, self.tr("Points")),
            (self.history, self.tr("History")),
        ):
            self.tabs.addTab(part, words)
        self.body.column.setContentsMargins(Space.WIDE, Space.SNUG, Space.WIDE, Space.NORMAL)
        self.body.column.addWidget(self.tabs)
        offer_import(
            self.body,
            self.tr("Nobody to allocate yet"),
            self.tr("Import a workbook; children without a worker then wait here."),
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.messages)
        whole.addWidget(self.body, 1)
        self.setFocusProxy(self.tabs)

    def _connect(self) -> None:
        self.body.asked.connect(self.asked)
        self.tabs.currentChanged.connect(self._freshen)
        self.board.saved.connect(self._saved)
        self.limits.saved.connect(self._saved)
        self.limits.opened.connect(self._open_worker)
        self.points.saved.connect(self._saved)
        self.points.opened.connect(self._open_child)
        self.history.opened.connect(self._open_child)
        self.history.undone.connect(self.board.undo)

    # Show

    def show_casebook(self, casebook: Casebook) -> None:
        self.body.show_full(bool(casebook.workers))
        self._stale = set(self._parts)
        self._freshen()

    @Slot()
    def _freshen(self) -> None:
        """Show what is known on the tab in view; the others are shown when they are opened."""
        at = self.tabs.currentIndex()
        part = self._parts[at]
        if part in self._stale:
            self._stale.discard(part)
            part.show_casebook(self._workspace.casebook)

    def open_at(self, destination: Destination) -> None:
        asked = filter_parts(destination.filter)
        tab = asked.get("tab", "")
        if tab:
            self.tabs.setCurrentIndex(TABS.index(tab) if tab in TABS else 0)
        if destination.key and tab == "board":
            self.board.families.show_whose(destination.key)
        elif destination.key:
            self.limits.choose(destination.key)

    def waiting(self, casebook: Casebook) -> Waiting:
        del casebook
        number = len(self._workspace.monday.unallocated)
        words = self.tr("{} without a worker").format(count(number, "child"))
        return Waiting(number, Tone.UNKNOWN, words)

    def remember(self) -> object:
        return self.tabs.currentIndex(), self.board.remember()

    def restore(self, state: object) -> None:
        match state:
            case (int(tab), BoardPlace() as place):
                self.tabs.setCurrentIndex(tab)
                self.board.restore(place)
            case _:
                pass

    # Ask

    @Slot(str)
    def _open_worker(self, name: str) -> None:
        self.navigate.emit(Destination("worker", name))

    @Slot(str)
    def _open_child(self, child_id: str) -> None:
        self.navigate.emit(Destination("child", child_id))

    @Slot(str, object)
    def _saved(self, said: str, undo: object) -> None:
        self.show_casebook(self._workspace.casebook)
        self.changed.emit()
        if callable(undo):
            self.messages.say_done(said, undo)
        else:
            self.messages.say(said)


TABS = ("board", "limits", "points", "history")
