"""The key to the colours of plans, under a table or chart that uses them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.fact_strip import empty
from caseload_app.ui.widgets.flow_layout import FlowLayout
from caseload_app.ui.widgets.text import label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from caseload_app.ui.look import Look


class PlanKey(QWidget):
    """A swatch and a word for each plan; colours follow the theme."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._layout = FlowLayout(self, Space.ROOMY)

    def show_plans(self, plans: Sequence[tuple[str, str]]) -> None:
        """Show each plan's words beside the colour of its name in the theme."""
        empty(self._layout)
        for words, plan in plans:
            made = QWidget(self)
            row = QHBoxLayout(made)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(Space.TIGHT + 2)
            row.addWidget(_Swatch(self._look, plan, made))
            row.addWidget(label(words, "small", made))
            self._layout.addWidget(made)


class _Swatch(QWidget):
    def __init__(self, look: Look, plan: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._plan = plan
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        side = self.fontMetrics().height() * 2 // 3
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.theme.plans[self._plan])
        painter.end()
