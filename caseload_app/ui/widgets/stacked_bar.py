"""A small stacked bar in a table cell, such as a worker's cases by plan against their limit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from caseload_app.ui.models.record_table import Role
from caseload_app.ui.widgets.record_delegate import paint_ground

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from caseload_app.ui.look import Look

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class BarPart:
    """One piece of the bar; `colour` is a plan's name in the theme."""

    label: str
    amount: float
    colour: str


@dataclass(frozen=True, slots=True)
class BarValue:
    """A bar: its pieces, its limit, and `most`, the amount that fills the whole width.

    `most` is the same for all rows of a table, so that bars compare.
    """

    parts: tuple[BarPart, ...]
    most: float
    limit: float | None = None

    @property
    def total(self) -> float:
        return sum(part.amount for part in self.parts)

    @property
    def is_over(self) -> bool:
        return self.limit is not None and self.total > self.limit

    def words(self) -> str:
        """Say the bar: `17: 9 CIN, 8 CP; limit 16`."""
        parts = ", ".join(f"{part.amount:g} {part.label}" for part in self.parts if part.amount)
        limit = f"; limit {self.limit:g}" if self.limit is not None else ""
        return f"{self.total:g}: {parts}{limit}" if parts else f"{self.total:g}{limit}"


class StackedBarDelegate(QStyledItemDelegate):
    """Paint the cells whose column has a `BarValue` to paint."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        bar = index.data(Role.PAINT)
        if not isinstance(bar, BarValue):
            super().paint(painter, option, index)
            return
        paint_ground(painter, option, self._look)
        painter.save()
        painter.setFont(option.font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(option.rect).adjusted(8, 0, -8, 0)
        self._paint_number(painter, place, bar)
        number_width = QFontMetricsF(option.font).horizontalAdvance("0000")
        self._paint_bar(painter, place.adjusted(0, 0, -number_width, 0), bar)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        metrics = QFontMetricsF(option.font)
        return QSize(int(metrics.averageCharWidth() * 32), int(metrics.height()) + 10)

    def _paint_number(self, painter: QPainter, place: QRectF, bar: BarValue) -> None:
        font = QFont(painter.font())
        font.setBold(bar.is_over)
        painter.setFont(font)
        painter.setPen(self._look.colour("limit" if bar.is_over else "ink"))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, flags, f"{bar.total:g}")

    def _paint_bar(self, painter: QPainter, place: QRectF, bar: BarValue) -> None:
        height = min(14.0, place.height() * 0.45)
        track = QRectF(place.left(), place.center().y() - height / 2, place.width(), height)
        scale = track.width() / max(bar.most, bar.total, bar.limit or 0, 1)
        whole = QRectF(track.left(), track.top(), bar.total * scale, height)
        rounded = QPainterPath()
        rounded.addRoundedRect(whole, 3, 3)
        painter.save()
        painter.setClipPath(rounded, Qt.ClipOperation.IntersectClip)
        left = track.left()
        for part in bar.parts:
            width = part.amount * scale
            piece = QRectF(left, track.top(), max(0.0, width - 1), height)
            painter.fillRect(piece, self._look.theme.plans[part.colour])
            left += width
        painter.restore()
        if bar.limit is not None:
            self._paint_limit(painter, track.left() + bar.limit * scale, track)

    def _paint_limit(self, painter: QPainter, at: float, track: QRectF) -> None:
        """Mark the limit by a tick taller than the bar, ringed so it shows on any piece."""
        for colour, width in (("surface", 4.0), ("ink", 2.0)):
            painter.setPen(QPen(self._look.colour(colour), width))
            painter.drawLine(QPointF(at, track.top() - 3), QPointF(at, track.bottom() + 3))
