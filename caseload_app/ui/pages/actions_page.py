"""Actions: one list of what was promised in supervision, audits and challenges; and the audits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from caseload_app.domain.supervision.action_log import Source, log_totals
from caseload_app.errors import ExpectedError
from caseload_app.services import promises
from caseload_app.ui.filters import filter_parts
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.models.supervision.action_rows import (
    CARRIED,
    CLOSED,
    LATE,
    OPEN,
    ActionRow,
    action_columns,
    action_identity,
    action_rows,
)
from caseload_app.ui.page import Destination, Page, Waiting
from caseload_app.ui.theme import Space, Tone
from caseload_app.ui.widgets.message_bar import MessageBar
from caseload_app.ui.widgets.page_body import PageBody, offer_import
from caseload_app.ui.widgets.panel import Panel, scrolling
from caseload_app.ui.widgets.record_list import (
    Choice,
    ListWords,
    RecordList,
    build_table,
    options_of,
)
from caseload_app.ui.widgets.supervision.audit_view import AuditView
from caseload_app.ui.widgets.supervision.promise_detail import PromiseDetail
from caseload_app.ui.widgets.supervision.promise_forms import ActionForm, ChallengeForm, Form
from caseload_app.ui.widgets.two_columns import TwoColumns
from caseload_app.ui.words import count, day

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.changes import Changes
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings

WORDS = ListWords(
    "action",
    "Action, owner or child",
    "Nothing matches. Clear the search or the choices to see every action.",
)
STATES = (
    (OPEN, "Open"),
    (LATE, "Late"),
    (CARRIED, "Carried too often"),
    (CLOSED, "Closed"),
    ("", "Open and closed"),
)
SHARES = (8, 5)
CHOSEN_TAB = 0


class ActionsPage(Page):
    """The list with the chosen action beside it. `changed` says that something was saved."""

    page_id = "actions"
    title = "Actions"
    icon = "actions"

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
        self.messages = MessageBar(look, self)
        self.body = PageBody(look, "actions", self)
        self.tabs = QTabWidget(self)
        model = RecordTableModel(action_columns(), action_identity)
        table = build_table("actions", model, look, settings)
        self.list = RecordList(table, WORDS, CHOICES, look, self)
        self.side = QTabWidget(self)
        self.detail = PromiseDetail(look, self)
        self.closing = self.detail.closing
        self.adding = ActionForm(look, self)
        self.challenging = ChallengeForm(look, self)
        self.audits = AuditView(workspace, look, settings, self)
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        self.side.addTab(self.detail, self.tr("Chosen"))
        self.side.addTab(self.adding, self.tr("Add an action"))
        self.side.addTab(self.challenging, self.tr("Add a challenge"))
        panel = Panel("", self)
        panel.hide_heading()
        panel.body.addWidget(self.side)
        self.list.give_out_as(self.tr("Actions"))
        self.list.show_options("state", STATES)
        sources = [str(one) for one in Source]
        self.list.show_options("source", options_of(sources, self.tr("Wherever from")))
        first = QWidget(self)
        inner = QVBoxLayout(first)
        inner.setContentsMargins(0, Space.NORMAL, 0, 0)
        inner.addWidget(TwoColumns((self.list, scrolling(panel, self)), SHARES, first))
        self.tabs.addTab(first, "")
        self.tabs.addTab(self.audits, self.tr("Case audits"))
        self.body.column.addWidget(self.tabs)
        offer_import(
            self.body,
            self.tr("No actions yet"),
            self.tr("Import a workbook; what is agreed in supervision is then followed here."),
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.messages)
        whole.addWidget(self.body, 1)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.body.asked.connect(self.asked)
        self.list.chosen.connect(self._show_chosen)
        self.list.opened.connect(self._open)
        self.closing.asked.connect(self.close_chosen)
        self.detail.carrying.asked.connect(self.carry_chosen)
        self.adding.asked.connect(self.add_action)
        self.challenging.asked.connect(self.add_challenge)
        self.audits.opened.connect(self.navigate)
        self.audits.saved.connect(self._saved)

    # Show

    def show_casebook(self, casebook: Casebook) -> None:
        rows = action_rows(casebook)
        self.body.show_full(bool(casebook.workers))
        owners = [row.item.owner for row in rows]
        self.list.show_options("owner", options_of(owners, self.tr("Any owner")))
        self.list.model.show_records(rows)
        totals = log_totals(casebook, (row.item for row in rows))
        self.tabs.setTabText(0, self.tr("Actions ({} open)").format(totals.open))
        self.adding.show_casebook(casebook)
        self.challenging.show_casebook(casebook)
        self.audits.show_casebook(casebook)
        self._show_chosen(self.list.table.current_record())

    def open_at(self, destination: Destination) -> None:
        asked = filter_parts(destination.filter)
        self.list.search.clear()
        tab, what = asked.pop("tab", ""), asked.pop("what", "")
        if tab or asked:
            self.tabs.setCurrentIndex(int(tab == "audits"))
        self.list.choose(**asked)
        if destination.key:
            self.list.put("owner", destination.key)
        if what:
            self._choose(what)
        if self.list.model.rows and not self.list.table.currentIndex().isValid():
            self.list.table.selectRow(0)

    def _choose(self, what: str) -> None:
        """Go to the action of these words."""
        found = (one for one in self.list.model.rows if one.item.what == what)
        row = next(found, None)
        if row is not None:
            self.list.table.choose(action_identity(row))

    def waiting(self, casebook: Casebook) -> Waiting:
        del casebook
        number = len(self._workspace.monday.promises)
        words = self.tr("{} late").format(count(number, "action"))
        return Waiting(number, Tone.OVERDUE, words)

    def remember(self) -> object:
        return self.tabs.currentIndex(), self.list.remember()

    def restore(self, state: object) -> None:
        match state:
            case (int(tab), listed):
                self.tabs.setCurrentIndex(tab)
                self.list.restore(listed)
            case _:
                pass

    @Slot(object)
    def _show_chosen(self, row: object) -> None:
        chosen = row if isinstance(row, ActionRow) else None
        self.detail.show_row(chosen, self._workspace.casebook.today)
        if chosen is not None:
            self.side.setCurrentIndex(CHOSEN_TAB)

    # Ask

    @Slot()
    def close_chosen(self) -> None:
        """Close the chosen action with its evidence."""
        row, on = self.list.table.current_record(), self.closing.on.date()
        if not isinstance(row, ActionRow):
            return
        if on is None:
            self.closing.say(self.tr("The date is not a day; type it as 3/3/26, fri or today."))
            return
        casebook, session = self._workspace.casebook, self._workspace.session
        evidence = self.closing.evidence.words
        self._do(
            self.closing,
            self.tr("Closed on {}.").format(day(on)),
            lambda: promises.close_item(casebook, session, row.item, on, evidence),
        )

    @Slot()
    def carry_chosen(self) -> None:
        """Carry the chosen action to another day, with what stood in the way."""
        row, form = self.list.table.current_record(), self.detail.carrying
        on = form.now_by.date()
        if not isinstance(row, ActionRow):
            return
        if on is None:
            form.say(self.tr("The date is not a day; type it as 3/3/26, fri or today."))
            return
        casebook, session = self._workspace.casebook, self._workspace.session
        said = self.tr("Carried to {}.").format(day(on))
        item, why = row.item, form.why.words
        self._do(form, said, lambda: promises.carry_item(casebook, session, item, on, why))

    @Slot()
    def add_action(self) -> None:
        """Agree the action that is typed."""
        form, casebook = self.adding, self._workspace.casebook
        if form.problem:
            form.say(form.problem)
            return
        session, action = self._workspace.session, form.action
        said = self.tr("Action added for {}.").format(action.worker)
        if self._do(form, said, lambda: promises.add_action(casebook, session, action)):
            form.clear()

    @Slot()
    def add_challenge(self) -> None:
        """Raise the challenge that is typed."""
        form, casebook = self.challenging, self._workspace.casebook
        challenge = form.challenge
        if form.problem or challenge is None:
            form.say(form.problem)
            return
        session = self._workspace.session
        said = self.tr("Challenge added: {}.").format(challenge.kind)
        if self._do(form, said, lambda: promises.record_challenge(casebook, session, challenge)):
            form.clear()

    def _do(
        self,
        form: Form,
        said: str,
        write: Callable[[], Changes],
    ) -> bool:
        try:
            changes = write()
        except ExpectedError as error:
            form.say(f"{error.problem} {error.next_step}")
            return False
        form.say("")
        self._workspace.follow(changes)
        self._saved(said)
        return True

    @Slot(str)
    def _saved(self, said: str) -> None:
        self.show_casebook(self._workspace.casebook)
        self.changed.emit()
        self.messages.say(said)

    @Slot(object)
    def _open(self, row: object) -> None:
        if isinstance(row, ActionRow):
            child = row.item.child_id
            self.navigate.emit(
                Destination("child", child) if child else Destination("worker", row.item.worker)
            )


def _is_in_state(row: ActionRow, state: str) -> bool:
    return state in row.kinds


def _is_from(row: ActionRow, source: str) -> bool:
    return row.item.source == source


def _has_owner(row: ActionRow, owner: str) -> bool:
    return row.item.owner == owner


CHOICES = (
    Choice("state", "How it stands", _is_in_state, usual=OPEN),
    Choice("owner", "Owner", _has_owner),
    Choice("source", "Where it comes from", _is_from),
)
