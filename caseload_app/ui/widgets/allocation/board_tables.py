"""The two tables of the board: a family is dragged from one onto a worker in the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QAbstractItemView

from caseload_app.ui.models.allocation.board_rows import SeatRow
from caseload_app.ui.models.allocation.waiting_rows import FamilyRow
from caseload_app.ui.models.record_table import Role
from caseload_app.ui.widgets.record_table_view import RecordTableView

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent

MIME = "application/x-caseload-family"


class WaitingTable(RecordTableView):
    """Families to give; `taken_back` says that one is not to be given after all."""

    taken_back = Signal(object)  # FamilyRow

    def set_up_drag(self) -> None:
        """Let a family be dragged; one at a time, so that it is clear who is meant."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    # Qt

    def startDrag(self, _actions: Qt.DropAction) -> None:
        row = self.current_record()
        if not isinstance(row, FamilyRow):
            return
        # Only the key travels, and only within this window: names stay off the clipboard.
        told = QMimeData()
        told.setData(MIME, row.family.key.encode())
        drag = QDrag(self)
        drag.setMimeData(told)
        drag.exec(Qt.DropAction.MoveAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_record()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and isinstance(row, FamilyRow):
            self.taken_back.emit(row)
        else:
            super().keyPressEvent(event)


class BoardTable(RecordTableView):
    """Workers; `given` carries the key of a family dropped on one, and the worker's name."""

    given = Signal(str, str)
    left = Signal()

    def set_up_drop(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setDropIndicatorShown(True)

    def seat_at(self, place: QPoint) -> SeatRow | None:
        row = self.indexAt(place).data(Role.RECORD)
        return row if isinstance(row, SeatRow) else None

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        seat = self.seat_at(event.position().toPoint())
        if seat is not None and event.mimeData().hasFormat(MIME):
            self.choose(seat.name)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        seat = self.seat_at(event.position().toPoint())
        if seat is not None and event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()
            key = bytes(event.mimeData().data(MIME).data()).decode()
            self.given.emit(key, seat.name)
