"""The bar over the page: back, forward, where you are, the search box, the as-at date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.elided_label import ElidedLabel
from caseload_app.ui.widgets.text import button, label

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QResizeEvent

    from caseload_app.ui.look import Look

SEARCH_WIDTH = 320
LETTERS_WITH_AS_AT = 120
"""Where fewer fit, the page's title goes before the day, which stands below as well."""


class TopBar(QWidget):
    """Show the page's title and the ways out of it; the actions are the window's own."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = ElidedLabel(role="title", parent=self)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._as_at = label(role="quiet", parent=self)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(Space.NORMAL, Space.SNUG, Space.WIDE, Space.SNUG)
        self._layout.setSpacing(Space.SNUG)

    def show_actions(self, back: QAction, forward: QAction, search: QAction) -> None:
        """Lay out the bar round the window's actions."""
        for action in (back, forward):
            self._layout.addWidget(self._tool(action))
        self._layout.addSpacing(Space.TIGHT)
        self._layout.addWidget(self._title, 1)
        self._layout.addWidget(self._as_at)
        self._layout.addSpacing(Space.SNUG)
        box = button(self.tr("Find anything"), self._look, role="search")
        inside = QHBoxLayout(box)
        inside.setContentsMargins(0, 0, Space.SNUG, 0)
        keys = label(search.shortcut().toString(), "searchKeys", box)
        keys.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside.addWidget(keys, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._look.dress(box, "search", "quiet")
        box.setAccessibleName(search.toolTip())
        box.setToolTip(search.toolTip())
        box.setMinimumWidth(SEARCH_WIDTH * 3 // 4)
        box.clicked.connect(search.trigger)
        self._layout.addWidget(box)

    def add_help(self, action: QAction) -> None:
        """Put the way to the guide at the end of the bar."""
        self._layout.addWidget(self._tool(action))

    def show_title(self, title: str) -> None:
        self._title.show_words(title)

    def show_as_at(self, words: str) -> None:
        self._as_at.setText(words)

    def _tool(self, action: QAction) -> QToolButton:
        tool = QToolButton(self)
        tool.setDefaultAction(action)
        tool.setAccessibleName(action.toolTip())
        tool.setIconSize(QSize(20, 20))
        tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return tool

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letters = self.width() / self.fontMetrics().averageCharWidth()
        self._as_at.setVisible(letters >= LETTERS_WITH_AS_AT)
