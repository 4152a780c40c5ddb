"""Record what a manager decided about a child and why: two lines, and Return saves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from caseload_app.domain.records import CaseDiscussion
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.begins_at import BeginsAt
from caseload_app.ui.widgets.date_field import DateField
from caseload_app.ui.widgets.text import button, label, wrapping_label

if TYPE_CHECKING:
    from datetime import date

    from caseload_app.ui.look import Look


class DecisionForm(BeginsAt):
    """`saved` carries the discussion; the page saves it and says what came of it."""

    saved = Signal(object)  # CaseDiscussion

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._child_id = ""
        self._worker = ""
        self._today: date | None = None
        self._drafts: dict[str, tuple[str, str]] = {}
        self._decision = QLineEdit(self)
        self._reason = QLineEdit(self)
        self._on = DateField(look, self)
        self._problem = wrapping_label(role="problem", parent=self)
        self._save = button(self.tr("Save decision"), look, role="primary", parent=self)
        self._build()
        for line in (self._decision, self._reason):
            line.returnPressed.connect(self.save)
            line.textEdited.connect(self._clear_problem)
        self._save.clicked.connect(self.save)

    def _build(self) -> None:
        self._decision.setPlaceholderText(self.tr("What was decided"))
        self._reason.setPlaceholderText(self.tr("What it rests on"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.SNUG)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        captioned(grid, self.tr("Decision"), self._decision, (0, 0))
        captioned(grid, self.tr("Date"), self._on, (0, 1))
        captioned(grid, self.tr("Why"), self._reason, (2, 0))
        grid.addWidget(self._save, 3, 1)
        self._problem.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.SNUG, 0, 0)
        layout.setSpacing(Space.SNUG)
        layout.addLayout(grid)
        layout.addWidget(self._problem)
        layout.addStretch(1)
        self.setFocusProxy(self._decision)

    def show_child(self, child_id: str, worker: str, today: date) -> None:
        """Get ready for a child; what was typed for another one waits for that one."""
        self._worker = worker
        if child_id == self._child_id and today == self._today:
            return
        self._drafts[self._child_id] = (self._decision.text(), self._reason.text())
        self._child_id, self._today = child_id, today
        self._on.set_today(today)
        decision, reason = self._drafts.pop(child_id, ("", ""))
        self._decision.setText(decision)
        self._reason.setText(reason)
        self._on.show_date(today)
        self.say("")

    def start(self) -> None:
        self._decision.setFocus()

    def show_reason(self, reason: str) -> None:
        self._reason.setText(reason)

    def say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def clear(self) -> None:
        """Empty the form after its decision was saved."""
        self._decision.clear()
        self._reason.clear()
        self.say("")
        if self._today is not None:
            self._on.show_date(self._today)

    @Slot()
    def save(self) -> None:
        on = self._on.date()
        decision = self._decision.text().strip()
        if on is None:
            self.say(self.tr("The date is not a day; type it as 3/3/26, fri or today."))
        elif not decision:
            self.say(self.tr("Say what was decided."))
            self._decision.setFocus()
        else:
            reason = self._reason.text().strip()
            self.saved.emit(CaseDiscussion(self._child_id, on, self._worker, decision, reason))

    @Slot()
    def _clear_problem(self) -> None:
        self.say("")


def captioned(
    grid: QGridLayout, caption: str, field: QWidget, at: tuple[int, int], span: int = 1
) -> None:
    """Put a field under its caption, which also names it for a screen reader."""
    words = label(caption, "small", field.parentWidget())
    words.setBuddy(field)
    field.setAccessibleName(caption)
    grid.addWidget(words, at[0], at[1], 1, span)
    grid.addWidget(field, at[0] + 1, at[1], 1, span)
