"""An import of some while ago: its files, counts and mapping, and what it changed, read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTabWidget, QVBoxLayout, QWidget

from caseload_app.domain.wording import long_day
from caseload_app.services.differences import KeptDifference, past_difference
from caseload_app.services.import_history import (
    PastImport,
    latest_standing,
    past_sheets,
)
from caseload_app.ui.models.importing.difference_paper import difference_html, paper_of_past
from caseload_app.ui.models.importing.difference_rows import (
    GroupRow,
    LineRow,
    line_rows,
    names_of,
    past_group_columns,
    past_line_columns,
    team_row_columns,
)
from caseload_app.ui.models.importing.import_rows import past_sheet_columns, past_words
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.elided_label import ElidedLabel
from caseload_app.ui.widgets.print_job import Footer, Paper, preview
from caseload_app.ui.widgets.record_list import build_table
from caseload_app.ui.widgets.text import button, wrapping_label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings

GROUPS_LETTERS = 42


class PastImportPanel(QWidget):
    """`given_up` leaves it, `undo_wanted` takes it back; `opened` carries a child's ID."""

    given_up = Signal()
    undo_wanted = Signal()
    opened = Signal(str)

    def __init__(
        self, workspace: Workspace, look: Look, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._kept: KeptDifference | None = None
        self._names: Mapping[str, str] = {}
        self.dialog: QPrintPreviewDialog | None = None
        self._title = ElidedLabel(role="heading", parent=self)
        self._words = wrapping_label(role="quiet", parent=self)
        self._print = button(self.tr("Print…"), look, icon="print", parent=self)
        self.undo = button(self.tr("Undo the import"), look, icon="undo", parent=self)
        self.back = button(self.tr("Back"), look, icon="back", parent=self)
        self.tabs = QTabWidget(self)
        groups = RecordTableModel(past_group_columns(), lambda row: row.group.id)
        self.groups = build_table("past import changes", groups, look, settings)
        lines = RecordTableModel(past_line_columns(), lambda line: line.row.id)
        self.lines = build_table("past import lines", lines, look, settings)
        teams = RecordTableModel(team_row_columns(), lambda row: row.team)
        self.teams = build_table("past import teams", teams, look, settings)
        sheets = RecordTableModel(past_sheet_columns(), lambda row: (row.file, row.name))
        self.sheets = build_table("past import sheets", sheets, look, settings)
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        self.groups.say_when_empty(self.tr("What this import changed was not kept row by row."))
        self.lines.say_when_empty(self.tr("Choose a kind of change to see whom it was about."))
        self.teams.say_when_empty(self.tr("This import named no open child of any team."))
        self.groups.setMinimumWidth(self.fontMetrics().averageCharWidth() * GROUPS_LETTERS)
        both = QSplitter(self.tabs)
        both.addWidget(self.groups)
        both.addWidget(self.lines)
        both.setStretchFactor(0, 2)
        both.setStretchFactor(1, 3)
        both.setChildrenCollapsible(False)
        both.setHandleWidth(Space.NORMAL)
        for tab, title in (
            (both, self.tr("What changed")),
            (self.teams, self.tr("File complete?")),
            (self.sheets, self.tr("Sheets and columns")),
        ):
            self.tabs.addTab(tab, title)
        top = QHBoxLayout()
        top.setSpacing(Space.SNUG)
        top.addWidget(self._title, 1)
        for one in (self._print, self.undo, self.back):
            top.addWidget(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.SNUG)
        layout.addLayout(top)
        layout.addWidget(self._words)
        layout.addWidget(self.tabs, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self._give_up)
        self._print.clicked.connect(self._show_paper)
        self.undo.clicked.connect(self._ask_undo)
        self.groups.chosen.connect(self._show_group)
        self.lines.opened.connect(self._open_line)

    # Show

    @property
    def words(self) -> str:
        return self._words.text()

    def show_past(self, past: PastImport) -> None:
        """Show one import as it was."""
        session = self._workspace.session
        self._kept = kept = past_difference(session, past.import_id)
        self._names = names_of(self._workspace.casebook)
        self._title.show_words(", ".join(past.files))
        self._words.setText(past_words(past))
        groups = kept.groups if kept is not None else ()
        rows = [GroupRow(one.group, 0, one.number) for one in groups]
        self.groups.records.show_records(rows)
        self.teams.records.show_records(kept.teams if kept is not None else [])
        self.sheets.records.show_records(past_sheets(session, past.import_id))
        self._print.setVisible(bool(rows))
        self.undo.setVisible(past.import_id == latest_standing(session))
        self.tabs.setCurrentIndex(0)
        if rows:
            self.groups.selectRow(0)
        self._show_group(self.groups.current_record())
        self.back.setFocus()

    @Slot(object)
    def _show_group(self, chosen: object) -> None:
        group = chosen.group if isinstance(chosen, GroupRow) else None
        lines = line_rows(group, (), self._names) if group is not None else []
        self.lines.records.show_records(lines)

    @property
    def paper(self) -> str:
        """Give what this import changed as it is printed."""
        if self._kept is None:
            return ""
        words = f"{self._title.text()}. {self.words}"
        title = self.tr("What the import changed")
        return difference_html(paper_of_past(title, words, self._kept, self._workspace.casebook))

    # Ask

    @Slot()
    def _show_paper(self) -> None:
        as_at = self.tr("As at {}").format(long_day(self._workspace.casebook.today))
        title = self.tr("What the import changed")
        self.dialog = preview(Paper(title, self.paper, Footer(as_at)), self.window())

    @Slot()
    def _ask_undo(self) -> None:
        self.undo_wanted.emit()

    @Slot()
    def _give_up(self) -> None:
        self.given_up.emit()

    @Slot(object)
    def _open_line(self, line: object) -> None:
        if isinstance(line, LineRow) and line.row.child_id:
            self.opened.emit(line.row.child_id)
