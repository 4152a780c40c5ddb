"""Closed cases and how long they are kept; chosen ones are removed for good, with a certificate."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from caseload_app.domain.retention import MOST_MONTHS
from caseload_app.errors import ExpectedError
from caseload_app.services.safety.backups import list_backups
from caseload_app.services.safety.retention import (
    gone_from_backups_by,
    keep_for_months,
    kept_months,
    list_closed,
    remove_children,
)
from caseload_app.ui.messages import ask_first, show_problem
from caseload_app.ui.models.closed_cases import ClosedRow, closed_columns, closed_rows
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.record_table_view import RecordTableView
from caseload_app.ui.widgets.text import button, label, wrapping_label
from caseload_app.ui.words import count, day

if TYPE_CHECKING:
    from caseload_app.services.safety.retention import Removal
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.jobs import JobControl, JobRunner
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings

SIZE = (880, 470)
NAMED_AT_MOST = 5


class RetentionDialog(QDialog):
    """`removed` carries what was removed, once it is gone."""

    removed = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        settings: Settings,
        jobs: JobRunner,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Closed cases kept here"))
        self.resize(*SIZE)
        self._workspace = workspace
        self._jobs = jobs
        place = settings.preferences().second_place
        self._second = Path(place) if place else None
        self.months = QSpinBox(self)
        self.table = RecordTableView("closed_cases", look, settings, self)
        self.chosen = wrapping_label(role="quiet", parent=self)
        self.choose_due = button(self.tr("Choose all whose time has passed"), look, parent=self)
        self.reason = QLineEdit(self)
        self.remove = button(self.tr("Remove for good…"), look, role="primary", parent=self)
        self.close_button = button(self.tr("Close"), look, parent=self)
        self._build()
        self.months.setValue(kept_months(workspace.session))
        self._connect()
        self.show_cases()

    def _build(self) -> None:
        self.table.show_model(RecordTableModel(closed_columns(), lambda row: row.child_id))
        self.table.setAccessibleName(self.tr("Closed cases, the earliest first"))
        self.table.say_when_empty(self.tr("No case is closed."))
        self.months.setRange(0, MOST_MONTHS)
        self.months.setAccessibleName(self.tr("Months for which closed cases are kept"))
        self.months.setKeyboardTracking(False)
        self.reason.setPlaceholderText(self.tr("Why they are removed, for the certificate"))
        self.reason.setAccessibleName(self.tr("Why they are removed"))
        kept = QHBoxLayout()
        kept.setSpacing(Space.SNUG)
        kept.addWidget(label(self.tr("Closed cases are kept for"), parent=self))
        kept.addWidget(self.months)
        kept.addWidget(label(self.tr("months"), parent=self))
        kept.addStretch(1)
        kept.addWidget(self.choose_due)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.NORMAL)
        buttons.addWidget(self.reason, 1)
        buttons.addWidget(self.remove)
        buttons.addWidget(self.close_button)
        about = self.tr(
            "Your council says how long. The case system is the record that the law asks for; what "
            "is removed here is gone from this store alone."
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.ROOMY, Space.WIDE, Space.ROOMY)
        layout.setSpacing(Space.NORMAL)
        layout.addWidget(label(self.tr("Closed cases kept here"), "title", self))
        layout.addWidget(wrapping_label(about, "quiet", self))
        layout.addLayout(kept)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.chosen)
        layout.addLayout(buttons)

    def _connect(self) -> None:
        self.months.valueChanged.connect(self._keep_months)
        self.choose_due.clicked.connect(self.choose_all_due)
        self.remove.clicked.connect(self._ask)
        self.close_button.clicked.connect(self.reject)
        self.reason.textChanged.connect(self._show_chosen)
        self.table.selectionModel().selectionChanged.connect(self._show_chosen)
        can_write = not self._workspace.session.is_read_only
        self.months.setEnabled(can_write)
        self.reason.setEnabled(can_write)

    # Show

    @Slot()
    def show_cases(self) -> None:
        """Show what is closed now, with the days that follow from the set time."""
        casebook = self._workspace.casebook
        cases = list_closed(self._workspace.session, casebook.today, self.months.value())
        self.table.records.show_records(closed_rows(casebook, cases, casebook.today))
        self.choose_due.setEnabled(any(row.is_due for row in self.table.records.rows))
        self._show_chosen()

    @Slot()
    def choose_all_due(self) -> None:
        """Choose every case whose time has passed."""
        due = frozenset(row.child_id for row in self.table.records.rows if row.is_due)
        self.table.restore(replace(self.table.remember(), chosen=due))
        self.table.setFocus()

    @Slot()
    def _show_chosen(self) -> None:
        rows = self._rows()
        can_write = not self._workspace.session.is_read_only
        self.remove.setEnabled(bool(rows and self.reason.text().strip()) and can_write)
        self.chosen.setText(self._chosen_words(rows))

    def _chosen_words(self, rows: list[ClosedRow]) -> str:
        if not rows:
            words = self.tr("Choose the cases to remove: one by one with Ctrl, or all at once.")
            return words if self.table.records.rows else ""
        early = sum(not row.is_due for row in rows)
        parts = [self.tr("{} chosen.").format(count(len(rows), "case"))]
        if early:
            parts.append(self.tr("The time of {} has not passed.").format(count(early, "case")))
        return " ".join([*parts, self._backup_words()])

    def _backup_words(self) -> str:
        store, today = self._workspace.store_path, self._workspace.casebook.today
        held = len(list_backups(store, self._second))
        if not held:
            return self.tr("No backup holds them.")
        return self.tr("{} may hold them on; they go as new ones are made, the last by {}.").format(
            count(held, "backup"), day(gone_from_backups_by(today))
        )

    def _rows(self) -> list[ClosedRow]:
        return self.table.chosen_records()

    # Ask

    @Slot(int)
    def _keep_months(self, months: int) -> None:
        try:
            keep_for_months(self._workspace.session, months)
        except ExpectedError as error:
            show_problem(self, error)
        self.show_cases()

    @Slot()
    def _ask(self) -> None:
        rows = self._rows()
        ids = [row.child_id for row in rows]
        more = len(ids) - NAMED_AT_MOST
        named = ", ".join(ids[:NAMED_AT_MOST])
        named += self.tr(" and {} more").format(more) if more > 0 else ""
        ask_first(
            self,
            self.tr("Remove {} for good?").format(count(len(ids), "closed case")),
            self.tr(
                "{}: everything about them goes, with what the audit trail holds. It cannot be "
                "undone. {}"
            ).format(named, self._backup_words()),
            yes_words=self.tr("Remove for good"),
            do=partial(self._remove, ids, self.reason.text().strip()),
        )

    def _remove(self, ids: list[str], why: str) -> None:
        session, today, second = (
            self._workspace.session,
            self._workspace.casebook.today,
            self._second,
        )

        def work(_control: JobControl) -> Removal:
            with session.beside() as own:
                return remove_children(own, ids, today, why=why, second=second)

        self.remove.setEnabled(False)
        self._jobs.submit(work, self._done, self._failed, label=self.tr("Removing closed cases"))

    def _done(self, removal: Removal) -> None:
        self._workspace.forget()
        self.reason.clear()
        self.show_cases()
        self.removed.emit(removal)

    def _failed(self, error: ExpectedError) -> None:
        self._show_chosen()
        show_problem(self, error)
