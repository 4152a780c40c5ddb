"""The right of a worker card: supervision, who was not talked about, promises, leave."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from caseload_app.ui.models.deadline_lines import deadline_line
from caseload_app.ui.models.worker_rows import (
    action_mark,
    leave_lines,
    past_leave_words,
    supervision_words,
)
from caseload_app.ui.page import Destination
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.card_row import CardLine, CardRow
from caseload_app.ui.widgets.deadline_rows import DeadlineRows
from caseload_app.ui.widgets.fact_strip import empty
from caseload_app.ui.widgets.panel import Panel
from caseload_app.ui.widgets.state_badge import StateBadge
from caseload_app.ui.widgets.text import label, wrapping_label
from caseload_app.ui.words import day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.supervision.summary import (
        SummaryAction,
        SummaryDiscussion,
        SummaryDocument,
    )
    from caseload_app.ui.look import Look


class WorkerPanels(QWidget):
    """How one worker is supervised and what was agreed."""

    opened = Signal(object)  # Destination
    reveal = Signal(QWidget)
    own_date_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._worker = ""
        self.supervision = Panel(self.tr("Supervision"), self)
        self.rows = DeadlineRows(look, self)
        self._no_date = wrapping_label(role="quiet", parent=self)
        self._sessions = _facts_grid()
        self.not_discussed = Panel(self.tr("Not discussed longest"), self)
        self.agreed = Panel(self.tr("Agreed actions"), self)
        self.leave = Panel(self.tr("Leave"), self)
        self._leave = _facts_grid()
        self._build()
        self.rows.explained.connect(self._reveal)
        self.rows.own_date_wanted.connect(self._ask_own_date)

    def _build(self) -> None:
        self.supervision.body.addWidget(self.rows)
        self.supervision.body.addWidget(self._no_date)
        self.supervision.body.addLayout(self._sessions)
        self.leave.body.addLayout(self._leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.NORMAL)
        for panel in (self.supervision, self.not_discussed, self.agreed, self.leave):
            layout.addWidget(panel)
        layout.addStretch(1)

    def show_worker(self, casebook: Casebook, worker: str, summary: SummaryDocument) -> None:
        same = worker == self._worker
        self._worker = worker
        self._show_supervision(casebook, summary, keep=same)
        self._show_not_discussed(summary.not_discussed)
        self._show_actions(summary.actions)
        lines = leave_lines(casebook, worker)
        _fill(self._leave, self.leave, lines)
        self.leave.say_aside(past_leave_words(casebook, worker))
        self.leave.setVisible(bool(lines))

    def _show_supervision(
        self, casebook: Casebook, summary: SummaryDocument, *, keep: bool
    ) -> None:
        standing = casebook.supervision.get(self._worker)
        deadline = standing.deadline if standing else None
        lines = [deadline_line(casebook, deadline)] if deadline else []
        self.rows.show_lines(lines, keep=keep)
        self._no_date.setVisible(deadline is None)
        self._no_date.setText(
            self.tr("No date can be worked out: neither a supervision nor a start is known.")
            if standing
            else self.tr("This worker has left, so no supervision is due.")
        )
        planned = standing.next_planned if standing else None
        _fill(self._sessions, self.supervision, supervision_words(summary, planned))

    def _show_not_discussed(self, found: Sequence[SummaryDiscussion]) -> None:
        empty(self.not_discussed.body)
        for one in found:
            line = CardLine(
                one.child.shown, one.standing, opens=Destination("child", one.child.child_id)
            )
            row = CardRow(line, self._look, self)
            row.clicked.connect(partial(self._open, line))
            self.not_discussed.body.addWidget(row)
        self.not_discussed.setVisible(bool(found))

    def _show_actions(self, actions: Sequence[SummaryAction]) -> None:
        empty(self.agreed.body)
        for action in actions:
            self.agreed.body.addWidget(self._build_action(action))
        if not actions:
            nothing = self.tr("Nothing is open, and nothing was agreed last time.")
            self.agreed.body.addWidget(wrapping_label(nothing, "quiet", self))
        open_ones = sum(not action.standing.startswith("Done") for action in actions)
        self.agreed.say_aside(f"{open_ones} open" if actions else "")

    def _build_action(self, action: SummaryAction) -> QWidget:
        made = QWidget(self)
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(2)
        layout.addWidget(wrapping_label(action.action, parent=made))
        layout.addWidget(StateBadge(self._look, action_mark(action), made))
        about = [
            action.child.shown if action.child else "",
            action.owner,
            f"due {day(action.due_on)}" if action.due_on else "",
        ]
        words = " · ".join(part for part in about if part)
        layout.addWidget(wrapping_label(words, "small", made))
        return made

    def _open(self, line: CardLine, _checked: bool = False) -> None:
        self.opened.emit(line.opens)

    def _ask_own_date(self, _identity: object) -> None:
        self.own_date_wanted.emit()

    def _reveal(self, identity: object) -> None:
        row = self.rows.row(identity)
        if row is not None:
            self.reveal.emit(row)


def _facts_grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.ROOMY)
    grid.setVerticalSpacing(Space.TIGHT)
    grid.setColumnStretch(1, 1)
    return grid


def _fill(grid: QGridLayout, parent: QWidget, lines: Sequence[tuple[str, str]]) -> None:
    empty(grid)
    for at, (caption, words) in enumerate(lines):
        grid.addWidget(label(caption, "quiet", parent), at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(wrapping_label(words, parent=parent), at, 1)
