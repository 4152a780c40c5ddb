"""Set an interval between supervisions for one worker: with a reason, seen before it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from caseload_app.domain.dates import Limit, Unit
from caseload_app.domain.rules.local_rules import Override
from caseload_app.domain.rules.rule_choices import end_date, set_date, set_for_worker
from caseload_app.domain.wording import limit_words
from caseload_app.errors import ExpectedError
from caseload_app.ui.models.rule_rows import unit_options
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.text import button, label, wrapping_label
from caseload_app.ui.words import day

if TYPE_CHECKING:
    from datetime import date

    from caseload_app.domain.rules.rule_settings import RuleSettings
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.look import Look

WIDTH = 480
LONGEST = 400


class OwnIntervalDialog(QDialog):
    """Ask how often one worker is supervised; `saved` says what was done, in words and as kept."""

    saved = Signal(str, object)  # KeptRules

    def __init__(
        self, workspace: Workspace, worker: str, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._worker = worker
        self._standing = workspace.casebook.supervision[worker]
        self.length = QSpinBox(self)
        self.unit = QComboBox(self)
        self.reason = QLineEdit(self)
        self.author = QLineEdit(self)
        self.effect = wrapping_label(parent=self)
        self.problem = wrapping_label(role="problem", parent=self)
        self.save = button(self.tr("Save"), look, role="primary", parent=self)
        self.undo = button(self.tr("Take back what is set"), look, icon="undo", parent=self)
        self._cancel = button(self.tr("Cancel"), look, parent=self)
        self._build()
        self._show()
        self._connect()
        self.show_effect()

    # Build and connect

    def _build(self) -> None:
        self.setWindowTitle(self.tr("How often this worker is supervised"))
        self.setMinimumWidth(WIDTH)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.length.setRange(1, LONGEST)
        self.reason.setPlaceholderText(self.tr("Such as: new to the team, agreed at supervision"))
        every = QWidget(self)
        length = QHBoxLayout(every)
        length.setContentsMargins(0, 0, 0, 0)
        length.addWidget(self.length)
        length.addWidget(self.unit)
        length.addStretch(1)
        fields = QGridLayout()
        fields.setColumnStretch(1, 1)
        rows: tuple[tuple[str, QWidget, QWidget], ...] = (
            (self.tr("Every"), every, self.length),
            (self.tr("Reason"), self.reason, self.reason),
            (self.tr("Decided by"), self.author, self.author),
        )
        for at, (words, shown, field) in enumerate(rows):
            fields.addWidget(label(words, parent=self), at, 0)
            fields.addWidget(shown, at, 1)
            field.setAccessibleName(words)
        self.unit.setAccessibleName(self.tr("Counted in"))
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SNUG)
        buttons.addWidget(self.undo)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.ROOMY, Space.WIDE, Space.ROOMY)
        layout.setSpacing(Space.SNUG)
        heading = self.tr("Supervision of {}").format(self._worker)
        layout.addWidget(wrapping_label(heading, "heading", self))
        layout.addWidget(wrapping_label(self._stands(), "quiet", self))
        layout.addLayout(fields)
        layout.addWidget(self.effect)
        layout.addWidget(self.problem)
        layout.addStretch(1)
        layout.addLayout(buttons)
        self.save.setDefault(True)

    def _connect(self) -> None:
        self.length.valueChanged.connect(self.show_effect)
        self.unit.currentIndexChanged.connect(self.show_effect)
        self.save.clicked.connect(self._save)
        self.undo.clicked.connect(self._take_back)
        self._cancel.clicked.connect(self.reject)

    # Show

    def _stands(self) -> str:
        due, every = self._standing.due, self._standing.every
        words = self.tr("Next due {}").format(day(due)) if due else self.tr("No date is known")
        return f"{words}; {self.tr('every {}').format(limit_words(every))}" if every else words

    def _show(self) -> None:
        limit = self._standing.every or Limit(4, Unit.WEEKS)
        for unit, words in unit_options(limit):
            self.unit.addItem(words, unit)
        self.unit.setCurrentIndex(self.unit.findData(limit.unit))
        self.length.setValue(limit.length)
        self.author.setText(self._workspace.author)
        self.undo.setVisible(bool(self._set_now()))
        self.problem.hide()
        self.length.setFocus()

    @Slot()
    def show_effect(self) -> None:
        """Say when the next session would be due, before it is saved."""
        wanted = self._wanted("…", "…")
        try:
            due = self._workspace.try_supervision(wanted, self._worker).due
        except ExpectedError as error:
            self._say(error.problem)
            return
        self.problem.hide()
        if due is None or due == self._standing.due:
            self.effect.setText(self.tr("The next date stays as it is."))
        else:
            late = due < self._workspace.casebook.today
            words = self.tr("The next session would be due {}{}.")
            self.effect.setText(words.format(day(due), self.tr(", which is late") if late else ""))

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.show()

    # Ask

    @property
    def _since(self) -> date:
        """Give the day from which it holds: the last session, so that the next date moves."""
        deadline, today = self._standing.deadline, self._workspace.casebook.today
        started = deadline.started_on if deadline else today
        return min(self._standing.last or started, started)

    def _wanted(self, reason: str, author: str) -> RuleSettings:
        limit = Limit(self.length.value(), Unit(self.unit.currentData()))
        override = Override(
            self._standing.rule, limit, reason, author, worker=self._worker, from_on=self._since
        )
        return set_date(self._workspace.rule_settings, override)

    @Slot()
    def _save(self) -> None:
        reason, author = self.reason.text().strip(), self.author.text().strip()
        if not reason or not author:
            self._say(self.tr("Say why, and who decided it."))
            (self.author if reason else self.reason).setFocus()
            return
        self._keep(self._wanted(reason, author), reason, self.tr("Saved for this worker."))

    @Slot()
    def _take_back(self) -> None:
        settings = self._workspace.rule_settings
        for one in self._set_now():
            settings = end_date(settings, one, self._since)
        reason = self.reason.text().strip() or self.tr("taken back on the worker's card")
        self._keep(settings, reason, self.tr("Taken back. The usual rule holds again."))

    def _keep(self, settings: RuleSettings, reason: str, said: str) -> None:
        try:
            kept = self._workspace.save_rules(settings, reason)
        except ExpectedError as error:
            self._say(error.problem)
            return
        self.saved.emit(said, kept)
        self.accept()

    def _set_now(self) -> tuple[Override, ...]:
        settings = self._workspace.rule_settings
        return set_for_worker(settings, self._standing.rule, self._worker, self._since)
