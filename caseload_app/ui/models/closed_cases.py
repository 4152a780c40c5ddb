"""Closed cases as rows: when each was closed, and when it has been kept long enough."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from caseload_app.ui.models.record_table import Column
from caseload_app.ui.theme import StateMark, Tone
from caseload_app.ui.words import count, day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.retention import ClosedCase


@dataclass(frozen=True, slots=True)
class ClosedRow:
    """One closed case in words."""

    case: ClosedCase
    name: str
    mark: StateMark
    is_due: bool

    @property
    def child_id(self) -> str:
        return self.case.child.child_id


def closed_rows(casebook: Casebook, cases: Sequence[ClosedCase], today: date) -> list[ClosedRow]:
    """Give a row for each case; names are shown as the casebook shows them now."""
    return [
        ClosedRow(
            one, casebook.display_name(one.child), _mark(one, today), is_due=one.is_due(today)
        )
        for one in cases
    ]


def closed_columns() -> tuple[Column[ClosedRow], ...]:
    return (
        Column("child", "Child", lambda row: row.name, width=18),
        Column("id", "Child ID", lambda row: row.child_id, width=10),
        Column(
            "state",
            "State",
            lambda row: row.mark.words,
            _until,
            state=lambda row: row.mark,
            width=18,
        ),
        Column("until", "Kept until", lambda row: day(row.case.until), _until, width=15),
        Column("closed", "Closed on", lambda row: day(row.case.closed_on), _closed, width=15),
        Column(
            "reason",
            "Why it was closed",
            lambda row: row.case.child.closure_reason,
            tooltip=lambda row: row.case.child.closure_reason,
            width=22,
        ),
    )


def _closed(row: ClosedRow) -> date:
    return row.case.closed_on


def _until(row: ClosedRow) -> date:
    return row.case.until


def _mark(case: ClosedCase, today: date) -> StateMark:
    if case.is_due(today):
        return StateMark(Tone.SOON, "Time to remove")
    return StateMark(Tone.UPCOMING, f"{count((case.until - today).days, 'day')} left")
