"""What a page says while there is nothing to show, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.text import button, label, wrapping_label

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from caseload_app.ui.look import Look

PICTURE = 48
WIDEST_TEXT = 460


class EmptyState(QWidget):
    """A picture, a heading, a sentence, and the buttons of what can be done now."""

    asked = Signal(str)  # the id of a command

    def __init__(self, look: Look, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self._picture = QLabel(self)
        self._heading = label(role="heading", parent=self)
        self._words = wrapping_label(role="quiet", parent=self)
        self._words.setFixedWidth(WIDEST_TEXT)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(Space.SNUG)
        for _ in range(2):
            self._buttons.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        layout = QVBoxLayout(self)
        layout.setSpacing(Space.SNUG)
        layout.addStretch(2)
        layout.addWidget(self._picture, 0, middle)
        layout.addWidget(self._heading, 0, middle)
        layout.addWidget(self._words, 0, middle)
        layout.addSpacing(Space.SNUG)
        layout.addLayout(self._buttons)
        layout.addStretch(3)
        look.changed.connect(self._draw)

    def say(self, heading: str, words: str) -> None:
        self._heading.setText(heading)
        self._words.setText(words)
        self.setAccessibleName(f"{heading}. {words}")
        self._words.setMinimumHeight(max(0, self._words.heightForWidth(WIDEST_TEXT)))

    def offer(
        self, words: str, action_id: str, *, icon: str = "", first: bool = False
    ) -> QPushButton:
        """Add a button for a command; the first choice stands out."""
        made = button(words, self._look, icon=icon, role="primary" if first else "", parent=self)
        made.setObjectName(action_id)
        made.clicked.connect(self._ask)
        self._buttons.insertWidget(self._buttons.count() - 1, made)
        return made

    @Slot()
    def _ask(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.asked.emit(sender.objectName())

    @Slot()
    def _draw(self) -> None:
        # Centred in its column, a wrapping label is given one line unless it insists.
        self._words.setMinimumHeight(max(0, self._words.heightForWidth(WIDEST_TEXT)))
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(self._look.picture(self._icon, "faint", PICTURE, ratio))

    def showEvent(self, event: QShowEvent) -> None:
        self._draw()
        super().showEvent(event)
