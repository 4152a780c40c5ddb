"""Oversight between sessions: every child, never discussed first, then the longest ago."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.models.supervision.supervisor_rows import (
    DUE,
    LATE,
    NEVER,
    OversightRow,
    oversight_columns,
    oversight_rows,
)
from caseload_app.ui.page import Destination
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.begins_at import BeginsAt
from caseload_app.ui.widgets.record_list import (
    Choice,
    ListWords,
    RecordList,
    build_table,
    options_of,
)

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings

WORDS = ListWords(
    "child",
    "Child, worker or decision",
    "No child matches. Clear the search or the choices to see every child.",
)
STATES = (
    ("", "Every child"),
    (LATE, "A look is late"),
    (DUE, "Late or due soon"),
    (NEVER, "Never discussed"),
)


class OversightView(BeginsAt):
    """`opened` carries where a row leads: the child's card, where a decision takes 15 seconds."""

    opened = Signal(object)  # Destination

    def __init__(self, look: Look, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        model = RecordTableModel(oversight_columns(), lambda row: row.oversight.child_id)
        table = build_table("oversight", model, look, settings)
        self.list = RecordList(table, WORDS, CHOICES, look, self)
        self.list.show_options("state", STATES)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.NORMAL, 0, 0)
        layout.addWidget(self.list)
        self.list.opened.connect(self._open)
        self.setFocusProxy(self.list)

    def show_casebook(self, casebook: Casebook) -> None:
        rows = oversight_rows(casebook)
        workers = [row.oversight.worker for row in rows]
        self.list.show_options("worker", options_of(workers, self.tr("Every worker")))
        self.list.model.show_records(rows)

    @Slot(object)
    def _open(self, row: object) -> None:
        if isinstance(row, OversightRow):
            self.opened.emit(Destination("child", row.oversight.child_id))


def _is_in_state(row: OversightRow, state: str) -> bool:
    return state in row.kinds


def _is_of(row: OversightRow, worker: str) -> bool:
    return row.oversight.worker == worker


CHOICES = (
    Choice("state", "How it stands", _is_in_state),
    Choice("worker", "Worker", _is_of),
)
