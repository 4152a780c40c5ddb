"""Two short forms for a session ahead: book or move it, and cancel it with who and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from caseload_app.domain.supervision.schedule import Cancellation
from caseload_app.ui.theme import Space
from caseload_app.ui.typed_dates import Lean
from caseload_app.ui.widgets.begins_at import BeginsAt
from caseload_app.ui.widgets.date_field import DateField
from caseload_app.ui.widgets.text import button, label, wrapping_label
from caseload_app.ui.words import day

if TYPE_CHECKING:
    from datetime import date

    from caseload_app.domain.records import Supervision
    from caseload_app.ui.look import Look


class BookForm(BeginsAt):
    """A day for a new session, or another day for the chosen one; `asked` wants it done.

    `held_asked` says that a session took place on the day, or that the planned one did.
    """

    edited = Signal()
    asked = Signal()
    cancel_asked = Signal()
    held_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._planned: Supervision | None = None
        self._today: date | None = None
        self._words = label("", "quiet", self)
        self._on = DateField(look, self, lean=Lean.FUTURE)
        self.held = button(self.tr("It was held"), look, icon="check", parent=self)
        self.held.setToolTip(self.tr("Count it as held without writing it up"))
        self._do = button(self.tr("Book"), look, parent=self)
        self._cancel = button(self.tr("Cancel it"), look, parent=self)
        self._clash = wrapping_label(role="problem", parent=self)
        self._clash.hide()
        line = QHBoxLayout()
        line.setSpacing(Space.SNUG)
        line.addWidget(self._on, 1)
        line.addWidget(self._do)
        line.addWidget(self._cancel)
        line.addWidget(self.held)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.TIGHT)
        layout.addWidget(self._words)
        layout.addLayout(line)
        layout.addWidget(self._clash)
        self._on.edited.connect(self.edited)
        self._on.edited.connect(self._offer_held)
        self.held.clicked.connect(self.held_asked)
        self._on.returnPressed.connect(self.asked)
        self._do.clicked.connect(self.asked)
        self._cancel.clicked.connect(self.cancel_asked)
        self.setFocusProxy(self._on)

    def set_today(self, today: date) -> None:
        self._today = today
        self._on.set_today(today)

    def show_session(self, planned: Supervision | None) -> None:
        """Get ready to move a planned session, or to book where none is chosen."""
        self._planned = planned
        if planned is None:
            self._words.setText(self.tr("Book a session for"))
            self._do.setText(self.tr("Book"))
            self._on.show_date(None)
        else:
            words = self.tr("Move the session of {} to").format(day(planned.on))
            self._words.setText(words)
            self._do.setText(self.tr("Move"))
            self._on.show_date(planned.on)
        self._on.setAccessibleName(self._words.text())
        self._cancel.setVisible(planned is not None)
        self._offer_held()

    @Slot()
    def _offer_held(self) -> None:
        """Offer to count a session as held once its day has come."""
        on = self._planned.on if self._planned else self._on.date()
        self.held.setVisible(on is not None and self._today is not None and on <= self._today)

    def say(self, clash: str) -> None:
        """Say what stands in the way of the day; it can be taken all the same."""
        self._clash.setText(self.tr("Clash: {}").format(clash))
        self._clash.setVisible(bool(clash))

    @property
    def on(self) -> date | None:
        return self._on.date()


class CancelForm(QWidget):
    """Who cancels a session, why, and for which day it is booked again."""

    asked = Signal(object)  # Cancellation
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._by = QLineEdit(self)
        self._why = QLineEdit(self)
        self._again = DateField(look, self, lean=Lean.FUTURE)
        self._do = button(self.tr("Cancel the session"), look, role="primary", parent=self)
        self._leave = button(self.tr("Keep it"), look, parent=self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.SNUG)
        grid.setVerticalSpacing(Space.TIGHT)
        grid.setColumnStretch(1, 1)
        for row, (caption, field) in enumerate(
            (
                (self.tr("Cancelled by"), self._by),
                (self.tr("Why"), self._why),
                (self.tr("Book again for"), self._again),
            )
        ):
            field.setAccessibleName(caption)
            grid.addWidget(label(caption, "quiet", self), row, 0)
            grid.addWidget(field, row, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SNUG)
        buttons.addWidget(self._do)
        buttons.addWidget(self._leave)
        buttons.addStretch(1)
        grid.addLayout(buttons, 3, 1)
        for line in (self._by, self._why, self._again):
            line.returnPressed.connect(self._ask)
        self._do.clicked.connect(self._ask)
        self._leave.clicked.connect(self.left)
        self.hide()

    def set_today(self, today: date) -> None:
        self._again.set_today(today)

    def start(self, worker: str) -> None:
        self._by.setPlaceholderText(self.tr("{}, or the supervisor").format(worker))
        for line in (self._by, self._why):
            line.clear()
        self._again.show_date(None)
        self.show()
        self._by.setFocus()

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(Cancellation(self._by.text(), self._why.text(), self._again.date()))
