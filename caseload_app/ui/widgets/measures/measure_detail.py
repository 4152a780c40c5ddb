"""One measure in detail: its definition and figure, who is behind it, over time, compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from caseload_app.domain.measures.comparators import LOCAL_KINDS
from caseload_app.domain.measures.measure import Cut
from caseload_app.domain.measures.saying import (
    change_words,
    comparator_words,
    counted_words,
    figure_words,
    of_words,
    since_words,
    small_words,
)
from caseload_app.domain.wording import in_sentence
from caseload_app.ui.filters import filter_text
from caseload_app.ui.models.charts.measure_figures import bands, trend_chart
from caseload_app.ui.models.measures.detail_rows import (
    BehindRow,
    behind_columns,
    behind_rows,
    part_columns,
    part_rows,
)
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.page import Destination
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.charts.chart import Chart
from caseload_app.ui.widgets.measures.comparator_panel import ComparatorPanel
from caseload_app.ui.widgets.panel import Panel
from caseload_app.ui.widgets.record_list import build_table
from caseload_app.ui.widgets.text import button, label, wrapping_label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.measures.snapshots import Trend
    from caseload_app.ui.look import Look
    from caseload_app.ui.models.measures.measure_rows import MeasureRow
    from caseload_app.ui.settings import Settings

BEHIND, OVER_TIME, PARTS, COMPARED, LENGTHS = range(5)
LOW_LINES = 24
CUTS = ((Cut.WORKER, "By worker"), (Cut.TEAM, "By team"), (Cut.PLAN, "By plan"))


class MeasureDetail(Panel):
    """`navigate` opens a child, a worker, or the list behind a figure; `day_asked` a past day."""

    navigate = Signal(object)
    day_asked = Signal(str)

    def __init__(self, look: Look, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._row: MeasureRow | None = None
        self._casebook: Casebook | None = None
        self.figure = label(role="figure", parent=self)
        self.beside = wrapping_label(parent=self)
        self.definition = wrapping_label(role="quiet", parent=self)
        self.small = wrapping_label(role="problem", parent=self)
        self.tabs = QTabBar(self)
        self._stack = QStackedWidget(self)
        self.behind = RecordTableModel(behind_columns(), lambda row: row.number)
        self.behind_table = build_table("behind the figure", self.behind, look, settings)
        self.as_list = button(self.tr("Open as a list"), look, role="link", parent=self)
        self.chart = Chart(look, self)
        self.trend_words = wrapping_label(role="quiet", parent=self)
        self.cut = QComboBox(self)
        self.parts = RecordTableModel(part_columns(), lambda row: row.name)
        self.parts_table = build_table("parts of the figure", self.parts, look, settings)
        self.lengths = Chart(look, self)
        self.compared = ComparatorPanel(look, settings, self)
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.NORMAL)
        head.addWidget(self.figure)
        head.addWidget(self.beside, 1)
        self.body.addLayout(head)
        self.body.addWidget(self.small)
        self.body.addWidget(self.definition)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._stack, 1)
        self.tabs.setAccessibleName(self.tr("What to see of the measure"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        titles = ("Behind it", "Over time", "Parts", "Compared", "Lengths")
        pages = (
            self._column(self.behind_table, self.as_list),
            self._column(self.trend_words, self.chart),
            self._column(self.cut, self.parts_table),
            self.compared,
            self.lengths,
        )
        for title, page in zip(titles, pages, strict=True):
            self.tabs.addTab(self.tr(title))
            self._stack.addWidget(page)
        for by, words in CUTS:
            self.cut.addItem(self.tr(words), by.value)
        self.cut.setAccessibleName(self.tr("Cut the figure by"))
        self.behind_table.say_when_empty(self.tr("Nobody is behind this figure."))
        self.parts_table.setToolTip(
            self.tr("By name, never ranked: information for supervision, not a league table")
        )

    def _column(self, *widgets: QWidget) -> QWidget:
        made = QWidget(self)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SNUG)
        for widget in widgets:
            is_tall = widget in (self.behind_table, self.chart, self.parts_table)
            column.addWidget(widget, int(is_tall))
        return made

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.behind_table.opened.connect(self._open)
        self.as_list.clicked.connect(self._open_list)
        self.chart.chosen.connect(self.day_asked)
        self.cut.currentIndexChanged.connect(self._show_parts)

    # Show

    def show_measure(self, row: MeasureRow, casebook: Casebook) -> None:
        """Show one measure; its trend is shown apart, for it is read from the store."""
        self._row, self._casebook = row, casebook
        self.chart.as_at = self.lengths.as_at = casebook.today
        measure, spec = row.measure, row.spec
        self.show_title(spec.label)
        self.figure.setText(figure_words(spec, measure.value))
        parts = [of_words(measure) if measure.denominator else self.tr("Nothing to count yet")]
        if row.change is not None:
            parts.append(change_words(spec, row.change))
        england = comparator_words(spec, spec.comparator)
        parts.append(f"England {england}" if spec.comparator else england)
        for kind in LOCAL_KINDS:
            local = spec.compared_with(kind)
            if local is not None:
                parts.append(f"{in_sentence(kind.value)} {comparator_words(spec, local)}")
        self.beside.setText("; ".join(parts))
        self.beside.setToolTip(since_words(row.change))
        self.definition.setText(f"{spec.definition} {counted_words(spec)}")
        self.small.setText(small_words(measure))
        self.small.setVisible(measure.is_small)
        self.behind.show_records(behind_rows(measure, casebook))
        self.as_list.setVisible(any(not one.is_worker for one in measure.counted))
        self._show_parts()
        self.tabs.setTabVisible(LENGTHS, bool(measure.bands))
        if measure.bands:
            self.lengths.show_chart(bands(measure))
        self.compared.show_spec(spec)

    def show_trend(self, trend: Trend) -> None:
        """Show the measure over time."""
        figure = trend_chart(trend)
        self.trend_words.setText(figure.summary)
        self.chart.show_chart(figure)

    def say_of_day(self, words: str) -> None:
        """Say under the trend what a day was, kept and worked out again."""
        self.trend_words.setText(words)

    @Slot()
    def _show_parts(self) -> None:
        if self._row is not None:
            by = Cut(str(self.cut.currentData()))
            self.parts.show_records(part_rows(self._row.measure, by))

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # In a low window the list matters more; the definition is then a tip of the figure.
        low = self.fontMetrics().height() * LOW_LINES
        self.definition.setVisible(self.height() >= low)
        self.figure.setToolTip(self.definition.text())

    # Ask

    @Slot(object)
    def _open(self, row: object) -> None:
        if isinstance(row, BehindRow):
            self.navigate.emit(row.opens)

    @Slot()
    def _open_list(self) -> None:
        """Open the children to look at as a list; all of them where there are none to look at."""
        if self._row is None:
            return
        measure = self._row.measure
        children = measure.children or tuple(
            sorted({one.subject for one in measure.counted if not one.is_worker})
        )
        among = f"{measure.spec.label}|{','.join(children)}"
        self.navigate.emit(Destination("children", filter=filter_text(among=among, open="all")))
