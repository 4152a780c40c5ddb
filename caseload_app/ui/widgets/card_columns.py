"""Cards in as many columns as there is room for, each card where the page is shortest."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from caseload_app.ui.theme import Space

CARD_LETTERS = 62
MOST_COLUMNS = 3
GAP = Space.NORMAL


class CardColumns(QWidget):
    """Show cards in the order given: read across, and the Tab key goes the same way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = CardLayout(self)

    def show_cards(self, cards: Sequence[QWidget]) -> None:
        """Take the cards in the order in which they matter; those hidden take no room.

        Taken again in another order, they change places.
        """
        while self._layout.takeAt(0) is not None:
            pass
        for card in cards:
            self._layout.addWidget(card)
        for before, after in pairwise(cards):
            QWidget.setTabOrder(before, after)


class CardLayout(QLayout):
    """Deal the cards out, each to the column that is shortest so far."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = parent.fontMetrics
        self._items: list[QLayoutItem] = []
        self._known: dict[int, list[QRect]] = {}
        self.setContentsMargins(QMargins())

    def columns_in(self, width: int) -> int:
        letter = self._words().averageCharWidth()
        return max(1, min(MOST_COLUMNS, width // (letter * CARD_LETTERS)))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        self._known.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        shown = [item for item in self._items if not item.isEmpty()]
        for item, place in zip(shown, self._places(rect.width()), strict=True):
            item.setGeometry(place.translated(rect.topLeft()))

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        return QSize(max((item.minimumSize().width() for item in self._items), default=0), 0)

    def invalidate(self) -> None:
        self._known.clear()
        super().invalidate()

    def _places(self, width: int) -> list[QRect]:
        """Deal the cards out over a width; once, until one of them changes."""
        if width not in self._known:
            self._known[width] = self._deal(width)
        return self._known[width]

    def _deal(self, width: int) -> list[QRect]:
        columns = self.columns_in(width)
        wide = (width - GAP * (columns - 1)) // columns
        ends = [0] * columns
        places = []
        for item in self._items:
            if item.isEmpty():
                continue
            at = ends.index(min(ends))
            high = _height(item.widget(), wide)
            places.append(QRect(at * (wide + GAP), ends[at], wide, high))
            ends[at] += high + GAP
        return places


def _height(card: QWidget | None, width: int) -> int:
    """Ask the card itself: its item in the layout may remember a height from before."""
    if card is None:
        return 0
    return max(card.sizeHint().height(), card.heightForWidth(width))
