"""The commands of the guide: the part about the page in view, and each part by its name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from caseload_app.ui.actions import ActionSpec
from caseload_app.ui.guide import Part, guide_parts, part_of_page

if TYPE_CHECKING:
    from caseload_app.ui.action_book import ActionBook
    from caseload_app.ui.dialogs.guide_window import GuideWindow
    from caseload_app.ui.look import Look
    from caseload_app.ui.main_window import MainWindow

GUIDE = "Guide"


class GuideActions(QObject):
    """Offer the commands; the window of the guide is made when it is first wanted."""

    def __init__(self, window: MainWindow, look: Look) -> None:
        super().__init__(window)
        self._window = window
        self._look = look
        self._guide: GuideWindow | None = None

    def offer_to(self, actions: ActionBook) -> None:
        """Offer every command; the search box finds the parts by their titles."""
        shown = actions.offer("help.guide", self.show_page)
        self._window.top_bar.add_help(*actions.dress([shown]))
        for part in guide_parts():
            spec = ActionSpec(f"guide.{part.name}", f"{GUIDE}: {part.title}", GUIDE, icon="help")
            actions.add(spec, partial(self.show_part, part))

    @property
    def guide(self) -> GuideWindow:
        """Give the window of the guide."""
        if self._guide is None:
            from caseload_app.ui.dialogs.guide_window import GuideWindow

            self._guide = GuideWindow(self._look, self._window)
        return self._guide

    @Slot()
    def show_page(self) -> None:
        """Open the part about the page in view."""
        page = self._window.current_page
        self.guide.open_part(part_of_page(page.page_id if page is not None else ""))

    def show_part(self, part: Part) -> None:
        self.guide.open_part(part)
