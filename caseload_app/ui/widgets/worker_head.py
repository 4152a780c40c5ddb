"""The head of a worker card: who it is, the caseload as a bar and in words, the facts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from caseload_app.ui.models.worker_rows import (
    caseload_bar,
    caseload_words,
    plan_counts,
    worker_facts,
)
from caseload_app.ui.page import Destination
from caseload_app.ui.theme import Space, StateMark, Tone
from caseload_app.ui.widgets.elided_label import ElidedLabel
from caseload_app.ui.widgets.fact_strip import LINK_INDENT, FactStrip, empty
from caseload_app.ui.widgets.flow_layout import FlowLayout
from caseload_app.ui.widgets.plan_bar import PlanBar
from caseload_app.ui.widgets.plan_key import PlanKey
from caseload_app.ui.widgets.state_badge import StateBadge
from caseload_app.ui.widgets.text import button, label
from caseload_app.ui.words import count

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.workload import WorkerCaseload
    from caseload_app.ui.look import Look


LARGE_TEXT = 150
"""Per cent from which the buttons no longer fit beside the name."""
SUMMARY, RECORD = "worker.summary", "record.supervision"


class WorkerHead(QFrame):
    """Who the worker is and what they hold; `asked` carries the id of the command wanted."""

    opened = Signal(object)  # Destination
    asked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setProperty("role", "panel")
        self._name = ElidedLabel(role="title", parent=self)
        self._about = ElidedLabel(role="quiet", parent=self)
        self._marks = QWidget(self)
        self._bar = PlanBar(look, self)
        self._words = label(parent=self)
        self._key = PlanKey(look, self)
        self._facts = FactStrip(look, self)
        self._worker = ""
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._book = button(self.tr("Book"), look, icon="calendar", parent=self)
        self._summary = button(self.tr("Summary"), look, icon="print", parent=self)
        self._record = button(
            self.tr("Record a supervision"), look, icon="supervision", role="primary", parent=self
        )
        self._build()
        self._fit_text()
        look.changed.connect(self._fit_text)
        self._facts.opened.connect(self.opened)
        self._book.clicked.connect(self._open_booking)
        self._summary.clicked.connect(partial(self._ask, SUMMARY))
        self._record.clicked.connect(partial(self._ask, RECORD))

    def _build(self) -> None:
        self._book.setToolTip(self.tr("Book, move or cancel a supervision"))
        self._book.setAccessibleName(self.tr("Book a supervision"))
        self._summary.setToolTip(self.tr("See it, print it or save it as a PDF"))
        self._summary.setAccessibleName(self.tr("Supervision summary"))
        self._row = FlowLayout(self._marks, Space.SNUG)
        who, buttons = QHBoxLayout(), QHBoxLayout()
        who.addWidget(self._name)
        who.addWidget(self._about, 1, Qt.AlignmentFlag.AlignBottom)
        for one in (self._book, self._summary, self._record):
            one.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            buttons.addWidget(one)
        top = self._top
        for line in (top, who, buttons):
            line.setSpacing(Space.NORMAL)
        top.addLayout(who, 1)
        top.addLayout(buttons)
        buttons.setAlignment(Qt.AlignmentFlag.AlignLeft)
        held = QHBoxLayout()
        held.setSpacing(Space.ROOMY)
        held.addWidget(self._bar, 2)
        held.addWidget(self._words)
        held.addWidget(self._key, 3)
        foot = QHBoxLayout()
        foot.setSpacing(Space.ROOMY)
        foot.addWidget(self._facts, 4)
        foot.addWidget(self._marks, 3)
        for line in (top, held):
            line.setContentsMargins(LINK_INDENT, 0, 0, 0)
        layout = QVBoxLayout(self)
        left = Space.ROOMY - LINK_INDENT
        layout.setContentsMargins(left, Space.SNUG, Space.ROOMY, Space.SNUG)
        layout.setSpacing(Space.TIGHT)
        layout.addLayout(top)
        layout.addLayout(held)
        layout.addLayout(foot)

    @Slot()
    def _fit_text(self) -> None:
        """Give the buttons a line of their own where the text is large."""
        is_large = self._look.text_percent >= LARGE_TEXT
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._top.setDirection(down if is_large else across)

    def show_worker(self, casebook: Casebook, load: WorkerCaseload, marks: list[StateMark]) -> None:
        worker = load.worker
        self._worker = worker.name
        self._name.show_words(worker.name)
        about = " · ".join(part for part in (worker.role, worker.team, worker.email) if part)
        self._about.show_words(about)
        empty(self._row)
        for mark in [*_late_marks(load), *marks]:
            self._row.addWidget(StateBadge(self._look, mark, self._marks))
        self._bar.show_bar(caseload_bar(load))
        self._words.setText(caseload_words(load))
        self._words.setToolTip(load.limit.words)
        self._key.show_plans(plan_counts(load))
        self._facts.show_facts(worker_facts(casebook, worker, load))
        self.setAccessibleName(f"{worker.name}, {about}. {self._words.text()}")

    @Slot()
    def _open_booking(self) -> None:
        self.opened.emit(Destination("supervision", self._worker))

    def _ask(self, command: str, _checked: bool = False) -> None:
        self.asked.emit(command)


def _late_marks(load: WorkerCaseload) -> list[StateMark]:
    marks = []
    if load.over_limit:
        marks.append(StateMark(Tone.OVERDUE, f"{load.over_limit} over limit"))
    if load.overdue:
        marks.append(StateMark(Tone.OVERDUE, f"{count(load.overdue, 'date')} late"))
    if load.due_soon:
        marks.append(StateMark(Tone.SOON, f"{count(load.due_soon, 'date')} due soon"))
    if load.cases and not load.overdue:
        marks.append(StateMark(Tone.MET, "Nothing late"))
    return marks
