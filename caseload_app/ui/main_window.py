"""The window: a rail of pages, the bar over them, the way between them; no page is known here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from caseload_app.ui.action_book import ActionBook
from caseload_app.ui.actions import go_to_page
from caseload_app.ui.command_palette import CommandPalette, PaletteEntry, command_entries
from caseload_app.ui.help_boxes import show_about, show_keys
from caseload_app.ui.history import History, Visit
from caseload_app.ui.menus import Menus
from caseload_app.ui.page import Destination, Page
from caseload_app.ui.page_shelf import PageShelf
from caseload_app.ui.view_choices import ViewChoices
from caseload_app.ui.widgets.message_bar import MessageBar
from caseload_app.ui.widgets.navigation_rail import NavigationRail
from caseload_app.ui.widgets.status_line import StatusLine
from caseload_app.ui.widgets.top_bar import TopBar
from caseload_app.ui.words import as_at

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QCloseEvent

    from caseload_app.domain.casebook import Casebook
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings

FIRST_SIZE = (1280, 720)
SMALLEST_SIZE = (900, 560)


class MainWindow(QMainWindow):
    """Show one page at a time and keep the way back; pages and commands are handed in."""

    closing = Signal()
    known = Signal()  # what is known has changed
    left = Signal(object, object)  # the Destination that was left, and its state
    arrived = Signal(object)  # Destination

    def __init__(
        self, look: Look, settings: Settings, actions: ActionBook, pages: PageShelf
    ) -> None:
        super().__init__()
        self._look = look
        self._settings = settings
        self.actions_book = actions
        self._pages = pages
        self._stale = set(self._pages)
        self._casebook: Casebook | None = None
        self._store_name = ""
        self._history = History()
        self._find_records: Callable[[], Sequence[PaletteEntry]] = tuple
        self.rail = NavigationRail(look, self)
        self.top_bar = TopBar(look, self)
        self.messages = MessageBar(look, self)
        self.status_line = StatusLine(look, self)
        self._right = QVBoxLayout()
        self._stack = QStackedWidget(self)
        self._palette = CommandPalette(look, self._palette_entries, self)
        self._build()
        self._offer_actions()
        self._connect()
        self._come_back_to_size()

    # Build

    def _build(self) -> None:
        right = self._right
        right.setSpacing(0)
        right.addWidget(self.top_bar)
        right.addWidget(self.messages)
        right.addWidget(self._stack, 1)
        body = QWidget(self)
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self.setCentralWidget(body)
        self.setStatusBar(self.status_line)
        self.setMinimumSize(*SMALLEST_SIZE)
        self.setWindowIcon(self._look.icon("caseload"))
        self._pages.hand_to(self._take_in)
        self.rail.show_pages([kind for kind in self._pages.kinds if kind.in_rail])

    def _offer_actions(self) -> None:
        book = self.actions_book
        ways = (
            book.offer("go.back", self.go_back),
            book.offer("go.forward", self.go_forward),
            book.offer("go.search", self._palette.show),
        )
        book.offer("help.keys", partial(show_keys, self, book))
        book.offer("help.about", partial(show_about, self))
        book.offer("file.quit", self.close)
        in_rail = [kind for kind in self._pages.kinds if kind.in_rail]
        for number, kind in enumerate(in_rail, start=1):
            spec = go_to_page(number, kind.page_id, kind.title, kind.icon)
            book.add(spec, partial(self.go, Destination(kind.page_id)))
        ViewChoices(self._look, self._settings, book, self)
        self.top_bar.show_actions(*book.dress(ways))
        Menus(self, book)

    def _connect(self) -> None:
        self.rail.chosen.connect(self._go_to_page)
        self._palette.chosen.connect(self._follow)

    def _take_in(self, page: Page) -> None:
        """Give a page that has just been made its place."""
        self._stack.addWidget(page)
        page.navigate.connect(self._follow)
        page.asked.connect(self.actions_book.do)
        page.told.connect(self.messages.say)
        page.titled.connect(partial(self._page_titled, page))
        self._show_waiting(page)

    def add_strip(self, strip: QWidget) -> None:
        """Put a strip under the bar, over every page."""
        self._right.insertWidget(1, strip)

    def _come_back_to_size(self) -> None:
        if not self.restoreGeometry(self._settings.window()):
            self.resize(*FIRST_SIZE)

    # Show

    def show_casebook(self, casebook: Casebook, on: date) -> None:
        """Show what is now known, on the page in view at once and on others when opened."""
        self._casebook = casebook
        self._stale = set(self._pages)
        self.top_bar.show_as_at(as_at(on))
        self.status_line.show_as_at(as_at(on))
        for page in self._pages.made:
            self._show_waiting(page)
        current = self.current_page
        if current is not None:
            self._freshen(current)
        self.known.emit()

    def _show_waiting(self, page: Page) -> None:
        if page.in_rail and self._casebook is not None:
            self.rail.show_waiting(page.page_id, page.waiting(self._casebook))

    def show_store(self, name: str, is_protected: bool) -> None:
        self._store_name = name
        self.status_line.show_store(name, is_protected)
        self._show_title()

    def find_with(self, provider: Callable[[], Sequence[PaletteEntry]]) -> None:
        """Take who gives the children and workers that the search box can find."""
        self._find_records = provider

    @property
    def current_page(self) -> Page | None:
        visit = self._history.current
        return self._pages[visit.destination.page] if visit is not None else None

    def _freshen(self, page: Page) -> None:
        if page.page_id in self._stale and self._casebook is not None:
            self._stale.discard(page.page_id)
            page.show_casebook(self._casebook)

    def _show_title(self, title: str = "") -> None:
        page = self.current_page
        words = title or (page.title if page is not None else "")
        self.top_bar.show_title(words)
        self.setWindowTitle(" – ".join(part for part in (words, self._store_name) if part))

    def _page_titled(self, page: Page, title: str) -> None:
        if page is self.current_page:
            self._show_title(title)

    # Go

    def go(self, destination: Destination, state: object = None) -> None:
        """Open a place, in a state it was left in, and remember the one that is left."""
        visit = self._history.current
        if visit is not None and visit.destination == destination:
            return
        self._leave()
        self._history.visit(destination)
        self._arrive(Visit(destination, state))

    @Slot()
    def go_back(self) -> None:
        if self._history.can_go_back:
            self._leave()
            self._arrive(self._history.back())

    @Slot()
    def go_forward(self) -> None:
        if self._history.can_go_forward:
            self._leave()
            self._arrive(self._history.forward())

    def _leave(self) -> None:
        page, visit = self.current_page, self._history.current
        if page is not None and visit is not None:
            state = page.remember()
            self._history.leave(state)
            self.left.emit(visit.destination, state)

    def _arrive(self, visit: Visit) -> None:
        page = self._pages[visit.destination.page]
        self._freshen(page)
        self._show_title()
        self.rail.show_current(page.page_id)
        page.open_at(visit.destination)
        if visit.state is not None:
            page.restore(visit.state)
        self._stack.setCurrentWidget(page)
        page.setFocus()
        self._show_ways()
        self.arrived.emit(visit.destination)

    def _show_ways(self) -> None:
        self.actions_book.enable("go.back", self._history.can_go_back)
        self.actions_book.enable("go.forward", self._history.can_go_forward)

    @Slot(str)
    def _go_to_page(self, page_id: str) -> None:
        self.go(Destination(page_id))

    @Slot(object)
    def _follow(self, leads_to: object) -> None:
        if isinstance(leads_to, Destination):
            self.go(leads_to)
        elif isinstance(leads_to, str):
            self.actions_book.do(leads_to)

    # Ask

    def _palette_entries(self) -> list[PaletteEntry]:
        return [*command_entries(self.actions_book.can_do()), *self._find_records()]

    # Qt

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.save_window(self.saveGeometry())
        self._settings.write_out()
        self.closing.emit()
        super().closeEvent(event)
