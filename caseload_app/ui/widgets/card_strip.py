"""The strip over the page: the children's cards that are open, one in view, each to be closed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from caseload_app.ui.theme import Space

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QMouseEvent, QResizeEvent

    from caseload_app.ui.look import Look

MOST_LETTERS = 24
PADDING = 10
FEW = 2
"""One card alone needs no strip: it is the page."""


class CardStrip(QWidget):
    """`chosen` and `closed` carry the key of a card."""

    chosen = Signal(str)
    closed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.tabs: list[CardTab] = []
        self.setObjectName("cardStrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Open cards"))
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(Space.WIDE, Space.TIGHT, Space.WIDE, Space.TIGHT)
        self._layout.setSpacing(Space.TIGHT)
        self._layout.addStretch(1)
        self.hide()

    def show_cards(self, cards: Sequence[tuple[str, str]], current: str) -> None:
        """Show each card by key and name, the one in view marked; fewer than two are not shown."""
        for tab in self.tabs:
            if (tab.key, tab.name) not in cards:
                self._take_out(tab)
        self.tabs = [tab for tab in self.tabs if (tab.key, tab.name) in cards]
        known = {tab.key: tab for tab in self.tabs}
        if len(cards) >= FEW:
            self.tabs = [
                known.get(key) or self._put_in(at, key, name)
                for at, (key, name) in enumerate(cards)
            ]
        for tab in self.tabs:
            tab.setChecked(tab.key == current)
        self.setVisible(len(cards) >= FEW)

    def _put_in(self, at: int, key: str, name: str) -> CardTab:
        tab = CardTab(key, name, self._look, self)
        tab.clicked.connect(partial(self._choose, key))
        tab.closed.connect(self.closed)
        self._layout.insertWidget(at, tab, MOST_LETTERS)
        return tab

    def _take_out(self, tab: CardTab) -> None:
        self._layout.removeWidget(tab)
        tab.hide()
        tab.deleteLater()

    def _choose(self, key: str, _checked: bool = False) -> None:
        self.chosen.emit(key)


class CardTab(QPushButton):
    """One open card: its name, and a cross; the middle button or Delete closes it too."""

    closed = Signal(str)

    def __init__(self, key: str, name: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self.name = name
        self.setCheckable(True)
        self.setProperty("role", "cardTab")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Card of {}").format(name))
        self.setToolTip(name)
        self.cross = QToolButton(self)
        look.dress(self.cross, "close", "quiet")
        self.cross.setAccessibleName(self.tr("Close the card of {}").format(name))
        self.cross.setToolTip(self.tr("Close the card of {}").format(name))
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cross.clicked.connect(self._close)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 2, 0)
        inside.addStretch(1)
        inside.addWidget(self.cross)
        self.setMaximumWidth(self.fontMetrics().averageCharWidth() * MOST_LETTERS)
        self.toggled.connect(self._show_cross)
        self._show_cross()

    @Slot()
    def _show_cross(self) -> None:
        """Show the cross on the card in view and under the mouse: names need the room."""
        self.cross.setVisible(self.isChecked() or self.underMouse())
        taken = self.cross.sizeHint().width() if not self.cross.isHidden() else PADDING
        room = max(0, self.width() - taken - PADDING)
        metrics = self.fontMetrics()
        self.setText(metrics.elidedText(self.name, Qt.TextElideMode.ElideRight, room))

    def _close(self, _checked: bool = False) -> None:
        self.closed.emit(self.key)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_cross()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_cross()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_cross()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._close()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.MiddleButton:
            self._close()
        else:
            super().mouseReleaseEvent(event)
