"""One stacked bar on its own, such as a worker's cases by plan against the limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from caseload_app.ui.look import Look
    from caseload_app.ui.widgets.stacked_bar import BarValue

THICKNESS = 14.0
LIMIT_REACH = 4.0


class PlanBar(QWidget):
    """Draw a `BarValue` over the whole width; its words stand beside it, never in colour alone."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._bar: BarValue | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_bar(self, bar: BarValue) -> None:
        self._bar = bar
        self.setAccessibleName(bar.words())
        self.setToolTip(bar.words())
        self.update()

    # Qt

    def sizeHint(self) -> QSize:
        return QSize(240, int(THICKNESS + 2 * LIMIT_REACH + 2))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._bar is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        track = QRectF(1, middle - THICKNESS / 2, self.width() - 4, THICKNESS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("sunken"))
        painter.drawRoundedRect(track, 4, 4)
        self._paint_parts(painter, track, self._bar)
        if self._bar.limit is not None:
            at = track.left() + self._bar.limit / self._bar.most * track.width()
            for colour, width in (("surface", 5.0), ("ink", 2.0)):
                painter.setPen(QPen(self._look.colour(colour), width))
                top, bottom = track.top() - LIMIT_REACH, track.bottom() + LIMIT_REACH
                painter.drawLine(QPointF(at, top), QPointF(at, bottom))
        painter.end()

    def _paint_parts(self, painter: QPainter, track: QRectF, bar: BarValue) -> None:
        rounded = QPainterPath()
        rounded.addRoundedRect(track, 4, 4)
        painter.save()
        painter.setClipPath(rounded)
        left = track.left()
        for part in bar.parts:
            width = part.amount / bar.most * track.width()
            piece = QRectF(left, track.top(), max(0.0, width - 1), track.height())
            painter.fillRect(piece, self._look.theme.plans[part.colour])
            left += width
        painter.restore()
