"""Who held whom: per worker and per child, and the plans that were applied."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from caseload_app.domain.allocation.history import WorkerHistory
from caseload_app.ui.models.allocation.history_rows import (
    HistoryRow,
    applied_words,
    history_columns,
    history_rows,
    worker_history_columns,
    worker_history_rows,
)
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.record_list import Choice, ListWords, RecordList, build_table
from caseload_app.ui.widgets.text import button, label
from caseload_app.ui.words import count

if TYPE_CHECKING:
    from caseload_app.domain.capacity.kept import AppliedScenario
    from caseload_app.domain.casebook import Casebook
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings

WORDS = ListWords("child", "Child or worker", "Nobody matches. Clear the search or the choice.")


class HistoryView(QWidget):
    """`opened` carries the ID of a child, `undone` the applied plan that is taken back."""

    opened = Signal(str)
    undone = Signal(object)

    def __init__(self, look: Look, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._applied: AppliedScenario | None = None
        workers = RecordTableModel(worker_history_columns(), lambda row: row.worker)
        self.workers = build_table("allocation history workers", workers, look, settings)
        children = RecordTableModel(history_columns(), lambda row: row.history.child_id)
        table = build_table("allocation history", children, look, settings)
        self.list = RecordList(table, WORDS, CHOICES, look, self)
        self.applied = label(role="quiet", parent=self)
        self.undo = button(self.tr("Take it back"), look, icon="undo", parent=self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.workers.setAccessibleName(self.tr("Allocation history, worker by worker"))
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.addWidget(self.workers)
        split.addWidget(self.list)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(Space.NORMAL)
        line = QHBoxLayout()
        line.addWidget(self.applied, 1)
        line.addWidget(self.undo)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.NORMAL, 0, 0)
        layout.addLayout(line)
        layout.addWidget(split, 1)
        self.list.show_options("kind", STATES)

    def _connect(self) -> None:
        self.workers.chosen.connect(self._narrow)
        self.list.opened.connect(self._open)
        self.undo.clicked.connect(partial(self._undo))

    def show_casebook(self, casebook: Casebook) -> None:
        with QSignalBlocker(self.workers):
            self.workers.records.show_records(worker_history_rows(casebook))
        self.list.model.show_records(history_rows(casebook))
        plans = casebook.capacity.scenarios
        self._applied = next((one for one in reversed(plans) if one.undone_on is None), None)
        self.applied.setText(
            applied_words(plans[-1]) if plans else self.tr("No plan was applied here yet.")
        )
        if self._applied is not None:
            more = count(len(plans), "plan")
            self.applied.setText(
                self.tr("{} ({} in all).").format(applied_words(self._applied), more)
            )
        self.undo.setVisible(self._applied is not None)

    @Slot(object)
    def _narrow(self, row: object) -> None:
        """Show the children of the worker that is chosen."""
        if isinstance(row, WorkerHistory):
            self.list.search.setText(row.worker)

    @Slot(object)
    def _open(self, row: object) -> None:
        if isinstance(row, HistoryRow):
            self.opened.emit(row.history.child_id)

    def _undo(self, _checked: bool = False) -> None:
        if self._applied is not None:
            self.undone.emit(self._applied)


def _is_kind(row: HistoryRow, kind: str) -> bool:
    return kind in row.kinds


STATES = (
    ("", "Every open case"),
    ("long", "Long-held"),
    ("many", "Two or more changes of worker in a year"),
)
CHOICES = (Choice("kind", "Which cases", _is_kind),)
