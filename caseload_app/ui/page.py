"""What a page is to the window, and how one page asks for another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from caseload_app.ui.theme import Tone
from caseload_app.ui.widgets.begins_at import BeginsAt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseload_app.domain.casebook import Casebook
    from caseload_app.ui.models.reds import Red


@dataclass(frozen=True, slots=True)
class PageKind:
    """A page as the rail and the commands know it before it is made.

    `made_by` is its class, after the name of its module in the room of the pages.
    """

    page_id: str
    title: str
    icon: str
    made_by: str = ""
    in_rail: bool = True


@dataclass(frozen=True, slots=True)
class Destination:
    """A place in the window: a page, the one record it shows, the filter it opens with."""

    page: str
    key: str = ""
    filter: str = ""


class RowRole(IntEnum):
    """What a row of the search box tells beside its name."""

    DETAIL = Qt.ItemDataRole.UserRole + 1
    KIND = Qt.ItemDataRole.UserRole + 2
    ICON = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much is waiting on a page, for the count beside its name; nothing at zero."""

    number: int = 0
    tone: Tone = Tone.UPCOMING
    words: str = ""


class Page(BeginsAt):
    """One page. It asks for another by `navigate`, never by knowing it.

    `page_id`, `title` and `icon` are set by each page's class; `in_rail` is False for those
    reached only from others, such as the card of one child.
    """

    page_id = ""
    title = ""
    icon = ""
    in_rail = True

    navigate = Signal(object)  # Destination
    titled = Signal(str)  # a title of its own, such as the child's, once it is known
    told = Signal(str)  # a sentence for the message bar
    asked = Signal(str)  # an action by its id, such as "file.import"

    def show_casebook(self, casebook: Casebook) -> None:
        """Show what is now known; called before the page is seen and after each change."""

    def open_at(self, destination: Destination) -> None:
        """Show the record and filter of a destination on this page."""

    def waiting(self, casebook: Casebook) -> Waiting:
        """Say how much is waiting here, cheaply: asked for every page after each change."""
        return Waiting()

    def reds(self) -> Sequence[Red]:
        """Give what is late or over its limit where the person is, to say what is being done."""
        return ()

    def chosen_children(self) -> Sequence[str]:
        """Give the IDs of the children chosen in the list in view, to open their cards."""
        return ()

    def remember(self) -> object:
        """Give whatever `restore` needs to come back to the same sort, scroll and selection."""
        return None

    def restore(self, state: object) -> None:
        """Come back to a remembered place."""
