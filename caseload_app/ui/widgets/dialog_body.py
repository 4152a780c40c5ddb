"""The words of a dialog: as high as they need, and scrolled where the screen is too low."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from caseload_app.ui.theme import Space

FOR_THE_REST = 130
"""Pixels of the screen's height that the frame and the buttons of a dialog take."""


class DialogBody(QScrollArea):
    """A column that is never clipped, however large the text is; add to `column`."""

    def __init__(self, name: str, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._width = width
        inside = self._inside = QWidget(self)
        inside.setProperty("role", "body")
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(0, 0, Space.SNUG, 0)
        self.column.setSpacing(Space.SNUG)
        self.setWidget(inside)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    # Qt

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def sizeHint(self) -> QSize:
        inside = self._inside
        wanted = max(self._width, inside.minimumSizeHint().width() + Space.SNUG)
        screen = self.screen().availableSize()
        wide = min(wanted, screen.width() - FOR_THE_REST)
        needed = inside.heightForWidth(wide) if inside.hasHeightForWidth() else -1
        high = max(needed, inside.sizeHint().height() if needed < 0 else 0)
        return QSize(wide, min(high, screen.height() - FOR_THE_REST))
