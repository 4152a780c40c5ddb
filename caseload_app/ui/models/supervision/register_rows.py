"""The register of a year as a grid: a row for each worker, a column for each month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseload_app.domain.supervision.register import Entry, RegisterRow
from caseload_app.ui.models.child_facts import Fact
from caseload_app.ui.models.record_table import Align, Column
from caseload_app.ui.theme import StateMark, Tone
from caseload_app.ui.words import MONTH_NAMES, count, day, joined, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from caseload_app.domain.supervision.register import Register, RegisterEntry, RegisterMonth

MARKS = {
    Entry.ON_TIME: StateMark(Tone.MET, "Held on time"),
    Entry.LATE: StateMark(Tone.SOON, "Held late"),
    Entry.OTHER: StateMark(Tone.UNKNOWN, "Held, not counted"),
    Entry.CANCELLED: StateMark(Tone.EXEMPT, "Cancelled"),
    Entry.MISSED: StateMark(Tone.OVERDUE, "Missed"),
    Entry.PLANNED: StateMark(Tone.UPCOMING, "Booked"),
}
SHORT = {
    Entry.ON_TIME: "Held",
    Entry.LATE: "Late",
    Entry.OTHER: "Other",
    Entry.CANCELLED: "Off",
    Entry.MISSED: "Missed",
    Entry.PLANNED: "Booked",
}
TELLING = (
    Entry.MISSED,
    Entry.LATE,
    Entry.ON_TIME,
    Entry.CANCELLED,
    Entry.PLANNED,
    Entry.OTHER,
)
"""What a month is marked by where it holds several: the first of these."""

DAYS_SHOWN = 2
MONTH_LETTERS = 11

KEY = (
    "Tick: held on time  ·  Late: held after its day  ·  Off: cancelled  ·  Missed: no session "
    "in time  ·  Booked: planned  ·  Paused: away  ·  Other: a group or case session only. "
    "Numbers are days of the month; +1 is one more, told when you point at it."
)


def entry_mark(entry: Entry) -> StateMark:
    return MARKS[entry]


def month_mark(month: RegisterMonth) -> StateMark | None:
    """Mark a month by what tells most about it, with the days it happened on."""
    if not month.entries:
        return None
    kinds = [one.entry for one in month.entries]
    told = next(kind for kind in TELLING if kind in kinds)
    days = [one.on.day for one in month.entries if one.entry is told]
    # What does not count is in the tip: beside what does, it would only be noise.
    more = sum(kind is not told and kind is not Entry.OTHER for kind in kinds)
    tone = MARKS[told].tone
    if told is Entry.ON_TIME:
        held = ", ".join(map(str, days)) if len(days) <= DAYS_SHOWN else f"{len(days)} held"
        return StateMark(tone, f"{held} +{more}" if more else held)
    if more or len(days) > 1:
        return StateMark(tone, f"{SHORT[told]} +{more + len(days) - 1}")
    return StateMark(tone, SHORT[told] if told is Entry.MISSED else f"{SHORT[told]} {days[0]}")


def month_words(month: RegisterMonth) -> str:
    mark = month_mark(month)
    if mark is not None:
        return mark.words
    return "Paused" if month.paused else ""


def month_spoken(month: RegisterMonth) -> str:
    """Say everything of a month, line by line, as its tip and for a screen reader."""
    lines = [_entry_words(one) for one in month.entries]
    if month.paused:
        lines.append(f"Paused: {month.paused.lower()}")
    if month.children or month.opened or month.closed:
        figures = (
            f"{count(month.children, 'child')} discussed",
            f"{count(month.opened, 'action')} agreed",
            f"{whole(month.closed)} closed",
        )
        lines.append(", ".join(figures))
    return "\n".join(lines)


def register_columns(months: Sequence[date]) -> tuple[Column[RegisterRow], ...]:
    """Give the columns of the months; their keys stay while their titles move on."""
    return (
        Column("worker", "Worker", lambda row: row.worker, width=16),
        Column(
            "on_time",
            "On time",
            lambda row: percent_words(row.score.percent),
            lambda row: row.score.percent,
            Align.RIGHT,
            heading_tip="Sessions held on time of all that were due",
            tooltip=lambda row: f"{row.score.on_time} of {row.score.counted}",
            searched=False,
        ),
        *(_month_column(at, first) for at, first in enumerate(months)),
        _score("minutes", "Minutes", lambda row: row.score.minutes),
        _score("children", "Children discussed", lambda row: row.score.children),
        _score("opened", "Actions agreed", lambda row: row.score.opened),
        _score("closed", "Actions closed", lambda row: row.score.closed),
        _score("cancelled", "Cancelled", lambda row: row.score.cancelled),
        Column("team", "Team", lambda row: row.team, shown=False),
    )


def register_facts(register: Register) -> list[Fact]:
    """Give the year in figures: everybody, each team, what was done."""
    total = register.total
    facts = [Fact("Supervision on time", _score_words(total.percent, total.on_time, total.counted))]
    if len(register.teams) > 1:
        facts += [
            Fact(team or "No team", percent_words(score.percent)) for team, score in register.teams
        ]
    facts += [
        Fact("Cancelled", whole(total.cancelled)),
        Fact("Minutes", whole(total.minutes)),
        Fact("Children discussed", whole(total.children)),
        Fact("Actions agreed", whole(total.opened)),
        Fact("Actions closed", whole(total.closed)),
    ]
    return facts


def percent_words(percent: float | None) -> str:
    return "None due" if percent is None else f"{percent:.0f}%"


def _score_words(percent: float | None, on_time: int, counted: int) -> str:
    if percent is None:
        return "None was due"
    return f"{percent_words(percent)} ({on_time} of {counted})"


def _month_column(at: int, first: date) -> Column[RegisterRow]:
    title = MONTH_NAMES[first.month - 1]
    if at == 0 or first.month == 1:
        title = f"{title} {first.year % 100:02d}"

    def month(row: RegisterRow) -> RegisterMonth:
        return row.months[at]

    return Column(
        f"month{at}",
        title,
        lambda row: month_words(month(row)),
        lambda row: month_words(month(row)),
        state=lambda row: month_mark(month(row)),
        tooltip=lambda row: month_spoken(month(row)),
        spoken=lambda row: f"{title}: {month_spoken(month(row)) or 'nothing'}",
        heading_tip=f"{MONTH_NAMES[first.month - 1]} {first.year}",
        width=MONTH_LETTERS,
        searched=False,
    )


def _score(key: str, title: str, number: Callable[[RegisterRow], int]) -> Column[RegisterRow]:
    return Column(
        key,
        title,
        lambda row: whole(number(row)),
        lambda row: float(number(row)),
        Align.RIGHT,
        shown=False,
        searched=False,
    )


def _entry_words(entry: RegisterEntry) -> str:
    said = [
        f"in time until {day(entry.due)}" if entry.due and entry.entry is Entry.LATE else "",
        f"{entry.minutes} minutes" if entry.minutes else "",
        f"by {entry.cancelled_by}" if entry.cancelled_by else "",
        entry.reason,
        f"booked again for {day(entry.rebooked_on)}" if entry.rebooked_on else "",
    ]
    about = joined([one for one in said if one])
    words = f"{day(entry.on)}: {MARKS[entry.entry].words.lower()}"
    return f"{words} ({about})" if about else words
