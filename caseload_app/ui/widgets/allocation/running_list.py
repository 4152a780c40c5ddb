"""What takes from a worker's limit now or soon, each with a way to end it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.fact_strip import empty
from caseload_app.ui.widgets.text import button, wrapping_label
from caseload_app.ui.words import day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from caseload_app.domain.capacity.kept import Reduction
    from caseload_app.ui.look import Look


class RunningList(QWidget):
    """`ended` carries the reduction that is to end today."""

    ended = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, Space.SNUG, 0, 0)
        self._grid.setColumnStretch(0, 1)

    def show_reductions(self, found: Sequence[Reduction], today: date) -> None:
        empty(self._grid)
        for at, one in enumerate(found):
            words = wrapping_label(reduction_words(one), parent=self)
            end = button(self.tr("End today"), self._look, role="link", parent=self)
            end.setVisible(one.until is None or one.until > today)
            end.setAccessibleName(self.tr("End today: {}").format(one.kind))
            end.clicked.connect(partial(self._end, one))
            self._grid.addWidget(words, at, 0)
            self._grid.addWidget(end, at, 1)
        self.setVisible(bool(found))

    def _end(self, reduction: Reduction, _checked: bool = False) -> None:
        self.ended.emit(reduction)


def reduction_words(one: Reduction) -> str:
    """Say what takes how much, from when to when."""
    until = f"to {day(one.until)}" if one.until else "with no end set"
    points = f", {one.points} points" if one.points else ""
    return f"{one.kind}: {one.percent} %{points}, {day(one.from_on)} {until}"
