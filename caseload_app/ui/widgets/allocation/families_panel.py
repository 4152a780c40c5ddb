"""The left of the board: whose families are listed, the list, and who could take one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QSplitter, QVBoxLayout, QWidget

from caseload_app.domain.allocation.suggesting import suggest
from caseload_app.ui.models.allocation.waiting_rows import (
    FamilyRow,
    waiting_columns,
    waiting_rows,
)
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.allocation.board_tables import WaitingTable
from caseload_app.ui.widgets.allocation.plan_changes import PlanChanges

if TYPE_CHECKING:
    from caseload_app.domain.allocation.figures import Standing
    from caseload_app.domain.allocation.scenario import Scenario
    from caseload_app.domain.casebook import Casebook
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings

UPPER, LOWER = 3, 2


class FamiliesPanel(QSplitter):
    """`whose_changed` says that the families of somebody else are wanted."""

    whose_changed = Signal()

    def __init__(self, look: Look, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.whose = QComboBox(self)
        self.table = WaitingTable("allocation waiting", look, settings, self)
        self.table.show_model(RecordTableModel(waiting_columns(), lambda row: row.family.key))
        self.changes = PlanChanges(look, self)
        self._build()
        self.whose.currentIndexChanged.connect(self.whose_changed)

    def _build(self) -> None:
        self.table.set_up_drag()
        self.table.say_when_empty(self.tr("Every child has a worker."))
        self.table.setAccessibleName(self.tr("Families to give"))
        self.whose.setAccessibleName(self.tr("Whose families are listed"))
        upper = QWidget(self)
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addWidget(self.whose)
        column.addWidget(self.table, 1)
        self.addWidget(upper)
        self.addWidget(self.changes)
        self.setStretchFactor(0, UPPER)
        self.setStretchFactor(1, LOWER)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(Space.SNUG)

    @property
    def holder(self) -> str:
        """Give the worker whose families are listed; empty for those who wait."""
        return self.whose.currentData() or ""

    @property
    def row(self) -> FamilyRow | None:
        """Give the family that is chosen."""
        row = self.table.current_record()
        return row if isinstance(row, FamilyRow) else None

    def row_of(self, key: str) -> FamilyRow | None:
        rows = (row for row in self.table.records.records if isinstance(row, FamilyRow))
        return next((row for row in rows if row.family.key == key), None)

    def show_whose(self, key: str) -> None:
        """List the families of a worker, or those who wait with the family of a child chosen."""
        self.whose.setCurrentIndex(max(0, self.whose.findData(key)))
        rows = (row for row in self.table.records.records if isinstance(row, FamilyRow))
        row = next((row for row in rows if key in row.family.children), None)
        if row is not None:
            self.table.choose(row.family.key)

    def show_casebook(self, casebook: Casebook) -> None:
        holders = sorted({one.worker for one in casebook.open_children()} - {""}, key=str.casefold)
        chosen = self.holder
        with QSignalBlocker(self.whose):
            self.whose.clear()
            self.whose.addItem(self.tr("Waiting for a worker"), "")
            for name in holders:
                self.whose.addItem(self.tr("Held by {}").format(name), name)
            self.whose.setCurrentIndex(max(0, self.whose.findData(chosen)))
        self.changes.show_casebook(casebook)

    def show_families(self, casebook: Casebook, scenario: Scenario, after: Standing) -> None:
        with QSignalBlocker(self.table):
            self.table.records.show_records(waiting_rows(casebook, scenario, self.holder))
            if not self.table.currentIndex().isValid() and self.table.records.rows:
                self.table.selectRow(0)
        self.show_suggestions(after)

    def show_suggestions(self, after: Standing) -> None:
        """Say who could take the chosen family."""
        row, shown = self.row, self.changes.suggestions
        if row is None:
            shown.show_suggestions("", ())
        else:
            shown.show_suggestions(row.said, suggest(after, row.family))

    def to_next(self) -> None:
        """Go on to the first family that nobody is given yet."""
        rows = self.table.records.rows
        at = next((at for at, row in enumerate(rows) if not row.given_to), None)
        if at is not None:
            self.table.selectRow(at)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
