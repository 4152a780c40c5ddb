"""The rows of the board: everybody before and after, in numbers and in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from caseload_app.domain.allocation.figures import BoardRow, Figures
from caseload_app.ui.models.record_table import Align, Column
from caseload_app.ui.theme import StateMark, Tone
from caseload_app.ui.words import count, one_place

DATES_TIP = "Dates to keep in the next four weeks"
VISITS_TIP = "Visits a week that the open dates ask for"


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A worker on the board; `knows` says how they know the family that is being placed."""

    row: BoardRow
    knows: str = ""

    @property
    def name(self) -> str:
        return self.row.worker.name


def seat_rows(rows: list[BoardRow], knows: Mapping[str, str]) -> list[SeatRow]:
    """Put beside each worker how they know the family."""
    return [SeatRow(row, knows.get(row.worker.name, "")) for row in rows]


def board_columns(*, with_points: bool) -> tuple[Column[SeatRow], ...]:
    """Give the columns; points only while a table is in use."""
    return (
        Column("worker", "Worker", _name, lambda row: row.name, width=15),
        Column(
            "change",
            "Plan",
            _change,
            lambda row: float(len(row.row.came) - len(row.row.went)),
            Align.RIGHT,
            heading_tip="Children who come and go by this plan",
            searched=False,
        ),
        _figure("cases", "Cases", "Cases now and after the plan", lambda one: one.cases),
        *_limit_columns(),
        _figure("fte", "Per FTE", "Cases over full-time equivalent", lambda one: one.per_fte),
        *(_points() if with_points else ()),
        _figure("dates", "4 weeks", DATES_TIP, lambda one: one.deadlines),
        _figure("visits", "Visits", VISITS_TIP, lambda one: one.visits),
        Column(
            "rules",
            "Protection",
            _rules_words,
            lambda row: -len(row.row.after.broken),
            tooltip=lambda row: "\n".join(row.row.after.broken),
            state=_rules_mark,
            heading_tip="Rules for newly qualified and other protected workers",
            searched=False,
        ),
        Column("knows", "Knows the family", lambda row: row.knows, width=20),
    )


def _limit_columns() -> tuple[Column[SeatRow], ...]:
    return (
        Column(
            "limit",
            "Against limit",
            lambda row: limit_mark_of(row.row.after).words,
            lambda row: row.row.after.room,
            tooltip=lambda row: row.row.after.limit.words,
            state=lambda row: limit_mark_of(row.row.after),
            searched=False,
            heading_tip="Cases after the plan, against the limit that holds today",
        ),
        _figure(
            "room",
            "Room",
            "Room up to the limit, cut to the days at work",
            lambda one: one.room_after_leave,
        ),
        Column(
            "work",
            "At work",
            lambda row: f"{row.row.after.at_work} of {row.row.after.working_days}",
            lambda row: row.row.after.at_work,
            Align.RIGHT,
            heading_tip="Working days in the next four weeks that are not leave",
            spoken=_at_work_words,
            searched=False,
        ),
    )


def limit_mark_of(figures: Figures) -> StateMark:
    """Mark a caseload against its limit, as the team page does."""
    if figures.is_gone:
        return StateMark(Tone.EXEMPT, "Leaves" if figures.at_work else "Has left")
    limit, room = figures.limit.cases, figures.room
    if limit is None or room is None:
        return StateMark(Tone.EXEMPT, "No limit")
    if room < 0:
        return StateMark(Tone.OVERDUE, f"{-room} over {limit}")
    if room == 0:
        return StateMark(Tone.SOON, f"At {limit}")
    return StateMark(Tone.MET, f"{room} under {limit}")


def changed_words(row: BoardRow) -> str:
    """Say what the plan does to one worker in a sentence."""
    after, before = row.after, row.before
    said = []
    if row.came:
        said.append(f"{count(len(row.came), 'child')} more")
    if row.went:
        said.append(f"{count(len(row.went), 'child')} fewer")
    cases = f"{before.cases if before else 0} to {after.cases} cases"
    words = f"{row.worker.name}: {' and '.join(said) or 'nothing changes'}, {cases}"
    if after.room is not None and after.room < 0:
        words += f", {-after.room} over the limit of {after.limit.cases}"
    return f"{words}."


def _figure(
    key: str, title: str, tip: str, of: Callable[[Figures], float | None]
) -> Column[SeatRow]:
    def words(row: SeatRow) -> str:
        before = of(row.row.before) if row.row.before else None
        return before_after(before, of(row.row.after))

    def spoken(row: SeatRow) -> str:
        return f"{tip}: {words(row) or 'not known'}".replace(" → ", ", then ")

    return Column(
        key,
        title,
        words,
        lambda row: of(row.row.after),
        Align.RIGHT,
        spoken=spoken,
        heading_tip=tip,
        searched=False,
    )


def before_after(before: float | None, after: float | None) -> str:
    """Say a figure that stays, or how it changes: `12`, `12 → 14`."""
    then = "" if after is None else one_place(after)
    was = "" if before is None else one_place(before)
    return then if was in {then, ""} else f"{was} → {then or 'none'}"


def _points() -> tuple[Column[SeatRow], ...]:
    def points(one: Figures) -> float | None:
        return one.points.total if one.points else None

    column = _figure("points", "Points", "Points of the table in use", points)
    return (
        Column(
            column.key,
            column.title,
            column.text,
            column.sort_key,
            column.align,
            tooltip=lambda row: row.row.after.points.words if row.row.after.points else "",
            spoken=column.spoken,
            heading_tip=column.heading_tip,
            searched=False,
        ),
    )


def _name(row: SeatRow) -> str:
    return f"{row.name} (new)" if row.row.before is None else row.name


def _change(row: SeatRow) -> str:
    gained, lost = len(row.row.came), len(row.row.went)
    marks = [f"+{gained}" if gained else "", f"\u2212{lost}" if lost else ""]
    return " ".join(mark for mark in marks if mark)


def _rules_words(row: SeatRow) -> str:
    mark = _rules_mark(row)
    return mark.words if mark else ""


def _rules_mark(row: SeatRow) -> StateMark | None:
    broken = len(row.row.after.broken)
    if not broken:
        return None
    newly = bool(row.row.newly_broken)
    words = f"{count(broken, 'rule')} broken"
    return StateMark(Tone.OVERDUE if newly else Tone.UNKNOWN, words)


def _at_work_words(row: SeatRow) -> str:
    after = row.row.after
    return f"At work {after.at_work} of the next {after.working_days} working days"
