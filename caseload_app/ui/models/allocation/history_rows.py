"""The rows of the allocation history, per worker and per child, and of applied plans."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from caseload_app.domain.allocation.history import (
    ChildHistory,
    WorkerHistory,
    child_history,
    team_history,
)
from caseload_app.domain.capacity.kept import AppliedScenario
from caseload_app.ui.models.record_table import Align, Column
from caseload_app.ui.words import count, day, one_place

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseload_app.domain.casebook import Casebook


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One open child's way from worker to worker."""

    history: ChildHistory
    name: str
    worker: str

    @property
    def kinds(self) -> frozenset[str]:
        """Name what the row can be narrowed to."""
        found = {f"worker {self.worker}"}
        if self.history.is_long_held:
            found.add("long")
        if self.history.changes_in_a_year >= MANY_CHANGES:
            found.add("many")
        return frozenset(found)


MANY_CHANGES = 2


def history_rows(casebook: Casebook) -> list[HistoryRow]:
    """Give every open child, those with most changes of worker first."""
    rows = [
        HistoryRow(child_history(casebook, child), casebook.display_name(child), child.worker)
        for child in casebook.open_children()
    ]
    rows.sort(key=lambda row: (-row.history.changes_in_a_year, -row.history.changes, row.name))
    return rows


def worker_history_rows(casebook: Casebook) -> list[WorkerHistory]:
    """Give every worker who is here, or to whom something came or from whom it went."""
    found = team_history(casebook)
    return [
        row
        for name, row in sorted(found.items(), key=lambda pair: pair[0].casefold())
        if not casebook.has_left(casebook.workers[name]) or row.gone_30
    ]


def history_columns() -> tuple[Column[HistoryRow], ...]:
    return (
        Column("name", "Child", lambda row: row.name, width=18),
        Column("worker", "Worker", lambda row: row.worker or "Nobody", width=16),
        _days("since", "Held since", lambda row: row.history.held_since),
        Column(
            "changes",
            "Changes of worker",
            lambda row: str(row.history.changes),
            lambda row: row.history.changes,
            Align.RIGHT,
            heading_tip="As far as it is known here, since the first import",
            searched=False,
        ),
        Column(
            "year",
            "In a year",
            lambda row: str(row.history.changes_in_a_year),
            lambda row: row.history.changes_in_a_year,
            Align.RIGHT,
            heading_tip="Changes of worker in the last 365 days",
            searched=False,
        ),
        Column(
            "allocate",
            "To allocate",
            _to_allocate,
            lambda row: row.history.to_allocate,
            Align.RIGHT,
            heading_tip="Working days from the referral to the first worker",
            searched=False,
        ),
        Column("words", "In words", lambda row: row.history.words, width=44, searched=False),
    )


def worker_history_columns() -> tuple[Column[WorkerHistory], ...]:
    return (
        Column("worker", "Worker", lambda row: row.worker, width=18),
        _number("new7", "New in 7 days", lambda row: len(row.new_7)),
        _number("new30", "New in 30 days", lambda row: len(row.new_30)),
        _number("gone", "Went in 30 days", lambda row: len(row.gone_30)),
        _number("long", "Long-held", lambda row: len(row.long_held)),
        Column(
            "allocate",
            "Days to allocate",
            lambda row: "" if row.days_to_allocate is None else one_place(row.days_to_allocate),
            lambda row: row.days_to_allocate,
            Align.RIGHT,
            heading_tip="Working days from referral to worker, on average",
            searched=False,
        ),
    )


def applied_words(applied: AppliedScenario) -> str:
    """Say which plan was applied when, and whether it was taken back."""
    back = f", taken back on {day(applied.undone_on)}" if applied.undone_on else ""
    return f"{applied.name or 'A plan'}, applied on {day(applied.on)}{back}"


def _to_allocate(row: HistoryRow) -> str:
    days = row.history.to_allocate
    return "" if days is None else count(days, "working day")


def _days(key: str, title: str, on: Callable[[HistoryRow], date | None]) -> Column[HistoryRow]:
    def words(row: HistoryRow) -> str:
        found = on(row)
        return day(found) if found else ""

    return Column(key, title, words, on, width=15, searched=False)


def _number(key: str, title: str, of: Callable[[WorkerHistory], int]) -> Column[WorkerHistory]:
    return Column(
        key,
        title,
        lambda row: str(of(row)),
        lambda row: float(of(row)),
        Align.RIGHT,
        searched=False,
    )
