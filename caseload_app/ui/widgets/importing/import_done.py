"""What an import did: in words, which dates became late by it, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from caseload_app.ui.models.importing.move_rows import MoveRow, move_columns, moves_in_sum
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.models.worker_rows import WorkerDate, worker_date_columns
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.record_list import build_table
from caseload_app.ui.widgets.text import button, label, wrapping_label
from caseload_app.ui.words import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings


class ImportDone(QWidget):
    """`opened` carries a date that was chosen; `undo_wanted` takes the import back."""

    opened = Signal(object)  # WorkerDate or MoveRow
    undo_wanted = Signal()
    finished = Signal()

    def __init__(self, look: Look, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label(role="heading", parent=self)
        self._words = wrapping_label(role="quiet", parent=self)
        self._undo = button(self.tr("Undo the import"), look, icon="undo", parent=self)
        self._finish = button(self.tr("Done"), look, role="primary", parent=self)
        self._late = label(role="heading", parent=self)
        model = RecordTableModel(worker_date_columns(), _identity)
        self.late = build_table("import late", model, look, settings)
        moved = RecordTableModel(move_columns(), lambda row: id(row.move))
        self.moved = build_table("import moves", moved, look, settings)
        self.tabs = QTabWidget(self)
        self._build()
        self._undo.clicked.connect(self._ask_undo)
        self._finish.clicked.connect(self._finish_up)
        self.late.opened.connect(self.opened)
        self.moved.opened.connect(self.opened)

    def _build(self) -> None:
        self.late.say_when_empty(self.tr("No date became late by this import."))
        self.moved.say_when_empty(self.tr("No date was met, moved or begun by this import."))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._title)
        texts.addWidget(self._words)
        top = QHBoxLayout()
        top.setSpacing(Space.SNUG)
        top.addLayout(texts, 1)
        top.addWidget(self._undo)
        top.addWidget(self._finish)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.NORMAL)
        layout.addLayout(top)
        late = QWidget(self.tabs)
        column = QVBoxLayout(late)
        column.setContentsMargins(0, Space.NORMAL, 0, 0)
        column.addWidget(self._late)
        column.addWidget(self.late, 1)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(late, self.tr("What became late"))
        self.tabs.addTab(self.moved, self.tr("Every date that moved"))
        layout.addWidget(self.tabs, 1)

    @property
    def words(self) -> str:
        return self._words.text()

    def show_moves(self, moves: Sequence[MoveRow]) -> None:
        """Show every date that was met, moved, began or ended, and how many of each."""
        self.moved.records.show_records(moves)
        counts = moves_in_sum(row.move for row in moves)
        every = self.tr("Every date that moved")
        self.tabs.setTabText(1, f"{every}: {counts}" if counts else every)

    def show_done(self, title: str, words: str, late: Sequence[WorkerDate]) -> None:
        self._title.setText(title)
        self._words.setText(words)
        became = self.tr("{} became late by it") if late else self.tr("What became late by it")
        self._late.setText(became.format(count(len(late), "date")))
        self.late.records.show_records(late)
        self._finish.setFocus()

    @Slot()
    def _ask_undo(self) -> None:
        self.undo_wanted.emit()

    @Slot()
    def _finish_up(self) -> None:
        self.finished.emit()


def _identity(row: WorkerDate) -> tuple[str, str, object]:
    return row.deadline.subject, row.deadline.rule.id, row.deadline.started_on
