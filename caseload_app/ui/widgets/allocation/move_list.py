"""The moves of a plan, one under another, each with the reason that is kept when it is made."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from caseload_app.services.allocating import move_words
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.elided_label import ElidedLabel
from caseload_app.ui.widgets.fact_strip import empty
from caseload_app.ui.widgets.flow_layout import FlowLayout
from caseload_app.ui.widgets.panel import scrolling
from caseload_app.ui.widgets.text import button, label, wrapping_label

if TYPE_CHECKING:
    from caseload_app.domain.allocation.scenario import Move, Scenario
    from caseload_app.domain.casebook import Casebook
    from caseload_app.ui.look import Look


class MoveList(QWidget):
    """`removed` carries the place of a move, `reasoned` its place and what was typed."""

    removed = Signal(int)
    reasoned = Signal(int, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.reasons: list[QLineEdit] = []
        self.parts: list[QWidget] = []
        self._words: tuple[str, ...] = ()
        self._rows = QWidget(self)
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.SNUG)
        self._grid.setVerticalSpacing(Space.TIGHT)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 4)
        self._nothing = wrapping_label(
            self.tr(
                "No moves yet. Press Enter on a family, then Enter on a worker, or drag the "
                "family there. Nothing is saved until you apply the plan."
            ),
            "quiet",
            self,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._rows)
        layout.addWidget(self._nothing)
        layout.addStretch(1)

    def show_scenario(self, casebook: Casebook, scenario: Scenario) -> None:
        """Show the moves; while they are the same ones, what is being typed stays as it is."""
        words = tuple(move_words(casebook, move) for move in scenario.moves)
        self._nothing.setVisible(not words)
        self._rows.setVisible(bool(words))
        same = words == self._words and len(self.reasons) == len(words)
        self._words = words
        if same:
            for field, move in zip(self.reasons, scenario.moves, strict=True):
                if field.text() != move.reason:
                    field.setText(move.reason)
            return
        empty(self._grid)
        self.reasons = []
        self.parts = []
        for at, (said, move) in enumerate(zip(words, scenario.moves, strict=True)):
            self._build_row(at, said, move)

    def _build_row(self, at: int, said: str, move: Move) -> None:
        words = ElidedLabel(parent=self._rows)
        words.show_words(said)
        reason = QLineEdit(move.reason, self._rows)
        reason.setPlaceholderText(self.tr("Why this move?"))
        reason.setAccessibleName(self.tr("Reason for: {}").format(said))
        reason.textEdited.connect(partial(self._reasoned, at))
        remove = QToolButton(self._rows)
        self._look.dress(remove, "close", "quiet")
        remove.setToolTip(self.tr("Take this move out"))
        remove.setAccessibleName(self.tr("Take out: {}").format(said))
        remove.clicked.connect(partial(self._remove, at))
        # A layout shows what is put into it only later; the reason may be wanted at once.
        for column, part in enumerate((words, reason, remove)):
            self._grid.addWidget(part, at, column)
            part.show()
        self.reasons.append(reason)
        self.parts += [reason, remove]

    def start_at(self, at: int) -> None:
        """Go to the reason of one move."""
        if at < len(self.reasons):
            self.reasons[at].setFocus()

    def _reasoned(self, at: int, words: str) -> None:
        self.reasoned.emit(at, words)

    def _remove(self, at: int, _checked: bool = False) -> None:
        self.removed.emit(at)


class MovesPanel(QWidget):
    """The moves of the plan in view with what can be done to it as a whole."""

    copied = Signal()
    cleared = Signal()
    applied = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.moves = MoveList(look, self)
        self.problem = wrapping_label("", "problem", self)
        self.problem.hide()
        self.copy = button(self.tr("Copy to the other plan"), look, icon="copy", parent=self)
        self.clear = button(self.tr("Clear the plan"), look, icon="close", parent=self)
        self.apply = button(self.tr("Apply the plan"), look, role="primary", parent=self)
        self._build()
        self.copy.clicked.connect(self.copied)
        self.clear.clicked.connect(self.cleared)
        self.apply.clicked.connect(self.applied)

    def _build(self) -> None:
        # In large text the three do not fit one line.
        foot = FlowLayout(gap=Space.SNUG)
        for one in (self.apply, self.copy, self.clear):
            foot.addWidget(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.TIGHT)
        layout.addWidget(label(self.tr("Moves of this plan"), "heading", self))
        layout.addWidget(scrolling(self.moves, self), 1)
        layout.addWidget(self.problem)
        layout.addLayout(foot)

    def show_scenario(self, casebook: Casebook, scenario: Scenario) -> None:
        self.moves.show_scenario(casebook, scenario)
        # The fields are newer than the buttons, and would be reached only after them.
        for first, then in pairwise((*self.moves.parts, self.copy, self.clear, self.apply)):
            QWidget.setTabOrder(first, then)
        for one in (self.copy, self.clear, self.apply):
            one.setEnabled(bool(scenario.moves))

    def say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
