"""A label that gives way: what does not fit ends in an ellipsis and is whole in the tip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

LEAST_LETTERS = 6


class ElidedLabel(QLabel):
    """A label of one line that shrinks to a few letters."""

    def __init__(self, words: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setToolTip(words)
        if role:
            self.setProperty("role", role)

    def show_words(self, words: str) -> None:
        self.setText(words)
        self.setToolTip(words)
        self.setAccessibleName(words)

    # Qt

    def minimumSizeHint(self) -> QSize:
        width = self.fontMetrics().averageCharWidth() * LEAST_LETTERS
        return QSize(min(width, super().sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        elided = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(self.alignment()), elided)
        painter.end()
