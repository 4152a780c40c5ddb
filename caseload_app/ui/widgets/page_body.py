"""The body of a page, or what the page says while there is nothing to show in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from caseload_app.ui.look import Look


class PageBody(QWidget):
    """A column of widgets; `asked` carries the command chosen while it is empty."""

    asked = Signal(str)

    def __init__(self, look: Look, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.empty = EmptyState(look, icon, self)
        self.empty.asked.connect(self.asked)
        self._full = QWidget(self)
        self.column = QVBoxLayout(self._full)
        self.column.setContentsMargins(Space.WIDE, Space.NORMAL, Space.WIDE, Space.ROOMY)
        self.column.setSpacing(Space.NORMAL)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._full)
        self._stack.addWidget(self.empty)

    @property
    def is_empty(self) -> bool:
        return self._stack.currentWidget() is self.empty

    def show_full(self, full: bool) -> None:
        """Show the body, or else the words for having nothing in it."""
        self._stack.setCurrentWidget(self._full if full else self.empty)


def lay_out(page: QWidget, body: PageBody) -> None:
    """Fill the page with its body."""
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(body)


def offer_import(body: PageBody, heading: str, words: str) -> None:
    """Say that nothing is known yet, and offer the two ways to begin."""
    body.empty.say(heading, words)
    body.empty.offer("Import a workbook", "file.import", icon="import", first=True)
    body.empty.offer("Look around", "file.demo", icon="team")
