"""Several children's cards open at once: the strip, its keys, and each card as it was left."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from caseload_app.ui.open_cards import MOST, OpenCards
from caseload_app.ui.page import Destination
from caseload_app.ui.widgets.card_strip import CardStrip
from caseload_app.ui.words import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.action_book import ActionBook
    from caseload_app.ui.look import Look
    from caseload_app.ui.main_window import MainWindow

CHILD = "child"


class CardTabs(QObject):
    """Every child that is opened keeps its card, until eight others were looked at or it is closed.

    Nothing of it is kept when the window closes: which children somebody looked at is nobody
    else's business.
    """

    def __init__(self, workspace: Workspace, window: MainWindow, look: Look) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._window = window
        self._current = ""
        self.cards = OpenCards()
        self.strip = CardStrip(look, window)
        window.add_strip(self.strip)
        window.arrived.connect(self._arrived)
        window.left.connect(self._left)
        window.known.connect(self.show)
        self.strip.chosen.connect(self.go_to)
        self.strip.closed.connect(self.close)

    def offer_to(self, actions: ActionBook) -> None:
        """Offer every command."""
        actions.offer("card.next", partial(self.go_beside, 1))
        actions.offer("card.before", partial(self.go_beside, -1))
        actions.offer("card.close", self.close_current)
        actions.offer("card.chosen", self.open_chosen)

    @Slot()
    def show(self) -> None:
        """Show the strip by the names that may be seen now; who is gone has no card."""
        casebook = self._workspace.casebook
        self.cards.keep(lambda key: key in casebook.children)
        names = [(key, casebook.display_name(casebook.children[key])) for key in self.cards.keys]
        self.strip.show_cards(names, self._current)

    @Slot(object)
    def _arrived(self, destination: Destination) -> None:
        self._current = destination.key if destination.page == CHILD else ""
        if self._current in self._workspace.casebook.children:
            self.cards.open(self._current)
        self.show()

    @Slot(object, object)
    def _left(self, destination: Destination, state: object) -> None:
        if destination.page == CHILD:
            self.cards.leave(destination.key, state)

    # Ask

    @Slot(str)
    def go_to(self, key: str) -> None:
        """Look at a card as it was left."""
        if key != self._current:
            self._window.go(Destination(CHILD, key), self.cards.state(key))
        self.show()

    def go_beside(self, by: int) -> None:
        """Look at the next card or the one before; from another page at the last one looked at."""
        key = self.cards.beside(self._current, by)
        if key:
            self.go_to(key)
        else:
            self._window.messages.say(self.tr("No card is open. Open a child first."))

    @Slot()
    def close_current(self) -> None:
        if self._current:
            self.close(self._current)
        else:
            self._window.messages.say(self.tr("Go to the card that is to be closed first."))

    @Slot(str)
    def close(self, key: str) -> None:
        """Close a card; from the one in view to its neighbour, after the last one back."""
        beside = self.cards.close(key)
        if key != self._current:
            self.show()
        elif beside:
            self.go_to(beside)
        else:
            self._window.go_back()

    @Slot()
    def open_chosen(self) -> None:
        """Open a card for each child chosen in the list in view, and look at the first."""
        keys = self._chosen_children()
        if not keys:
            words = self.tr("Choose children in a list first, with Ctrl or Shift.")
            self._window.messages.say(words)
            return
        first, *others = keys[:MOST]
        self.go_to(first)
        for key in others:
            self.cards.open_beside(key)
        self.show()
        if len(keys) > MOST:
            words = self.tr("{} opened; more than {} cards are not open at once.")
            self._window.messages.say(words.format(count(MOST, "card"), MOST))

    def _chosen_children(self) -> Sequence[str]:
        page = self._window.current_page
        chosen = page.chosen_children() if page is not None else ()
        return list(dict.fromkeys(chosen))
