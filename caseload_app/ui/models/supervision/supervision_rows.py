"""The rows of the supervision page: who is due, the sessions of one worker, dates to book."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from caseload_app.domain.records import SupervisionStatus
from caseload_app.domain.supervision.register import Entry, RegisterEntry
from caseload_app.ui.models.record_table import Align, Column
from caseload_app.ui.models.state_marks import carried_mark, supervision_mark
from caseload_app.ui.models.supervision.register_rows import entry_mark
from caseload_app.ui.theme import StateMark, Tone
from caseload_app.ui.widgets.supervision.session_head import KIND_WORDS
from caseload_app.ui.words import day, joined

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable
    from datetime import date

    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.records import Supervision, SupervisionKind
    from caseload_app.domain.supervision.register import Register
    from caseload_app.domain.supervision.schedule import ProposedSession
    from caseload_app.domain.supervision.supervising import SupervisionDue


@dataclass(frozen=True, slots=True)
class DueRow:
    """One worker: how the next session stands, and what waits for it."""

    worker: str
    due: SupervisionDue
    mark: StateMark | None
    supervisor: str
    carried: StateMark | None
    has_draft: bool


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session of a worker as the register judges it; `session` is its record, if any."""

    entry: RegisterEntry
    session: Supervision | None
    is_signed: bool


def due_rows(casebook: Casebook, drafts: frozenset[str]) -> list[DueRow]:
    """Give everybody who is supervised, the longest overdue first."""
    often = casebook.loop.policy.carried_too_often
    rows = []
    for due in casebook.supervision.values():
        worker = casebook.workers[due.worker]
        rows.append(
            DueRow(
                due.worker,
                due,
                _standing(due, casebook),
                casebook.loop.supervisor_on(worker, casebook.today),
                carried_mark(due.carried_most, often),
                due.worker in drafts,
            )
        )
    far = casebook.today.replace(year=casebook.today.year + 9)
    return sorted(rows, key=lambda row: (row.due.due or far, row.worker.casefold()))


def due_columns() -> tuple[Column[DueRow], ...]:
    return (
        Column("worker", "Worker", lambda row: row.worker, width=18),
        Column(
            "state",
            "Next supervision",
            lambda row: row.mark.words if row.mark else "",
            lambda row: row.due.due,
            state=lambda row: row.mark,
            tooltip=lambda row: row.due.explanation,
            searched=False,
        ),
        Column("booked", "Booked for", _booked, lambda row: row.due.next_planned, width=15),
        Column("due", "Due", lambda row: _day(row.due.due), lambda row: row.due.due, shown=False),
        Column(
            "carried",
            "Carried most",
            lambda row: row.carried.words if row.carried else "",
            lambda row: float(row.due.carried_most) or None,
            state=lambda row: row.carried,
            heading_tip="The open action that came up again most often",
            searched=False,
        ),
        Column(
            "actions",
            "Open",
            lambda row: str(row.due.open_actions),
            lambda row: float(row.due.open_actions),
            Align.RIGHT,
            heading_tip="Agreed actions that are not done yet",
            searched=False,
        ),
        Column(
            "last",
            "Last held",
            lambda row: day(row.due.last) if row.due.last else "Never recorded",
            lambda row: row.due.last,
            width=15,
        ),
        Column("draft", "Draft", lambda row: "Begun" if row.has_draft else "", width=8),
        Column("supervisor", "Supervisor", lambda row: row.supervisor),
    )


def session_rows(casebook: Casebook, register: Register, worker: str) -> list[SessionRow]:
    """Give a worker's sessions of the year and those ahead, the newest first."""
    known = {(one.on, one.kind): one for one in casebook.sessions.get(worker, ())}
    signed = {(one.on, one.kind) for one in casebook.loop.personal.get(worker, ())}
    entries = [
        entry
        for row in register.rows
        if row.worker == worker
        for month in row.months
        for entry in month.entries
    ]
    shown = {(one.on, one.kind) for one in entries}
    entries += _beyond(casebook, worker, shown)
    entries.sort(key=lambda one: one.on, reverse=True)
    return [
        SessionRow(one, known.get((one.on, one.kind)), (one.on, one.kind) in signed)
        for one in entries
    ]


def session_columns() -> tuple[Column[SessionRow], ...]:
    return (
        Column("on", "Date", lambda row: day(row.entry.on), lambda row: row.entry.on, width=15),
        Column(
            "state",
            "What became of it",
            lambda row: entry_mark(row.entry.entry).words,
            lambda row: entry_mark(row.entry.entry).words,
            state=lambda row: entry_mark(row.entry.entry),
            tooltip=lambda row: row.entry.reason,
        ),
        Column("kind", "Kind", lambda row: KIND_WORDS[row.entry.kind]),
        Column("minutes", "Minutes", _minutes, _minutes, Align.RIGHT, shown=False, searched=False),
    )


def session_identity(row: SessionRow) -> Hashable:
    return row.entry.on, row.entry.kind, row.entry.entry


def ahead_columns() -> tuple[Column[ProposedSession], ...]:
    return (
        Column("worker", "Worker", lambda row: row.worker, width=20),
        Column("on", "Date", lambda row: day(row.on), lambda row: row.on, width=16),
        Column("kind", "Kind", lambda row: KIND_WORDS[row.kind], width=14),
        Column(
            "last_day", "In time until", lambda row: day(row.last_day), lambda row: row.last_day
        ),
        Column(
            "clash",
            "Clashes",
            _clash_words,
            _clash_words,
            state=_clash_mark,
            tooltip=lambda row: "\n".join(row.clashes),
            width=44,
        ),
    )


def open_kinds(due: DueRow) -> frozenset[str]:
    """Say under which choices of the list a worker falls."""
    found = set()
    tone = due.mark.tone if due.mark else None
    if tone in (Tone.OVERDUE, Tone.UNKNOWN):
        found.add("late")
    if tone in (Tone.OVERDUE, Tone.UNKNOWN, Tone.SOON):
        found.add("due")
    if due.due.next_planned is None and due.due.paused is None:
        found.add("unbooked")
    return frozenset(found)


def _standing(due: SupervisionDue, casebook: Casebook) -> StateMark | None:
    if due.deadline is None and due.paused is not None:
        return StateMark(Tone.EXEMPT, f"Paused: {due.paused.kind.lower()}")
    return supervision_mark(due, casebook.today)


def _beyond(
    casebook: Casebook, worker: str, shown: Collection[tuple[date, SupervisionKind]]
) -> list[RegisterEntry]:
    """Give the planned sessions that lie after the last month of the register."""
    return [
        RegisterEntry(one.on, Entry.PLANNED, one.kind)
        for one in casebook.sessions.get(worker, ())
        if one.status is SupervisionStatus.PLANNED
        and one.on >= casebook.today
        and (one.on, one.kind) not in shown
    ]


def _booked(row: DueRow) -> str:
    return day(row.due.next_planned) if row.due.next_planned else "Not booked"


def _day(on: date | None) -> str:
    return day(on) if on else ""


def _minutes(row: SessionRow) -> str:
    return str(row.entry.minutes) if row.entry.minutes else ""


def _clash_words(row: ProposedSession) -> str:
    found = list(row.clashes)
    if row.is_late:
        found.insert(0, "late")
    return joined(found)


def _clash_mark(row: ProposedSession) -> StateMark:
    words = _clash_words(row)
    return StateMark(Tone.SOON, words) if words else StateMark(Tone.MET, "None")
