"""The cells of a table of records, painted directly: twice as fast as through a stylesheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from caseload_app.ui.models.record_table import RecordTableModel

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from caseload_app.ui.look import Look

Index = QModelIndex | QPersistentModelIndex
PADDING = 8


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, look: Look) -> None:
    """Paint what lies under a cell: selection, the line below the row, the current cell's ring."""
    place: QRect = option.rect
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(place, look.colour("selection"))
    line = QRect(place.left(), place.bottom(), place.width(), 1)
    painter.fillRect(line, look.colour("line"))
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(look.colour("accent"))
        painter.drawRect(place.adjusted(0, 0, -1, -1))


class RecordDelegate(QStyledItemDelegate):
    """Paint the cells of a column of text."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, RecordTableModel):
            super().paint(painter, option, index)
            return
        paint_ground(painter, option, self._look)
        column = model.columns[index.column()]
        text = column.text(model.record_at(index.row()))
        if not text:
            return
        place = option.rect.adjusted(PADDING, 0, -PADDING, -1)
        first_line = text.partition("\n")[0]
        metrics = option.fontMetrics
        shown = metrics.elidedText(first_line, Qt.TextElideMode.ElideRight, place.width())
        painter.setFont(option.font)
        painter.setPen(self._look.colour("ink"))
        painter.drawText(place, column.align.value | Qt.AlignmentFlag.AlignVCenter, shown)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics = option.fontMetrics
        first_line = str(index.data() or "").partition("\n")[0]
        width = metrics.horizontalAdvance(first_line) + 2 * PADDING + 2
        return QSize(width, metrics.height() + 8)
