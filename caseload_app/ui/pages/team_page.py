"""The team: a row for each worker with caseload, limit, what is late, and supervision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from caseload_app.domain.records import PLAN_PRECEDENCE
from caseload_app.domain.rules.deadlines import DeadlineState
from caseload_app.ui.filters import filter_parts
from caseload_app.ui.models.record_table import RecordTableModel
from caseload_app.ui.models.reds import reds_of_worker
from caseload_app.ui.models.team_rows import TeamRow, team_columns, team_rows
from caseload_app.ui.models.team_totals import team_totals
from caseload_app.ui.page import Destination, Page, Waiting
from caseload_app.ui.theme import Tone
from caseload_app.ui.widgets.fact_strip import FactStrip
from caseload_app.ui.widgets.page_body import PageBody, lay_out, offer_import
from caseload_app.ui.widgets.plan_key import PlanKey
from caseload_app.ui.widgets.record_list import (
    Choice,
    ListWords,
    RecordList,
    build_table,
    options_of,
)
from caseload_app.ui.words import count, plan_words

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.services.workspace import Workspace
    from caseload_app.ui.look import Look
    from caseload_app.ui.models.reds import Red
    from caseload_app.ui.settings import Settings

STATES = (
    ("", "Everybody"),
    ("supervision", "Supervision late or due soon"),
    ("over_limit", "Over their limit"),
    ("room", "With room"),
    ("late", "With something late"),
    ("away", "Away today"),
    ("left", "Left, still holding cases"),
)
WORDS = ListWords(
    "worker",
    "Name, role or team",
    "No worker matches. Clear the search or the choices to see the whole team.",
)


class TeamPage(Page):
    """The list of workers over a line of totals."""

    page_id = "team"
    title = "Team"
    icon = "team"

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.model = RecordTableModel(team_columns(), lambda row: row.name)
        table = build_table("team", self.model, look, settings)
        self.list = RecordList(table, WORDS, CHOICES, look, self)
        self.totals = FactStrip(look, self)
        self._key = PlanKey(look, self)
        self.body = PageBody(look, "team", self)
        self._build()
        self._connect()

    # Build and connect

    def _build(self) -> None:
        lay_out(self, self.body)
        self.body.column.addWidget(self.list, 1)
        self.body.column.addWidget(self._key)
        self.body.column.addWidget(self.totals)
        offer_import(
            self.body,
            self.tr("No workers yet"),
            self.tr("Import a workbook; everybody named in it as a worker is listed here."),
        )
        self._key.show_plans([(plan_words(plan), plan.value) for plan in PLAN_PRECEDENCE])
        self.list.give_out_as(self.tr("Team"))
        self.list.show_options("state", STATES)
        self.setFocusProxy(self.list)

    def _connect(self) -> None:
        self.body.asked.connect(self.asked)
        self.list.opened.connect(self._open)
        self.totals.opened.connect(self.navigate)

    # Show

    def show_casebook(self, casebook: Casebook) -> None:
        del casebook
        page = self._workspace.monday
        rows = team_rows(page)
        teams = options_of([row.load.worker.team for row in rows], self.tr("Any team"))
        self.list.show_options("team", teams if len(teams) > 2 else [])
        self.model.show_records(rows)
        self.body.show_full(bool(rows))
        self.totals.show_facts(team_totals(page))

    def open_at(self, destination: Destination) -> None:
        self.list.search.clear()
        self.list.choose(**filter_parts(destination.filter))
        if destination.key:
            self.list.table.choose(destination.key)

    def waiting(self, casebook: Casebook) -> Waiting:
        del casebook
        number = len(self._workspace.monday.not_supervised)
        return Waiting(number, Tone.OVERDUE, self.tr("{} not supervised").format(_workers(number)))

    def reds(self) -> Sequence[Red]:
        casebook = self._workspace.casebook
        chosen = [row.load for row in self.list.table.chosen_records() if isinstance(row, TeamRow)]
        return [red for load in chosen for red in reds_of_worker(casebook, load)]

    def remember(self) -> object:
        return self.list.remember()

    def restore(self, state: object) -> None:
        self.list.restore(state)

    # Ask

    @Slot(object)
    def _open(self, row: object) -> None:
        if isinstance(row, TeamRow):
            self.navigate.emit(Destination("worker", row.name))


def _workers(number: int) -> str:
    return count(number, "worker")


def _is_in_state(row: TeamRow, state: str) -> bool:
    test = IN_STATE.get(state)
    return test is None or test(row)


def _needs_supervision(row: TeamRow) -> bool:
    due = row.load.supervision
    return due is not None and due.state is not DeadlineState.UPCOMING


def _has_room(row: TeamRow) -> bool:
    room = row.load.room
    return room is not None and room > 0 and not row.load.has_left


IN_STATE: dict[str, Callable[[TeamRow], bool]] = {
    "supervision": _needs_supervision,
    "over_limit": lambda row: row.load.over_limit > 0,
    "room": _has_room,
    "late": lambda row: row.load.overdue > 0,
    "away": lambda row: row.is_away,
    "left": lambda row: row.load.has_left,
}


def _is_in_team(row: TeamRow, team: str) -> bool:
    return row.load.worker.team == team


CHOICES = (
    Choice("team", "Team", _is_in_team),
    Choice("state", "Which workers", _is_in_state),
)
