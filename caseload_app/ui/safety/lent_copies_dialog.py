"""The copies that were lent: which are out, which came back, and what can be done with each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout

from caseload_app.domain.wording import listed
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.text import button, label, wrapping_label
from caseload_app.ui.words import day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from caseload_app.domain.lending.loans import Loan
    from caseload_app.ui.look import Look

SIZE = (620, 380)


class LentCopiesDialog(QDialog):
    """`file_wanted` asks for the file of a copy; the others carry the loan they are about."""

    file_wanted = Signal()
    given_up = Signal(object)
    undo_wanted = Signal(object)

    def __init__(
        self, loans: Sequence[Loan], today: date, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Take back a deputy's copy"))
        self.resize(*SIZE)
        self.loans = sorted(loans, key=lambda one: (not one.is_out, -one.lent_at.timestamp()))
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Copies that were lent"))
        self.list.setWordWrap(True)
        self.lost = button(self.tr("It will not come back"), look, parent=self)
        self.undo = button(self.tr("Undo taking it back"), look, icon="undo", parent=self)
        self.cancel_button = button(self.tr("Close"), look, parent=self)
        self.choose = button(self.tr("Choose the file…"), look, role="primary", parent=self)
        self._build(today)
        self.list.currentRowChanged.connect(self._show_what_can_be_done)
        self.lost.clicked.connect(self._give_up)
        self.undo.clicked.connect(self._undo)
        self.choose.clicked.connect(self._choose)
        self.cancel_button.clicked.connect(self.reject)
        self.list.setCurrentRow(0)

    def _build(self, today: date) -> None:
        for loan in self.loans:
            self.list.addItem(QListWidgetItem(loan_words(loan, today)))
        about = self.tr(
            "Choose the file that your deputy gave back. You see what was done in it before "
            "anything is written."
        )
        buttons = QHBoxLayout()
        for widget in (self.lost, self.undo):
            buttons.addWidget(widget)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.ROOMY, Space.WIDE, Space.ROOMY)
        layout.setSpacing(Space.NORMAL)
        layout.addWidget(label(self.tr("Take back a deputy's copy"), "title", self))
        layout.addWidget(wrapping_label(about, "quiet", self))
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)
        self.choose.setDefault(True)

    @property
    def loan(self) -> Loan:
        """The copy that is chosen."""
        return self.loans[self.list.currentRow()]

    @Slot()
    def _show_what_can_be_done(self) -> None:
        self.lost.setEnabled(self.loan.is_out)
        self.undo.setEnabled(self.loan.back_at is not None)

    @Slot()
    def _give_up(self) -> None:
        loan = self.loan
        self.accept()
        self.given_up.emit(loan)

    @Slot()
    def _undo(self) -> None:
        loan = self.loan
        self.accept()
        self.undo_wanted.emit(loan)

    @Slot()
    def _choose(self) -> None:
        self.accept()
        self.file_wanted.emit()


def loan_words(loan: Loan, today: date) -> str:
    """Say to whom, from when until when, of whose cases, and where it is now."""
    if loan.back_at is not None:
        state = f"taken back on {day(loan.back_at.date())}"
    elif loan.is_given_up:
        state = "will not come back"
    elif loan.is_late(today):
        state = f"not back, due {day(loan.until)}"
    else:
        state = f"out until {day(loan.until)}"
    whole = f"cases of {listed(loan.workers)}" if loan.workers else "the whole store"
    lent = f"lent {day(loan.lent_at.date())}, {whole}, {loan.file}"
    return f"{loan.deputy}: {state}\n{lent}"
