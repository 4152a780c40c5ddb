"""Enter an absence, change it, say who covers, or take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from caseload_app.domain.records import Leave
from caseload_app.ui.theme import Space
from caseload_app.ui.typed_dates import Lean
from caseload_app.ui.widgets.date_field import DateField
from caseload_app.ui.widgets.flow_layout import FlowLayout
from caseload_app.ui.widgets.text import button, label, wrapping_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from caseload_app.domain.casebook import Casebook
    from caseload_app.ui.look import Look

_FIELD_LETTERS = 22
KINDS = ("Annual leave", "Sick leave", "Maternity leave", "Training", "Phased return", "Other")


class AbsenceForm(QWidget):
    """`saved` carries the absence as it was (None for a new one) and as it is typed now."""

    saved = Signal(object, object)
    removed = Signal(object)
    problem = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before: Leave | None = None
        self.title = label(role="heading", parent=self)
        self.worker = QComboBox(self)
        self.kind = QComboBox(self)
        self.kind.setEditable(True)
        self.kind.addItems(KINDS)
        self.first = DateField(look, self, lean=Lean.FUTURE)
        self.last = DateField(look, self, lean=Lean.FUTURE)
        self.last.setPlaceholderText(self.tr("Empty: no end known"))
        self.cover = QComboBox(self)
        self._advice = wrapping_label(role="quiet", parent=self)
        self.save = button(self.tr("Save"), look, icon="check", role="primary", parent=self)
        self.remove = button(self.tr("Take back"), look, icon="undo", parent=self)
        self.leave = button(self.tr("Leave it"), look, role="link", parent=self)
        self._build()
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self.hide)
        self.remove.clicked.connect(self._remove)
        self.hide()

    def _build(self) -> None:
        fields = (
            (self.tr("Who"), self.worker),
            (self.tr("Kind"), self.kind),
            (self.tr("First day away"), self.first),
            (self.tr("Last day away"), self.last),
            (self.tr("Who covers"), self.cover),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.SNUG, 0, 0)
        layout.setSpacing(Space.TIGHT)
        layout.addWidget(self.title)
        layout.addWidget(self._advice)
        layout.addWidget(field_row(fields, self))
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SNUG)
        for one in (self.save, self.remove, self.leave):
            buttons.addWidget(one)
        buttons.addStretch(1)
        layout.addLayout(buttons)

    def offer(self, casebook: Casebook) -> None:
        """Offer the workers in post; what is typed stays."""
        names = sorted(one.name for one in casebook.workers.values() if not casebook.has_left(one))
        for box, first in ((self.worker, ()), (self.cover, (self.tr("Nobody yet"),))):
            kept = box.currentText()
            box.clear()
            box.addItems([*first, *names])
            box.setCurrentIndex(max(0, box.findText(kept)))
        for field in (self.first, self.last):
            field.set_today(casebook.today)

    def advise(self, words: str) -> None:
        """Say what the absence means, such as the dates in it."""
        self._advice.setText(words)

    @Slot()
    def start_new(self) -> None:
        """Begin a new absence."""
        self._show(None)
        self.worker.setFocus()
        self.first.show_date(None)
        self.last.show_date(None)
        self.cover.setCurrentIndex(0)
        self.advise("")

    def show_absence(self, leave: Leave) -> None:
        """Show an absence to be changed."""
        self._show(leave)
        self.worker.setCurrentIndex(self.worker.findText(leave.worker))
        self.kind.setCurrentText(leave.kind)
        self.first.show_date(leave.from_on)
        self.last.show_date(leave.until)
        self.cover.setCurrentIndex(max(0, self.cover.findText(leave.cover)))

    def begin_on(self, worker: str, on: date) -> None:
        """Begin a new absence of a worker on a day."""
        self.start_new()
        self.worker.setCurrentIndex(self.worker.findText(worker))
        self.first.show_date(on)

    def _show(self, leave: Leave | None) -> None:
        self._before = leave
        changing = leave is not None
        self.title.setText(
            self.tr("Change the absence") if changing else self.tr("Enter an absence")
        )
        self.remove.setVisible(changing)
        self.show()

    @Slot()
    def _save(self) -> None:
        first = self.first.date()
        if first is None:
            self.problem.emit(self.tr("Enter the first day away; nothing was saved."))
            self.first.setFocus()
            return
        if self.last.is_wrong:
            self.problem.emit(self.tr("The last day cannot be read; nothing was saved."))
            self.last.setFocus()
            return
        cover = self.cover.currentText() if self.cover.currentIndex() > 0 else ""
        kind = self.kind.currentText().strip()
        leave = Leave(self.worker.currentText(), first, self.last.date(), kind, cover)
        self.saved.emit(self._before, leave)

    @Slot()
    def _remove(self) -> None:
        if self._before is not None:
            self.removed.emit(self._before)


def field_row(fields: Sequence[tuple[str, QWidget]], parent: QWidget) -> QWidget:
    """Set fields side by side, each under its name; they flow where it is narrow."""
    row = QWidget(parent)
    flow = FlowLayout(row, Space.NORMAL)
    for words, field in fields:
        one = QWidget(row)
        column = QVBoxLayout(one)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        name = label(words, "quiet", one)
        name.setBuddy(field)
        field.setAccessibleName(words)
        field.setMinimumWidth(field.fontMetrics().averageCharWidth() * _FIELD_LETTERS)
        column.addWidget(name)
        column.addWidget(field)
        flow.addWidget(one)
    return row
