"""Facts in a line: each a small caption over its words, a link where it leads somewhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseload_app.ui.widgets.elided_label import ElidedLabel
from caseload_app.ui.widgets.flow_layout import FlowLayout
from caseload_app.ui.widgets.text import as_typed, button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QLayout

    from caseload_app.ui.look import Look
    from caseload_app.ui.models.child_facts import Fact


LINK_INDENT = 5
LINK_PADDING = 3
"""What the stylesheet puts round the words of a link: plain words stand level with them."""


class FactStrip(QWidget):
    """Show facts side by side, wrapping where they do not fit; `opened` carries a destination."""

    opened = Signal(object)  # Destination

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._layout = FlowLayout(self)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        empty(self._layout)
        for fact in facts:
            self._layout.addWidget(self._build_fact(fact))
        self.updateGeometry()

    def _build_fact(self, fact: Fact) -> QWidget:
        made = QWidget(self)
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        caption = label(fact.caption, "small", made)
        layout.addWidget(caption)
        if fact.opens is None:
            words = ElidedLabel(fact.text, parent=made)
            layout.setContentsMargins(LINK_INDENT, 0, 0, 0)
            words.setToolTip(fact.tip or fact.text)
            words.setMinimumHeight(words.fontMetrics().height() + 2 * LINK_PADDING)
            layout.addWidget(words)
        else:
            caption.setIndent(LINK_INDENT)
            link = button(as_typed(fact.text), self._look, role="link", parent=made)
            link.setAccessibleName(f"{fact.caption}: {fact.text}")
            link.setToolTip(fact.tip)
            link.clicked.connect(partial(self._open, fact))
            layout.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        made.setAccessibleName(f"{fact.caption}: {fact.text}")
        return made

    def _open(self, fact: Fact, _checked: bool = False) -> None:
        self.opened.emit(fact.opens)


def empty(layout: QLayout) -> None:
    """Take everything out of a layout that is filled again."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
