"""Two parts of a page side by side; one over the other where the text is too large for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

from caseload_app.ui.theme import Space

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

LETTERS_SIDE_BY_SIDE = 110
LINES_WHEN_STACKED = 20


class TwoColumns(QScrollArea):
    """Share the width between two parts, or stack them where fewer than `letters` fit a line."""

    def __init__(
        self,
        parts: tuple[QWidget, QWidget],
        shares: tuple[int, int],
        parent: QWidget,
        *,
        letters: int = LETTERS_SIDE_BY_SIDE,
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._letters = letters
        inner = QWidget(self)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(Space.ROOMY)
        for part, share in zip(self._parts, shares, strict=True):
            self._box.addWidget(part, share)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(inner)
        self.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)

    @property
    def is_stacked(self) -> bool:
        return self._box.direction() is QBoxLayout.Direction.TopToBottom

    def _arrange(self) -> None:
        room = self.width() // max(1, self.fontMetrics().averageCharWidth())
        stacked = room < self._letters
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.TopToBottom if stacked else ways.LeftToRight)
        height = self.fontMetrics().lineSpacing() * LINES_WHEN_STACKED if stacked else 0
        for part in self._parts:
            part.setMinimumHeight(height)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # It also comes while the base class is being made, before there are parts.
        if event.type() is QEvent.Type.FontChange and self.widget() is not None:
            self._arrange()
