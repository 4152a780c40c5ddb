"""Take a spreadsheet that is dropped anywhere on a window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from caseload_app.ui.widgets.importing.drop_zone import spreadsheets_in


class DropsAnywhere(QObject):
    """`dropped` carries the spreadsheets; anything else that is dragged is left alone."""

    dropped = Signal(object)  # list[Path]

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent | QDropEvent) and spreadsheets_in(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            if event.type() == QEvent.Type.Drop:
                self.dropped.emit(spreadsheets_in(event.mimeData()))
            return True
        return super().eventFilter(watched, event)
