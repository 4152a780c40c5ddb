"""The card of one child: every date and why, what happened, who held it; record it here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.rules.deadlines import DeadlineState
from caseload_app.services.policy import KeptRules
from caseload_app.ui.dialogs.own_date import OwnDateDialog
from caseload_app.ui.filters import filter_parts
from caseload_app.ui.models.reds import red_of_deadline
from caseload_app.ui.page import Destination, Page
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.child.child_head import ChildHead
from caseload_app.ui.widgets.child.child_panels import ChildPanels
from caseload_app.ui.widgets.child.child_record import ChildRecord
from caseload_app.ui.widgets.empty_state import EmptyState
from caseload_app.ui.widgets.message_bar import MessageBar
from caseload_app.ui.widgets.panel import scrolling
from caseload_app.ui.widgets.two_columns import TwoColumns

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from caseload_app.domain.rules.deadlines import Deadline
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.look import Look
    from caseload_app.ui.models.reds import Red
    from caseload_app.ui.settings import Settings

RECORD_SHARE = 11
FACTS_SHARE = 12


@dataclass(frozen=True, slots=True)
class ChildPlace:
    """How a card was left: its history, the form in view, what was opened, how far down."""

    history: object
    tab: int
    explained: frozenset[Hashable]
    past_shown: int
    scrolled: tuple[int, int]


class ChildPage(Page):
    """One child. `changed` says that something was saved; the workspace already has it.

    The filter of a destination may be `event` or `discussion`, which goes to that form,
    `event=` and a kind, which also fills that in, or the id of a rule, whose deadline is then
    explained.
    """

    page_id = "child"
    title = "Child"
    icon = "child"
    in_rail = False

    changed = Signal()

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
        self.child_id = ""
        self.messages = MessageBar(look, self)
        self.head = ChildHead(look, self)
        self.panels = ChildPanels(look, self)
        self.record = ChildRecord(workspace, look, settings, self)
        self._missing = EmptyState(look, "child", self)
        self._body = QWidget(self)
        self._stack = QStackedWidget(self)
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        self.left = scrolling(self.panels, self._body)
        self.right = scrolling(self.record, self._body)
        self.panels.reveal.connect(self.left.reveal)
        columns = TwoColumns((self.left, self.right), (FACTS_SHARE, RECORD_SHARE), self._body)
        layout = QVBoxLayout(self._body)
        layout.setContentsMargins(Space.WIDE, Space.SNUG, Space.WIDE, Space.ROOMY)
        layout.setSpacing(Space.NORMAL)
        layout.addWidget(self.head)
        layout.addWidget(columns, 1)
        self._missing.say(
            self.tr("This child is not in the store"),
            self.tr("The case may have been taken out by undoing an import. Import it again."),
        )
        self._missing.offer(self.tr("Import a spreadsheet"), "file.import", first=True)
        self._stack.addWidget(self._body)
        self._stack.addWidget(self._missing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.messages)
        whole.addWidget(self._stack, 1)
        self.setFocusProxy(self.record)

    def _connect(self) -> None:
        self.head.opened.connect(self.navigate)
        self.panels.opened.connect(self.navigate)
        self.record.recorded.connect(self._recorded)
        self.panels.deadlines.own_date_wanted.connect(self.ask_own_date)
        self.panels.deadlines.answer_wanted.connect(partial(self.asked.emit, "record.response"))
        self._missing.asked.connect(self.asked)

    # Show

    def show_casebook(self, casebook: object) -> None:
        if not isinstance(casebook, Casebook) or casebook is self._casebook:
            return
        self._casebook = casebook
        if self.child_id:
            self._show_child()

    def open_at(self, destination: Destination) -> None:
        if self._casebook is None:
            self._casebook = self._workspace.casebook
        if destination.key != self.child_id:
            self.messages.clear()
            self.record.moves.clear()
            self.record.turn_to_start()
            self.left.return_to(0)
            self.right.return_to(0)
            self.child_id = destination.key
        self._show_child()
        kind = filter_parts(destination.filter).get("event", "")
        match destination.filter:
            case "event":
                self.start_event()
            case _ if kind:
                self.record.start_event(kind)
            case "discussion":
                self.start_discussion()
            case rule if rule:
                self.panels.explain(rule)

    def _show_child(self) -> None:
        casebook = self._casebook
        if casebook is None or self.child_id not in casebook.children:
            self._stack.setCurrentWidget(self._missing)
            return
        self._stack.setCurrentWidget(self._body)
        child = casebook.children[self.child_id]
        self.head.show_child(casebook, child)
        self.panels.show_child(casebook, child)
        self.record.show_child(casebook, child)
        self.titled.emit(casebook.display_name(child))

    def reds(self) -> Sequence[Red]:
        casebook = self._workspace.casebook
        opened = self.panels.deadlines.opened or [
            one
            for one in casebook.open_deadlines(self.child_id)
            if casebook.state(one) is DeadlineState.OVERDUE
        ]
        return [red_of_deadline(casebook, one) for one in opened]

    def remember(self) -> object:
        return ChildPlace(
            self.record.remember(),
            self.record.tabs.currentIndex(),
            *self.panels.deadlines.remember(),
            (self.left.place, self.right.place),
        )

    def restore(self, state: object) -> None:
        if isinstance(state, ChildPlace):
            self.record.tabs.setCurrentIndex(state.tab)
            self.record.restore(state.history)
            self.panels.deadlines.restore(state.explained, state.past_shown)
            self.left.return_to(state.scrolled[0])
            self.right.return_to(state.scrolled[1])

    # Ask

    @Slot()
    def start_event(self) -> None:
        """Go to the form for a new event."""
        self.record.start_event()

    @Slot()
    def start_discussion(self) -> None:
        """Go to the form for a decision."""
        self.record.start_discussion()

    @Slot(object)
    def ask_own_date(self, deadline: Deadline) -> None:
        """Ask for a date of this child's own in the place of one of the rule's."""
        dialog = OwnDateDialog(self._workspace, deadline, self._look, self)
        dialog.saved.connect(self._set)
        dialog.open()

    @Slot(str, object)
    def _set(self, said: str, kept: object) -> None:
        undo = partial(self._take_back, kept) if isinstance(kept, KeptRules) else None
        self._recorded(said, undo)

    def _take_back(self, kept: KeptRules) -> None:
        self._workspace.undo_rules(kept)
        self._recorded(self.tr("Taken back. The usual rule holds again."), None)

    @Slot(str, object)
    def _recorded(self, said: str, undo: object) -> None:
        self.show_casebook(self._workspace.casebook)
        self.changed.emit()
        if callable(undo):
            self.messages.say_done(said, undo)
        else:
            self.messages.say(said)
