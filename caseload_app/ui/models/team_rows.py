"""One row of the team: what a worker holds, what is due on it, and how they are supervised."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from caseload_app.domain.monday import MondayPage
from caseload_app.domain.records import PLAN_PRECEDENCE
from caseload_app.domain.workload import WorkerCaseload
from caseload_app.ui.models.record_table import Align, Column
from caseload_app.ui.models.state_marks import limit_mark, supervision_mark
from caseload_app.ui.theme import StateMark
from caseload_app.ui.widgets.stacked_bar import BarPart, BarValue
from caseload_app.ui.words import day, one_place, plan_words


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A worker's caseload beside the fullest one, so that the bars of all rows compare."""

    load: WorkerCaseload
    most: float
    supervision: StateMark | None
    is_away: bool = False

    @property
    def name(self) -> str:
        return self.load.worker.name

    @property
    def bar(self) -> BarValue:
        parts = tuple(
            BarPart(plan_words(plan), self.load.by_plan[plan], plan.value)
            for plan in PLAN_PRECEDENCE
        )
        limit = self.load.limit.cases
        return BarValue(parts, self.most, None if limit is None else float(limit))


def team_rows(page: MondayPage) -> list[TeamRow]:
    """Give every worker's row by name; those on leave today are marked."""
    loads = page.caseloads
    limits = [load.limit.cases or 0 for load in loads]
    most = float(max([*limits, *(load.cases for load in loads), 1]))
    away = {worker.name for worker in page.away}
    return [
        TeamRow(
            load,
            most,
            supervision_mark(load.supervision, page.casebook.today),
            load.worker.name in away,
        )
        for load in loads
    ]


def team_columns() -> tuple[Column[TeamRow], ...]:
    """Put what needs the manager first; what seldom changes stands further right."""
    return (
        Column("worker", "Worker", _name_words, lambda row: row.name),
        *_case_columns(),
        *_supervision_columns(),
        _number("new", "New", "Allocated in the last 7 days", "new_last_7_days"),
        Column(
            "actions",
            "Actions",
            lambda row: f"{_actions(row):g}",
            _actions,
            Align.RIGHT,
            heading_tip="Agreed actions that are not done yet",
            searched=False,
        ),
        Column(
            "fte",
            "FTE",
            lambda row: "?" if row.load.worker.fte is None else f"{row.load.worker.fte:g}",
            lambda row: row.load.worker.fte,
            Align.RIGHT,
            heading_tip="Full-time equivalent: 1 is a full week",
            searched=False,
        ),
        Column("role", "Role", lambda row: row.load.worker.role),
        Column("team", "Team", lambda row: row.load.worker.team),
    )


def _case_columns() -> tuple[Column[TeamRow], ...]:
    return (
        Column(
            "cases",
            "Cases by plan",
            lambda row: row.bar.words(),
            lambda row: float(row.load.cases),
            tooltip=lambda row: row.bar.words(),
            paint=lambda row: row.bar,
            width=24,
            searched=False,
            heading_tip="The tick marks the agreed limit",
        ),
        Column(
            "limit",
            "Against limit",
            lambda row: _words(limit_mark(row.load)) or "No limit agreed",
            _room,
            state=lambda row: limit_mark(row.load),
            tooltip=lambda row: row.load.limit.words,
            heading_tip="Cases held against the agreed limit",
            searched=False,
        ),
        Column(
            "per_fte",
            "Per FTE",
            lambda row: _per_fte(row.load.cases_per_fte),
            lambda row: row.load.cases_per_fte,
            Align.RIGHT,
            heading_tip="Cases over full-time equivalent, as the DfE counts",
            searched=False,
        ),
        _number("overdue", "Late", "Deadlines that are late now", "overdue"),
        _number("soon", "Soon", "Deadlines in the next five working days", "due_soon"),
    )


def _supervision_columns() -> tuple[Column[TeamRow], ...]:
    return (
        Column(
            "next",
            "Next supervision",
            lambda row: _words(row.supervision),
            _next_due,
            state=lambda row: row.supervision,
            tooltip=lambda row: f"Due {day(_next_due(row))}" if _next_due(row) else "",
            searched=False,
        ),
        Column(
            "last",
            "Last held",
            _last_words,
            _last,
            searched=False,
        ),
        _day_column("due", "Supervision due", _next_due),
        _day_column("booked", "Booked for", _booked),
    )


def _day_column(key: str, title: str, on: Callable[[TeamRow], date | None]) -> Column[TeamRow]:
    def words(row: TeamRow) -> str:
        found = on(row)
        return day(found) if found else ""

    return Column(key, title, words, on, shown=False, searched=False)


def _number(key: str, title: str, tip: str, field: str) -> Column[TeamRow]:
    def number(row: TeamRow) -> float:
        return float(getattr(row.load, field))

    return Column(
        key,
        title,
        lambda row: f"{number(row):g}",
        number,
        Align.RIGHT,
        heading_tip=tip,
        summed=True,
        spoken=lambda row: f"{tip}: {number(row):g}",
        searched=False,
    )


def _name_words(row: TeamRow) -> str:
    if row.load.has_left:
        return f"{row.name} (left)"
    return f"{row.name} (away)" if row.is_away else row.name


def _room(row: TeamRow) -> float | None:
    room = row.load.room
    return None if room is None else float(-room)


def _per_fte(number: float | None) -> str:
    return "" if number is None else one_place(number)


def _last_words(row: TeamRow) -> str:
    if row.load.supervision is None:
        return ""
    last = row.load.supervision.last
    return day(last) if last else "Never recorded"


def _last(row: TeamRow) -> date | None:
    return row.load.supervision.last if row.load.supervision else None


def _next_due(row: TeamRow) -> date | None:
    return row.load.supervision.due if row.load.supervision else None


def _booked(row: TeamRow) -> date | None:
    return row.load.supervision.next_planned if row.load.supervision else None


def _actions(row: TeamRow) -> float:
    return float(row.load.supervision.open_actions) if row.load.supervision else 0.0


def _words(mark: StateMark | None) -> str:
    return mark.words if mark else ""
