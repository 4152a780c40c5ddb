"""The register of a year: who was supervised when; the year is chosen here, and printed."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from caseload_app.domain.supervision.register import (
    RegisterRow,
    register_starts,
    supervision_register,
)
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.models.supervision.register_rows import KEY, register_columns, register_facts
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.begins_at import BeginsAt
from caseload_app.ui.widgets.fact_strip import FactStrip
from caseload_app.ui.widgets.record_list import build_table
from caseload_app.ui.widgets.text import button, wrapping_label
from caseload_app.ui.words import MONTH_NAMES

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.supervision.register import Register
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings

NO_MONTHS = tuple(date(2000, month, 1) for month in range(1, 13))
"""What the grid is built for before the first register gives its own months."""


class RegisterView(BeginsAt):
    """`asked` names a command; `opened` carries the worker whose year was opened."""

    asked = Signal(str)
    opened = Signal(str)

    def __init__(self, look: Look, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._casebook: Casebook | None = None
        self.year = QComboBox(self)
        self.facts = FactStrip(look, self)
        grid = RecordTableModel(register_columns(NO_MONTHS), lambda row: row.worker)
        self.table = build_table("supervision register", grid, look, settings)
        self._calendar = button(self.tr("Calendar file"), look, icon="calendar", parent=self)
        self._print = button(self.tr("Print"), look, icon="print", parent=self)
        self._build()
        self.year.currentIndexChanged.connect(self._show_year)
        self.table.opened.connect(self._open)
        self._calendar.clicked.connect(partial(self._ask, "file.calendar"))
        self._print.clicked.connect(partial(self._ask, "print.register"))

    def _build(self) -> None:
        self.year.setAccessibleName(self.tr("Which year"))
        self._print.setAccessibleName(self.tr("Print the register"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.NORMAL, 0, 0)
        column.setSpacing(Space.SNUG)
        top = QHBoxLayout()
        top.setSpacing(Space.SNUG)
        top.addWidget(self.facts, 1)
        for one in (self.year, self._calendar, self._print):
            top.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(wrapping_label(KEY, "small", self))
        self.setFocusProxy(self.table)

    # Show

    def show_casebook(self, casebook: Casebook) -> None:
        """Show the year that is chosen."""
        self._casebook = casebook
        chosen = self.first
        with QSignalBlocker(self.year):
            self.year.clear()
            self.year.addItem(self.tr("Last twelve months"), None)
            for first in register_starts(casebook):
                self.year.addItem(year_words(first), first)
            self.year.setCurrentIndex(max(0, self.year.findData(chosen)) if chosen else 0)
        self._show(supervision_register(casebook, self.first))

    @property
    def first(self) -> date | None:
        """Give the first month of the chosen year; None for the last twelve months."""
        first = self.year.currentData()
        return first if isinstance(first, date) else None

    @property
    def worker(self) -> str:
        row = self.table.current_record()
        return row.worker if isinstance(row, RegisterRow) else ""

    def _show(self, register: Register) -> None:
        grid = self.table.records
        grid.columns = register_columns(register.months)
        grid.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(grid.columns) - 1)
        grid.show_records(register.rows)
        self.facts.show_facts(register_facts(register))

    @Slot()
    def _show_year(self) -> None:
        if self._casebook is not None:
            self._show(supervision_register(self._casebook, self.first))

    # Ask

    @Slot(object)
    def _open(self, row: object) -> None:
        if isinstance(row, RegisterRow):
            self.opened.emit(row.worker)

    def _ask(self, command: str, _checked: bool = False) -> None:
        self.asked.emit(command)


def year_words(first: date) -> str:
    """Say a year by its first month: `2026`, or `Apr 2025 to Mar 2026`."""
    if first.month == 1:
        return str(first.year)
    last = MONTH_NAMES[first.month - 2]
    return f"{MONTH_NAMES[first.month - 1]} {first.year} to {last} {first.year + 1}"
