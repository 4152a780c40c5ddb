"""What is agreed today: who does what by when, for a child or not; a blank row is always ready."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from caseload_app.domain.supervision.supervision_record import NewAction
from caseload_app.ui.theme import Space
from caseload_app.ui.typed_dates import Lean
from caseload_app.ui.widgets.date_field import DateField

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from caseload_app.ui.look import Look

CHILD_LETTERS = 16
OWNER_LETTERS = 12
DATE_LETTERS = 19

ChildChoice = tuple[str, str]
"""The ID of a child and what to call them."""


class NewActionRow(QWidget):
    """One action being agreed."""

    edited = Signal()
    removed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = QLineEdit(self)
        self._child = QComboBox(self)
        self._owner = QLineEdit(self)
        self._due = DateField(look, self, lean=Lean.FUTURE)
        self._remove = QToolButton(self)
        look.dress(self._remove, "close", "quiet")
        self._build()

    def _build(self) -> None:
        width = self.fontMetrics().averageCharWidth()
        self._action.setPlaceholderText(self.tr("What is to be done"))
        self._action.setAccessibleName(self.tr("Action"))
        self._child.setAccessibleName(self.tr("For"))
        self._child.setFixedWidth(width * CHILD_LETTERS)
        self._owner.setAccessibleName(self.tr("Owner"))
        self._owner.setMinimumWidth(width * OWNER_LETTERS)
        self._due.setAccessibleName(self.tr("By when"))
        self._due.setPlaceholderText(self.tr("By when"))
        self._due.setMinimumWidth(width * DATE_LETTERS)
        self._remove.setToolTip(self.tr("Take this action out"))
        self._remove.setAccessibleName(self.tr("Take this action out"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(Space.TIGHT)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._action, 0, 0, 1, 4)
        grid.addWidget(self._remove, 0, 4)
        grid.addWidget(self._child, 1, 0)
        grid.addWidget(self._owner, 1, 1)
        grid.addWidget(self._due, 1, 2, 1, 2)
        for line in (self._action, self._owner):
            line.textEdited.connect(self.edited)
        self._due.edited.connect(self.edited)
        self._child.currentIndexChanged.connect(self.edited)
        self._remove.clicked.connect(self.removed)

    def show_choices(self, children: Sequence[ChildChoice], worker: str, today: date) -> None:
        """Offer the children; who is chosen stays chosen."""
        chosen = self._child.currentData() or ""
        with QSignalBlocker(self._child):
            self._child.clear()
            self._child.addItem(self.tr("No child"), "")
            for child_id, name in children:
                self._child.addItem(name, child_id)
        self._choose(chosen)
        self._owner.setPlaceholderText(worker)
        self._due.set_today(today)

    def show_action(self, new: NewAction) -> None:
        self._action.setText(new.action)
        self._owner.setText(new.owner)
        self._due.show_date(new.due_on)
        self._choose(new.child_id)

    def _choose(self, child_id: str) -> None:
        with QSignalBlocker(self._child):
            if self._child.findData(child_id) < 0:
                self._child.addItem(child_id, child_id)
            self._child.setCurrentIndex(self._child.findData(child_id))

    @property
    def agreed(self) -> NewAction:
        child = str(self._child.currentData() or "")
        return NewAction(self._action.text(), child, self._owner.text(), self._due.date())

    @property
    def is_blank(self) -> bool:
        return not (self._action.text().strip() or self._due.text().strip())

    def start(self) -> None:
        self._action.setFocus()


class NewActionRows(QWidget):
    """The actions agreed today; the last row is blank, and another follows once it is not."""

    edited = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._choices: Sequence[ChildChoice] = ()
        self._worker = ""
        self._today: date | None = None
        self.rows: list[NewActionRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.NORMAL)

    @property
    def agreed(self) -> tuple[NewAction, ...]:
        return tuple(row.agreed for row in self.rows if not row.is_blank)

    def offer(self, children: Sequence[ChildChoice], worker: str, today: date) -> None:
        self._choices, self._worker, self._today = children, worker, today
        for row in self.rows:
            row.show_choices(children, worker, today)

    def show_actions(self, actions: Sequence[NewAction]) -> None:
        for row in list(self.rows):
            self._drop(row)
        for one in actions:
            self._add().show_action(one)
        self._add()

    def start(self, at: int | None = None) -> None:
        """Go to the blank row, or to the one at a place."""
        filled = [row for row in self.rows if not row.is_blank]
        row = filled[at] if at is not None and at < len(filled) else self.rows[-1]
        row.start()

    def add_for(self, child_id: str) -> None:
        """Begin an action for a child in the blank row."""
        row = self.rows[-1]
        row.show_action(NewAction(child_id=child_id))
        row.start()

    def _add(self) -> NewActionRow:
        row = NewActionRow(self._look, self)
        if self._today is not None:
            row.show_choices(self._choices, self._worker, self._today)
        row.edited.connect(self._row_edited)
        row.removed.connect(self._remove)
        self._layout.addWidget(row)
        self.rows.append(row)
        return row

    def _drop(self, row: NewActionRow) -> None:
        self.rows.remove(row)
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()

    @Slot()
    def _row_edited(self) -> None:
        if not self.rows[-1].is_blank:
            self._add()
        self.edited.emit()

    @Slot()
    def _remove(self) -> None:
        row = self.sender()
        if isinstance(row, NewActionRow):
            is_last = row is self.rows[-1]
            self._drop(row)
            if is_last:
                self._add()
            self.rows[-1].start()
            self.edited.emit()
