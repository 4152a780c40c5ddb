"""Deadlines: what is late first, grouped as asked, each explained without leaving its row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QPushButton, QScrollArea, QWidget

from caseload_app.ui.filters import filter_parts
from caseload_app.ui.models.deadline_choices import (
    ABOUT,
    CHOICES,
    GROUPINGS,
    LIST_WORDS,
    NOT_GROUPED,
    STATES,
    explained,
    key_in_group,
    week_options,
)
from caseload_app.ui.models.groups import EVERYTHING, group_columns, groups_of
from caseload_app.ui.models.list_views import ListView
from caseload_app.ui.models.open_deadlines import (
    OpenDeadline,
    Shown,
    open_deadline_columns,
    open_deadlines,
)
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.models.reds import red_of_deadline
from caseload_app.ui.page import Destination, Page, Waiting
from caseload_app.ui.theme import Tone
from caseload_app.ui.widgets.explanation import ExplanationPanel
from caseload_app.ui.widgets.group_list import GroupList
from caseload_app.ui.widgets.page_body import PageBody, lay_out, offer_import
from caseload_app.ui.widgets.record_list import RecordList, build_table, options_of
from caseload_app.ui.widgets.text import button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseload_app.domain.casebook import Casebook
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.look import Look
    from caseload_app.ui.models.reds import Red
    from caseload_app.ui.settings import Settings

WHY_FLAG = "deadlines.why"
VIEWS = (
    ListView("My reds, no word yet", {"state": "no_word"}, sorted_by="due"),
    ListView("Newly late", {"state": "newly_late"}, sorted_by="due"),
    ListView("Answers by day", {"state": "overdue"}, columns={"doing_by": ">= today"}),
)
WHY_LETTERS = 42
GROUP_LETTERS = 48


@dataclass(frozen=True, slots=True)
class _Place:
    listed: object
    grouping: str
    group: str


class DeadlinesPage(Page):
    """The list of open deadlines, its groups at the left, the explanation at the right."""

    page_id = "deadlines"
    title = "Deadlines"
    icon = "deadlines"

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._settings = settings
        self._shown: Shown | None = None
        self.model = RecordTableModel(open_deadline_columns(), lambda row: row.identity)
        table = build_table("deadlines", self.model, look, settings)
        self.list = RecordList(table, LIST_WORDS, CHOICES, look, self)
        tip = self.tr("How many of them are late")
        columns = group_columns(
            self.tr("Group"), self.tr("Open"), self.tr("Late"), tip=tip, letters=24
        )
        self.groups = GroupList("deadline groups", columns, look, settings, self)
        self.grouping = QComboBox(self)
        self.why = button(self.tr("Why?"), look, icon="info", parent=self)
        self.explanation = ExplanationPanel(look, self)
        self._why_scroll = QScrollArea(self)
        self.body = PageBody(look, "deadlines", self)
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        for value, words in GROUPINGS:
            self.grouping.addItem(words, value)
        self.grouping.setAccessibleName(self.tr("Group the list"))
        self.grouping.setToolTip(self.tr("Group the list"))
        self._build_why(self.why)
        self.list.add_to_bar(self.grouping)
        self.list.add_to_bar(self.why)
        self.groups.keep_to(GROUP_LETTERS)
        self.list.put_beside(self.groups, at_left=True)
        self.list.put_beside(self._why_scroll)
        self.list.give_out_as(self.tr("Deadlines"))
        self.list.show_options("state", STATES)
        self.list.show_options("about", ABOUT)
        self.list.tools.offer(self._workspace.session, VIEWS)
        lay_out(self, self.body)
        self.body.column.addWidget(self.list)
        offer_import(
            self.body,
            self.tr("No deadlines yet"),
            self.tr("Import a workbook; every date that follows from it is worked out here."),
        )
        self.groups.hide()
        self.setFocusProxy(self.list)

    def _build_why(self, why: QPushButton) -> None:
        why.setCheckable(True)
        why.setToolTip(self.tr("Explain the chosen date, step by step (Space)"))
        why.setChecked(self._settings.flag(WHY_FLAG))
        scroll = self._why_scroll
        scroll.setWidget(self.explanation)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setMinimumWidth(self.fontMetrics().averageCharWidth() * WHY_LETTERS)
        scroll.setVisible(why.isChecked())

    def _connect(self) -> None:
        self.body.asked.connect(self.asked)
        self.list.opened.connect(self._open)
        self.list.chosen.connect(self._explain)
        self.list.narrowed.connect(self._show_groups)
        self.list.table.installEventFilter(self)
        self.grouping.currentIndexChanged.connect(self._regroup)
        self.groups.chosen.connect(self._show_group)
        self.why.toggled.connect(self._show_why)

    # Show

    def show_casebook(self, casebook: Casebook) -> None:
        rows = open_deadlines(casebook, self._shown)
        self._shown = casebook, rows
        by_rule = {row.deadline.rule.id: row.deadline.rule.label for row in rows}
        rules = sorted(by_rule.items(), key=lambda pair: pair[1])
        self.list.show_options("rule", [("", self.tr("Any rule")), *rules])
        workers = [row.worker for row in rows]
        self.list.show_options("worker", options_of(workers, self.tr("Any worker")))
        teams = options_of([row.team for row in rows], self.tr("Any team"))
        self.list.show_options("team", teams if len(teams) > 2 else [])
        self.list.show_options("week", week_options(casebook.today))
        self.list.tools.set_today(casebook.today)
        self.model.show_records(rows)
        self.body.show_full(bool(rows))
        self._show_groups()
        self._explain(self.list.table.current_record())

    def open_at(self, destination: Destination) -> None:
        asked = filter_parts(destination.filter)
        self.list.search.clear()
        self._group_by(asked.pop("group", NOT_GROUPED), EVERYTHING)
        self.list.choose(**asked)
        rows = self.model.rows
        about = (row for row in rows if row.deadline.subject == destination.key)
        first = next(about, None) if destination.key else next(iter(rows), None)
        if first is not None:
            self.list.table.choose(first.identity)

    def waiting(self, casebook: Casebook) -> Waiting:
        del casebook
        number = len(self._workspace.monday.overdue)
        return Waiting(number, Tone.OVERDUE, self.tr("{} late").format(f"{number:,}"))

    def reds(self) -> Sequence[Red]:
        casebook = self._workspace.casebook
        chosen = [row for row in self.list.table.chosen_records() if isinstance(row, OpenDeadline)]
        return [red_of_deadline(casebook, row.deadline) for row in chosen]

    def chosen_children(self) -> Sequence[str]:
        chosen = [row for row in self.list.table.chosen_records() if isinstance(row, OpenDeadline)]
        casebook = self._workspace.casebook
        subjects = [row.deadline.subject for row in chosen]
        return [one for one in subjects if one in casebook.children]

    def remember(self) -> object:
        return _Place(self.list.remember(), self._grouped_by(), self.groups.key)

    def restore(self, state: object) -> None:
        if isinstance(state, _Place):
            self._group_by(state.grouping, state.group)
            self.list.restore(state.listed)

    def _grouped_by(self) -> str:
        return str(self.grouping.currentData())

    def _group_by(self, grouping: str, group: str) -> None:
        with QSignalBlocker(self.grouping):
            self.grouping.setCurrentIndex(max(self.grouping.findData(grouping), 0))
        self.groups.choose(group)
        self._show_groups()

    @Slot()
    def _show_groups(self) -> None:
        """Count the groups of what is shown; nothing is narrowed to a group while that is done."""
        grouping = self._grouped_by()
        self.model.narrow("group", None)
        self.groups.setVisible(grouping != NOT_GROUPED)
        if grouping == NOT_GROUPED:
            return
        weigh = _is_late
        found = groups_of(self.model.rows, lambda row: key_in_group(row, grouping), weigh)
        self.groups.show_groups(found)
        self._show_group(self.groups.key)

    @Slot(str)
    def _show_group(self, key: str) -> None:
        grouping = self._grouped_by()
        if key == EVERYTHING or grouping == NOT_GROUPED:
            self.model.narrow("group", None)
        else:
            self.model.narrow("group", lambda row: key_in_group(row, grouping)[0] == key)

    # Ask

    @Slot(object)
    def _open(self, row: object) -> None:
        if isinstance(row, OpenDeadline):
            rule = row.deadline.rule.id
            worker = Destination("worker", row.worker)
            self.navigate.emit(
                Destination("child", row.child.child_id, rule) if row.child else worker
            )

    @Slot(object)
    def _explain(self, row: object) -> None:
        if self.why.isChecked() and isinstance(row, OpenDeadline):
            self.explanation.show_explained(explained(self._workspace.casebook, row))

    @Slot(bool)
    def _show_why(self, shown: bool) -> None:
        self._why_scroll.setVisible(shown)
        self._settings.save_flag(WHY_FLAG, shown)
        self._explain(self.list.table.current_record())

    @Slot()
    def _regroup(self) -> None:
        self.groups.choose(EVERYTHING)
        self._show_groups()

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Space explain the row, as a quick look that leaves it where it is."""
        is_space = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        if is_space and event.type() is QEvent.Type.KeyPress:
            self.why.toggle()
            return True
        return super().eventFilter(watched, event)


def _is_late(row: OpenDeadline) -> int:
    return int(row.mark.tone is Tone.OVERDUE)
