"""A framed part of a page: a heading, what belongs to it, and a word at its right."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.elided_label import ElidedLabel


class Panel(QFrame):
    """A frame with a heading over a column of widgets."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(title)
        self._title = ElidedLabel(title, "heading", self)
        self._aside = ElidedLabel(role="quiet", parent=self)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self._aside.setAlignment(right)
        self.top = QHBoxLayout()
        self.top.setSpacing(Space.SNUG)
        self.top.addWidget(self._title)
        self.top.addWidget(self._aside, 1)
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.TIGHT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.NORMAL, Space.SNUG, Space.NORMAL, Space.NORMAL)
        layout.setSpacing(Space.SNUG)
        layout.addLayout(self.top)
        layout.addLayout(self.body, 1)

    def show_title(self, title: str) -> None:
        self._title.show_words(title)
        self.setAccessibleName(title)

    def say_aside(self, words: str) -> None:
        """Say something short beside the heading, such as how many there are."""
        self._aside.show_words(words)

    def hide_heading(self) -> None:
        """Do without a heading, where what is inside says it already."""
        self._title.hide()
        self._aside.hide()


class ScrollingColumn(QScrollArea):
    """A column of panels that scrolls up and down where the window is too low for it."""

    def __init__(self, inner: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._inner = inner
        self._revealed: QWidget | None = None
        self._return_to: int | None = None
        self._reveal_soon = QTimer(self)
        self._reveal_soon.setSingleShot(True)
        self._reveal_soon.setInterval(0)
        self._reveal_soon.timeout.connect(self._reveal)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)
        self.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)

    @property
    def place(self) -> int:
        """Give how far down it is scrolled."""
        return self.verticalScrollBar().value()

    def return_to(self, place: int) -> None:
        """Scroll to where it was, once what it shows has its room."""
        self._revealed, self._return_to = None, place
        self._reveal_soon.start()

    @Slot(QWidget)
    def reveal(self, shown: QWidget) -> None:
        """Give what has just grown its room, and scroll to the whole of it, or to its top."""
        # Qt squeezes what grew into the height there was until the event loop comes round.
        QCoreApplication.sendPostedEvents(self.viewport(), QEvent.Type.LayoutRequest)
        self._revealed, self._return_to = shown, None
        # On a page that is only being opened nothing has its place yet.
        self._reveal_soon.start()

    @Slot()
    def _reveal(self) -> None:
        shown = self._revealed
        if self._return_to is not None:
            QCoreApplication.sendPostedEvents(self.viewport(), QEvent.Type.LayoutRequest)
            self.verticalScrollBar().setValue(self._return_to)
        # Lines that were shown anew in between are gone.
        if shown is not None and isValid(shown):
            top = shown.mapTo(self._inner, QPoint(0, 0))
            self.ensureVisible(top.x(), top.y() + shown.height(), 0, Space.SNUG)
            self.ensureVisible(top.x(), top.y(), 0, Space.SNUG)


def scrolling(inner: QWidget, parent: QWidget) -> ScrollingColumn:
    """Let a column of panels scroll up and down where the window is too low for it."""
    return ScrollingColumn(inner, parent)
