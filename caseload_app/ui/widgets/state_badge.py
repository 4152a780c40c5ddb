"""A state as a badge: a word and a shape on a colour, in a table cell or on its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyleOptionViewItem,
    QWidget,
)

from caseload_app.ui.models.record_table import Role
from caseload_app.ui.theme import StateMark, Tone
from caseload_app.ui.widgets.record_delegate import RecordDelegate, paint_ground

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from caseload_app.ui.look import Look
    from caseload_app.ui.theme import ToneColours

Index = QModelIndex | QPersistentModelIndex
PADDING = 8.0
GAP = 6.0


def badge_width(mark: StateMark, metrics: QFontMetricsF) -> float:
    shape = _shape_size(metrics)
    return PADDING * 2 + shape + GAP + metrics.horizontalAdvance(mark.words)


def badge_height(metrics: QFontMetricsF) -> float:
    return metrics.height() + 4


def paint_badge(painter: QPainter, place: QRectF, mark: StateMark, colours: ToneColours) -> None:
    """Paint the badge at the left of `place`, in the middle of its height."""
    metrics = QFontMetricsF(painter.font())
    width = min(badge_width(mark, metrics), place.width())
    height = badge_height(metrics)
    box = QRectF(place.left(), place.center().y() - height / 2, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.fill)
    painter.drawRoundedRect(box, height / 2, height / 2)
    size = _shape_size(metrics)
    shape = QRectF(box.left() + PADDING, box.center().y() - size / 2, size, size)
    paint_shape(painter, shape, mark.tone, colours)
    painter.setPen(colours.ink)
    text_box = QRectF(shape.right() + GAP, box.top(), box.right() - shape.right() - GAP, height)
    text_box.setRight(box.right() - PADDING / 2)
    shown = metrics.elidedText(mark.words, Qt.TextElideMode.ElideRight, text_box.width() + 1)
    painter.drawText(text_box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def paint_shape(painter: QPainter, box: QRectF, tone: Tone, colours: ToneColours) -> None:
    """Draw the shape of a tone: diamond, half moon, ring, tick, dash or question mark."""
    pen = QPen(colours.mark, max(1.6, box.width() / 6))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = box.adjusted(1, 1, -1, -1)
    match tone:
        case Tone.OVERDUE:
            painter.fillPath(_diamond(box), colours.mark)
        case Tone.SOON:
            painter.drawEllipse(inner)
            painter.setBrush(QBrush(colours.mark))
            painter.drawPie(inner, 90 * 16, -180 * 16)
        case Tone.UPCOMING:
            painter.drawEllipse(inner)
        case Tone.MET:
            painter.drawPath(_tick(box))
        case Tone.EXEMPT:
            middle = box.center().y()
            painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))
        case Tone.UNKNOWN:
            _question(painter, box, colours)


def _shape_size(metrics: QFontMetricsF) -> float:
    return round(metrics.height() * 0.6)


def _diamond(box: QRectF) -> QPainterPath:
    path = QPainterPath(QPointF(box.center().x(), box.top() - 0.5))
    path.lineTo(box.right() + 0.5, box.center().y())
    path.lineTo(box.center().x(), box.bottom() + 0.5)
    path.lineTo(box.left() - 0.5, box.center().y())
    path.closeSubpath()
    return path


def _tick(box: QRectF) -> QPainterPath:
    path = QPainterPath(QPointF(box.left() + 0.5, box.center().y() + 0.5))
    path.lineTo(box.left() + box.width() * 0.38, box.bottom() - 1)
    path.lineTo(box.right() - 0.5, box.top() + 1)
    return path


def _question(painter: QPainter, box: QRectF, colours: ToneColours) -> None:
    painter.save()
    font = QFont(painter.font())
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(colours.mark)
    painter.drawText(box.adjusted(-4, -4, 4, 4), Qt.AlignmentFlag.AlignCenter, "?")
    painter.restore()


class StateBadgeDelegate(RecordDelegate):
    """Paint the cells of a column that has a state as badges, those without as text."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        mark = index.data(Role.STATE)
        if not isinstance(mark, StateMark):
            super().paint(painter, option, index)
            return
        paint_ground(painter, option, self._look)
        painter.save()
        painter.setFont(option.font)
        place = QRectF(option.rect).adjusted(8, 1, -4, -1)
        paint_badge(painter, place, mark, self._look.theme.tones[mark.tone])
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        mark = index.data(Role.STATE)
        if not isinstance(mark, StateMark):
            return super().sizeHint(option, index)
        metrics = QFontMetricsF(option.font)
        return QSize(int(badge_width(mark, metrics)) + 14, int(badge_height(metrics)) + 6)


class StateBadge(QWidget):
    """A badge on its own, outside a table."""

    def __init__(self, look: Look, mark: StateMark, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._mark = mark
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._look_changed)
        self.show_mark(mark)

    def show_mark(self, mark: StateMark) -> None:
        self._mark = mark
        self.setAccessibleName(mark.words)
        self.updateGeometry()
        self.update()

    @Slot()
    def _look_changed(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        return QSize(int(badge_width(self._mark, metrics)) + 1, int(badge_height(metrics)) + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = self._look.theme.tones[self._mark.tone]
        paint_badge(painter, QRectF(self.rect()), self._mark, colours)
        painter.end()
