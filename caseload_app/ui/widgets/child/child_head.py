"""The head of a child card: the name, what stands out, and the facts asked for most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from caseload_app.domain.rules.deadlines import DeadlineState
from caseload_app.ui.models.child_facts import flags_of, head_facts, subtitle
from caseload_app.ui.theme import Space, StateMark, Tone
from caseload_app.ui.widgets.elided_label import ElidedLabel
from caseload_app.ui.widgets.fact_strip import LINK_INDENT, FactStrip, empty
from caseload_app.ui.widgets.state_badge import StateBadge
from caseload_app.ui.widgets.text import label
from caseload_app.ui.words import count, plan_words

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.records import Child
    from caseload_app.ui.look import Look


CHIP_LETTERS = 26


class ChildHead(QFrame):
    """Who the child is; `opened` carries the worker's place when that is chosen."""

    opened = Signal(object)  # Destination

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "panel")
        self._name = ElidedLabel(role="title", parent=self)
        self._about = ElidedLabel(role="quiet", parent=self)
        self._marks = QWidget(self)
        self._facts = FactStrip(look, self)
        self._facts.opened.connect(self.opened)
        self._build()

    def _build(self) -> None:
        self._row = QHBoxLayout(self._marks)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.SNUG)
        top = QHBoxLayout()
        top.setContentsMargins(LINK_INDENT, 0, 0, 0)
        top.setSpacing(Space.NORMAL)
        top.addWidget(self._name)
        top.addWidget(self._about, 1, Qt.AlignmentFlag.AlignBottom)
        top.addWidget(self._marks)
        layout = QVBoxLayout(self)
        left = Space.ROOMY - LINK_INDENT
        layout.setContentsMargins(left, Space.SNUG, Space.ROOMY, Space.SNUG)
        layout.setSpacing(Space.TIGHT)
        layout.addLayout(top)
        layout.addWidget(self._facts)

    def show_child(self, casebook: Casebook, child: Child) -> None:
        self._name.show_words(casebook.display_name(child))
        about = subtitle(child, casebook.today)
        self._about.show_words(about)
        empty(self._row)
        for mark in _marks(casebook, child):
            self._row.addWidget(StateBadge(self._look, mark, self._marks))
        self._add_chip(plan_words(casebook.plan(child)))
        for flag in flags_of(child):
            self._add_chip(flag)
        self._facts.show_facts(head_facts(casebook, child))
        self.setAccessibleName(f"{casebook.display_name(child)}, {about}")

    def _add_chip(self, words: str) -> None:
        whole = len(words) <= CHIP_LETTERS
        chip = label(words if whole else f"{words[:CHIP_LETTERS]}…", "chip", self._marks)
        chip.setToolTip(words)
        self._row.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)


def _marks(casebook: Casebook, child: Child) -> list[StateMark]:
    """Say what stands out: closed, unallocated, late, or that nothing is."""
    if not casebook.is_open(child):
        return [StateMark(Tone.EXEMPT, "Case closed")]
    marks = []
    if not child.worker:
        marks.append(StateMark(Tone.UNKNOWN, "Not allocated"))
    states = [casebook.state(one) for one in casebook.open.get(child.child_id, ())]
    late = states.count(DeadlineState.OVERDUE)
    soon = states.count(DeadlineState.DUE_SOON)
    if late:
        marks.append(StateMark(Tone.OVERDUE, f"{count(late, 'date')} late"))
    if soon:
        marks.append(StateMark(Tone.SOON, f"{count(soon, 'date')} due soon"))
    if not late and casebook.open_deadlines(child.child_id):
        marks.append(StateMark(Tone.MET, "Nothing late"))
    return marks
