"""The rows of the waiting list: a family, how long it waits, by when somebody is needed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from caseload_app.domain.allocation.scenario import Give, Scenario, tried
from caseload_app.domain.allocation.waiting import Family, families_held_by, waiting_families
from caseload_app.domain.rules.deadlines import open_state
from caseload_app.ui.models.record_table import Align, Column
from caseload_app.ui.models.state_marks import TONES
from caseload_app.ui.theme import StateMark, Tone
from caseload_app.ui.words import count, day, joined

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook


@dataclass(frozen=True, slots=True)
class FamilyRow:
    """One family; `given_to` is the worker whom the scenario gives it to."""

    family: Family
    names: str
    plans: str
    waits: int | None
    holder: str
    given_to: str
    mark: StateMark | None

    @property
    def said(self) -> str:
        """Say who is moved: `Ada Made and Bo Made, 2 children`."""
        number = len(self.family.children)
        return f"{self.names} ({count(number, 'child')})" if number > 1 else self.names


def waiting_rows(casebook: Casebook, scenario: Scenario, whose: str = "") -> list[FamilyRow]:
    """Give the families who wait, with those of who leaves in the scenario; or a worker's own."""
    if whose:
        found = families_held_by(casebook, whose)
    else:
        moves = tuple(move for move in scenario.moves if not isinstance(move, Give))
        found = waiting_families(tried(casebook, replace(scenario, moves=moves)))
    return [_row(casebook, family, scenario) for family in found]


def waiting_columns() -> tuple[Column[FamilyRow], ...]:
    return (
        Column("family", "Family", lambda row: row.names, tooltip=_tip, width=15),
        Column(
            "needed",
            "Needed by",
            lambda row: row.mark.words if row.mark else "",
            lambda row: row.family.needed_by,
            tooltip=_needed_tip,
            state=lambda row: row.mark,
            searched=False,
        ),
        Column(
            "waits",
            "Waits",
            lambda row: "Not known" if row.waits is None else count(row.waits, "day"),
            lambda row: row.waits,
            Align.RIGHT,
            heading_tip="Days without a named worker",
            searched=False,
        ),
        Column(
            "given",
            "Goes to",
            lambda row: row.given_to or (f"from {row.holder}" if row.holder else ""),
            heading_tip="The worker whom this plan gives the family to",
            width=12,
        ),
        Column("plans", "Plans", lambda row: row.plans, width=9),
    )


def _row(casebook: Casebook, family: Family, scenario: Scenario) -> FamilyRow:
    children = [casebook.children[one] for one in family.children]
    given = scenario.given
    holders = {given[one] for one in family.children if one in given}
    return FamilyRow(
        family,
        joined([casebook.display_name(one) for one in children]),
        ", ".join(dict.fromkeys(casebook.plan(one).value for one in children)),
        family.days_waiting(casebook.today),
        joined(sorted({one.worker for one in children} - {""})),
        joined(sorted(holders)),
        _needed_mark(casebook, family.needed_by),
    )


def _needed_mark(casebook: Casebook, needed_by: date | None) -> StateMark | None:
    if needed_by is None:
        return StateMark(Tone.UNKNOWN, "No date known")
    state = open_state(needed_by, casebook.day)
    days = (casebook.today - needed_by).days
    return StateMark(TONES[state], f"{count(days, 'day')} late" if days > 0 else day(needed_by))


def _needed_tip(row: FamilyRow) -> str:
    family = row.family
    return f"{family.needed_for}, {day(family.needed_by)}" if family.needed_by else ""


def _tip(row: FamilyRow) -> str:
    elsewhere = [f"{child} with {worker}" for child, worker in row.family.elsewhere]
    brothers = f"; of the same family: {joined(elsewhere)}" if elsewhere else ""
    return f"{row.said}{brothers}"
