"""The rail at the left: every page by icon and word, with how much is waiting there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.text import dress_again, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseload_app.ui.look import Look
    from caseload_app.ui.page import PageKind, Waiting

LETTERS_WIDE = 26
ICON_SIDE = 20


class NavigationRail(QWidget):
    """Buttons for the pages of the rail; `chosen` carries a page's id."""

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._places: dict[str, _Place] = {}
        self._group = QButtonGroup(self)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Pages"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(Space.SNUG, Space.NORMAL, Space.SNUG, Space.NORMAL)
        self._layout.setSpacing(Space.TIGHT)
        self._layout.addStretch(1)
        look.changed.connect(self._fit)
        self._fit()

    def show_pages(self, pages: Sequence[PageKind]) -> None:
        for page in pages:
            place = _Place(page.title, self)
            self._look.dress(place, page.icon)
            self._places[page.page_id] = place
            self._group.addButton(place)
            self._layout.insertWidget(self._layout.count() - 1, place)
            place.clicked.connect(partial(self._choose, page.page_id))
        self._fit()

    def show_current(self, page_id: str) -> None:
        """Mark where the person is; a page outside the rail leaves the last mark."""
        place = self._places.get(page_id)
        if place is not None:
            place.setChecked(True)

    def show_waiting(self, page_id: str, waiting: Waiting) -> None:
        self._places[page_id].show_waiting(waiting)

    def add_foot(self, widget: QWidget) -> None:
        """Put something at the foot of the rail."""
        self._layout.addWidget(widget)

    def _choose(self, page_id: str, _checked: bool = False) -> None:
        self.chosen.emit(page_id)

    @Slot()
    def _fit(self) -> None:
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * LETTERS_WIDE + 2 * Space.SNUG)
        for place in self._places.values():
            place.setFixedHeight(self.fontMetrics().height() + Space.ROOMY + 2)


class _Place(QPushButton):
    """One page on the rail. Its label and count are children; the button is what is pressed."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = title
        self.setProperty("role", "place")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self._picture = QLabel(self)
        self._name = label(title, "place", self)
        self._count = label(role="count", parent=self)
        self._count.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.NORMAL, 0, Space.SNUG, 0)
        layout.setSpacing(Space.SNUG)
        layout.addWidget(self._picture)
        layout.addWidget(self._name, 1)
        layout.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        self.toggled.connect(self._show_current)
        for part in (self._picture, self._name, self._count):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(title)

    @Slot(bool)
    def _show_current(self, is_current: bool) -> None:
        self._name.setProperty("role", "placeNow" if is_current else "place")
        dress_again(self._name)

    def show_waiting(self, waiting: Waiting) -> None:
        self._count.setText(f"{waiting.number:,}")
        self._count.setVisible(waiting.number > 0)
        self._count.setProperty("tone", waiting.tone.value)
        dress_again(self._count)
        said = waiting.words or f"{waiting.number:,}"
        self.setAccessibleName(f"{self._title}, {said}" if waiting.number else self._title)
        self.setToolTip(waiting.words if waiting.number else "")

    def setIcon(self, icon: QIcon | QPixmap) -> None:
        """Show the icon as a child beside the name, so that it keeps to the layout."""
        self._picture.setPixmap(
            QIcon(icon).pixmap(QSize(ICON_SIDE, ICON_SIDE), self.devicePixelRatioF())
        )
