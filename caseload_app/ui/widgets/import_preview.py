"""What an import would do, seen before it is done: changes, sheets and problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTabWidget, QVBoxLayout, QWidget

from caseload_app.ui.models.import_changes import (
    ChangeLine,
    ChangeRow,
    change_line_columns,
    change_row_columns,
    change_rows,
)
from caseload_app.ui.models.import_reading import has_own_list
from caseload_app.ui.models.import_rows import (
    preview_words,
    problem_columns,
    problem_rows,
    sheet_columns,
    sheet_rows,
)
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.elided_label import ElidedLabel
from caseload_app.ui.widgets.record_list import build_table
from caseload_app.ui.widgets.text import button, label, wrapping_label

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.ui.look import Look
    from caseload_app.ui.models.import_reading import Reading
    from caseload_app.ui.settings import Settings

GROUPS_SHARE, LINES_SHARE = 2, 3
_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class ImportPreviewPanel(QWidget):
    """Show a preview; `wanted` says to import it, `given_up` to leave it, `opened` a child's ID."""

    wanted = Signal()
    given_up = Signal()
    opened = Signal(str)
    columns_wanted = Signal()

    def __init__(self, look: Look, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel(role="heading", parent=self)
        self._words = wrapping_label(role="quiet", parent=self)
        self._import = button(self.tr("Import"), look, icon="check", role="primary", parent=self)
        self._cancel = button(self.tr("Cancel"), look, parent=self)
        self._columns = button(self.tr("Columns…"), look, icon="columns", parent=self)
        self._columns.setToolTip(self.tr("See which column was taken for what, and change it"))
        self.tabs = QTabWidget(self)
        groups = RecordTableModel(change_row_columns(), lambda row: row.what)
        self.groups = build_table("import changes", groups, look, settings)
        lines = RecordTableModel(change_line_columns(), lambda line: (line.who, line.what))
        self.lines = build_table("import change lines", lines, look, settings)
        sheets = RecordTableModel(sheet_columns(), lambda row: (row.report.file, row.report.name))
        self.sheets = build_table("import sheets", sheets, look, settings)
        problems = RecordTableModel(problem_columns(), lambda row: (row.sheet, row.problem))
        self.problems = build_table("import problems", problems, look, settings)
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        changes = QSplitter(self)
        changes.addWidget(self.groups)
        changes.addWidget(self.lines)
        changes.setStretchFactor(0, GROUPS_SHARE)
        changes.setStretchFactor(1, LINES_SHARE)
        changes.setChildrenCollapsible(False)
        self.tabs.addTab(changes, "")
        self.tabs.addTab(self.sheets, "")
        self.tabs.addTab(self.problems, "")
        nothing = self.tr("Nothing would change: the store already holds all of this.")
        self.groups.say_when_empty(nothing)
        self.lines.say_when_empty(self.tr("Choose a kind of change to see whom it is about."))
        self.problems.say_when_empty(self.tr("Every row and every cell could be read."))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._title)
        texts.addWidget(self._words)
        top = QHBoxLayout()
        top.setSpacing(Space.SNUG)
        top.addLayout(texts, 1)
        top.addWidget(self._columns)
        top.addWidget(self._cancel)
        top.addWidget(self._import)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.NORMAL)
        layout.addLayout(top)
        layout.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        self._import.clicked.connect(self._ask_import)
        self._columns.clicked.connect(self._ask_columns)
        self._cancel.clicked.connect(self._give_up)
        self.groups.chosen.connect(self._show_group)
        self.lines.opened.connect(self._open_line)

    # Show

    @property
    def title(self) -> str:
        return self._title.text()

    @property
    def words(self) -> str:
        return self._words.text()

    @property
    def can_import(self) -> bool:
        return self._import.isEnabled()

    def show_reading(self, reading: Reading, casebook: Casebook) -> None:
        prepared, plan = reading.prepared, reading.prepared.plan
        self._columns.setVisible(has_own_list(plan))
        changes = change_rows(plan, casebook)
        problems = problem_rows(plan)
        self._title.show_words(", ".join(file.path.name for file in prepared.files))
        self._words.setText(preview_words(plan))
        self._import.setEnabled(not plan.is_empty)
        self._import.setToolTip(
            self.tr("There is nothing to import: nothing would change") if plan.is_empty else ""
        )
        self.groups.records.show_records(changes)
        self.sheets.records.show_records(sheet_rows(plan))
        self.problems.records.show_records(problems)
        self.tabs.setTabText(0, self.tr("What would change"))
        self.tabs.setTabText(1, self.tr("Sheets ({})").format(len(plan.sheets)))
        self.tabs.setTabText(2, self.tr("Problems ({})").format(len(problems)))
        self.tabs.setCurrentIndex(0)
        self.lines.records.show_records([])
        if changes:
            self.groups.selectRow(0)
            self._show_group(self.groups.current_record())
        (self._cancel if plan.is_empty else self._import).setFocus()

    @Slot(object)
    def _show_group(self, group: object) -> None:
        self.lines.records.show_records(group.lines if isinstance(group, ChangeRow) else [])

    # Ask

    @Slot()
    def _ask_import(self) -> None:
        self.wanted.emit()

    @Slot()
    def _ask_columns(self) -> None:
        self.columns_wanted.emit()

    @Slot()
    def _give_up(self) -> None:
        self.given_up.emit()

    @Slot(object)
    def _open_line(self, line: object) -> None:
        if isinstance(line, ChangeLine) and line.child_id:
            self.opened.emit(line.child_id)


class ImportWorking(QWidget):
    """What is shown while a file is read or written: what is going on, and a way out."""

    given_up = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = label(role="heading", parent=self)
        more = self.tr("You can go on working on other pages meanwhile.")
        self._cancel = button(self.tr("Stop"), look, parent=self)
        layout = QVBoxLayout(self)
        layout.setSpacing(Space.SNUG)
        layout.addStretch(2)
        for widget in (self._words, label(more, "quiet", self), self._cancel):
            layout.addWidget(widget, 0, _MIDDLE)
        layout.addStretch(3)
        self._cancel.clicked.connect(self._give_up)

    def say(self, words: str, *, can_stop: bool) -> None:
        self._words.setText(words)
        self._cancel.setVisible(can_stop)

    @Slot()
    def _give_up(self) -> None:
        self.given_up.emit()
