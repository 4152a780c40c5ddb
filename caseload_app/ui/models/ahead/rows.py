"""The weeks ahead and the calendar as grids; the dates of a week and the absences as rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from caseload_app.domain.ahead.weeks import Load
from caseload_app.ui.models.ahead.grid import GridCell, GridHead, Shade
from caseload_app.ui.models.record_table import Align, Column
from caseload_app.ui.models.state_marks import deadline_mark
from caseload_app.ui.theme import StateMark, Tone
from caseload_app.ui.words import day, short_day, whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from caseload_app.domain.ahead.absence import AbsencePlan
    from caseload_app.domain.ahead.team_calendar import CalendarDay, TeamCalendar
    from caseload_app.domain.ahead.weeks import WeekCell, WeeksAhead
    from caseload_app.domain.casebook import Casebook

NOBODY = "No worker"
SHADES = {
    Load.NOTHING: Shade.NONE,
    Load.LIGHT: Shade.LIGHT,
    Load.USUAL: Shade.USUAL,
    Load.FULL: Shade.FULL,
    Load.CRUNCH: Shade.CRUNCH,
}
_DAY_LETTERS = "MTWTF"


@dataclass(frozen=True, slots=True)
class AheadRow:
    """One thing in a week: a date of a child, or a supervision (`child_id` is empty)."""

    on: date
    what: str
    who: str
    child_id: str
    mark: StateMark | None
    detail: str


@dataclass(frozen=True, slots=True)
class AbsenceRow:
    """One absence, and what has to be settled about it."""

    plan: AbsencePlan
    mark: StateMark


def week_heads(ahead: WeeksAhead) -> list[GridHead]:
    return [
        GridHead(short_day(monday).replace(" ", "\n"), f"Week from {day(monday)}")
        for monday in ahead.mondays
    ]


def week_names(ahead: WeeksAhead) -> list[str]:
    return [row.worker or NOBODY for row in ahead.rows]


def week_cells(ahead: WeeksAhead) -> list[list[GridCell]]:
    return [
        [
            GridCell(_week_text(cell), cell.words, SHADES[cell.load], is_away=cell.days_away > 0)
            for cell in row.cells
        ]
        for row in ahead.rows
    ]


def day_heads(calendar: TeamCalendar) -> list[GridHead]:
    """Give each day its letter over its number."""
    heads = []
    for place, on in enumerate(calendar.days):
        there = f"{calendar.there_on(place)} of {len(calendar.rows)} there"
        text = f"{_DAY_LETTERS[on.weekday()]}\n{on.day}"
        heads.append(GridHead(text, f"{day(on)}: {there}"))
    return heads


def day_cells(calendar: TeamCalendar) -> list[list[GridCell]]:
    return [
        [GridCell(one.letter, one.words, _day_shade(one)) for one in row]
        for _, row in calendar.rows
    ]


def ahead_rows(casebook: Casebook, cell: WeekCell) -> list[AheadRow]:
    """Give what is in a week in the order of its days."""
    rows = []
    for one in cell.dates:
        child = casebook.children[one.deadline.subject]
        expected = StateMark(Tone.EXEMPT, "Expected")
        mark = expected if one.is_expected else deadline_mark(casebook, one.deadline)
        sentence = casebook.explain(one.deadline).sentence
        detail = f"If the one before is done when due. {sentence}" if one.is_expected else sentence
        name = casebook.display_name(child)
        rows.append(AheadRow(one.due, one.deadline.label, name, child.child_id, mark, detail))
    for session in cell.sessions:
        mark = StateMark(Tone.UPCOMING, "Booked")
        rows.append(AheadRow(session.on, "Supervision", session.worker, "", mark, ""))
    return sorted(rows, key=lambda row: (row.on, row.what, row.who))


def ahead_columns() -> tuple[Column[AheadRow], ...]:
    return (
        Column("on", "On", lambda row: day(row.on), lambda row: row.on, width=16),
        Column("what", "What", lambda row: row.what, tooltip=lambda row: row.detail, width=32),
        Column("who", "Whom about", lambda row: row.who, width=24),
        Column("state", "State", _mark_words, state=lambda row: row.mark, width=18),
        Column("id", "ID", lambda row: row.child_id, shown=False),
    )


def absence_rows(plans: Sequence[AbsencePlan], today: date) -> list[AbsenceRow]:
    return [AbsenceRow(plan, _absence_mark(plan, today)) for plan in plans]


def absence_columns() -> tuple[Column[AbsenceRow], ...]:
    return (
        Column("worker", "Who is away", lambda row: row.plan.leave.worker, width=20),
        Column("kind", "Kind", lambda row: row.plan.leave.kind or "Leave", width=14),
        Column(
            "from",
            "From",
            lambda row: day(row.plan.leave.from_on),
            lambda row: row.plan.leave.from_on,
            width=16,
        ),
        Column("until", "Until", _until_words, lambda row: row.plan.leave.until, width=16),
        Column("state", "To settle", lambda row: row.mark.words, state=_absence_state, width=34),
        Column("cover", "Cover", lambda row: row.plan.leave.cover or "Nobody", width=20),
        Column(
            "dates",
            "Due meanwhile",
            lambda row: whole(len(row.plan.dates)),
            lambda row: float(len(row.plan.dates)),
            Align.RIGHT,
        ),
    )


def crunch_words(ahead: WeeksAhead) -> str:
    """Say where it gets tight, the next three weeks of it only."""
    found = ahead.crunches
    if not found:
        return "No week is a crunch."
    said = list(_crunch_parts(found[:3]))
    more = f" and {len(found) - 3} more" if len(found) > 3 else ""
    return f"Crunch: {'; '.join(said)}{more}."


def _crunch_parts(cells: Sequence[WeekCell]) -> Iterator[str]:
    for cell in cells:
        yield f"{cell.worker or NOBODY}, week of {short_day(cell.monday)}"


def _week_text(cell: WeekCell) -> str:
    tasks = len(cell.dates) + len(cell.sessions)
    parts = [whole(tasks)] if tasks else []
    if cell.days_away:
        parts.append(f"-{cell.days_away}d")
    return " ".join(parts)


def _day_shade(one: CalendarDay) -> Shade:
    if one.closed:
        return Shade.CLOSED
    if one.leave is None:
        return Shade.NONE
    return Shade.CRUNCH if one.falls_due and not one.leave.cover else Shade.AWAY


def _mark_words(row: AheadRow) -> str:
    return row.mark.words if row.mark else ""


def _until_words(row: AbsenceRow) -> str:
    return day(row.plan.leave.until) if row.plan.leave.until else "No end known"


def _absence_mark(plan: AbsencePlan, today: date) -> StateMark:
    if plan.concern:
        is_now = plan.leave.from_on <= today
        return StateMark(Tone.OVERDUE if is_now else Tone.SOON, plan.concern)
    return StateMark(Tone.MET, "Settled")


def _absence_state(row: AbsenceRow) -> StateMark:
    return row.mark
