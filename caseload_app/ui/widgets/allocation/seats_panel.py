"""The right of the board: everybody before and after, and in words what the plan changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseload_app.ui.models.allocation.board_rows import board_columns, changed_words, seat_rows
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.allocation.board_tables import BoardTable
from caseload_app.ui.widgets.text import wrapping_label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from caseload_app.domain.allocation.figures import BoardRow
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings


class SeatsPanel(QWidget):
    """`opened` carries the row of a worker, `given` the key of a family and a worker's name."""

    opened = Signal(object)
    given = Signal(str, str)
    left = Signal()

    def __init__(self, look: Look, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tables = [_table(look, settings, name, self) for name in TABLES]
        self.table = self._tables[0]
        self.effect = wrapping_label("", "quiet", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.TIGHT)
        for table in self._tables:
            layout.addWidget(table, 1)
            table.opened.connect(self.opened)
            table.given.connect(self.given)
            table.left.connect(self.left)
        layout.addWidget(self.effect)

    def show_rows(
        self, rows: list[BoardRow], knows: Mapping[str, str], *, with_points: bool
    ) -> None:
        self.table = self._tables[with_points]
        for table in self._tables:
            table.setVisible(table is self.table)
        self.table.records.show_records(seat_rows(rows, knows))
        moved = [changed_words(row) for row in rows if row.came or row.went]
        self.effect.setText(" ".join(moved))
        self.effect.setVisible(bool(moved))


TABLES = ("allocation", "allocation points")


def _table(look: Look, settings: Settings, name: str, parent: QWidget) -> BoardTable:
    made = BoardTable(name, look, settings, parent)
    columns = board_columns(with_points=name == TABLES[1])
    made.show_model(RecordTableModel(columns, lambda row: row.name))
    made.set_up_drop()
    made.setAccessibleName("The team, before and after")
    return made
