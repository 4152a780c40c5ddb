"""The commands about whom the page in view shows: record, answer, print."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from caseload_app.ui.page import Destination
from caseload_app.ui.theme import Tone
from caseload_app.ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.action_book import ActionBook
    from caseload_app.ui.look import Look
    from caseload_app.ui.main_window import MainWindow
    from caseload_app.ui.pages.child_page import ChildPage
    from caseload_app.ui.print_actions import PrintActions

WITH_A_WORKER = ("worker", "supervision", "supervision_record")
PRINTS = {
    "monday": "print.brief",
    "child": "print.child",
    "worker": "worker.summary",
    "supervision_record": "worker.summary",
    "supervision": "print.pack",
}
"""What Ctrl+P prints on each page; on others the list as it is shown, on the tab of the register
that."""


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
        actions.offer("view.cards", self.arrange_cards)
        actions.offer("print.child", self.print_child)
        actions.offer("print.register", self.print_register)
        actions.offer("print.handover", self.print_handover)
        actions.offer("print.handover_file", self.write_handover)
        actions.offer("file.print", partial(self.print_page, actions))

    @Slot()
    def show_summary(self) -> None:
        worker = self._worker()
        if worker:
            self._prints.show_session(worker)
        else:
            self._ask_to_open("team", self.tr("Open a worker, then ask for the summary."))

    @Slot()
    def record_supervision(self) -> None:
        worker = self._worker()
        if worker in self._workspace.casebook.workers:
            self._window.go(Destination("supervision_record", worker))
        else:
            self._ask_to_open("team", self.tr("Open a worker, then record the supervision."))

    @Slot()
    def record_event(self) -> None:
        page = self._child_page()
        if page is not None:
            page.start_event()
        else:
            self._ask_to_open("children", self.tr("Open a child, then record the event."))

    @Slot()
    def record_discussion(self) -> None:
        page = self._child_page()
        if page is not None:
            page.start_discussion()
        else:
            self._ask_to_open("children", self.tr("Open a child, then record the decision."))

    @Slot()
    def respond(self) -> None:
        """Ask what is being done about what is late where the person is."""
        page = self._window.current_page
        reds = page.reds() if page is not None else ()
        if not reds:
            words = self.tr("Choose something late, then say what is being done about it.")
            self._ask_to_open("deadlines", words)
            return
        from caseload_app.ui.dialogs.respond import RespondDialog

        dialog = RespondDialog(self._workspace, reds, self._look, self._window)
        dialog.saved.connect(self._responded)
        dialog.open()

    @Slot(str, object)
    def _responded(self, said: str, undo: Callable[[], object]) -> None:
        self.changed.emit()
        self._window.messages.say_done(said, partial(self._undo, undo))

    @Slot()
    def arrange_cards(self) -> None:
        """Go to the Monday page and ask which cards it shows, in which order."""
        from caseload_app.ui.pages.monday_page import MondayPage

        self._window.go(Destination("monday"))
        page = self._window.current_page
        if isinstance(page, MondayPage):
            page.arrange()

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
        page = self._child_page()
        if page is not None and page.child_id:
            self._prints.show_child(page.child_id)
        else:
            self._ask_to_open("children", self.tr("Open a child, then print the sheet."))

    @Slot()
    def print_handover(self) -> None:
        """Show what the worker in view hands over, or the children chosen in their list."""
        worker, children = self._worker(), self._chosen_children()
        if worker:
            self._prints.show_handover(worker)
        elif children:
            self._prints.show_transfer(children)
        else:
            words = self.tr("Open a worker, or choose children, then ask for the handover.")
            self._ask_to_open("team", words)

    @Slot()
    def write_handover(self) -> None:
        """Ask where the workbook of the handover goes, then write it."""
        worker = self._worker()
        if worker:
            self._prints.ask_for_handover(worker)
        else:
            self._ask_to_open("team", self.tr("Open a worker, then ask for the handover."))

    @Slot()
    def print_register(self) -> None:
        """Show the register of the year that is chosen, or of the last twelve months."""
        self._prints.show_register(self._register_year())

    def print_page(self, actions: ActionBook) -> None:
        """Print what belongs to the page in view."""
        page = self._window.current_page
        command = PRINTS.get(page.page_id, "") if page is not None else ""
        if getattr(page, "shows_register", False):
            command = "print.register"
        if command:
            actions.do(command)
        else:
            actions.do("print.list")

    def _register_year(self) -> date | None:
        """Give the first month of the year that the page in view shows the register of."""
        from caseload_app.ui.pages.supervision_page import SupervisionPage

        page = self._window.current_page
        return page.register.first if isinstance(page, SupervisionPage) else None

    def _worker(self) -> str:
        """Give the worker whom the page in view shows; empty where it shows none."""
        page = self._window.current_page
        is_of_worker = page is not None and page.page_id in WITH_A_WORKER
        worker: str = getattr(page, "worker", "") if is_of_worker else ""
        return worker

    def _chosen_children(self) -> list[str]:
        """Give the children chosen in their list, where that is in view."""
        page = self._window.current_page
        is_list = page is not None and page.page_id == "children"
        return list(page.chosen_children()) if page is not None and is_list else []

    def _child_page(self) -> ChildPage | None:
        """Give the page in view if it is the card of a child."""
        from caseload_app.ui.pages.child_page import ChildPage

        page = self._window.current_page
        return page if isinstance(page, ChildPage) else None

    def _ask_to_open(self, page_id: str, words: str) -> None:
        self._window.go(Destination(page_id))
        self._window.messages.say(words, tone=Tone.UPCOMING)
