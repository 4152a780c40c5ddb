"""The card of one worker: what they hold, what falls due before they are next supervised."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.monday import away_today
from caseload_app.services.policy import KeptRules
from caseload_app.ui.dialogs.own_interval import OwnIntervalDialog
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.models.reds import reds_of_worker
from caseload_app.ui.models.state_marks import supervision_mark
from caseload_app.ui.models.worker_rows import (
    HeldChild,
    WorkerDate,
    dates_until,
    held_child_columns,
    held_children,
    load_of,
    summary_of,
    worker_date_columns,
)
from caseload_app.ui.page import Destination, Page
from caseload_app.ui.theme import Space, StateMark, Tone
from caseload_app.ui.widgets.empty_state import EmptyState
from caseload_app.ui.widgets.message_bar import MessageBar
from caseload_app.ui.widgets.panel import scrolling
from caseload_app.ui.widgets.record_list import build_table
from caseload_app.ui.widgets.two_columns import TwoColumns
from caseload_app.ui.widgets.worker_head import WorkerHead
from caseload_app.ui.widgets.worker_panels import WorkerPanels
from caseload_app.ui.words import day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from caseload_app.domain.workload import WorkerCaseload
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.look import Look
    from caseload_app.ui.models.reds import Red
    from caseload_app.ui.settings import Settings

LISTS_SHARE = 7
PANELS_SHARE = 4
LETTERS = 115


class WorkerPage(Page):
    """One worker, whose name is `worker`; asks for what its head offers.

    The filter `dates` of a destination opens the list of dates, `supervision` explains the
    next supervision.
    """

    changed = Signal()

    page_id = "worker"
    title = "Worker"
    icon = "worker"
    in_rail = False

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._look = look
        self._casebook: Casebook | None = None
        self.worker = ""
        self.head = WorkerHead(look, self)
        self.panels = WorkerPanels(look, self)
        self.lists = QTabWidget(self)
        children = RecordTableModel(held_child_columns(), lambda row: row.child.child_id)
        self.children_table = build_table("worker children", children, look, settings)
        dates = RecordTableModel(worker_date_columns(), _date_identity)
        self.dates_table = build_table("worker dates", dates, look, settings)
        self._missing = EmptyState(look, "worker", self)
        self._body = QWidget(self)
        self.messages = MessageBar(look, self)
        self._stack = QStackedWidget(self)
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        self.lists.addTab(self.children_table, "")
        self.lists.addTab(self.dates_table, "")
        self.children_table.say_when_empty(self.tr("This worker holds no children now."))
        self.right = right = scrolling(self.panels, self._body)
        self.panels.reveal.connect(right.reveal)
        columns = TwoColumns(
            (self.lists, right), (LISTS_SHARE, PANELS_SHARE), self._body, letters=LETTERS
        )
        layout = QVBoxLayout(self._body)
        layout.setContentsMargins(Space.WIDE, Space.SNUG, Space.WIDE, Space.ROOMY)
        layout.setSpacing(Space.NORMAL)
        layout.addWidget(self.head)
        layout.addWidget(columns, 1)
        self._missing.say(
            self.tr("This worker is not in the store"),
            self.tr("The name may have changed with the last import. Find it on the team page."),
        )
        self._stack.addWidget(self._body)
        self._stack.addWidget(self._missing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.messages)
        whole.addWidget(self._stack)
        self.setFocusProxy(self.children_table)

    def _connect(self) -> None:
        self.head.opened.connect(self.navigate)
        self.head.asked.connect(self.asked)
        self.panels.opened.connect(self.navigate)
        self.panels.own_date_wanted.connect(self.ask_interval)
        self.children_table.opened.connect(self._open_child)
        self.dates_table.opened.connect(self._open_date)

    # Show

    def show_casebook(self, casebook: object) -> None:
        if isinstance(casebook, Casebook):
            self._casebook = casebook
            if self.worker:
                self._show_worker()

    def open_at(self, destination: Destination) -> None:
        if self._casebook is None:
            self._casebook = self._workspace.casebook
        self.worker = destination.key
        self._show_worker()
        match destination.filter:
            case "dates":
                self.lists.setCurrentWidget(self.dates_table)
            case "supervision":
                for row in self.panels.rows.rows:
                    row.open()
            case _:
                self.lists.setCurrentWidget(self.children_table)

    def _show_worker(self) -> None:
        casebook = self._casebook
        if casebook is None or self.worker not in casebook.workers:
            self._stack.setCurrentWidget(self._missing)
            return
        self._stack.setCurrentWidget(self._body)
        load = load_of(self._workspace.monday.caseloads, casebook.workers[self.worker])
        summary = summary_of(casebook, self.worker)
        self.head.show_worker(casebook, load, self._marks(casebook, load))
        self.panels.show_worker(casebook, self.worker, summary)
        self._show_lists(casebook, summary.next_time)
        self.titled.emit(self.worker)

    def _show_lists(self, casebook: Casebook, next_time: date) -> None:
        children = held_children(casebook, self.worker)
        dates = dates_until(casebook, self.worker, next_time)
        self.children_table.records.show_records(children)
        self.dates_table.records.show_records(dates)
        until = day(next_time)
        self.dates_table.say_when_empty(self.tr("Nothing is late or due up to {}.").format(until))
        self.lists.setTabText(0, self.tr("Children ({})").format(len(children)))
        late_or_due = self.tr("Late, or due by {} ({})").format(until, len(dates))
        self.lists.setTabText(1, late_or_due)
        why = self.tr("Up to when you are likely to meet after the next supervision")
        self.lists.setTabToolTip(1, why)

    @staticmethod
    def _marks(casebook: Casebook, load: WorkerCaseload) -> list[StateMark]:
        marks = []
        if load.supervision is not None:
            mark = supervision_mark(load.supervision, casebook.today)
            if mark is not None and mark.tone in (Tone.OVERDUE, Tone.UNKNOWN):
                marks.append(StateMark(mark.tone, f"Supervision: {mark.words.lower()}"))
        if load.worker in away_today(casebook):
            marks.append(StateMark(Tone.EXEMPT, "Away today"))
        return marks

    def reds(self) -> Sequence[Red]:
        monday = self._workspace.monday
        loads = [load for load in monday.caseloads if load.worker.name == self.worker]
        return [red for load in loads for red in reds_of_worker(monday.casebook, load)]

    def remember(self) -> object:
        tables = self.children_table.remember(), self.dates_table.remember()
        return (self.lists.currentIndex(), *tables, self.right.place)

    def restore(self, state: object) -> None:
        match state:
            case (int(tab), children, dates, int(scrolled)):
                self.lists.setCurrentIndex(tab)
                self.children_table.restore(children)
                self.dates_table.restore(dates)
                self.right.return_to(scrolled)
            case _:
                pass

    # Ask

    @Slot()
    def ask_interval(self) -> None:
        """Ask for an interval of this worker's own between supervisions."""
        dialog = OwnIntervalDialog(self._workspace, self.worker, self._look, self)
        dialog.saved.connect(self._set)
        dialog.open()

    @Slot(str, object)
    def _set(self, said: str, kept: object) -> None:
        self._show_all()
        if isinstance(kept, KeptRules):
            self.messages.say_done(said, partial(self._take_back, kept))

    def _take_back(self, kept: KeptRules) -> None:
        self._workspace.undo_rules(kept)
        self._show_all()
        self.messages.say(self.tr("Taken back. The usual rule holds again."))

    def _show_all(self) -> None:
        self.show_casebook(self._workspace.casebook)
        self.changed.emit()

    @Slot(object)
    def _open_child(self, row: object) -> None:
        if isinstance(row, HeldChild):
            self.navigate.emit(Destination("child", row.child.child_id))

    @Slot(object)
    def _open_date(self, row: object) -> None:
        if isinstance(row, WorkerDate):
            deadline = row.deadline
            self.navigate.emit(Destination("child", deadline.subject, deadline.rule.id))


def _date_identity(row: WorkerDate) -> tuple[str, str, object]:
    deadline = row.deadline
    return deadline.subject, deadline.rule.id, deadline.started_on
