"""Why a date or a number is what it is: said step by step, with the source of the rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from caseload_app.ui.theme import Space, StateMark
from caseload_app.ui.widgets.state_badge import StateBadge
from caseload_app.ui.widgets.text import button, label, wrapping_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QLayout, QPushButton

    from caseload_app.ui.look import Look


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what it is about (`Rule`, `Started by`), and what it says."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A thing explained: its title, its state, the steps in order, then what would clear it."""

    title: str
    steps: tuple[Step, ...]
    mark: StateMark | None = None
    clears: str = ""


class ExplanationPanel(QFrame):
    """Show one explanation; all its text can be chosen and copied."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "panel")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(Space.ROOMY, Space.NORMAL, Space.ROOMY, Space.NORMAL)
        self._layout.setSpacing(Space.SNUG)

    def show_explained(self, explained: Explained) -> None:
        _clear(self._layout)
        self._layout.addWidget(wrapping_label(explained.title, "heading", self))
        if explained.mark is not None:
            self._layout.addWidget(StateBadge(self._look, explained.mark, self))
        self._layout.addLayout(self._steps(explained.steps))
        if explained.clears:
            self._layout.addWidget(self._text(explained.clears, "heading"))
        self._layout.addStretch(1)
        spoken = "; ".join(f"{step.name}: {step.words}" for step in explained.steps)
        self.setAccessibleName(explained.title)
        self.setAccessibleDescription(f"{spoken}. {explained.clears}".strip())

    def offer(self, words: str, do: Callable[[], object]) -> QPushButton:
        """Put a button under the explanation."""
        made = button(words, self._look, parent=self)
        made.clicked.connect(do)
        self._layout.insertWidget(self._layout.count() - 1, made, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _steps(self, steps: tuple[Step, ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.ROOMY)
        grid.setVerticalSpacing(Space.TIGHT)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for row, step in enumerate(steps):
            grid.addWidget(label(step.name, "quiet", self), row, 0, top)
            grid.addWidget(self._text(step.words), row, 1, top)
        return grid

    def _text(self, said: str, role: str = "") -> QWidget:
        made = wrapping_label(said, role, self)
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return made


def _clear(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            _clear(inner)
            inner.deleteLater()
