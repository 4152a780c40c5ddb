"""Who could take a family, each with a sentence why; the manager places, the program does not."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.fact_strip import empty
from caseload_app.ui.widgets.text import button, wrapping_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseload_app.domain.allocation.suggesting import Suggestion
    from caseload_app.ui.look import Look

MOST = 3


class Suggestions(QWidget):
    """`placed` carries the worker whom the manager takes from the list."""

    placed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.about = wrapping_label("", "quiet", self)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.SNUG)
        self._grid.setVerticalSpacing(Space.TIGHT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.SNUG, 0, 0)
        layout.setSpacing(Space.SNUG)
        layout.addWidget(self.about)
        layout.addLayout(self._grid)
        layout.addStretch(1)

    def show_suggestions(self, who: str, found: Sequence[Suggestion]) -> None:
        """Show the first few for a family; without one say how to begin."""
        empty(self._grid)
        if not who:
            self.about.setText(self.tr("Choose a family to see who could take it, and why."))
            return
        if not found:
            self.about.setText(self.tr("Nobody whose hours are known could take {}.").format(who))
            return
        self.about.setText(self.tr("The fairest first for {}. You decide.").format(who))
        for at, one in enumerate(found[:MOST]):
            name = button(one.worker, self._look, role="link", parent=self)
            name.setToolTip(self.tr("Place the family with {}").format(one.worker))
            name.setAccessibleName(self.tr("Place with {}: {}").format(one.worker, one.why))
            name.clicked.connect(partial(self._place, one.worker))
            why = wrapping_label(one.why[:1].upper() + one.why[1:], parent=self)
            self._grid.addWidget(name, 2 * at, 0, Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(why, 2 * at + 1, 0)
            name.show()
            why.show()

    def _place(self, worker: str, _checked: bool = False) -> None:
        self.placed.emit(worker)
