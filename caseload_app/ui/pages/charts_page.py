"""Charts of the team and of its measures, one at a time; the table of each beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QWidget,
)

from caseload_app.services.measuring import specs_in_force
from caseload_app.ui.messages import show_problem
from caseload_app.ui.models.charts.kinds import KINDS, ChartKind, Material
from caseload_app.ui.models.charts.team_figures import shortened
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.page import Destination, Page
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.charts.chart import Chart
from caseload_app.ui.widgets.charts.values import AnyChart, Bar
from caseload_app.ui.widgets.page_body import PageBody, lay_out, offer_import
from caseload_app.ui.widgets.panel import Panel
from caseload_app.ui.widgets.record_list import build_table
from caseload_app.ui.widgets.record_table_view import RecordTableView
from caseload_app.ui.widgets.text import button, wrapping_label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from caseload_app.domain.casebook import Casebook
    from caseload_app.errors import ExpectedError
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.jobs import JobControl, JobRunner
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings

CHART_SHARE, TABLE_SHARE = 2000, 1000
TABLE_LETTERS = 36
NARROW_LETTERS = 120
MANY_CHILDREN = 1500
"""From so many children on, what has to look back over months is worked out beside the window."""


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
        jobs: JobRunner | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._jobs = jobs
        self._material: Material | None = None
        self._figures: dict[str, AnyChart] = {}
        self._asked: set[str] = set()
        self._has_chosen = False
        self.tabs = QTabBar(self)
        self.summary = wrapping_label(role="quiet", parent=self)
        self.chart = Chart(look, self)
        self.copy = _icon_button(self.tr("Copy the picture"), "copy", look, self)
        self.save = _icon_button(self.tr("Save the picture"), "export", look, self)
        self.on_paper = _icon_button(self.tr("Print the chart"), "print", look, self)
        self.with_table = _icon_button(self.tr("Table beside the chart"), "columns", look, self)
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
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setAccessibleName(self.tr("Which chart"))
        self.with_table.setCheckable(True)
        self.with_table.setChecked(True)
        panel = Panel("", self)
        panel.hide_heading()
        top = QHBoxLayout()
        top.setSpacing(Space.SNUG)
        top.addWidget(self.summary, 1)
        for each in (self.copy, self.save, self.on_paper, self.with_table):
            top.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        panel.body.addLayout(top)
        panel.body.addWidget(self.chart, 1)
        self._stack.setMinimumWidth(self.fontMetrics().averageCharWidth() * TABLE_LETTERS)
        beside = QSplitter(Qt.Orientation.Horizontal, self)
        beside.setChildrenCollapsible(False)
        beside.setHandleWidth(Space.NORMAL)
        beside.addWidget(panel)
        beside.addWidget(self._stack)
        beside.setSizes([CHART_SHARE, TABLE_SHARE])
        lay_out(self, self.body)
        self.body.column.addWidget(self.tabs)
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
        self.on_paper.clicked.connect(self.chart.show_on_paper)
        self.with_table.clicked.connect(self._choose_table)
        self.with_table.toggled.connect(self._stack.setVisible)
        for table in self.tables:
            table.opened.connect(self._open_row)

    # Show

    def show_casebook(self, casebook: Casebook) -> None:
        specs = specs_in_force(self._workspace.session, casebook.book)
        self._material = Material(casebook, self._workspace.monday, tuple(specs))
        self._figures = {}
        self._asked = set()
        self.body.show_full(bool(casebook.workers) or bool(casebook.children))
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
        kind = KINDS[at]
        if kind.key not in self._figures:
            self._work_out(kind)
        figure = self._figures.get(kind.key)
        if figure is None:
            self.summary.setText(self.tr("Working this out…"))
            return
        shown = shortened(figure)
        self.summary.setText(shown.summary)
        self.chart.as_at = self._workspace.casebook.today
        self.chart.show_chart(shown)

    def _work_out(self, kind: ChartKind) -> None:
        """Make a chart when it is first looked at; for many children beside the window."""
        material = self._material
        if material is None or kind.key in self._asked:
            return
        self._asked.add(kind.key)
        is_large = len(material.casebook.children) >= MANY_CHILDREN
        if not (kind.looks_back and is_large and self._jobs is not None):
            self._take(kind, kind.make(material))
            return

        def work(_control: JobControl) -> AnyChart:
            return kind.make(material)

        done = partial(self._worked_out, kind, material)
        self._jobs.submit(work, done, self._failed, label=self.tr("Working out the chart"))

    def _worked_out(self, kind: ChartKind, material: Material, figure: AnyChart) -> None:
        if material is self._material:
            self._take(kind, figure)
            self._show_current()

    def _take(self, kind: ChartKind, figure: AnyChart) -> None:
        self._figures[kind.key] = figure
        self.tables[KINDS.index(kind)].records.show_records(figure.bars)

    def _failed(self, error: ExpectedError) -> None:
        show_problem(self, error)

    # Ask

    @Slot()
    def _choose_table(self) -> None:
        """Keep the table as the person wants it, whatever the width."""
        self._has_chosen = True

    @Slot(str)
    def _open(self, key: str) -> None:
        if self._material is not None:
            kind = KINDS[self.tabs.currentIndex()]
            self.navigate.emit(kind.opens(self._material.casebook, key))

    @Slot(object)
    def _open_row(self, bar: object) -> None:
        if isinstance(bar, Bar):
            self._open(bar.key)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._has_chosen:
            # Where there is room for one of the two, the table waits behind its button.
            narrow = self.fontMetrics().averageCharWidth() * NARROW_LETTERS
            self.with_table.setChecked(self.width() >= narrow)


def _icon_button(words: str, icon: str, look: Look, parent: QWidget) -> QPushButton:
    made = button("", look, icon=icon, parent=parent)
    made.setToolTip(words)
    made.setAccessibleName(words)
    return made


def _build_table(kind: ChartKind, look: Look, settings: Settings) -> RecordTableView:
    model = RecordTableModel(kind.columns, lambda bar: bar.key)
    table = build_table(f"chart {kind.key}", model, look, settings)
    table.setAccessibleName(kind.tab)
    table.say_when_empty("Nothing to show yet. Import a workbook to begin.")
    return table
