"""The calendar of the team, the absences to settle, and the form to enter one."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from caseload_app.domain.ahead.absence import absence_plans
from caseload_app.domain.ahead.team_calendar import TeamCalendar, team_calendar
from caseload_app.errors import ExpectedError
from caseload_app.services.absences import change_absence, record_absence, remove_absence
from caseload_app.ui.models.ahead.rows import (
    AbsenceRow,
    absence_columns,
    absence_rows,
    day_cells,
    day_heads,
)
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.ahead.absence_form import AbsenceForm
from caseload_app.ui.widgets.ahead.grid_view import GridView
from caseload_app.ui.widgets.begins_at import BeginsAt
from caseload_app.ui.widgets.elided_label import ElidedLabel
from caseload_app.ui.widgets.panel import scrolling
from caseload_app.ui.widgets.record_list import build_table
from caseload_app.ui.widgets.text import button
from caseload_app.ui.words import day

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.changes import Changes
    from caseload_app.domain.records import Leave
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings

WEEKS = 4
_TABLE_LINES = 6


class LeaveView(BeginsAt):
    """`changed` carries what was done and how to undo it; `failed` a sentence."""

    changed = Signal(str, object)
    failed = Signal(str)

    def __init__(
        self, workspace: Workspace, look: Look, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._first = date.min
        self.calendar = TeamCalendar((), ())
        self.earlier = button(self.tr("Earlier"), look, icon="back", parent=self)
        self.now = button(self.tr("This week"), look, parent=self)
        self.later = button(self.tr("Later"), look, icon="forward", parent=self)
        self.enter = button(self.tr("Enter an absence"), look, icon="add", parent=self)
        self._said = ElidedLabel("", role="quiet", parent=self)
        self.grid = GridView(self.tr("Workers by day"), look, self)
        model = RecordTableModel(absence_columns(), lambda row: row.plan.leave)
        self.table = build_table("absences", model, look, settings)
        self.form = AbsenceForm(look, self)
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        self.table.say_when_empty(self.tr("Nobody is away, now or later."))
        bar = QHBoxLayout()
        bar.setSpacing(Space.SNUG)
        for one in (self.earlier, self.now, self.later):
            bar.addWidget(one)
        bar.addWidget(self._said, 1)
        bar.addWidget(self.enter)
        both = QSplitter(Qt.Orientation.Vertical, self)
        both.addWidget(self.grid)
        both.addWidget(self.table)
        both.setStretchFactor(0, 3)
        both.setStretchFactor(1, 2)
        both.setChildrenCollapsible(False)
        self.table.setMinimumHeight(self.fontMetrics().height() * _TABLE_LINES)
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, Space.NORMAL, 0, 0)
        column.setSpacing(Space.SNUG)
        column.addLayout(bar)
        column.addWidget(both, 1)
        column.addWidget(self.form)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolling(inner, self))
        self.setFocusProxy(self.grid)

    def _connect(self) -> None:
        self.earlier.clicked.connect(partial(self._turn, -WEEKS))
        self.later.clicked.connect(partial(self._turn, WEEKS))
        self.enter.clicked.connect(self.form.start_new)
        self.now.clicked.connect(partial(self._turn, 0))
        self.grid.chosen.connect(self._show_day)
        self.grid.opened.connect(self._open_day)
        self.table.chosen.connect(self._choose)
        self.form.saved.connect(self._save)
        self.form.removed.connect(self._remove)
        self.form.problem.connect(self.failed)

    # Show

    @property
    def said(self) -> str:
        """Give what is said about the chosen day."""
        return self._said.text()

    def show_casebook(self, casebook: Casebook) -> None:
        """Show the weeks from this one on, or those that were turned to."""
        if self._first == date.min:
            self._first = casebook.today
        self.form.offer(casebook)
        plans = absence_plans(casebook)
        self.table.records.show_records(absence_rows(plans, casebook.today))
        self._draw()

    def choose(self, worker: str) -> None:
        """Go to the first absence listed of a worker, where its cover is chosen."""
        rows = (row for row in self.table.records.rows if isinstance(row, AbsenceRow))
        row = next((row for row in rows if row.plan.leave.worker == worker), None)
        if row is not None:
            self.table.choose(row.plan.leave)
            self._choose(row)

    def _draw(self) -> None:
        self.calendar = team_calendar(self._workspace.casebook, self._first, WEEKS)
        names = [name for name, _ in self.calendar.rows]
        self.grid.grid.show_grid(day_heads(self.calendar), names, day_cells(self.calendar))
        first, last = self.calendar.days[0], self.calendar.days[-1]
        letters = self.tr("A letter is the kind of absence, • booked supervision.")
        self._said.setText(f"{day(first)} to {day(last)}. {letters}")

    def _turn(self, weeks: int, _checked: bool = False) -> None:
        today = self._workspace.casebook.today
        self._first = self._first + timedelta(weeks=weeks) if weeks else today
        self._draw()

    @Slot(int, int)
    def _show_day(self, row: int, column: int) -> None:
        name, days = self.calendar.rows[row]
        self._said.setText(f"{name}, {days[column].words}")

    # Ask

    @Slot(int, int)
    def _open_day(self, row: int, column: int) -> None:
        """Change the absence of the day, or begin one there."""
        name, days = self.calendar.rows[row]
        leave = days[column].leave
        if leave is None:
            self.form.begin_on(name, days[column].on)
            self.form.last.setFocus()
        else:
            self.form.show_absence(leave)
            self.form.cover.setFocus()

    @Slot(object)
    def _choose(self, row: object) -> None:
        if isinstance(row, AbsenceRow):
            self.form.show_absence(row.plan.leave)
            concern = f" {row.plan.concern}." if row.plan.concern else ""
            self.form.advise(f"{row.plan.words}.{concern}")

    @Slot(object, object)
    def _save(self, before: Leave | None, after: Leave) -> None:
        casebook, session = self._workspace.casebook, self._workspace.session
        about = f"{after.worker}, {day(after.from_on)}"
        if before is None:
            said = self.tr("Entered the absence of {}.").format(about)
            self._do(lambda: record_absence(casebook, session, after), said, None, after)
        else:
            said = self.tr("Changed the absence of {}.").format(about)
            self._do(lambda: change_absence(casebook, session, before, after), said, before, after)

    @Slot(object)
    def _remove(self, leave: Leave) -> None:
        session = self._workspace.session
        said = self.tr("Took back the absence of {}.").format(leave.worker)
        self._do(lambda: remove_absence(session, leave), said, leave, None)

    def _do(
        self, write: Callable[[], Changes], said: str, before: Leave | None, after: Leave | None
    ) -> None:
        try:
            self._workspace.follow(write())
        except ExpectedError as error:
            self.failed.emit(str(error))
            return
        self.form.hide()
        self.changed.emit(said, partial(self._undo, before, after))

    def _undo(self, before: Leave | None, after: Leave | None) -> None:
        """Put back what was there before."""
        session = self._workspace.session
        casebook = self._workspace.casebook
        if after is None and before is not None:
            self._workspace.follow(record_absence(casebook, session, before))
        elif before is None and after is not None:
            self._workspace.follow(remove_absence(session, after))
        elif before is not None and after is not None:
            self._workspace.follow(change_absence(casebook, session, after, before))
        self.changed.emit(self.tr("Put back."), None)
