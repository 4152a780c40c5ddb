"""A place to drop spreadsheets on, or to press and choose them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.text import button, dress_again, label, wrapping_label

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

    from caseload_app.ui.look import Look

READABLE = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv")
PICTURE = 40


class DropZone(QFrame):
    """`dropped` carries the files that were dropped; `asked` wants to choose some.

    `pasted` wants the table that was copied elsewhere.
    """

    dropped = Signal(object)  # list[Path]
    asked = Signal()
    pasted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._picture = QLabel(self)
        self._heading = label(self.tr("Drop a spreadsheet here"), "heading", self)
        self.paste = button(self.tr("Paste rows"), look, icon="copy")
        self.choose = button(self.tr("Choose files"), look, icon="import", role="primary")
        self.setProperty("role", "panel")
        self.setAcceptDrops(True)
        self._build()
        self.choose.clicked.connect(self._ask)
        self.paste.clicked.connect(self._paste)
        look.changed.connect(self._draw)
        self._draw()

    def _build(self) -> None:
        about = self.tr(
            "Annex A, your own tracker, the workbook made for Caseload, or an export of your "
            "case system: Excel, OpenDocument or CSV. Or copy the rows in Excel or an e-mail, "
            "with their headings, and press Ctrl+V here. You see what would change before "
            "anything is written."
        )
        words = QVBoxLayout()
        words.setSpacing(Space.TIGHT)
        words.addWidget(self._heading)
        words.addWidget(wrapping_label(about, "quiet", self))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        layout.setSpacing(Space.WIDE)
        layout.addWidget(self._picture)
        layout.addLayout(words, 1)
        ways = QVBoxLayout()
        ways.setSpacing(Space.SNUG)
        ways.addWidget(self.choose)
        ways.addWidget(self.paste)
        layout.addLayout(ways)

    @Slot()
    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(self._look.picture("import", "accent", PICTURE, ratio))

    @Slot()
    def _ask(self) -> None:
        self.asked.emit()

    @Slot()
    def _paste(self) -> None:
        self.pasted.emit()

    def _mark(self, over: bool) -> None:
        words = self.tr("Let go to see what would change")
        self._heading.setText(words if over else self.tr("Drop a spreadsheet here"))
        self.setProperty("over", over)
        dress_again(self)

    # Qt

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if spreadsheets_in(event.mimeData()):
            self._mark(True)
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._mark(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark(False)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(spreadsheets_in(event.mimeData()))


def spreadsheets_in(dragged: QMimeData) -> list[Path]:
    """Give the spreadsheets among what is dragged over the window."""
    paths = [Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.casefold() in READABLE]
