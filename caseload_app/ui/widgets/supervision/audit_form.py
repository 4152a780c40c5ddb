"""Record one case audit: child, auditor, grade, and findings; a blank finding is always ready."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from caseload_app.domain.records import AuditFinding, CaseAudit
from caseload_app.domain.supervision.case_audits import GRADES, THEMES
from caseload_app.ui.theme import Space
from caseload_app.ui.typed_dates import Lean
from caseload_app.ui.widgets.child_field import ChildField
from caseload_app.ui.widgets.date_field import DateField
from caseload_app.ui.widgets.supervision.promise_forms import Form
from caseload_app.ui.widgets.text import frame

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.ui.look import Look

DATE_LETTERS = 18
OWNER_LETTERS = 10
THEME_LETTERS = 12


class FindingRow(QWidget):
    """One finding, and what is to be done where it falls short."""

    edited = Signal()

    def __init__(self, look: Look, today: date | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = QComboBox(self)
        self._strength = QCheckBox(self.tr("A strength"), self)
        self._finding = QLineEdit(self)
        self._action = QLineEdit(self)
        self._owner = QLineEdit(self)
        self._due = DateField(look, self, lean=Lean.FUTURE)
        self._due.setMinimumWidth(self.fontMetrics().averageCharWidth() * DATE_LETTERS)
        self._owner.setMinimumWidth(self.fontMetrics().averageCharWidth() * OWNER_LETTERS)
        if today is not None:
            self._due.set_today(today)
        self._build()

    def _build(self) -> None:
        self._theme.setEditable(True)
        self._theme.addItems(THEMES)
        policies = QComboBox.SizeAdjustPolicy
        self._theme.setSizeAdjustPolicy(policies.AdjustToMinimumContentsLengthWithIcon)
        self._theme.setMinimumContentsLength(THEME_LETTERS)
        named = (
            (self._theme, self.tr("Theme"), ""),
            (self._finding, self.tr("Finding"), self.tr("What was found")),
            (self._action, self.tr("Action"), self.tr("What is to be done, if anything")),
            (self._owner, self.tr("Owner"), self.tr("Owner")),
            (self._due, self.tr("By when"), self.tr("By when")),
        )
        for field, name, hint in named:
            field.setAccessibleName(name)
            if isinstance(field, QLineEdit):
                field.setPlaceholderText(hint)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(Space.TIGHT)
        grid.setColumnStretch(0, 1)
        grid.addWidget(frame("rule", self), 0, 0, 1, 2)
        grid.addWidget(self._theme, 1, 0)
        grid.addWidget(self._strength, 1, 1)
        grid.addWidget(self._finding, 2, 0, 1, 2)
        grid.addWidget(self._action, 3, 0, 1, 2)
        grid.addWidget(self._owner, 4, 0)
        grid.addWidget(self._due, 4, 1)
        self._finding.textEdited.connect(self.edited)

    @property
    def is_blank(self) -> bool:
        return not self._finding.text().strip()

    @property
    def finding(self) -> AuditFinding:
        """Give the finding; child, day and auditor come from its audit."""
        return AuditFinding(
            "",
            date.min,
            "",
            self._theme.currentText().strip(),
            self._finding.text().strip(),
            self._strength.isChecked(),
            action=self._action.text().strip(),
            owner=self._owner.text().strip(),
            due_on=self._due.date(),
        )


class AuditForm(Form):
    """A case audit with its findings."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "Save the audit", parent)
        self._look = look
        self._today: date | None = None
        self.child = ChildField(self)
        self.on = DateField(look, self)
        self.auditor = QLineEdit(self)
        self.grade = QComboBox(self)
        self.grade.setEditable(True)
        self.grade.addItems(["", *GRADES])
        self.summary = QLineEdit(self)
        self._findings = QWidget(self)
        self._column = QVBoxLayout(self._findings)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.NORMAL)
        self.rows: list[FindingRow] = []
        self.add_fields(
            (
                (self.tr("Child"), self.child),
                (self.tr("Date"), self.on),
                (self.tr("Auditor"), self.auditor),
                (self.tr("Grade"), self.grade),
                (self.tr("In a sentence"), self.summary),
                (self.tr("Findings"), self._findings),
            )
        )

    def show_casebook(self, casebook: Casebook) -> None:
        self._today = casebook.today
        self.child.offer(casebook)
        self.on.set_today(casebook.today)
        if self.on.date() is None:
            self.on.show_date(casebook.today)
        if not self.rows:
            self._add()

    @property
    def problem(self) -> str:
        if not self.child.child_id:
            return self.tr("Say which child's file was read, by name or ID.")
        return self.tr("The date is not a day.") if self.on.date() is None else ""

    @property
    def audit(self) -> CaseAudit | None:
        """Give the audit; None while child or day are missing."""
        on = self.on.date()
        if on is None or not self.child.child_id:
            return None
        return CaseAudit(
            self.child.child_id,
            on,
            self.auditor.text().strip(),
            self.grade.currentText().strip(),
            summary=self.summary.text().strip(),
        )

    @property
    def findings(self) -> list[AuditFinding]:
        return [row.finding for row in self.rows if not row.is_blank]

    @Slot()
    def clear(self) -> None:
        """Empty the form; the auditor stays, who often reads several files in a row."""
        self.child.show_child("")
        self.grade.setCurrentIndex(0)
        self.summary.clear()
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        self._add()
        self.say("")

    def _add(self) -> None:
        row = FindingRow(self._look, self._today, self._findings)
        row.edited.connect(self._edited)
        self._column.addWidget(row)
        self.rows.append(row)

    @Slot()
    def _edited(self) -> None:
        if not self.rows[-1].is_blank:
            self._add()
