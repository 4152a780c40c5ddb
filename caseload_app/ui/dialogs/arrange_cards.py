"""Choose which cards the Monday page shows and in which order; by mouse or by keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from caseload_app.ui.models.card_order import CARDS, USUAL, CardOrder
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.text import button, wrapping_label

if TYPE_CHECKING:
    from caseload_app.ui.look import Look

WIDTH = 580
MOST_HEIGHT = 330
NAME = Qt.ItemDataRole.UserRole
MOVABLE = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsUserCheckable
    | Qt.ItemFlag.ItemIsDragEnabled
)


class ArrangeCardsDialog(QDialog):
    """`arranged` carries the order that was chosen."""

    arranged = Signal(object)  # CardOrder

    def __init__(self, order: CardOrder, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget(self)
        self.up = button(self.tr("Move up"), look, parent=self)
        self.down = button(self.tr("Move down"), look, parent=self)
        self.usual = button(self.tr("Usual order"), look, icon="undo", parent=self)
        self.save = button(self.tr("Save"), look, role="primary", parent=self)
        self.cancel = button(self.tr("Cancel"), look, parent=self)
        self._build()
        self._connect()
        self.show_order(order)

    # Build and connect

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Arrange the Monday page"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Cards of the Monday page, in their order"))
        said = self.tr(
            "Drag a card to its place, or move it with Alt+Up and Alt+Down. Space shows or hides "
            "it. What is red on a hidden card is still said in one line."
        )
        beside = QVBoxLayout()
        beside.setSpacing(Space.SNUG)
        for one in (self.up, self.down, self.usual):
            one.setAutoDefault(False)
            beside.addWidget(one)
        beside.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(Space.NORMAL)
        middle.addWidget(self.list, 1)
        middle.addLayout(beside)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SNUG)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        self.save.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.ROOMY, Space.WIDE, Space.ROOMY)
        layout.setSpacing(Space.NORMAL)
        layout.addWidget(wrapping_label(said, "quiet", self))
        layout.addLayout(middle, 1)
        layout.addLayout(buttons)

    def _connect(self) -> None:
        for keys, do, by in (("Alt+Up", self.up, -1), ("Alt+Down", self.down, 1)):
            do.clicked.connect(partial(self._move, by))
            do.setToolTip(f"{do.text()} ({keys})")
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(partial(self._move, by))
        self.usual.clicked.connect(partial(self.show_order, USUAL))
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.reject)

    # Show

    def show_order(self, order: CardOrder, _checked: bool = False) -> None:
        """List the cards in an order, those shown with a tick."""
        at = max(0, self.list.currentRow())
        self.list.clear()
        for name in order.order:
            item = QListWidgetItem(CARDS[name], self.list)
            item.setData(NAME, name)
            item.setFlags(MOVABLE)
            shown = name not in order.hidden
            item.setCheckState(Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
        self.list.setCurrentRow(at)
        lines = self.list.sizeHintForRow(0) * self.list.count()
        self.list.setMinimumHeight(min(lines, MOST_HEIGHT) + Space.NORMAL)
        self.list.setFocus()

    @property
    def order(self) -> CardOrder:
        """Give the order and the ticks as they stand."""
        items = [self.list.item(at) for at in range(self.list.count())]
        hidden = {
            str(item.data(NAME)) for item in items if item.checkState() is Qt.CheckState.Unchecked
        }
        return CardOrder(tuple(str(item.data(NAME)) for item in items), frozenset(hidden))

    # Ask

    def _move(self, by: int, _checked: bool = False) -> None:
        item = self.list.currentItem()
        at = self.list.currentRow()
        if item is None or not 0 <= at + by < self.list.count():
            return
        self.show_order(self.order.moved(str(item.data(NAME)), by))
        self.list.setCurrentRow(at + by)

    @Slot()
    def _save(self) -> None:
        self.arranged.emit(self.order)
        self.accept()
