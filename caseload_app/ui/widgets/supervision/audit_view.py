"""Case audits summed over the team: grades, the themes that fall short, each audit, a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from caseload_app.domain.supervision.case_audits import AuditTotals, audit_totals
from caseload_app.errors import ExpectedError
from caseload_app.services import promises
from caseload_app.ui.models.child_facts import Fact
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.models.supervision.action_rows import (
    AuditRow,
    audit_columns,
    audit_rows,
    theme_columns,
)
from caseload_app.ui.page import Destination
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.begins_at import BeginsAt
from caseload_app.ui.widgets.fact_strip import FactStrip
from caseload_app.ui.widgets.panel import Panel, scrolling
from caseload_app.ui.widgets.record_list import build_table
from caseload_app.ui.widgets.supervision.audit_form import AuditForm
from caseload_app.ui.widgets.two_columns import TwoColumns
from caseload_app.ui.words import day, whole

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings

SHARES = (8, 5)


class AuditView(BeginsAt):
    """`saved` carries what was done; the workspace already has it."""

    opened = Signal(object)  # Destination
    saved = Signal(str)

    def __init__(
        self, workspace: Workspace, look: Look, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.facts = FactStrip(look, self)
        themes = RecordTableModel(theme_columns(), lambda row: row.theme)
        self.themes = build_table("audit themes", themes, look, settings)
        audits = RecordTableModel(audit_columns(), _identity)
        self.audits = build_table("case audits", audits, look, settings)
        self.form = AuditForm(look, self)
        self._build()
        self.audits.opened.connect(self._open)
        self.form.asked.connect(self.record)

    def _build(self) -> None:
        nothing = self.tr("No case audit is recorded yet. Record the first one at the right.")
        self.audits.say_when_empty(nothing)
        self.themes.say_when_empty(self.tr("What keeps coming back is counted here."))
        tables = QSplitter(Qt.Orientation.Vertical, self)
        tables.addWidget(self.themes)
        tables.addWidget(self.audits)
        tables.setChildrenCollapsible(False)
        tables.setHandleWidth(Space.NORMAL)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SNUG)
        column.addWidget(self.facts)
        column.addWidget(tables, 1)
        panel = Panel(self.tr("Record a case audit"), self)
        panel.body.addWidget(self.form)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.NORMAL, 0, 0)
        layout.addWidget(TwoColumns((left, scrolling(panel, self)), SHARES, self))
        self.setFocusProxy(self.audits)

    # Show

    def show_casebook(self, casebook: Casebook) -> None:
        totals = audit_totals(casebook)
        self.facts.show_facts(_facts(totals))
        self.facts.setVisible(bool(totals.audits))
        self.themes.records.show_records(totals.themes)
        self.audits.records.show_records(audit_rows(casebook, totals.audits))
        self.form.show_casebook(casebook)

    # Ask

    @Slot()
    def record(self) -> None:
        """Save the audit that is typed, or say what is missing."""
        casebook, audit = self._workspace.casebook, self.form.audit
        if audit is None:
            self.form.say(self.form.problem)
            return
        session = self._workspace.session
        try:
            changes = promises.record_audit(casebook, session, audit, self.form.findings)
        except ExpectedError as error:
            self.form.say(f"{error.problem} {error.next_step}")
            return
        self._workspace.follow(changes)
        self.form.clear()
        self.saved.emit(self.tr("Case audit of {} recorded.").format(day(audit.on)))

    @Slot(object)
    def _open(self, row: object) -> None:
        if isinstance(row, AuditRow):
            self.opened.emit(Destination("child", row.audit.child_id))


def _facts(totals: AuditTotals) -> list[Fact]:
    good = totals.good_or_better
    return [
        Fact("Audits", whole(len(totals.audits))),
        Fact("Good or better", "Not graded" if good is None else f"{good:.0f}%"),
        *(Fact(grade or "Not graded", whole(number)) for grade, number in totals.grades),
    ]


def _identity(row: AuditRow) -> tuple[object, ...]:
    return row.audit.child_id, row.audit.on, row.audit.auditor
