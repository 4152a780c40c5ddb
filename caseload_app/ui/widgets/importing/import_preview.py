"""What an import would do, seen before it is done: changes, names, teams, sheets and problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QTabWidget, QVBoxLayout, QWidget

from caseload_app.ui.models.importing.difference_rows import team_row_columns
from caseload_app.ui.models.importing.import_reading import has_own_list
from caseload_app.ui.models.importing.import_rows import (
    preview_words,
    problem_columns,
    problem_rows,
    sheet_columns,
    sheet_rows,
)
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.elided_label import ElidedLabel
from caseload_app.ui.widgets.importing.import_difference import DifferencePanel
from caseload_app.ui.widgets.importing.import_people import NamesPanel
from caseload_app.ui.widgets.record_list import build_table
from caseload_app.ui.widgets.text import button, label, wrapping_label
from caseload_app.ui.words import count

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.ui.look import Look
    from caseload_app.ui.models.importing.import_reading import Reading
    from caseload_app.ui.settings import Settings

_BAR_LETTERS = 44
_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class ImportPreviewPanel(QWidget):
    """Show a preview; `wanted` says to import it, `given_up` to leave it, `opened` a child's ID."""

    wanted = Signal()
    given_up = Signal()
    opened = Signal(str)
    columns_wanted = Signal()
    print_wanted = Signal()
    refused_wanted = Signal()
    names_decided = Signal(object)  # list[NameAnswer]

    def __init__(self, look: Look, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel(role="heading", parent=self)
        self._words = wrapping_label(role="quiet", parent=self)
        self._doubts = wrapping_label(role="problem", parent=self)
        self.names_first = button("", look, icon="team", role="link", parent=self)
        self._import = button(self.tr("Import"), look, icon="check", role="primary", parent=self)
        self._import.setShortcut("Ctrl+Return")
        self._import.setToolTip(self.tr("Write what is ticked (Ctrl+Return)"))
        self._cancel = button(self.tr("Cancel"), look, parent=self)
        self._columns = button(self.tr("Columns…"), look, icon="columns", parent=self)
        self._columns.setToolTip(self.tr("See which column was taken for what, and change it"))
        self._print = button(self.tr("Print…"), look, icon="print", parent=self)
        self._print.setToolTip(self.tr("Print what would change"))
        self.tabs = QTabWidget(self)
        self.changes = DifferencePanel(look, settings, self)
        self.names = NamesPanel(look, self)
        teams = RecordTableModel(team_row_columns(), lambda row: row.team)
        self.teams = build_table("import teams", teams, look, settings)
        sheets = RecordTableModel(sheet_columns(), lambda row: (row.report.file, row.report.name))
        self.sheets = build_table("import sheets", sheets, look, settings)
        problems = RecordTableModel(problem_columns(), lambda row: (row.sheet, row.problem))
        self.problems = build_table("import problems", problems, look, settings)
        self._save_refused = button(
            self.tr("Save as a workbook…"), look, icon="export", role="link", parent=self
        )
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        wrong = QWidget(self)
        column = QVBoxLayout(wrong)
        column.setContentsMargins(0, Space.TIGHT, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addWidget(self._save_refused, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.problems, 1)
        for tab in (self.changes, self.names, self.teams, self.sheets, wrong):
            self.tabs.addTab(tab, "")
        tip = self.tr("The rows as they stand in your file, each with what is wrong and the fix")
        self._save_refused.setToolTip(tip)
        self.teams.say_when_empty(self.tr("No open child of any team is named in these lists."))
        self.problems.say_when_empty(self.tr("Every row and every cell could be read."))
        top = QHBoxLayout()
        top.setSpacing(Space.SNUG)
        top.addWidget(self._title, 1)
        for one in (self._columns, self._print, self._cancel, self._import):
            top.addWidget(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.TIGHT)
        layout.addLayout(top)
        for words in (self._words, self._doubts):
            layout.addWidget(words)
        layout.addWidget(self.names_first, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        self._import.clicked.connect(self._ask_import)
        self._columns.clicked.connect(self._ask_columns)
        self._cancel.clicked.connect(self._give_up)
        self._print.clicked.connect(self._ask_print)
        self._save_refused.clicked.connect(self._ask_refused)
        self.names.decided.connect(self.names_decided)
        self.names_first.clicked.connect(self._show_names)
        self.changes.opened.connect(self.opened)
        self.changes.choice_changed.connect(self._show_choice)

    # Show

    @property
    def title(self) -> str:
        return self._title.text()

    @property
    def words(self) -> str:
        return self._words.text()

    @property
    def doubts(self) -> str:
        return self._doubts.text()

    @property
    def can_import(self) -> bool:
        return self._import.isEnabled()

    def show_reading(self, reading: Reading, casebook: Casebook) -> None:
        prepared, plan = reading.prepared, reading.prepared.plan
        difference = reading.difference
        problems = problem_rows(plan)
        self._columns.setVisible(has_own_list(plan))
        self._print.setVisible(bool(difference.groups))
        self._title.show_words(", ".join(file.path.name for file in prepared.files))
        self._words.setText(preview_words(plan))
        self._doubts.setText(" ".join(difference.doubts))
        self._doubts.setVisible(bool(difference.doubts))
        self.changes.show_difference(difference, plan, casebook)
        self.names.show_names(reading.people, reading.teams)
        self.teams.records.show_records(difference.teams)
        self.sheets.records.show_records(sheet_rows(plan))
        self.problems.records.show_records(problems)
        self._save_refused.setVisible(bool(problems))
        self._show_tabs(len(self.names.rows), len(plan.sheets), len(problems))
        self._show_choice()
        (self._import if self.can_import else self._cancel).setFocus()

    @Slot()
    def _show_names(self) -> None:
        self.tabs.setCurrentWidget(self.names)
        self.names.start()

    def _show_tabs(self, names: int, sheets: int, problems: int) -> None:
        first = self.tr("{} may be one worker or team spelt twice: decide them first")
        self.names_first.setText(first.format(count(names, "name")))
        self.names_first.setVisible(bool(names))
        titles = (
            self.tr("What would change"),
            self.tr("Names ({})").format(names),
            self.tr("File complete?"),
            self.tr("Sheets ({})").format(sheets),
            self.tr("Problems ({})").format(problems),
        )
        for at, title in enumerate(titles):
            self.tabs.setTabText(at, title)
        self.tabs.setCurrentIndex(0)

    @Slot()
    def _show_choice(self) -> None:
        is_any = bool(self.changes.accepted)
        self._import.setEnabled(is_any)
        nothing = self.tr("There is nothing to import: no change is taken")
        self._import.setToolTip("" if is_any else nothing)

    # Ask

    @Slot()
    def _ask_import(self) -> None:
        self.wanted.emit()

    @Slot()
    def _ask_columns(self) -> None:
        self.columns_wanted.emit()

    @Slot()
    def _ask_print(self) -> None:
        self.print_wanted.emit()

    @Slot()
    def _ask_refused(self) -> None:
        self.refused_wanted.emit()

    @Slot()
    def _give_up(self) -> None:
        self.given_up.emit()


class ImportWorking(QWidget):
    """What is shown while a file is read or written: what is going on, and a way out."""

    given_up = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = label(role="heading", parent=self)
        more = self.tr("You can go on working on other pages meanwhile.")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(self.fontMetrics().averageCharWidth() * _BAR_LETTERS)
        self._cancel = button(self.tr("Stop"), look, parent=self)
        layout = QVBoxLayout(self)
        layout.setSpacing(Space.SNUG)
        layout.addStretch(2)
        for widget in (self._words, self.bar, label(more, "quiet", self), self._cancel):
            layout.addWidget(widget, 0, _MIDDLE)
        layout.addStretch(3)
        self._cancel.clicked.connect(self._give_up)

    def say(self, words: str) -> None:
        self._words.setText(words)
        self.bar.setAccessibleName(words)
        self.bar.setRange(0, 0)

    @Slot(int, int)
    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is; at its end, or without a total, only that it goes on."""
        self.bar.setRange(0, total if done < total else 0)
        self.bar.setValue(done)

    @Slot()
    def _give_up(self) -> None:
        self.given_up.emit()
