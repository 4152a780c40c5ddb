"""The left of a child card: dates, the last decision, family, who held the case, other facts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from caseload_app.ui.models.child_facts import (
    allocation_lines,
    discussion_words,
    fact_lines,
    family_lines,
)
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.card_row import CardLine, CardRow
from caseload_app.ui.widgets.child.child_deadlines import ChildDeadlines
from caseload_app.ui.widgets.fact_strip import empty
from caseload_app.ui.widgets.panel import Panel
from caseload_app.ui.widgets.text import label, wrapping_label
from caseload_app.ui.words import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.records import Child
    from caseload_app.ui.look import Look
    from caseload_app.ui.models.child_facts import Fact


class ChildPanels(QWidget):
    """What is known of one child, in panels one under another."""

    opened = Signal(object)  # Destination
    reveal = Signal(QWidget)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.deadlines = ChildDeadlines(look, self)
        self.deadlines.reveal.connect(self.reveal)
        self.decision = Panel(self.tr("Last decision"), self)
        self._decision = wrapping_label(parent=self.decision)
        self.decision.body.addWidget(self._decision)
        self.family = Panel(self.tr("Brothers and sisters"), self)
        self.held = Panel(self.tr("Who has held this case"), self)
        self.more = Panel(self.tr("More from the lists"), self)
        self._grids = {panel: QGridLayout() for panel in (self.held, self.more)}
        self._build()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.NORMAL)
        for panel in (self.deadlines, self.decision, self.family, self.held, self.more):
            layout.addWidget(panel)
        layout.addStretch(1)
        for panel, grid in self._grids.items():
            grid.setHorizontalSpacing(Space.ROOMY)
            grid.setVerticalSpacing(Space.TIGHT)
            grid.setColumnStretch(1, 1)
            panel.body.addLayout(grid)

    def show_child(self, casebook: Casebook, child: Child) -> None:
        self.deadlines.show_child(casebook, child)
        self._show_decision(casebook, child.child_id)
        self._show_family(casebook, child)
        self._show_grid(self.held, allocation_lines(casebook, child))
        self._show_grid(self.more, fact_lines(casebook, child.child_id))

    def explain(self, rule: str) -> bool:
        return self.deadlines.explain(rule)

    def _show_decision(self, casebook: Casebook, child_id: str) -> None:
        decision, when = discussion_words(casebook, child_id)
        nothing = self.tr("No case discussion is recorded. Add the first decision at the right.")
        self._decision.setText(decision or nothing)
        self._decision.setEnabled(bool(decision))
        self.decision.say_aside(when)

    def _show_family(self, casebook: Casebook, child: Child) -> None:
        empty(self.family.body)
        family = family_lines(casebook, child)
        for fact in family:
            row = CardRow(CardLine(fact.caption, fact.text, opens=fact.opens), self._look, self)
            row.clicked.connect(partial(self._open, fact))
            self.family.body.addWidget(row)
        self.family.say_aside(count(len(family), "child"))
        self.family.setVisible(bool(family))

    def _open(self, fact: Fact, _checked: bool = False) -> None:
        self.opened.emit(fact.opens)

    def _show_grid(self, panel: Panel, lines: Sequence[tuple[str, str]]) -> None:
        grid = self._grids[panel]
        empty(grid)
        for at, (caption, words) in enumerate(lines):
            grid.addWidget(label(caption, "quiet", panel), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(wrapping_label(words, parent=panel), at, 1)
        panel.setVisible(bool(lines))
