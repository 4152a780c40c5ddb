"""A grid to read at a glance and to walk by arrow keys: shades, few letters, names at the left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from caseload_app.ui.models.ahead.grid import CELL, GridCell, GridModel, Shade
from caseload_app.ui.theme import Tone

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from caseload_app.ui.look import Look

Index = QModelIndex | QPersistentModelIndex
ROW_PADDING = 10
HEAD_PADDING = 18
FEWEST_ROWS = 5
_STRENGTH = {Shade.LIGHT: 0.10, Shade.USUAL: 0.24, Shade.FULL: 0.42}
_CORNER = 7


class GridDelegate(QStyledItemDelegate):
    """Paint one cell: its shade, its letters, and a corner where it is a crunch."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(CELL)
        if not isinstance(cell, GridCell):
            return
        place = option.rect.adjusted(1, 1, -1, -1)
        painter.save()
        painter.fillRect(option.rect, self._look.colour("surface"))
        painter.fillRect(place, self._fill(cell.shade))
        if cell.shade is Shade.CRUNCH:
            self._paint_corner(painter, place)
        font = QFont(option.font)
        font.setBold(cell.shade is Shade.CRUNCH)
        painter.setFont(font)
        painter.setPen(self._ink(cell.shade))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, cell.text)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(self._look.colour("accent_strong"))
            painter.drawRect(place.adjusted(0, 0, -1, -1))
            painter.drawRect(place.adjusted(1, 1, -2, -2))
        painter.restore()

    def _paint_corner(self, painter: QPainter, place: QRect) -> None:
        """Mark a crunch by shape too: a triangle in the corner above."""
        painter.setBrush(self._look.theme.tones[Tone.OVERDUE].mark)
        painter.setPen(Qt.PenStyle.NoPen)
        right, top = place.right() + 1, place.top()
        for step in range(_CORNER):
            painter.drawRect(right - _CORNER + step, top + step, _CORNER - step, 1)

    def _fill(self, shade: Shade) -> QColor:
        theme = self._look.theme
        match shade:
            case Shade.CRUNCH:
                return theme.tones[Tone.OVERDUE].fill
            case Shade.AWAY:
                return theme.tones[Tone.UNKNOWN].fill
            case Shade.CLOSED:
                return self._look.colour("sunken")
            case Shade.NONE:
                return self._look.colour("surface")
        return _mixed(self._look.colour("surface"), self._look.colour("accent"), _STRENGTH[shade])

    def _ink(self, shade: Shade) -> QColor:
        tones = self._look.theme.tones
        if shade is Shade.CRUNCH:
            return tones[Tone.OVERDUE].ink
        return tones[Tone.UNKNOWN].ink if shade is Shade.AWAY else self._look.colour("ink")


class GridView(QTableView):
    """`chosen` carries row and column of the current cell; `opened` the same, by Enter."""

    chosen = Signal(int, int)
    opened = Signal(int, int)

    def __init__(self, name: str, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = GridModel(self)
        self.setModel(self.grid)
        self.setItemDelegate(GridDelegate(look, self))
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setSectionsClickable(False)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        down.setSectionsClickable(False)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.grid.modelReset.connect(self._fit)
        self.activated.connect(self._open)
        look.changed.connect(self._fit)
        self._fit()

    @property
    def current(self) -> tuple[int, int] | None:
        """Give row and column of the current cell."""
        index = self.currentIndex()
        return (index.row(), index.column()) if index.isValid() else None

    def choose(self, row: int, column: int) -> None:
        """Make a cell the current one."""
        self.setCurrentIndex(self.grid.index(row, column))

    @Slot()
    def _fit(self) -> None:
        metrics = self.fontMetrics()
        self.verticalHeader().setDefaultSectionSize(metrics.height() + ROW_PADDING)
        self.horizontalHeader().setMinimumSectionSize(
            metrics.horizontalAdvance("00") + HEAD_PADDING
        )
        row = self.verticalHeader().defaultSectionSize()
        self.setMinimumHeight(self.horizontalHeader().sizeHint().height() + FEWEST_ROWS * row)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.row(), index.column())

    # Qt

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(current.row(), current.column())

    def sizeHint(self) -> QSize:
        """Be as high as the rows, so that what is below stands right under them."""
        rows = self.grid.rowCount()
        height = self.horizontalHeader().sizeHint().height() + 4
        return QSize(400, height + rows * self.verticalHeader().defaultSectionSize())


def _mixed(ground: QColor, colour: QColor, share: float) -> QColor:
    """Lay a colour thinly over a ground."""
    return QColor.fromRgbF(
        ground.redF() + (colour.redF() - ground.redF()) * share,
        ground.greenF() + (colour.greenF() - ground.greenF()) * share,
        ground.blueF() + (colour.blueF() - ground.blueF()) * share,
    )
