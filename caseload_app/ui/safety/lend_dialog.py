"""Lend the store to a deputy: who gets a copy, until when, and of whose cases."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from caseload_app.ui.dialogs.new_passphrase import NewPassphrase
from caseload_app.ui.theme import Space
from caseload_app.ui.typed_dates import Lean
from caseload_app.ui.widgets.date_field import DateField
from caseload_app.ui.widgets.text import button, label, wrapping_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from caseload_app.domain.casebook import Casebook
    from caseload_app.ui.look import Look

SIZE = (560, 430)
LIST_HEIGHT = 110
EVERYTHING, CHOSEN = "", "chosen workers"
TEAM = "team "


@dataclass(frozen=True, slots=True)
class LendChoice:
    """What was chosen; no workers means the whole store."""

    deputy: str
    until: date
    passphrase: str = field(repr=False)
    workers: tuple[str, ...] = ()


class LendDialog(QDialog):
    """`chosen` carries a `LendChoice`; where the copy goes is asked after that."""

    chosen = Signal(object)

    def __init__(self, look: Look, casebook: Casebook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Lend to a deputy"))
        self.resize(*SIZE)
        self._casebook = casebook
        self.deputy = QLineEdit(self)
        self.until = DateField(look, self, lean=Lean.FUTURE)
        self.until.set_today(casebook.today)
        self.scope = QComboBox(self)
        self.workers = QListWidget(self)
        self.problem = wrapping_label(role="problem", parent=self)
        self.problem.hide()
        self.next_button = button(self.tr("Next"), look, role="primary", parent=self)
        self.cancel_button = button(self.tr("Cancel"), look, parent=self)
        about = self.tr(
            "The copy gets a passphrase of its own; yours stays yours. Tell it to your deputy by "
            "another way than the file, such as by telephone. You need it again to take the "
            "copy back."
        )
        make = self.tr("Choose where…")
        self.passphrase = NewPassphrase(look, None, self, make_words=make, about=about)
        self.steps = QStackedWidget(self)
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        self._fill()
        first = QWidget(self)
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SNUG)
        about = self.tr(
            "Your deputy works in an encrypted copy while you are away. You can go on working "
            "here: when the copy comes back you see what each of you did before anything is "
            "written. After its last day the copy can be read, not changed."
        )
        column.addWidget(label(self.tr("Lend to a deputy"), "title", self))
        column.addWidget(wrapping_label(about, "quiet", self))
        column.addLayout(self._form())
        column.addWidget(self.problem)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.next_button)
        column.addLayout(buttons)
        self.steps.addWidget(first)
        self.steps.addWidget(self.passphrase)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.ROOMY, Space.WIDE, Space.ROOMY)
        layout.addWidget(self.steps)
        self.next_button.setDefault(True)
        self._show_scope()

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setVerticalSpacing(Space.SNUG)
        self.deputy.setPlaceholderText(self.tr("such as Ann Example"))
        fields = (
            (self.tr("Deputy"), self.deputy),
            (self.tr("Last day"), self.until),
            (self.tr("What"), self.scope),
        )
        for words, widget in fields:
            widget.setAccessibleName(words)
            form.addRow(label(words, parent=self), widget)
        self.workers.setAccessibleName(self.tr("Workers whose cases are lent"))
        self.workers.setFixedHeight(LIST_HEIGHT)
        form.addRow("", self.workers)
        return form

    def _fill(self) -> None:
        people = [one for one in self._casebook.workers.values() if one.left_on is None]
        self.scope.addItem(self.tr("The whole store"), EVERYTHING)
        for team in sorted({one.team for one in people if one.team}):
            self.scope.addItem(self.tr("Only the cases of {}").format(team), f"{TEAM}{team}")
        self.scope.addItem(self.tr("Only the cases of chosen workers"), CHOSEN)
        for one in sorted(people, key=lambda worker: worker.name):
            item = QListWidgetItem(one.name, self.workers)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Unchecked)

    def _connect(self) -> None:
        self.scope.currentIndexChanged.connect(self._show_scope)
        self.next_button.clicked.connect(self.go_on)
        self.cancel_button.clicked.connect(self.reject)
        self.passphrase.left.connect(self._go_back)
        self.passphrase.chosen.connect(self._give)

    # Show

    @Slot()
    def _show_scope(self) -> None:
        self.workers.setVisible(self.scope.currentData() == CHOSEN)

    def say(self, problem: str) -> None:
        """Say what is wrong, in the dialog itself."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    @property
    def chosen_workers(self) -> Sequence[str]:
        """Give the workers whose cases are lent; none where it is the whole store."""
        scope = str(self.scope.currentData())
        if scope == CHOSEN:
            items = [self.workers.item(row) for row in range(self.workers.count())]
            ticked = [one for one in items if one.checkState() is Qt.CheckState.Checked]
            return [one.text() for one in ticked]
        if scope.startswith(TEAM):
            team = scope.removeprefix(TEAM)
            return [one.name for one in self._casebook.workers.values() if one.team == team]
        return []

    # Ask

    @Slot()
    def go_on(self) -> None:
        """Go on to the passphrase, unless something is missing."""
        until = self.until.date()
        if not self.deputy.text().strip():
            self.say(self.tr("Say who gets the copy."))
            self.deputy.setFocus()
        elif until is None or until < self._casebook.today:
            self.say(self.tr("Give the last day on which the copy can be worked in, from today."))
            self.until.setFocus()
        elif self.scope.currentData() == CHOSEN and not self.chosen_workers:
            self.say(self.tr("Tick the workers whose cases are lent."))
            self.workers.setFocus()
        else:
            self.say("")
            self.steps.setCurrentWidget(self.passphrase)
            self.passphrase.start()

    @Slot()
    def _go_back(self) -> None:
        self.steps.setCurrentIndex(0)
        self.next_button.setDefault(True)

    @Slot(str)
    def _give(self, passphrase: str) -> None:
        until = self.until.date()
        if until is None:
            self._go_back()
            return
        deputy = self.deputy.text().strip()
        choice = LendChoice(deputy, until, passphrase, tuple(self.chosen_workers))
        self.accept()
        self.chosen.emit(choice)
