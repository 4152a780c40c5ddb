"""All children: found by a few letters, narrowed by worker, plan and state, opened with Enter."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from caseload_app.domain.records import PLAN_PRECEDENCE, Plan
from caseload_app.domain.rules.deadlines import DeadlineState
from caseload_app.ui.filters import filter_parts
from caseload_app.ui.models.child_rows import ChildRow, Shown, child_columns, child_rows
from caseload_app.ui.models.list_views import ListView
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.page import Destination, Page, Waiting
from caseload_app.ui.theme import Tone
from caseload_app.ui.widgets.page_body import PageBody, lay_out, offer_import
from caseload_app.ui.widgets.record_list import (
    Choice,
    ListWords,
    RecordList,
    build_table,
    options_of,
)
from caseload_app.ui.words import count, plan_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseload_app.domain.casebook import Casebook
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings

NOBODY = "nobody"
STATES = (
    ("", "Any state"),
    (DeadlineState.OVERDUE.value, "Something late"),
    (DeadlineState.DUE_SOON.value, "Due soon"),
    ("nothing_late", "Nothing late"),
    ("unallocated", "Unallocated"),
    ("new", "New this week"),
    ("not_discussed", "Never discussed"),
)
OPEN_OR_CLOSED = (("open", "Open cases"), ("closed", "Closed cases"), ("all", "Open and closed"))
VIEWS = (
    ListView(
        "Something late", {"open": "open", "state": "overdue"}, sorted_by="late", descending=True
    ),
    ListView(
        "In court", {"open": "open"}, columns={"legal": "interim | proceedings | s31 | order"}
    ),
    ListView("Not seen longest", {"open": "open"}, sorted_by="seen"),
    ListView("New this week", {"open": "open", "state": "new"}),
)
WORDS = ListWords(
    "child",
    "Name, ID or family",
    "No child matches. Clear the search or the choices to see all children.",
)


class ChildrenPage(Page):
    """The list of children."""

    page_id = "children"
    title = "Children"
    icon = "children"

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._changed: dict[str, frozenset[str]] = {}
        self._shown: Shown | None = None
        self.model = RecordTableModel(child_columns(), lambda row: row.child.child_id)
        table = build_table("children", self.model, look, settings)
        self.list = RecordList(table, WORDS, (*CHOICES, self._changed_choice()), look, self)
        self.body = PageBody(look, "children", self)
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        lay_out(self, self.body)
        self.body.column.addWidget(self.list)
        offer_import(
            self.body,
            self.tr("No children yet"),
            self.tr("Import Annex A, your tracker or an export; every child in it is listed here."),
        )
        self.list.give_out_as(self.tr("Children"))
        self.list.show_options("state", STATES)
        self.list.show_options("open", OPEN_OR_CLOSED)
        self.list.show_options("plan", _plan_options())
        self.list.choose()
        self.list.tools.offer(self._workspace.session, VIEWS)
        self.setFocusProxy(self.list.search)

    def _connect(self) -> None:
        self.body.asked.connect(self.asked)
        self.list.opened.connect(self._open)

    # Show

    def show_casebook(self, casebook: Casebook) -> None:
        rows = child_rows(casebook, self._shown)
        self._shown = casebook, rows
        workers = options_of([row.child.worker for row in rows], self.tr("Any worker"))
        workers.insert(1, (NOBODY, self.tr("Nobody")))
        self.list.show_options("worker", workers)
        teams = options_of([row.child.team for row in rows], self.tr("Any team"))
        self.list.show_options("team", teams if len(teams) > 2 else [])
        self._changed = {
            title: frozenset(ids) for title, _, ids in self._workspace.latest_changes() or ()
        }
        changed = options_of(list(self._changed), self.tr("Changed or not"))
        self.list.show_options("changed", changed)
        self.list.tools.set_today(casebook.today)
        self.model.show_records(rows)
        self.body.show_full(bool(rows))

    def open_at(self, destination: Destination) -> None:
        self.list.search.clear()
        asked = filter_parts(destination.filter)
        among = asked.get("among", "")
        words = among.partition("|")[0]
        self.list.show_options("among", [("", self.tr("All")), (among, words)] if among else [])
        self.list.choose(**asked)
        if destination.key:
            self.list.table.choose(destination.key)

    def waiting(self, casebook: Casebook) -> Waiting:
        del casebook
        number = len(self._workspace.monday.unallocated)
        return Waiting(number, Tone.SOON, self.tr("{} unallocated").format(count(number, "child")))

    def chosen_children(self) -> Sequence[str]:
        return [row.child.child_id for row in self.list.table.chosen_records()]

    def remember(self) -> object:
        return self.list.remember()

    def restore(self, state: object) -> None:
        self.list.restore(state)

    def _changed_choice(self) -> Choice:
        words = self.tr("Changed by the last import")
        return Choice("changed", words, self._has_changed, seldom=True)

    def _has_changed(self, row: ChildRow, title: str) -> bool:
        return row.child.child_id in self._changed.get(title, frozenset())

    # Ask

    @Slot(object)
    def _open(self, row: object) -> None:
        if isinstance(row, ChildRow):
            self.navigate.emit(Destination("child", row.child.child_id))


def _plan_options() -> list[tuple[str, str]]:
    return [("", "Any plan"), *((plan.value, plan_words(plan)) for plan in PLAN_PRECEDENCE)]


def _has_worker(row: ChildRow, worker: str) -> bool:
    return row.child.worker == ("" if worker == NOBODY else worker)


def _is_on_plan(row: ChildRow, plan: str) -> bool:
    return row.plan is Plan(plan)


def _is_in_state(row: ChildRow, state: str) -> bool:
    test = IN_STATE.get(state)
    return test is None or test(row)


IN_STATE: dict[str, Callable[[ChildRow], bool]] = {
    DeadlineState.OVERDUE.value: lambda row: row.late > 0,
    DeadlineState.DUE_SOON.value: lambda row: row.soon > 0,
    "nothing_late": lambda row: row.late == 0,
    "unallocated": lambda row: not row.child.worker,
    "new": lambda row: row.is_new,
    "not_discussed": lambda row: row.last_discussed is None,
}


def _is_open(row: ChildRow, wanted: str) -> bool:
    return wanted == "all" or row.is_open == (wanted == "open")


def _is_among(row: ChildRow, among: str) -> bool:
    """Tell whether a child is one of those that a link names, after its words."""
    return row.child.child_id in among.partition("|")[2].split(",")


def _is_in_team(row: ChildRow, team: str) -> bool:
    return row.child.team == team


CHOICES = (
    Choice("worker", "Worker", _has_worker),
    Choice("team", "Team", _is_in_team),
    Choice("plan", "Plan", _is_on_plan),
    Choice("state", "State", _is_in_state),
    Choice("open", "Open or closed cases", _is_open, usual="open"),
    Choice("among", "Behind a figure", _is_among, seldom=True),
)
