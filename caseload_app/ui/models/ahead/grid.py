"""A grid of cells, each with few letters, a shade, and words that say all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
CELL = Qt.ItemDataRole.UserRole + 1


class Shade(Enum):
    """How strongly a cell is filled; the strongest has a mark as well, for eyes and for print."""

    NONE = 0
    LIGHT = 1
    USUAL = 2
    FULL = 3
    CRUNCH = 4
    CLOSED = 5
    AWAY = 6


@dataclass(frozen=True, slots=True)
class GridCell:
    """What one cell shows, and what a tooltip and a screen reader say."""

    text: str
    words: str
    shade: Shade = Shade.NONE
    is_away: bool = False


@dataclass(frozen=True, slots=True)
class GridHead:
    """The heading of a column: a short text, and the whole of it."""

    text: str
    words: str


class GridModel(QAbstractTableModel):
    """Rows by name, columns by heading; cells may be replaced as a whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads: tuple[GridHead, ...] = ()
        self.names: tuple[str, ...] = ()
        self.cells: tuple[tuple[GridCell, ...], ...] = ()

    def show_grid(
        self,
        heads: Sequence[GridHead],
        names: Sequence[str],
        cells: Sequence[Sequence[GridCell]],
    ) -> None:
        """Show another grid."""
        self.beginResetModel()
        self.heads, self.names = tuple(heads), tuple(names)
        self.cells = tuple(tuple(row) for row in cells)
        self.endResetModel()

    # Qt

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.cells)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self.cells[index.row()][index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.text
            case Qt.ItemDataRole.ToolTipRole:
                return cell.words
            case Qt.ItemDataRole.AccessibleTextRole:
                head = self.heads[index.column()].words
                return f"{self.names[index.row()]}, {head}: {cell.words}"
            case _ if role == CELL:
                return cell
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            shown = role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}
            return self.names[section] if shown else None
        head = self.heads[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return head.text
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return head.words
        return None
