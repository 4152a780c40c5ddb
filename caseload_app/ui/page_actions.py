"""The commands about whom the page in view shows: record, answer, print."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from caseload_app.ui.dialogs.respond import RespondDialog
from caseload_app.ui.page import Destination, Page
from caseload_app.ui.pages.child_page import ChildPage
from caseload_app.ui.pages.children_page import ChildrenPage
from caseload_app.ui.pages.deadlines_page import DeadlinesPage
from caseload_app.ui.pages.supervision_page import SupervisionPage
from caseload_app.ui.pages.supervision_record_page import SupervisionRecordPage
from caseload_app.ui.pages.team_page import TeamPage
from caseload_app.ui.pages.worker_page import WorkerPage
from caseload_app.ui.theme import Tone
from caseload_app.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.actions import ActionBook
    from caseload_app.ui.look import Look
    from caseload_app.ui.main_window import MainWindow
    from caseload_app.ui.print_actions import PrintActions

WITH_A_WORKER = (WorkerPage, SupervisionPage, SupervisionRecordPage)


class PageActions(QObject):
    """Do it for the child or worker in view; elsewhere open the list to choose one from.

    `changed` says that something was saved; the workspace already has it.
    """

    changed = Signal()

    def __init__(
        self, workspace: Workspace, window: MainWindow, prints: PrintActions, look: Look
    ) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window
        self._prints = prints
        self._look = look

    def offer_to(self, actions: ActionBook) -> None:
        """Offer every command."""
        actions.offer("worker.summary", self.show_summary)
        actions.offer("record.supervision", self.record_supervision)
        actions.offer("record.event", self.record_event)
        actions.offer("record.discussion", self.record_discussion)
        actions.offer("record.response", self.respond)
        actions.offer("record.undo", self.undo)
        actions.offer("print.child", self.print_child)

    @Slot()
    def show_summary(self) -> None:
        page = self._window.current_page
        if isinstance(page, WITH_A_WORKER) and page.worker:
            self._prints.show_session(page.worker)
        else:
            self._ask_to_open(TeamPage, self.tr("Open a worker, then ask for the summary."))

    @Slot()
    def record_supervision(self) -> None:
        page = self._window.current_page
        if isinstance(page, WITH_A_WORKER) and page.worker in self._workspace.casebook.workers:
            self._window.go(Destination(SupervisionRecordPage.page_id, page.worker))
        else:
            self._ask_to_open(TeamPage, self.tr("Open a worker, then record the supervision."))

    @Slot()
    def record_event(self) -> None:
        page = self._window.current_page
        if isinstance(page, ChildPage):
            page.start_event()
        else:
            self._ask_to_open(ChildrenPage, self.tr("Open a child, then record the event."))

    @Slot()
    def record_discussion(self) -> None:
        page = self._window.current_page
        if isinstance(page, ChildPage):
            page.start_discussion()
        else:
            self._ask_to_open(ChildrenPage, self.tr("Open a child, then record the decision."))

    @Slot()
    def respond(self) -> None:
        """Ask what is being done about what is late where the person is."""
        page = self._window.current_page
        reds = page.reds() if page is not None else ()
        if not reds:
            words = self.tr("Choose something late, then say what is being done about it.")
            self._ask_to_open(DeadlinesPage, words)
            return
        dialog = RespondDialog(self._workspace, reds, self._look, self._window)
        dialog.saved.connect(self._responded)
        dialog.open()

    @Slot(str, object)
    def _responded(self, said: str, undo: Callable[[], object]) -> None:
        self.changed.emit()
        self._window.messages.say_done(said, partial(self._undo, undo))

    @Slot()
    def undo(self) -> None:
        """Take back what was said to be saved last: on the page in view, else over all pages."""
        page = self._window.current_page
        bars = page.findChildren(MessageBar) if page is not None else []
        if not any(bar.undo() for bar in (*bars, self._window.messages)):
            self._window.messages.say(self.tr("There is nothing to undo on this page."))

    def _undo(self, undo: Callable[[], object]) -> None:
        undo()
        self.changed.emit()

    @Slot()
    def print_child(self) -> None:
        page = self._window.current_page
        if isinstance(page, ChildPage) and page.child_id:
            self._prints.show_child(page.child_id)
        else:
            self._ask_to_open(ChildrenPage, self.tr("Open a child, then print the sheet."))

    def _ask_to_open(self, page: type[Page], words: str) -> None:
        self._window.go(Destination(page.page_id))
        self._window.messages.say(words, tone=Tone.UPCOMING)
