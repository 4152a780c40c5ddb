"""The desk: one open store with its window and its pages, kept up to date after every write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from caseload_app.domain.wording import long_day
from caseload_app.errors import DamagedStoreError, ExpectedError
from caseload_app.ui.action_book import ActionBook
from caseload_app.ui.card_tabs import CardTabs
from caseload_app.ui.command_palette import PaletteEntry
from caseload_app.ui.figure_keeping import FigureKeeping
from caseload_app.ui.file_actions import FileActions
from caseload_app.ui.guide_actions import GuideActions
from caseload_app.ui.jobs import JobRunner
from caseload_app.ui.list_actions import ListActions
from caseload_app.ui.main_window import MainWindow
from caseload_app.ui.messages import show_problem
from caseload_app.ui.page import Destination, Page, PageKind
from caseload_app.ui.page_actions import PageActions
from caseload_app.ui.page_kinds import PAGES, page_class
from caseload_app.ui.page_shelf import PageShelf
from caseload_app.ui.plain_tips import PlainTips
from caseload_app.ui.print_actions import PrintActions
from caseload_app.ui.report_actions import ReportActions
from caseload_app.ui.safety.keeping_actions import KeepingActions
from caseload_app.ui.safety.lending_actions import LendingActions
from caseload_app.ui.widgets.importing.drops_anywhere import DropsAnywhere
from caseload_app.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from pathlib import Path

    from caseload_app.services.workspace import Ready, Workspace
    from caseload_app.ui.jobs import JobControl
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings

MINUTE = 60_000
SPARE_MS = 150
"""Pages nobody has asked for are made one by one, with this much time for the person between."""
MONDAY, IMPORT, CHILD, WORKER = "monday", "import", "child", "worker"
WITH_JOBS = (IMPORT, "charts", "measures")
"""The pages that work something out beside the window."""


class Desk(QObject):
    """Build the window over a workspace; `start` shows the Monday page.

    `locked` asks whoever opened the store to close it until the passphrase is given again,
    `demo_wanted` to close it and open a made-up team. `started` tells that the Monday page of
    `start_beside` is there.
    """

    started = Signal()
    unreadable = Signal(object, object)  # how the store opens, and the DamagedStoreError
    locked = Signal()
    demo_wanted = Signal()

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        settings: Settings,
        *,
        is_protected: bool,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._look = look
        self._settings = settings
        self._is_protected = is_protected
        self.plain_tips = PlainTips(self)
        self.actions = ActionBook(look, self)
        self.jobs = JobRunner(self)
        self.figures = FigureKeeping(workspace, self.jobs, self)
        self.shelf = PageShelf(PAGES, self._make_page)
        self.window = MainWindow(look, settings, self.actions, self.shelf)
        self.window.show_store(workspace.store_path.stem, is_protected)
        self.window.find_with(self.palette_entries)
        self.files = FileActions(workspace, self.window, self.jobs, settings)
        self.prints = PrintActions(workspace, self.window, self.jobs, settings)
        self.report = ReportActions(workspace, self.window, self.jobs, settings, self.prints)
        self.cards = CardTabs(workspace, self.window, look)
        self.on_page = PageActions(workspace, self.window, self.prints, look)
        self.keeping = KeepingActions(workspace, self.window, self.jobs, settings, look)
        self.lending = LendingActions(workspace, self.window, self.jobs, settings, look)
        self.lists = ListActions(workspace, self.window, self.prints, settings)
        self.guide = GuideActions(self.window, look)
        self.drops = DropsAnywhere(self.window)
        self._spare_time = QTimer(self)
        self._spare_time.setInterval(SPARE_MS)
        self._spare_time.timeout.connect(self._make_next_page)
        self._clock = QTimer(self)
        self._clock.setInterval(MINUTE)
        self._connect()

    def start(self) -> None:
        """Read the store and show the Monday page."""
        self.refresh()
        self.window.go(Destination(MONDAY))
        self._clock.start()
        self._spare_time.start()

    @property
    def pages(self) -> list[Page]:
        """Give every page, in the order of the rail; those not yet made are made now."""
        return list(self.shelf.values())

    def _make_page(self, kind: PageKind) -> Page:
        beside = (self.jobs,) if kind.page_id in WITH_JOBS else ()
        page = page_class(kind)(self.workspace, self._look, self._settings, *beside)
        changed = getattr(page, "changed", None)
        if changed is not None:
            changed.connect(self.refresh)
        return page

    @Slot()
    def _make_next_page(self) -> None:
        if not self.shelf.make_next():
            self._spare_time.stop()

    def open_window(self) -> None:
        """Show the window with its Monday page; where much is to be read, the window first."""
        if not self.workspace.is_small:
            self.window.show()
            self.start_beside()
            return
        try:
            self.start()
        except ExpectedError as error:
            self.window.show()
            self._not_started(error)
        else:
            self.window.show()
            self.started.emit()

    def start_beside(self) -> None:
        """Show the window at once, and the Monday page when the store has been read."""
        session, workspace = self.workspace.session, self.workspace
        self.window.setEnabled(False)

        def work(_control: JobControl) -> Ready:
            with session.beside() as own:
                return workspace.read(own)

        self.jobs.submit(work, self._started, self._not_started, label=self.tr("Reading the store"))

    def _started(self, ready: Ready) -> None:
        self.window.setEnabled(True)
        self.workspace.take(ready)
        self.start()
        self.figures.begin()
        self.started.emit()

    def _not_started(self, error: ExpectedError) -> None:
        self.window.setEnabled(True)
        if isinstance(error, DamagedStoreError):
            self.unreadable.emit(self.workspace.session.factory, error)
        else:
            show_problem(self.window, error)

    @Slot()
    def refresh(self) -> None:
        """Show what the store holds now, on every page."""
        casebook = self.workspace.casebook
        self.window.show_casebook(casebook, casebook.today)
        self.lending.show_standing()
        self.figures.look(casebook)

    @Slot()
    def read_again(self) -> None:
        """Read the whole store again, as F5 asks for."""
        self.workspace.forget()
        self.refresh()
        self.window.messages.say(f"Read again, as at {long_day(self.workspace.casebook.today)}.")

    def close(self) -> None:
        """Stop what runs and put the window away."""
        self._clock.stop()
        self._spare_time.stop()
        self.jobs.drain()
        self.plain_tips.rest()
        self.window.close()
        self.window.deleteLater()

    def _connect(self) -> None:
        self.actions.offer("view.refresh", self.read_again)
        self.actions.offer("go.filter", self._find_in_list)
        self.actions.offer("file.import", self._go_to_import)
        self.actions.offer("file.paste", self._paste_table)
        self.actions.offer("file.settings", self._show_settings)
        if self._is_protected:
            self.actions.offer("file.lock", self.locked.emit)
        self.actions.offer("file.demo", self.demo_wanted.emit)
        self.files.offer_to(self.actions)
        self.prints.offer_to(self.actions)
        self.report.offer_to(self.actions)
        self.cards.offer_to(self.actions)
        self.on_page.offer_to(self.actions)
        self.keeping.offer_to(self.actions)
        self.lending.offer_to(self.actions)
        self.lists.offer_to(self.actions)
        self.guide.offer_to(self.actions)
        self.on_page.changed.connect(self.refresh)
        self.keeping.changed.connect(self.refresh)
        self.lending.changed.connect(self.refresh)
        self.started.connect(self.lending.remind)
        self.drops.dropped.connect(self._read_dropped)
        self._clock.timeout.connect(self.follow_the_day)
        self.jobs.running.connect(self.window.status_line.show_running)
        self.jobs.progressed.connect(self.window.status_line.show_progress)
        self.window.status_line.cancelled.connect(self.jobs.cancel)
        self.window.closing.connect(self._clock.stop)
        self.window.closing.connect(self._spare_time.stop)

    @Slot()
    def _find_in_list(self) -> None:
        page = self.window.current_page
        searches = page.findChildren(SearchField) if page is not None else []
        for search in searches:
            if search.isVisible():
                search.setFocus()
                search.selectAll()
                return
        self.window.messages.say(self.tr("There is no list to search on this page."))

    @Slot()
    def _go_to_import(self) -> None:
        self.window.go(Destination(IMPORT))

    @Slot()
    def _show_settings(self) -> None:
        from caseload_app.ui.dialogs.settings import SettingsDialog

        forget = self.actions.action("file.forget")
        SettingsDialog(self._look, self._settings, self.window, forget=forget).open()

    @Slot(object)
    def _read_dropped(self, paths: list[Path]) -> None:
        from caseload_app.ui.pages.import_page import ImportPage

        self._go_to_import()
        page = self.window.current_page
        if isinstance(page, ImportPage):
            page.read(paths)

    @Slot()
    def _paste_table(self) -> None:
        from caseload_app.ui.pages.import_page import ImportPage

        self._go_to_import()
        page = self.window.current_page
        if isinstance(page, ImportPage):
            page.source.paste()

    @Slot()
    def follow_the_day(self) -> None:
        """After midnight everything is judged anew."""
        if self.workspace.day_has_changed:
            self.refresh()

    def palette_entries(self) -> list[PaletteEntry]:
        """Give the children and workers that the search box finds."""
        casebook = self.workspace.casebook
        children = [
            PaletteEntry(
                casebook.display_name(child),
                Destination(CHILD, child.child_id),
                ", ".join(filter(None, (child.child_id, child.plan, child.worker))),
                "child",
                "Child",
            )
            for child in casebook.children.values()
        ]
        workers = [
            PaletteEntry(
                worker.name,
                Destination(WORKER, worker.name),
                ", ".join(filter(None, (worker.role, worker.team))),
                "worker",
                "Worker",
            )
            for worker in casebook.workers.values()
        ]
        return [*workers, *children]
