"""The weeks ahead: where it gets tight, who is away, and who covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from caseload_app.domain.ahead.absence import count_unsettled
from caseload_app.ui.filters import filter_parts
from caseload_app.ui.page import Destination, Page, Waiting
from caseload_app.ui.theme import Space, Tone
from caseload_app.ui.widgets.ahead.leave_view import LeaveView
from caseload_app.ui.widgets.ahead.weeks_view import WeeksView
from caseload_app.ui.widgets.message_bar import MessageBar
from caseload_app.ui.widgets.page_body import PageBody, offer_import
from caseload_app.ui.words import count

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings

TABS = ("weeks", "leave")


class AheadPage(Page):
    """`changed` says that an absence was entered, changed or taken back."""

    page_id = "ahead"
    title = "Weeks ahead"
    icon = "calendar"

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
        self.body = PageBody(look, "calendar", self)
        self.tabs = QTabWidget(self)
        self.weeks = WeeksView(look, settings, self)
        self.leave = LeaveView(workspace, look, settings, self)
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.weeks, self.tr("Weeks"))
        self.tabs.addTab(self.leave, self.tr("Leave and cover"))
        self.body.column.setContentsMargins(Space.WIDE, Space.SNUG, Space.WIDE, Space.NORMAL)
        self.body.column.addWidget(self.tabs)
        offer_import(
            self.body,
            self.tr("Nothing lies ahead yet"),
            self.tr("Import a workbook; the weeks of each worker are then laid out here."),
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.messages)
        whole.addWidget(self.body, 1)
        self.setFocusProxy(self.tabs)

    def _connect(self) -> None:
        self.body.asked.connect(self.asked)
        self.weeks.opened.connect(self.navigate)
        self.leave.changed.connect(self._changed)
        self.leave.failed.connect(self._say_failure)

    # Show

    def show_casebook(self, casebook: Casebook) -> None:
        self.body.show_full(bool(casebook.workers))
        self.weeks.show_casebook(casebook)
        self.leave.show_casebook(casebook)

    def open_at(self, destination: Destination) -> None:
        tab = filter_parts(destination.filter).get("tab", "")
        if tab in TABS:
            self.tabs.setCurrentIndex(TABS.index(tab))
        if destination.key and tab == "leave":
            self.leave.choose(destination.key)

    def waiting(self, casebook: Casebook) -> Waiting:
        number = count_unsettled(casebook)
        words = self.tr("{} to settle").format(count(number, "absence"))
        return Waiting(number, Tone.SOON, words)

    def remember(self) -> object:
        return self.tabs.currentIndex(), self.weeks.grid.current

    def restore(self, state: object) -> None:
        match state:
            case (int(tab), (int(row), int(column))):
                self.tabs.setCurrentIndex(tab)
                self.weeks.grid.choose(row, column)
            case _:
                pass

    # Ask

    @Slot(str, object)
    def _changed(self, said: str, undo: object) -> None:
        self.show_casebook(self._workspace.casebook)
        self.changed.emit()
        if callable(undo):
            self.messages.say_done(said, undo)
        else:
            self.messages.say(said)

    @Slot(str)
    def _say_failure(self, words: str) -> None:
        self.messages.say(words, tone=Tone.OVERDUE)
