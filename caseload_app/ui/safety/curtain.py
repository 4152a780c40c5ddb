"""Draws a curtain before the open windows while the store is locked; nothing typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from caseload_app.ui.widgets.table_copy import OURS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Curtain:
    """Hide every window of the program and show the same ones again."""

    def __init__(self) -> None:
        self._hidden: list[QWidget] = []

    @property
    def is_drawn(self) -> bool:
        return bool(self._hidden)

    def draw(self) -> None:
        """Hide what can be seen, and empty the clipboard if its content is ours."""
        if self.is_drawn:
            return
        clipboard = QApplication.clipboard()
        held = clipboard.mimeData()
        if clipboard.ownsClipboard() or (held is not None and held.hasFormat(OURS)):
            clipboard.clear()
        self._hidden = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
        for window in reversed(self._hidden):
            window.setVisible(False)

    def lift(self) -> None:
        """Show what was hidden."""
        hidden, self._hidden = self._hidden, []
        for window in hidden:
            window.setVisible(True)

    def forget(self) -> None:
        """Leave the windows hidden for good, as the desk they belong to is closed."""
        self._hidden = []
