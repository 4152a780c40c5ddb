"""The right of a child card: record an event or a decision, see what it moved, and the history."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from caseload_app.domain.records import CaseDiscussion, CaseEvent
from caseload_app.errors import ExpectedError
from caseload_app.ui.models.event_kinds import kinds_for, moves_if
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.models.timeline import (
    Sort,
    TimelineEntry,
    entry_identity,
    timeline_columns,
    timeline_entries,
)
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.begins_at import BeginsAt
from caseload_app.ui.widgets.child.decision_form import DecisionForm
from caseload_app.ui.widgets.child.event_form import EventForm
from caseload_app.ui.widgets.elided_label import ElidedLabel
from caseload_app.ui.widgets.moves_panel import MovesPanel
from caseload_app.ui.widgets.panel import Panel
from caseload_app.ui.widgets.record_list import Choice, ListWords, RecordList, build_table
from caseload_app.ui.widgets.text import button
from caseload_app.ui.words import day

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.moves import DeadlineMove
    from caseload_app.domain.records import Child
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings

WORDS = ListWords("entry", "Search the history", "Nothing is recorded yet.")
EVENT_TAB, DECISION_TAB = 0, 1
HISTORY_LINES = 9
SEARCH_LETTERS = 14


class ChildRecord(BeginsAt):
    """Record what happened to one child.

    `recorded` carries a sentence that says what was saved, and what undoes it or None.
    """

    recorded = Signal(str, object)

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._child_id = ""
        self.event_form = EventForm(look, self)
        self.decision_form = DecisionForm(look, self)
        self.moves = MovesPanel(look, self)
        self.tabs = QTabWidget(self)
        model = RecordTableModel(timeline_columns(), entry_identity)
        table = build_table("timeline", model, look, settings)
        sorts = Choice("sort", self.tr("Sort of entry"), _is_of_sort)
        self.history = RecordList(table, WORDS, (sorts,), look, self)
        self._correct = button(self.tr("Correct"), look, parent=self)
        self._remove = button(self.tr("Remove"), look, parent=self)
        self._chosen = QWidget(self)
        self._chosen_words = ElidedLabel(role="quiet", parent=self._chosen)
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        self.tabs.addTab(self.event_form, self.tr("Add an event"))
        self.tabs.addTab(self.decision_form, self.tr("Add a decision"))
        record = Panel("", self)
        record.hide_heading()
        record.body.addWidget(self.tabs)
        record.body.addWidget(self.moves)
        self.history.show_options("sort", [("", self.tr("Everything")), *SORTS])
        history = Panel("", self)
        history.hide_heading()
        history.setAccessibleName(self.tr("History"))
        self._correct.setToolTip(self.tr("Correct the chosen event (Return)"))
        self._remove.setToolTip(self.tr("Take the chosen event out; it can be undone"))
        self.history.search.setMinimumWidth(self.fontMetrics().averageCharWidth() * SEARCH_LETTERS)
        self.history.table.setMinimumHeight(self.fontMetrics().height() * HISTORY_LINES)
        history.body.addWidget(self.history)
        history.body.addWidget(self._chosen)
        chosen = QHBoxLayout(self._chosen)
        chosen.setContentsMargins(0, 0, 0, 0)
        chosen.addWidget(self._chosen_words, 1)
        chosen.addWidget(self._correct)
        chosen.addWidget(self._remove)
        self._chosen.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.NORMAL)
        layout.addWidget(record)
        layout.addWidget(history, 1)
        self.setFocusProxy(self.event_form)

    def _connect(self) -> None:
        self.event_form.saved.connect(self._save_event)
        self.event_form.drafted.connect(self._show_what_would_move)
        self.event_form.correcting.connect(self._show_correcting)
        self.decision_form.saved.connect(self._save_decision)
        self.tabs.currentChanged.connect(self.moves.clear)
        self.history.opened.connect(self._correct_entry)
        self.history.chosen.connect(self._show_choice)
        self._correct.clicked.connect(self._correct_chosen)
        self._remove.clicked.connect(self._remove_chosen)
        for words, do in (("Correct", self._correct_chosen), ("Remove", self._remove_chosen)):
            action = QAction(words, self)
            action.triggered.connect(do)
            self.history.table.add_row_action(action)

    # Show

    def show_child(self, casebook: Casebook, child: Child) -> None:
        self._child_id = child.child_id
        kinds = kinds_for(casebook, child.child_id)
        self.event_form.show_child(child.child_id, kinds, casebook.today)
        self.decision_form.show_child(child.child_id, child.worker, casebook.today)
        self.history.model.show_records(timeline_entries(casebook, child.child_id))
        self._show_choice(self.history.table.current_record())

    def turn_to_start(self) -> None:
        """Begin with the first form and the whole history, for another child."""
        self.tabs.setCurrentIndex(EVENT_TAB)
        self.history.search.clear()
        self.history.choose(sort="")

    def remember(self) -> object:
        return self.history.remember()

    def restore(self, state: object) -> None:
        self.history.restore(state)

    @Slot(object)
    def _show_choice(self, entry: object) -> None:
        event = entry.event if isinstance(entry, TimelineEntry) else None
        self._chosen.setVisible(event is not None)
        if event is not None:
            self._chosen_words.show_words(_event_words(event))

    @Slot(bool)
    def _show_correcting(self, correcting: bool) -> None:
        words = self.tr("Correct the event") if correcting else self.tr("Add an event")
        self.tabs.setTabText(EVENT_TAB, words)

    @Slot(object, object)
    def _show_what_would_move(self, before: object, after: object) -> None:
        if not isinstance(after, CaseEvent):
            self.moves.clear()
            return
        was = before if isinstance(before, CaseEvent) else None
        moves = moves_if(self._workspace.casebook, was, after)
        heading = self.tr("If you save this:") if moves else self.tr("This moves no date.")
        self.moves.show_moves(heading, moves)

    # Ask

    def start_event(self, kind: str = "") -> None:
        self.tabs.setCurrentIndex(EVENT_TAB)
        self.event_form.start(kind)

    def start_discussion(self) -> None:
        self.tabs.setCurrentIndex(DECISION_TAB)
        self.decision_form.start()

    @Slot(object, object)
    def _save_event(self, before: CaseEvent | None, after: CaseEvent) -> None:
        try:
            if before is None:
                moves = self._workspace.record_event(after)
                undo = partial(self._take_back, after)
                said = self.tr("{} recorded.").format(_event_words(after))
            else:
                moves = self._workspace.correct_event(before, after)
                undo = partial(self._put_right, after, before)
                said = self.tr("Corrected to {}.").format(_event_words(after))
        except ExpectedError as error:
            self.event_form.say(f"{error.problem} {error.next_step}")
            return
        self.event_form.clear()
        self._told(said, moves, undo)

    @Slot(object)
    def _save_decision(self, discussion: CaseDiscussion) -> None:
        try:
            moves = self._workspace.record_discussion(discussion)
        except ExpectedError as error:
            self.decision_form.say(f"{error.problem} {error.next_step}")
            return
        self.decision_form.clear()
        self._told(self.tr("Decision of {} recorded.").format(day(discussion.on)), moves, None)

    @Slot(object)
    def _correct_entry(self, entry: object) -> None:
        if isinstance(entry, TimelineEntry) and entry.event is not None:
            self.tabs.setCurrentIndex(EVENT_TAB)
            self.event_form.correct(entry.event)

    @Slot()
    def _correct_chosen(self) -> None:
        self._correct_entry(self.history.table.current_record())

    @Slot()
    def _remove_chosen(self) -> None:
        entry = self.history.table.current_record()
        if isinstance(entry, TimelineEntry) and entry.event is not None:
            event = entry.event
            moves = self._workspace.remove_event(event)
            said = self.tr("{} removed.").format(_event_words(event))
            self._told(said, moves, partial(self._record_again, event))

    def _take_back(self, event: CaseEvent) -> None:
        self._undone(partial(self._workspace.remove_event, event))

    def _put_right(self, now: CaseEvent, before: CaseEvent) -> None:
        self._undone(partial(self._workspace.correct_event, now, before))

    def _record_again(self, event: CaseEvent) -> None:
        self._undone(partial(self._workspace.record_event, event))

    def _undone(self, undo: Callable[[], Sequence[DeadlineMove]]) -> None:
        try:
            moves = undo()
        except ExpectedError as error:
            self.recorded.emit(f"{error.problem} {error.next_step}", None)
            return
        self._told(self.tr("Undone."), moves, None)

    def _told(self, said: str, moves: Sequence[DeadlineMove], undo: object) -> None:
        self.recorded.emit(said, undo)
        heading = self.tr("{} What moved:") if moves else self.tr("{} No date moved.")
        self.moves.show_moves(heading.format(said), moves)


def _event_words(event: CaseEvent) -> str:
    return f"{event.kind} on {day(event.on)}"


def _is_of_sort(entry: TimelineEntry, sort: str) -> bool:
    return entry.sort == sort


SORTS = [(sort.value, sort.value) for sort in Sort]
