"""Set a date for one child: an earlier limit, a check on the way, or not needed for a while."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from caseload_app.domain.dates import Limit, Unit
from caseload_app.domain.records import Plan
from caseload_app.domain.rules.local_rules import Exemption, Override
from caseload_app.domain.rules.localising import rule_of
from caseload_app.domain.rules.rule_choices import end_setting, exempt, set_date, set_for
from caseload_app.domain.wording import in_sentence, limit_words
from caseload_app.errors import ExpectedError
from caseload_app.ui.models.rule_rows import UNITS, unit_options
from caseload_app.ui.theme import Space
from caseload_app.ui.typed_dates import Lean
from caseload_app.ui.widgets.date_field import DateField
from caseload_app.ui.widgets.moves_panel import MovesPanel
from caseload_app.ui.widgets.text import button, label, wrapping_label
from caseload_app.ui.words import day

if TYPE_CHECKING:
    from caseload_app.domain.records import Child
    from caseload_app.domain.rules.deadlines import Deadline
    from caseload_app.domain.rules.rule_settings import RuleSettings
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.look import Look

WIDTH = 520
LINES = 28
LONGEST = 400
LIMIT, CHECK, LET_OFF = 0, 1, 2


class OwnDateDialog(QDialog):
    """Ask for a date of a child's own; `saved` carries what was done, in words and as kept."""

    saved = Signal(str, object)  # KeptRules

    def __init__(
        self,
        workspace: Workspace,
        deadline: Deadline,
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._deadline = deadline
        self._rule = rule_of(deadline)
        words = (
            self.tr("Another limit for this child"),
            self.tr("A mid-point check before it"),
            self.tr("Not needed for a while"),
        )
        self.kinds = [QRadioButton(one, self) for one in words]
        self.whom = QComboBox(self)
        self.length = QSpinBox(self)
        self.unit = QComboBox(self)
        self.until = DateField(look, self, lean=Lean.FUTURE)
        self.reason = QLineEdit(self)
        self.author = QLineEdit(self)
        self.problem = wrapping_label(role="problem", parent=self)
        self.moves = MovesPanel(look, self)
        self.save = button(self.tr("Save"), look, role="primary", parent=self)
        self.undo = button(self.tr("Take back what is set"), look, icon="undo", parent=self)
        self._cancel = button(self.tr("Cancel"), look, parent=self)
        self._build()
        self._show()
        self._connect()
        self.show_effect()

    # Build and connect

    def _build(self) -> None:
        self.setWindowTitle(self.tr("A date of this child's own"))
        self.setMinimumWidth(WIDTH)
        # Room for the effect, which comes and goes: the fields must not shrink for it.
        self.resize(WIDTH, self.fontMetrics().height() * LINES)
        self.length.setRange(0, LONGEST)
        self.length.setAccessibleName(self.tr("How long"))
        self.unit.setAccessibleName(self.tr("Counted in"))
        self.reason.setPlaceholderText(self.tr("Such as: seen too rarely, agreed at supervision"))
        self._length_row = QWidget(self)
        length = QHBoxLayout(self._length_row)
        length.setContentsMargins(0, 0, 0, 0)
        length.setSpacing(Space.SNUG)
        length.addWidget(self.length)
        length.addWidget(self.unit)
        length.addStretch(1)
        self._until_row = QWidget(self)
        until = QHBoxLayout(self._until_row)
        until.setContentsMargins(0, 0, 0, 0)
        until.addWidget(label(self.tr("Until, that day included"), parent=self))
        until.addWidget(self.until, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SNUG)
        buttons.addWidget(self.undo)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.ROOMY, Space.WIDE, Space.ROOMY)
        layout.setSpacing(Space.SNUG)
        layout.addWidget(wrapping_label(self._deadline.label, "heading", self))
        layout.addWidget(wrapping_label(self._stands(), "quiet", self))
        for kind in self.kinds:
            layout.addWidget(kind)
        layout.addWidget(self._length_row)
        layout.addWidget(self._until_row)
        layout.addLayout(self._build_fields())
        layout.addWidget(self.problem)
        layout.addWidget(self.moves)
        layout.addStretch(1)
        layout.addLayout(buttons)
        self.save.setDefault(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def _build_fields(self) -> QGridLayout:
        fields = QGridLayout()
        fields.setColumnStretch(1, 1)
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("For"), self.whom),
            (self.tr("Reason"), self.reason),
            (self.tr("Decided by"), self.author),
        )
        for at, (words, field) in enumerate(rows):
            fields.addWidget(label(words, parent=self), at, 0)
            fields.addWidget(field, at, 1)
            field.setAccessibleName(words)
        return fields

    def _connect(self) -> None:
        for at, kind in enumerate(self.kinds):
            kind.toggled.connect(partial(self._choose, at))
        self.whom.currentIndexChanged.connect(self.show_effect)
        self.length.valueChanged.connect(self.show_effect)
        self.unit.currentIndexChanged.connect(self.show_effect)
        self.until.edited.connect(self.show_effect)
        self.save.clicked.connect(self._save)
        self.undo.clicked.connect(self._take_back)
        self._cancel.clicked.connect(self.reject)

    # Show

    def _stands(self) -> str:
        event = in_sentence(self._deadline.started_by)
        started = f"{event} on {day(self._deadline.started_on)}"
        due = day(self._deadline.due)
        return self.tr("Due {}: {} after {}").format(
            due, limit_words(self._deadline.limit), started
        )

    def _show(self) -> None:
        limit = self._deadline.limit
        options = unit_options(limit) if limit.unit is not Unit.SCHOOL_TERMS else list(UNITS)
        for unit, words in options:
            self.unit.addItem(words, unit)
        self.unit.setCurrentIndex(max(0, self.unit.findData(limit.unit)))
        self.length.setValue(max(0, limit.length))
        self.until.set_today(self._workspace.casebook.today)
        self.author.setText(self._workspace.author)
        child = self._child
        self.whom.addItem(self.tr("This child"), {"child_id": child.child_id})
        if child.worker:
            everyone = self.tr("Every child of {}").format(child.worker)
            self.whom.addItem(everyone, {"worker": child.worker})
        if child.plan is not Plan.OTHER:
            everyone = self.tr("Every child on the plan {}").format(child.plan)
            self.whom.addItem(everyone, {"plan": child.plan})
        self.undo.setVisible(bool(self._set_now()))
        self.kinds[LIMIT].setChecked(True)
        self.length.setFocus()
        self._until_row.hide()
        self.problem.hide()

    @Slot()
    def show_effect(self) -> None:
        """Say what the choice would move, before it is saved."""
        wanted = self._wanted(reason=self.reason.text() or "…", author=self.author.text() or "…")
        if wanted is None or wanted == self._workspace.rule_settings:
            self.moves.clear()
            return
        try:
            only = "" if self.whom.currentIndex() else self._deadline.subject
            preview = self._workspace.try_rules(wanted, only)
        except ExpectedError as error:
            self.moves.clear()
            self._say(error.problem)
        else:
            self.problem.hide()
            heading = self.tr("This would happen:")
            name_of = None if only else self._name_of
            self.moves.show_moves(heading, preview.moves, name_of=name_of)

    def _choose(self, kind: int, chosen: bool) -> None:
        if chosen:
            self._length_row.setVisible(kind != LET_OFF)
            self._until_row.setVisible(kind == LET_OFF)
            if kind == LET_OFF:
                self.whom.setCurrentIndex(0)
            self.whom.setEnabled(kind != LET_OFF)
            self.show_effect()

    @property
    def _child(self) -> Child:
        return self._workspace.casebook.children[self._deadline.subject]

    def _name_of(self, child_id: str) -> str:
        casebook = self._workspace.casebook
        return casebook.display_name(casebook.children[child_id])

    def _say(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.show()

    # Ask

    @property
    def _kind(self) -> int:
        return next(at for at, kind in enumerate(self.kinds) if kind.isChecked())

    def _wanted(self, *, reason: str, author: str) -> RuleSettings | None:
        settings, one = self._workspace.rule_settings, self._deadline
        today = self._workspace.casebook.today
        if self._kind == LET_OFF:
            until = self.until.date()
            if until is None:
                return None
            return exempt(
                settings, Exemption(self._rule, one.subject, today, until, reason, author)
            )
        override = Override(
            self._rule,
            Limit(self.length.value(), Unit(self.unit.currentData())),
            reason,
            author,
            from_on=one.started_on,
            is_check=self._kind == CHECK,
        )
        override = replace(override, **self.whom.currentData())
        return set_date(settings, override)

    @Slot()
    def _save(self) -> None:
        reason, author = self.reason.text().strip(), self.author.text().strip()
        if not reason or not author:
            self._say(self.tr("Say why, and who decided it."))
            (self.author if reason else self.reason).setFocus()
            return
        wanted = self._wanted(reason=reason, author=author)
        if wanted is None:
            self._say(self.tr("Say until when it is not needed."))
            self.until.setFocus()
            return
        self._keep(wanted, reason, self.tr("Saved for this child."))

    @Slot()
    def _take_back(self) -> None:
        settings, on = self._workspace.rule_settings, self._deadline.started_on
        for one in self._set_now():
            settings = end_setting(settings, one, on)
        reason = self.reason.text().strip() or self.tr("taken back on the child card")
        self._keep(settings, reason, self.tr("Taken back. The usual rule holds again."))

    def _keep(self, settings: RuleSettings, reason: str, said: str) -> None:
        try:
            kept = self._workspace.save_rules(settings, reason)
        except ExpectedError as error:
            self._say(error.problem)
            return
        self.saved.emit(said, kept)
        self.accept()

    def _set_now(self) -> tuple[Override | Exemption, ...]:
        settings = self._workspace.rule_settings
        return set_for(settings, self._rule, self._child, self._deadline.started_on)
