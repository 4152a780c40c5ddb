"""Charts: cases by worker, deadlines by week, cases per FTE; the table of each beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QTabBar, QWidget

from caseload_app.domain.records import PLAN_PRECEDENCE
from caseload_app.ui.models.chart_figures import (
    cases_by_worker,
    cases_per_fte,
    deadlines_by_week,
    opens_cases,
    opens_fte,
    opens_week,
    shortened,
)
from caseload_app.ui.models.chart_table import chart_columns
from caseload_app.ui.models.record_table import Column, RecordTableModel
from caseload_app.ui.page import Destination, Page
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.chart import Chart
from caseload_app.ui.widgets.chart_values import Bar, BarChart
from caseload_app.ui.widgets.page_body import PageBody, lay_out, offer_import
from caseload_app.ui.widgets.panel import Panel
from caseload_app.ui.widgets.record_list import build_table
from caseload_app.ui.widgets.record_table_view import RecordTableView
from caseload_app.ui.widgets.text import button, wrapping_label
from caseload_app.ui.words import plan_words

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings

CHART_SHARE, TABLE_SHARE = 2000, 1000
TABLE_LETTERS = 36


@dataclass(frozen=True, slots=True)
class _Kind:
    """One chart: its name in a destination, its tab, where its bars lead, its table."""

    key: str
    tab: str
    opens: Callable[[str], Destination]
    columns: tuple[Column[Bar], ...]


class ChartsPage(Page):
    """One chart at a time, chosen by its tab; each bar and each row opens the list behind it."""

    page_id = "charts"
    title = "Charts"
    icon = "charts"

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._figures: dict[str, BarChart] = {}
        self.tabs = QTabBar(self)
        self.summary = wrapping_label(role="quiet", parent=self)
        self.chart = Chart(look, self)
        self.copy = button(self.tr("Copy"), look, icon="copy", parent=self)
        self.save = button(self.tr("Save the picture…"), look, icon="export", parent=self)
        self.tables = [_build_table(kind, look, settings) for kind in KINDS]
        self._stack = QStackedWidget(self)
        self.body = PageBody(look, "charts", self)
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        for kind, table in zip(KINDS, self.tables, strict=True):
            self.tabs.addTab(kind.tab)
            self._stack.addWidget(table)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("Which chart"))
        self.copy.setToolTip(self.tr("Copy the picture, for an e-mail or a report"))
        top = QHBoxLayout()
        top.setSpacing(Space.SNUG)
        top.addWidget(self.tabs, 1)
        top.addWidget(self.copy)
        top.addWidget(self.save)
        panel = Panel("", self)
        panel.hide_heading()
        panel.body.addWidget(self.summary)
        panel.body.addWidget(self.chart, 1)
        self._stack.setMinimumWidth(self.fontMetrics().averageCharWidth() * TABLE_LETTERS)
        beside = QSplitter(Qt.Orientation.Horizontal, self)
        beside.setChildrenCollapsible(False)
        beside.setHandleWidth(Space.NORMAL)
        beside.addWidget(panel)
        beside.addWidget(self._stack)
        beside.setSizes([CHART_SHARE, TABLE_SHARE])
        lay_out(self, self.body)
        self.body.column.addLayout(top)
        self.body.column.addWidget(beside, 1)
        offer_import(
            self.body,
            self.tr("Nothing to draw yet"),
            self.tr("Import a workbook; caseloads and deadlines are drawn here."),
        )
        self.setFocusProxy(self.tabs)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show_current)
        self.body.asked.connect(self.asked)
        self.chart.chosen.connect(self._open)
        self.copy.clicked.connect(self.chart.copy)
        self.save.clicked.connect(self.chart.ask_where_to_save)
        for table in self.tables:
            table.opened.connect(self._open_row)

    # Show

    def show_casebook(self, casebook: Casebook) -> None:
        page = self._workspace.monday
        self._figures = {
            "cases": cases_by_worker(page),
            "weeks": deadlines_by_week(casebook),
            "fte": cases_per_fte(page),
        }
        for kind, table in zip(KINDS, self.tables, strict=True):
            table.records.show_records(self._figures[kind.key].bars)
        self.body.show_full(bool(page.caseloads) or bool(casebook.children))
        self._show_current()

    def open_at(self, destination: Destination) -> None:
        keys = [kind.key for kind in KINDS]
        if destination.key in keys:
            self.tabs.setCurrentIndex(keys.index(destination.key))

    def remember(self) -> object:
        at = self.tabs.currentIndex()
        return at, self.tables[at].remember()

    def restore(self, state: object) -> None:
        match state:
            case (int(at), place):
                self.tabs.setCurrentIndex(at)
                self.tables[at].restore(place)
            case _:
                pass

    @Slot()
    def _show_current(self) -> None:
        at = self.tabs.currentIndex()
        self._stack.setCurrentIndex(at)
        figure = self._figures.get(KINDS[at].key)
        if figure is None:
            return
        shown = shortened(figure)
        self.summary.setText(shown.summary)
        self.chart.show_chart(shown)

    # Ask

    @Slot(str)
    def _open(self, key: str) -> None:
        self.navigate.emit(KINDS[self.tabs.currentIndex()].opens(key))

    @Slot(object)
    def _open_row(self, bar: object) -> None:
        if isinstance(bar, Bar):
            self._open(bar.key)


def _build_table(kind: _Kind, look: Look, settings: Settings) -> RecordTableView:
    model = RecordTableModel(kind.columns, lambda bar: bar.key)
    table = build_table(f"chart {kind.key}", model, look, settings)
    table.setAccessibleName(kind.tab)
    table.say_when_empty("Nothing to show yet. Import a workbook to begin.")
    return table


KINDS = (
    _Kind(
        "cases",
        "Cases by worker",
        opens_cases,
        chart_columns("Worker", "Cases", "Limit", [plan_words(plan) for plan in PLAN_PRECEDENCE]),
    ),
    _Kind("weeks", "Deadlines by week", opens_week, chart_columns("Week of", "Deadlines", "")),
    _Kind("fte", "Cases per FTE", opens_fte, chart_columns("Who", "Cases per FTE", "England")),
)
