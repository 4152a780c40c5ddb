"""A framed part of a page: a heading, what belongs to it, and a word at its right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.elided_label import ElidedLabel
from caseload_app.ui.widgets.text import label


class Panel(QFrame):
    """A frame with a heading over a column of widgets."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(title)
        self._title = label(title, "heading", self)
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
        self._title.setText(title)
        self.setAccessibleName(title)

    def say_aside(self, words: str) -> None:
        """Say something short beside the heading, such as how many there are."""
        self._aside.show_words(words)

    def hide_heading(self) -> None:
        """Do without a heading, where what is inside says it already."""
        self._title.hide()
        self._aside.hide()


def scrolling(inner: QWidget, parent: QWidget) -> QScrollArea:
    """Let a column of panels scroll up and down where the window is too low for it."""
    area = QScrollArea(parent)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    area.viewport().setAutoFillBackground(False)
    inner.setAutoFillBackground(False)
    return area
