"""Points, where a council uses them: the table, its versions, and every sum laid open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from caseload_app.domain.capacity.points import PointsRow, PointsTable
from caseload_app.errors import ExpectedError
from caseload_app.services import capacity
from caseload_app.services.points_tables import Start, starts
from caseload_app.ui.models.allocation.points_rows import (
    CountRow,
    count_columns,
    count_rows,
    points_row_columns,
    version_choice,
    version_words,
)
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.allocation.points_forms import RowForm, VersionForm
from caseload_app.ui.widgets.panel import Panel, scrolling
from caseload_app.ui.widgets.record_list import build_table
from caseload_app.ui.widgets.text import wrapping_label
from caseload_app.ui.widgets.two_columns import TwoColumns

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings

SHARES = (6, 5)


class PointsView(QWidget):
    """`saved` carries what to say once a version was saved; `opened` the ID of a child."""

    saved = Signal(str, object)
    opened = Signal(str)

    def __init__(
        self, workspace: Workspace, look: Look, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._starts: tuple[Start, ...] = ()
        self._draft = PointsTable()
        self._is_begun = False
        self.words = wrapping_label("", "", self)
        self.start = QComboBox(self)
        self.about = wrapping_label("", "quiet", self)
        rows = RecordTableModel(points_row_columns(), lambda row: (row.kind, row.match.casefold()))
        self.table = build_table("points", rows, look, settings)
        self.whose = QComboBox(self)
        counts = RecordTableModel(count_columns(), lambda row: row.key)
        self.counts = build_table("points counted", counts, look, settings)
        self.row = RowForm(look, self)
        self.version = VersionForm(look, self)
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        self.start.setAccessibleName(self.tr("Start from"))
        self.whose.setAccessibleName(self.tr("Whose points"))
        self.table.setAccessibleName(self.tr("The points table"))
        self.table.say_when_empty(self.tr("Start from an example, or put the first row in."))
        self.counts.setAccessibleName(self.tr("What the table counts"))
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SNUG)
        for part in (self.words, self.start, self.about):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addWidget(self.whose)
        column.addWidget(self.counts, 1)
        side = Panel("", self)
        side.hide_heading()
        side.body.addWidget(self.row)
        side.body.addWidget(self.version)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.NORMAL, 0, 0)
        layout.addWidget(TwoColumns((left, scrolling(side, self)), SHARES, self))

    def _connect(self) -> None:
        self.start.currentIndexChanged.connect(self._begin)
        self.whose.currentIndexChanged.connect(self._show_counts)
        self.table.chosen.connect(self._show_row)
        self.counts.opened.connect(self._open)
        self.row.asked.connect(self.put_row)
        self.row.removed.connect(self.take_out)
        self.version.asked.connect(self.save)

    # Show

    def show_casebook(self, casebook: Casebook) -> None:
        """Show which table counts; what is being changed stays until it is saved."""
        book = casebook.capacity
        in_use = book.points_on(casebook.today)
        self.words.setText(version_words(in_use))
        self._starts = starts(casebook)
        by_number = {one.version: one for one in book.points}
        with QSignalBlocker(self.start):
            self.start.clear()
            for one in self._starts:
                known = by_number.get(one.version)
                self.start.addItem(version_choice(known) if known else one.table.name)
        self._offer_workers(casebook)
        if not self._is_begun:
            self.version.start(casebook.today, in_use)
            self._begin()
            self._is_begun = False
        else:
            self._show_counts()

    def _offer_workers(self, casebook: Casebook) -> None:
        chosen = self.whose.currentData() or ""
        with QSignalBlocker(self.whose):
            self.whose.clear()
            self.whose.addItem(self.tr("What it counts for everybody"), "")
            for name in sorted(casebook.workers, key=str.casefold):
                self.whose.addItem(self.tr("What it counts for {}").format(name), name)
            self.whose.setCurrentIndex(max(0, self.whose.findData(chosen)))

    @Slot()
    def _begin(self) -> None:
        at = max(0, self.start.currentIndex())
        if at >= len(self._starts):
            return
        one = self._starts[at]
        self._draft = one.table
        self.version.name.setText("" if not one.version else one.table.name)
        self.about.setText(one.about if one.version else f"Only an example. {one.about}")
        self._show_draft()

    def _show_draft(self) -> None:
        self.table.records.show_records(self._draft.rows)
        self._show_counts()

    @Slot()
    def _show_counts(self) -> None:
        worker = self.whose.currentData() or ""
        rows = count_rows(self._workspace.casebook, self._draft, worker)
        self.counts.records.show_records(rows)

    @Slot(object)
    def _show_row(self, row: object) -> None:
        if isinstance(row, PointsRow):
            self.row.show_row(row)

    # Ask

    @Slot()
    def put_row(self) -> None:
        """Put the row that is typed in the place of the one about the same, or at the end."""
        row = self.row.row
        key = (row.kind, row.match.casefold())
        same = [one for one in self._draft.rows if (one.kind, one.match.casefold()) == key]
        rows = tuple(row if one in same else one for one in self._draft.rows)
        self._change(rows if same else (*rows, row))

    @Slot()
    def take_out(self) -> None:
        """Take the chosen row out of the table."""
        chosen = self.table.current_record()
        self._change(tuple(one for one in self._draft.rows if one is not chosen))

    def _change(self, rows: tuple[PointsRow, ...]) -> None:
        self._is_begun = True
        self._draft = replace(self._draft, rows=rows)
        self._show_draft()

    @Slot()
    def save(self) -> None:
        """Save the table as a new version."""
        version = self.version.version
        if version is None:
            self.version.say(self.tr("Say from which day the table counts."))
            return
        table = replace(self._draft, name=version.name)
        workspace = self._workspace
        try:
            changes = capacity.save_points(workspace.casebook, workspace.session, table, version)
        except ExpectedError as error:
            self.version.say(f"{error.problem} {error.next_step}")
            return
        self._is_begun = False
        workspace.follow(changes)
        said = self.tr("{} saved as a new version; past weeks keep theirs.")
        self.saved.emit(said.format(version.name), None)

    @Slot(object)
    def _open(self, row: object) -> None:
        if isinstance(row, CountRow) and row.is_worker:
            self.whose.setCurrentIndex(self.whose.findData(row.key))
        elif isinstance(row, CountRow):
            self.opened.emit(row.key)
