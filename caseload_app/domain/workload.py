"""Who holds how much: cases by plan, cases per FTE as the DfE counts them, limits.

A case is one child allocated to a worker. The team's average is all cases held over the FTE
of those who hold at least one and have FTE above zero (DfE workforce census; LAIT code 287).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import timedelta

from caseload_app.domain.capacity.limits import Limit, limit_on
from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import PLAN_PRECEDENCE, Child, Plan, Worker
from caseload_app.domain.rules.deadlines import DeadlineState
from caseload_app.domain.supervision.supervising import SupervisionDue

NEW_DAYS = 7
"""A case allocated this many days ago, or less, is new."""


@dataclass(frozen=True, slots=True)
class WorkerCaseload:
    """One worker's open cases and what is due on them.

    `by_plan` holds every plan, in order of precedence. `cases_per_fte` is None while the FTE
    is not known or zero. `overdue` and `due_soon` count deadlines, not children.
    """

    worker: Worker
    children: tuple[str, ...]
    by_plan: Mapping[Plan, int]
    cases_per_fte: float | None
    new_last_7_days: int
    overdue: int
    due_soon: int
    supervision: SupervisionDue | None
    has_left: bool
    limit: Limit = Limit()

    @property
    def cases(self) -> int:
        """Count the open cases."""
        return len(self.children)

    @property
    def over_limit(self) -> int:
        """Count the cases above the agreed limit; nought while there is none."""
        limit = self.limit.cases
        return max(self.cases - limit, 0) if limit is not None else 0

    @property
    def room(self) -> int | None:
        """Count the cases up to the limit, below nought above it; None while there is none."""
        return None if self.limit.cases is None else self.limit.cases - self.cases


@dataclass(frozen=True, slots=True)
class TeamTotal:
    """All cases held by the workers, and the DfE average."""

    cases: int
    fte_holding_cases: float
    cases_per_fte: float | None


def caseloads(
    casebook: Casebook,
    known: Iterable[WorkerCaseload] = (),
    changed: AbstractSet[str] | None = None,
) -> list[WorkerCaseload]:
    """Give every worker's caseload by name, leavers only while they still hold cases.

    Where only the `changed` children differ, what is known of other workers stands.
    """
    if changed is not None:
        return [
            caseload_of(casebook, row.worker, [casebook.children[one] for one in row.children])
            if not changed.isdisjoint(row.children)
            else row
            for row in known
        ]
    held: dict[str, list[Child]] = {}
    for child in casebook.open_children():
        held.setdefault(child.worker, []).append(child)
    rows = [
        caseload_of(casebook, worker, held.get(worker.name, []))
        for worker in casebook.workers.values()
        if held.get(worker.name) or not casebook.has_left(worker)
    ]
    return sorted(rows, key=lambda row: row.worker.name.casefold())


def unallocated(casebook: Casebook) -> list[Child]:
    """Give the open children for whom no worker is named; a team alone does not count."""
    return casebook.held_by("")


def team_total(rows: Iterable[WorkerCaseload]) -> TeamTotal:
    """Add up the caseloads the DfE way: who holds none, or has no FTE, is left out."""
    holding = [row for row in rows if row.cases]
    cases = sum(row.cases for row in holding)
    fte = round(sum(row.worker.fte or 0.0 for row in holding), 4)
    return TeamTotal(cases, fte, per_fte(cases, fte))


def per_fte(cases: int, fte: float | None) -> float | None:
    """Divide cases by full-time equivalents; None where there is nothing to divide by."""
    return cases / fte if fte else None


def count_by_plan(casebook: Casebook, children: Sequence[Child]) -> dict[Plan, int]:
    """Count children under the one plan each counts under, every plan named."""
    counts = dict.fromkeys(PLAN_PRECEDENCE, 0)
    for child in children:
        counts[casebook.plan(child)] += 1
    return counts


def is_new(casebook: Casebook, child: Child) -> bool:
    """Tell whether a child was allocated in the last seven days."""
    since = casebook.today - timedelta(days=NEW_DAYS)
    return child.allocated_on is not None and since <= child.allocated_on <= casebook.today


def caseload_of(casebook: Casebook, worker: Worker, children: Sequence[Child]) -> WorkerCaseload:
    """Give the caseload of a worker who holds these children."""
    states = [
        casebook.state(deadline)
        for child in children
        for deadline in casebook.open.get(child.child_id, ())
    ]
    return WorkerCaseload(
        worker=worker,
        children=tuple(child.child_id for child in children),
        by_plan=count_by_plan(casebook, children),
        cases_per_fte=per_fte(len(children), worker.fte),
        new_last_7_days=sum(is_new(casebook, child) for child in children),
        overdue=states.count(DeadlineState.OVERDUE),
        due_soon=states.count(DeadlineState.DUE_SOON),
        supervision=casebook.supervision.get(worker.name),
        has_left=casebook.has_left(worker),
        limit=limit_on(worker, casebook.capacity, casebook.today),
    )
