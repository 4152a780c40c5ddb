"""A field for several lines of text: one line high while it is empty, as high as its text after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

MOST_LINES = 14
FRAME = 12


class TextArea(QPlainTextEdit):
    """Type as much as is wanted; Tab goes on to the next field. `edited` is a person's doing."""

    edited = Signal()

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_showing = False
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._changed)
        self._fit()

    @property
    def words(self) -> str:
        return self.toPlainText()

    def show_words(self, words: str) -> None:
        """Show a text; what already stands there keeps its cursor."""
        if words == self.toPlainText():
            return
        self._is_showing = True
        self.setPlainText(words)
        self._is_showing = False
        self._fit()

    @Slot()
    def _changed(self) -> None:
        self._fit()
        if not self._is_showing:
            self.edited.emit()

    def _fit(self) -> None:
        lines = max(1, round(self.document().size().height()))
        shown = min(lines, MOST_LINES)
        policies = Qt.ScrollBarPolicy
        too_long = lines > MOST_LINES
        self.setVerticalScrollBarPolicy(
            policies.ScrollBarAsNeeded if too_long else policies.ScrollBarAlwaysOff
        )
        self.setFixedHeight(shown * self.fontMetrics().lineSpacing() + FRAME + 2)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
