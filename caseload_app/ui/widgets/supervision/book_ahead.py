"""Book months ahead in one go: a proposal for each worker, with what it clashes with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from caseload_app.domain.supervision.schedule import ProposedSession, booked_days, sessions_ahead
from caseload_app.errors import ExpectedError
from caseload_app.services import booking
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.models.supervision.supervision_rows import ahead_columns
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.begins_at import BeginsAt
from caseload_app.ui.widgets.flow_layout import FlowLayout
from caseload_app.ui.widgets.record_list import build_table, options_of
from caseload_app.ui.widgets.text import button, label, wrapping_label
from caseload_app.ui.words import DAY_NAMES, count

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings

MONTHS = (1, 2, 3, 4, 6)
WORKING_DAYS = 5


class BookAhead(BeginsAt):
    """`booked` carries what was done; the workspace already has it."""

    booked = Signal(str)

    def __init__(
        self, workspace: Workspace, look: Look, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._casebook: Casebook | None = None
        self._worker = QComboBox(self)
        self._months = QComboBox(self)
        self._weekday = QComboBox(self)
        self._words = wrapping_label(role="quiet", parent=self)
        self._problem = wrapping_label(role="problem", parent=self)
        self._book = button("", look, icon="calendar", role="primary", parent=self)
        model = RecordTableModel(ahead_columns(), lambda row: (row.worker, row.on))
        self.table = build_table("dates to book", model, look, settings)
        self._build()
        for box in (self._worker, self._months, self._weekday):
            box.currentIndexChanged.connect(self.propose)
        self.table.selectionModel().selectionChanged.connect(self._show_chosen)
        self._book.clicked.connect(self.book)

    def _build(self) -> None:
        for months in MONTHS:
            self._months.addItem(count(months, "month"), months)
        self._weekday.addItem(self.tr("Any day of the week"), None)
        for at, name in enumerate(DAY_NAMES[:WORKING_DAYS]):
            self._weekday.addItem(self.tr("On a {}").format(name), at)
        self._worker.setAccessibleName(self.tr("Whose dates"))
        self._months.setAccessibleName(self.tr("How far ahead"))
        self._weekday.setAccessibleName(self.tr("Day of the week"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.table.say_when_empty(self.tr("Everybody is booked for these months."))
        self._problem.hide()
        bar = QWidget(self)
        flow = FlowLayout(bar, Space.SNUG)
        for one in (
            label(self.tr("Dates for"), "quiet", bar),
            self._worker,
            self._months,
            self._weekday,
            self._book,
        ):
            flow.addWidget(one)
        foot = QHBoxLayout()
        foot.addWidget(self._words, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.NORMAL, 0, 0)
        layout.setSpacing(Space.SNUG)
        layout.addWidget(bar)
        layout.addWidget(self._problem)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)
        self.setFocusProxy(self.table)

    # Show

    def show_casebook(self, casebook: Casebook) -> None:
        """Offer the workers; the dates are worked out when they are looked at."""
        chosen = self._worker.currentData() or ""
        is_first = self._casebook is None
        self._casebook = casebook
        for box in (self._worker, self._months):
            box.blockSignals(True)
        self._worker.clear()
        for value, words in options_of(list(casebook.supervision), self.tr("Everybody")):
            self._worker.addItem(words, value)
        self._worker.setCurrentIndex(max(0, self._worker.findData(chosen)))
        if is_first:
            usual = self._months.findData(casebook.loop.policy.months_ahead)
            self._months.setCurrentIndex(max(0, usual))
        for box in (self._worker, self._months):
            box.blockSignals(False)
        if self.isVisible():
            self.propose()

    def show_worker(self, worker: str) -> None:
        self._worker.setCurrentIndex(max(0, self._worker.findData(worker)))

    @Slot()
    def propose(self) -> None:
        """Work the dates out; those that clash with nothing are chosen at first."""
        casebook = self._casebook
        if casebook is None:
            return
        only = str(self._worker.currentData() or "")
        workers = [only] if only else sorted(casebook.supervision)
        booked = booked_days(casebook)
        found = [
            one
            for worker in workers
            for one in sessions_ahead(
                casebook,
                worker,
                int(self._months.currentData()),
                weekday=self._weekday.currentData(),
                booked=booked,
            )
        ]
        self._problem.hide()
        self.table.records.show_records(found)
        self._choose_free()
        self._show_chosen()

    def _choose_free(self) -> None:
        chosen = QItemSelection()
        last = self.table.records.columnCount() - 1
        for at, one in enumerate(self.table.records.rows):
            if not one.clashes:
                records = self.table.records
                chosen.select(records.index(at, 0), records.index(at, last))
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.table.selectionModel().select(chosen, how)

    @property
    def chosen(self) -> list[ProposedSession]:
        return [one for one in self.table.chosen_records() if isinstance(one, ProposedSession)]

    @Slot()
    def _show_chosen(self) -> None:
        chosen = self.chosen
        clashing = sum(bool(one.clashes) for one in self.table.records.records)
        self._book.setText(self.tr("Book {}").format(count(len(chosen), "date")))
        self._book.setEnabled(bool(chosen))
        words = self.tr(
            "The marked rows are booked; a click or Space marks a row, or takes it out."
        )
        if clashing:
            clashes = count(clashing, "date")
            words += self.tr(" {} with a clash: choose another day on the calendar.").format(
                clashes
            )
        self._words.setText(words)

    # Ask

    @Slot()
    def book(self) -> None:
        """Book the chosen dates."""
        casebook, chosen = self._casebook, self.chosen
        if casebook is None or not chosen:
            return
        try:
            changes = booking.book_sessions(casebook, self._workspace.session, chosen)
        except ExpectedError as error:
            self._problem.setText(f"{error.problem} {error.next_step}")
            self._problem.show()
            return
        self._workspace.follow(changes)
        workers = len({one.worker for one in chosen})
        dates = count(len(chosen), "date")
        self.booked.emit(self.tr("Booked {} for {}.").format(dates, count(workers, "worker")))
