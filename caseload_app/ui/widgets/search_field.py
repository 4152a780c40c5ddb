"""The search box over a list: searches as you type, Escape clears it, Down goes to the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from caseload_app.ui.look import Look

# A pause between two letters: the list is not searched for half a word typed quickly.
PAUSE_MS = 120


class SearchField(QLineEdit):
    """`searched` carries the text once typing pauses; `left_down` asks for the list below."""

    searched = Signal(str)
    left_down = Signal()

    def __init__(self, hint: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setClearButtonEnabled(True)
        picture = self.addAction(
            look.icon("search", "quiet"), QLineEdit.ActionPosition.LeadingPosition
        )
        look.dress(picture, "search", "quiet")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.textChanged.connect(self._typed)

    @Slot()
    def _typed(self) -> None:
        if self.text():
            self._pause.start()
        else:
            self._search()

    @Slot()
    def _search(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Down:
                self.left_down.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._search()
            case _:
                super().keyPressEvent(event)
