"""Two plans side by side: each worker now, by the first plan and by the second."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from caseload_app.domain.allocation.figures import Figures, figures_of
from caseload_app.domain.allocation.scenario import Scenario, tried
from caseload_app.domain.allocation.waiting import waiting_families
from caseload_app.ui.models.record_table import Align, Column
from caseload_app.ui.words import count, one_place

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook

Which = Callable[["ComparedRow"], Figures | None]


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One worker's figures now and by each plan; None where they are not on that board."""

    name: str
    now: Figures | None
    first: Figures | None
    second: Figures | None


def compared_rows(casebook: Casebook, first: Scenario, second: Scenario) -> list[ComparedRow]:
    """Give everybody on any of the three boards, by name."""
    now = figures_of(casebook)
    boards = [figures_of(tried(casebook, plan)) for plan in (first, second)]
    names = sorted({name for board in (now, *boards) for name in board}, key=str.casefold)
    return [
        ComparedRow(name, now.get(name), boards[0].get(name), boards[1].get(name)) for name in names
    ]


def compared_words(casebook: Casebook, plan: Scenario) -> str:
    """Sum a plan up: how many moves, who still waits, how far the loads lie apart."""
    after = tried(casebook, plan)
    found = [one for one in figures_of(after).values() if not one.is_gone]
    loads = [one.per_fte for one in found if one.per_fte is not None and one.cases]
    over = sum(one.room is not None and one.room < 0 for one in found)
    broken = sum(len(one.broken) for one in found)
    waiting = sum(len(one.children) for one in waiting_families(after))
    said = [
        count(len(plan.moves), "move"),
        f"{count(waiting, 'child')} still without a worker",
        f"{count(over, 'worker')} over the limit",
        f"{count(broken, 'rule')} of protection broken",
    ]
    if loads:
        said.append(f"{one_place(min(loads))} to {one_place(max(loads))} cases per FTE")
    return f"{plan.name}: {', '.join(said)}."


def compared_columns(first: str, second: str) -> tuple[Column[ComparedRow], ...]:
    now, one, two = (_now, "now"), (_first, first), (_second, second)
    return (
        Column("worker", "Worker", lambda row: row.name, width=18),
        *(_column("cases", "Cases", _cases, *which) for which in (now, one, two)),
        *(_column("room", "Room", _room, *which) for which in (now, one, two)),
        *(_column("fte", "Per FTE", _per_fte, *which) for which in (one, two)),
        *(_column("dates", "4 weeks", _dates, *which) for which in (one, two)),
        *(_column("visits", "Visits", _visits, *which) for which in (one, two)),
        *(_column("rules", "Broken", _broken, *which) for which in (one, two)),
    )


def _column(
    key: str, title: str, of: Callable[[Figures], float | None], which: Which, plan: str
) -> Column[ComparedRow]:
    def number(row: ComparedRow) -> float | None:
        figures = which(row)
        return None if figures is None else of(figures)

    def words(row: ComparedRow) -> str:
        found = number(row)
        return "" if found is None else one_place(found)

    return Column(
        f"{key} {plan}",
        f"{title}, {plan.removeprefix('Plan ')}",
        words,
        number,
        Align.RIGHT,
        searched=False,
    )


def _now(row: ComparedRow) -> Figures | None:
    return row.now


def _first(row: ComparedRow) -> Figures | None:
    return row.first


def _second(row: ComparedRow) -> Figures | None:
    return row.second


def _cases(one: Figures) -> float:
    return one.cases


def _room(one: Figures) -> float | None:
    return one.room_after_leave


def _per_fte(one: Figures) -> float | None:
    return one.per_fte


def _dates(one: Figures) -> float:
    return one.deadlines


def _visits(one: Figures) -> float:
    return one.visits


def _broken(one: Figures) -> float:
    return len(one.broken)
