"""A row of the search box: icon, name, detail beside it, and at the right what kind it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from caseload_app.ui.page import RowRole

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from caseload_app.ui.look import Look

Index = QModelIndex | QPersistentModelIndex
ICON = 18
GAP = 12


class PaletteRowDelegate(QStyledItemDelegate):
    """Paint the rows of the search box."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self._paint_ground(painter, option, index)
        painter.save()
        painter.setFont(option.font)
        place: QRect = option.rect.adjusted(GAP, 0, -GAP, 0)
        icon = index.data(RowRole.ICON)
        if icon:
            top = place.center().y() - ICON // 2
            self._look.icon(icon, "quiet").paint(painter, place.left(), top, ICON, ICON)
        place.setLeft(place.left() + ICON + GAP)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        metrics = option.fontMetrics
        kind = str(index.data(RowRole.KIND) or "")
        painter.setPen(self._look.colour("quiet"))
        painter.drawText(place, right, kind)
        place.setRight(place.right() - metrics.horizontalAdvance(kind) - GAP)
        text = str(index.data())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.setPen(self._look.colour("ink"))
        painter.drawText(place, left, shown)
        place.setLeft(place.left() + metrics.horizontalAdvance(shown) + GAP)
        detail = str(index.data(RowRole.DETAIL) or "")
        painter.setPen(self._look.colour("quiet"))
        elided = metrics.elidedText(detail, Qt.TextElideMode.ElideRight, max(0, place.width()))
        painter.drawText(place, left, elided)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, option.fontMetrics.height() + 16)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint background and selection as the style does, without the text."""
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        widget = option.widget
        control = QStyle.ControlElement.CE_ItemViewItem
        widget.style().drawControl(control, ground, painter, widget)
