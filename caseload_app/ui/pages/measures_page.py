"""Measures: every figure with its change, England's, its definition, and who is behind it."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from caseload_app.domain.measures.comparators import Comparator, LocalComparator
from caseload_app.domain.measures.saying import amount_words, figure_words
from caseload_app.domain.measures.snapshots import figure_of
from caseload_app.errors import ExpectedError
from caseload_app.services import measuring
from caseload_app.services.comparator_files import import_comparators
from caseload_app.services.measuring import Measured
from caseload_app.ui.messages import show_problem
from caseload_app.ui.models.measures.measure_rows import (
    EVERY,
    NAMED,
    WITH_FIGURE,
    MeasureRow,
    fields_of,
    is_of_field,
    is_wanted,
    measure_columns,
    measure_rows,
    whole_of,
    whole_options,
)
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.page import Destination, Page
from caseload_app.ui.widgets.measures.measure_detail import MeasureDetail
from caseload_app.ui.widgets.page_body import PageBody, lay_out, offer_import
from caseload_app.ui.widgets.record_list import Choice, ListWords, RecordList, build_table
from caseload_app.ui.widgets.text import button
from caseload_app.ui.words import count, day

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.measures.measure import Measure, MeasureSpec
    from caseload_app.domain.measures.snapshots import MeasureSnapshot
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.jobs import JobControl, JobRunner
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings

WORDS = ListWords(
    "measure",
    "Measure or words",
    "No measure matches. Clear the search or the choices to see all of them.",
)
LIST_LETTERS, DETAIL_LETTERS = 90, 68
NAMED_LETTERS = 22
FIGURES = "Spreadsheets (*.xlsx *.xls *.ods *.csv)"
WHICH = ((NAMED, "Named measures"), (WITH_FIGURE, "With a figure"), (EVERY, "Every rule too"))
CHOICES = (
    Choice("field", "Field", is_of_field),
    Choice("which", "Which measures", is_wanted, usual=NAMED),
)


class MeasuresPage(Page):
    """The list of measures at the left, the chosen one in detail at the right."""

    page_id = "measures"
    title = "Measures"
    icon = "measures"

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        settings: Settings,
        jobs: JobRunner | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self._casebook: Casebook | None = None
        self._measured: Measured | None = None
        self._wanted = ""
        self.model = RecordTableModel(measure_columns(), lambda row: row.spec.id)
        table = build_table("measures", self.model, look, settings)
        self.list = RecordList(table, WORDS, CHOICES, look, self)
        self.whole = QComboBox(self)
        self.report = button(self.tr("Monthly report…"), look, icon="print", parent=self)
        self.detail = MeasureDetail(look, settings, self)
        self.body = PageBody(look, "measures", self)
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        lay_out(self, self.body)
        self.body.column.addWidget(self.list, 1)
        letter = self.fontMetrics().averageCharWidth()
        self.whole.setAccessibleName(self.tr("Of whom"))
        self.whole.setToolTip(
            self.tr("Of everybody, a team, a worker (for supervision, never ranked) or a plan")
        )
        self.whole.setFixedWidth(letter * NAMED_LETTERS)
        self.list.add_to_bar(self.whole)
        self.list.add_to_bar(self.report)
        self.list.body.addWidget(self.detail)
        self.list.body.setStretchFactor(0, 1)
        self.list.body.setStretchFactor(1, 1)
        self.list.body.setOrientation(Qt.Orientation.Horizontal)
        self.detail.setMinimumWidth(letter * DETAIL_LETTERS // 2)
        self.list.body.setSizes([letter * LIST_LETTERS, letter * DETAIL_LETTERS])
        self.list.show_options("which", list(WHICH))
        self.list.choose()
        offer_import(
            self.body,
            self.tr("Nothing to measure yet"),
            self.tr("Import a workbook; what was done on time is counted from it."),
        )
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.body.asked.connect(self.asked)
        self.report.clicked.connect(self._ask_for_report)
        self.list.chosen.connect(self._show_detail)
        self.whole.currentIndexChanged.connect(self._show_rows)
        self.detail.navigate.connect(self.navigate)
        self.detail.day_asked.connect(self._compare_day)
        self.detail.compared.saved.connect(self._save_figure)
        self.detail.compared.removed.connect(self._remove_figure)
        self.detail.compared.file_wanted.connect(self._ask_for_file)

    # Show

    def show_casebook(self, casebook: Casebook) -> None:
        self._casebook = casebook
        self.body.show_full(bool(casebook.children) or bool(casebook.workers))
        session, specs, book = self._workspace.session, self._specs(), self._workspace.book
        if self._jobs is None:
            self._take(casebook, measuring.measure_now(session, casebook, specs, book))
            return

        def work(_control: JobControl) -> Measured:
            with session.beside() as own:
                return measuring.measure_now(own, casebook, specs, book)

        words = self.tr("Working out the measures")
        self._jobs.submit(work, partial(self._take, casebook), self._failed, label=words)

    def _take(self, casebook: Casebook, measured: Measured) -> None:
        """Show what was worked out, unless something newer is on its way."""
        if casebook is not self._casebook:
            return
        self._measured = measured
        chosen = self.whole.currentData()
        self.whole.blockSignals(True)
        self.whole.clear()
        for value, words in whole_options(measured):
            self.whole.addItem(words, value)
        self.whole.setCurrentIndex(max(0, self.whole.findData(chosen)))
        self.whole.blockSignals(False)
        self._show_rows()

    @Slot()
    def _show_rows(self) -> None:
        if self._measured is None:
            return
        rows = measure_rows(self._measured, whole_of(str(self.whole.currentData() or "")))
        self.list.show_options("field", fields_of(rows))
        self.model.show_records(rows)
        self._choose_wanted()
        self._show_detail(self.list.table.current_record())

    def _choose_wanted(self) -> None:
        if not self.model.records:
            return
        if self._wanted and not self.list.table.choose(self._wanted):
            self.list.choose(which=EVERY)
            self.list.table.choose(self._wanted)
        elif self.model.rows and self.list.table.current_record() is None:
            self.list.table.selectRow(0)

    @Slot(object)
    def _show_detail(self, row: object) -> None:
        if isinstance(row, MeasureRow) and self._casebook is not None:
            self._wanted = row.spec.id
            self.detail.show_measure(row, self._casebook)
            whole = whole_of(str(self.whole.currentData() or ""))
            self.detail.show_trend(measuring.read_trend(self._workspace.session, row.spec, whole))

    def open_at(self, destination: Destination) -> None:
        if destination.key:
            self._wanted = destination.key
            self._choose_wanted()

    def remember(self) -> object:
        return self.list.remember(), self.whole.currentData(), self.detail.tabs.currentIndex()

    def restore(self, state: object) -> None:
        match state:
            case (listed, whole, int(tab)):
                self.whole.setCurrentIndex(max(0, self.whole.findData(whole)))
                self.list.restore(listed)
                self.detail.tabs.setCurrentIndex(tab)
            case _:
                pass

    # Ask

    def _specs(self) -> list[MeasureSpec]:
        assert self._casebook is not None
        return measuring.specs_in_force(self._workspace.session, self._casebook.book)

    @Slot(str)
    def _compare_day(self, key: str) -> None:
        """Work a kept day out again, and say both figures."""
        row = self.list.table.current_record()
        if not isinstance(row, MeasureRow):
            return
        on = date.fromisoformat(key)
        session, book = self._workspace.session, self._workspace.book
        kept, again = measuring.compare_with_snapshot(session, row.spec, book, on)
        if kept is not None:
            then = figure_of(row.spec, kept.numerator, kept.denominator)
            self.detail.say_of_day(
                self.tr("{}: kept then {}; worked out again from what is known today {}.").format(
                    day(on),
                    f"{figure_words(row.spec, then)} ({fraction(kept)})",
                    f"{figure_words(row.spec, again.value)} ({fraction(again)})",
                )
            )

    @Slot(object)
    def _save_figure(self, row: dict[str, str]) -> None:
        try:
            measuring.add_local_comparator(self._workspace.session, row, self._specs())
        except ExpectedError as error:
            self.detail.compared.say(str(error))
            return
        self.told.emit(self.tr("Saved; it stands beside England's figure, never in its place."))
        self._measure_again()

    @Slot(object)
    def _remove_figure(self, one: Comparator) -> None:
        figure = LocalComparator(self._wanted, one)
        measuring.remove_local_comparator(self._workspace.session, figure)
        self.told.emit(self.tr("Removed."))
        self._measure_again()

    @Slot()
    def _ask_for_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Figures to compare with"), "", FIGURES)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take_file)
        dialog.open()

    @Slot(str)
    def take_file(self, name: str) -> None:
        """Read figures from a spreadsheet, and name the rows that cannot stand."""
        session = self._workspace.session
        try:
            number, problems = import_comparators(session, Path(name), self._specs())
        except ExpectedError as error:
            show_problem(self, error)
            return
        said = "".join(f" Row {one.row}: {one.problem}" for one in problems)
        self.detail.compared.say(said.strip())
        self.told.emit(self.tr("{} taken in.").format(count(number, "figure")))
        self._measure_again()

    def _measure_again(self) -> None:
        """Show new figures to compare with, without working the measures out again."""
        if self._measured is None:
            return
        specs = {spec.id: spec for spec in self._specs()}
        self._measured = measuring.with_specs(self._measured, specs)
        problem = self.detail.compared.problem.text()
        self._show_rows()
        self.detail.compared.say(problem)

    @Slot()
    def _ask_for_report(self) -> None:
        self.asked.emit("print.monthly")

    def _failed(self, error: ExpectedError) -> None:
        show_problem(self, error)


def fraction(one: Measure | MeasureSnapshot) -> str:
    """Say what was divided by what: `12 of 14`."""
    return f"{amount_words(one.numerator)} of {amount_words(one.denominator)}"
