"""Worker by week: how full each week is, and the list behind the chosen cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from caseload_app.domain.ahead.weeks import WeeksAhead, weeks_ahead
from caseload_app.ui.models.ahead.rows import (
    NOBODY,
    AheadRow,
    ahead_columns,
    ahead_rows,
    crunch_words,
    week_cells,
    week_heads,
    week_names,
)
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.page import Destination
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.ahead.grid_view import GridView
from caseload_app.ui.widgets.begins_at import BeginsAt
from caseload_app.ui.widgets.record_list import build_table
from caseload_app.ui.widgets.text import wrapping_label
from caseload_app.ui.words import day

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings


class WeeksView(BeginsAt):
    """`opened` carries a destination: the child or the worker behind a row."""

    opened = Signal(object)  # Destination

    def __init__(self, look: Look, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._casebook: Casebook | None = None
        self.ahead = WeeksAhead((), ())
        self._key = wrapping_label(role="quiet", parent=self)
        self._tight = wrapping_label(role="problem", parent=self)
        self.grid = GridView(self.tr("Workers by week"), look, self)
        self._title = wrapping_label(role="heading", parent=self)
        model = RecordTableModel(ahead_columns(), lambda row: row)
        self.table = build_table("dates of a week ahead", model, look, settings)
        self._build()
        self.grid.chosen.connect(self._show_cell)
        self.grid.opened.connect(self._to_table)
        self.table.opened.connect(self._open)

    def _build(self) -> None:
        self._key.setText(
            self.tr(
                "Dates and supervision in each week, darker the more there are for each day that "
                "the worker is there; a corner marks a crunch, and -2d two days away. A visit that "
                "comes back is laid out as if each were done when due."
            )
        )
        self.table.say_when_empty(self.tr("Nothing falls in this week."))
        below = QWidget(self)
        column = QVBoxLayout(below)
        column.setContentsMargins(0, Space.SNUG, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addWidget(self._title)
        column.addWidget(self.table, 1)
        both = QSplitter(Qt.Orientation.Vertical, self)
        both.addWidget(self.grid)
        both.addWidget(below)
        both.setStretchFactor(0, 3)
        both.setStretchFactor(1, 2)
        both.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.NORMAL, 0, 0)
        layout.setSpacing(Space.SNUG)
        layout.addWidget(self._tight)
        layout.addWidget(self._key)
        layout.addWidget(both, 1)
        self.setFocusProxy(self.grid)

    @property
    def tight_words(self) -> str:
        """Give what is said about the tightest weeks."""
        return self._tight.text()

    @property
    def title(self) -> str:
        """Give the title of the list behind the cell."""
        return self._title.text()

    def show_casebook(self, casebook: Casebook) -> None:
        """Lay the weeks out anew; the chosen cell stays chosen."""
        self._casebook = casebook
        before = self.grid.current or (0, 0)
        self.ahead = weeks_ahead(casebook)
        cells = week_cells(self.ahead)
        self.grid.grid.show_grid(week_heads(self.ahead), week_names(self.ahead), cells)
        self._tight.setText(crunch_words(self.ahead))
        self._tight.setProperty("role", "problem" if self.ahead.crunches else "quiet")
        if self.ahead.rows:
            self.grid.choose(min(before[0], len(self.ahead.rows) - 1), before[1])
        self.grid.updateGeometry()

    @Slot(int, int)
    def _show_cell(self, row: int, column: int) -> None:
        if self._casebook is None:
            return
        cell = self.ahead.rows[row].cells[column]
        week = day(cell.monday)
        self._title.setText(f"{cell.worker or NOBODY}, week from {week}. {cell.words}")
        self.table.records.show_records(ahead_rows(self._casebook, cell))

    @Slot(int, int)
    def _to_table(self, row: int, column: int) -> None:
        del row, column
        self.table.setFocus()
        if self.table.records.rows:
            self.table.selectRow(0)

    @Slot(object)
    def _open(self, row: object) -> None:
        if isinstance(row, AheadRow):
            child = Destination("child", row.child_id)
            self.opened.emit(child if row.child_id else Destination("worker", row.who))
