"""Made-up records with readable defaults, for tests that care about one thing only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from caseload_app.domain.capacity.book import CapacityRecords
from caseload_app.domain.casebook import Casebook, CaseRecords, build_casebook
from caseload_app.domain.records import (
    AgreedAction,
    Allocation,
    CaseDiscussion,
    CaseEvent,
    Child,
    Leave,
    Plan,
    Response,
    Supervision,
    SupervisionKind,
    SupervisionStatus,
    Worker,
)
from caseload_app.domain.rules.rulebook import RuleBook
from caseload_app.domain.supervision.loop import LoopRecords
from caseload_app.exchange.rule_files import load_rules
from caseload_app.paths import resource

MONDAY = date(2026, 3, 2)


@cache
def the_rules() -> RuleBook:
    """Give the rule book that comes with the program."""
    book, problems = load_rules(resource("rules"))
    assert problems == ()
    return book


def a_worker(name: str = "Asha Brook", **facts: object) -> Worker:
    """Make a worker who works full time in one team."""
    return Worker(**{"name": name, "team": "North", "fte": 1.0, **facts})


def a_child(child_id: str = "C1", **facts: object) -> Child:
    """Make an open child on a child in need plan, held by Asha Brook."""
    usual = {"child_id": child_id, "worker": "Asha Brook", "plan": Plan.CIN}
    return Child(**{**usual, **facts})


def an_event(kind: str, on: date, child_id: str = "C1", **facts: object) -> CaseEvent:
    """Make an event of a child."""
    return CaseEvent(**{"child_id": child_id, "kind": kind, "on": on, **facts})


def a_session(on: date, worker: str = "Asha Brook", **facts: object) -> Supervision:
    """Make a personal supervision that was held."""
    usual = {
        "worker": worker,
        "on": on,
        "kind": SupervisionKind.PERSONAL,
        "status": SupervisionStatus.HELD,
    }
    return Supervision(**{**usual, **facts})


def a_casebook(
    children: Sequence[Child] = (),
    events: Sequence[CaseEvent] = (),
    *,
    workers: Sequence[Worker] | None = None,
    supervisions: Sequence[Supervision] = (),
    discussions: Sequence[CaseDiscussion] = (),
    actions: Sequence[AgreedAction] = (),
    leave: Sequence[Leave] = (),
    allocations: Sequence[Allocation] = (),
    capacity: CapacityRecords | None = None,
    responses: Sequence[Response] = (),
    today: date = MONDAY,
) -> Casebook:
    """Build a casebook; without workers, whoever holds a child works full time."""
    if workers is None:
        workers = [a_worker(name) for name in sorted({one.worker for one in children} - {""})]
    records = CaseRecords(
        workers=workers,
        children=children,
        events=events,
        supervisions=supervisions,
        discussions=discussions,
        actions=actions,
        leave=leave,
        allocations=allocations,
        capacity=capacity or CapacityRecords(),
        responses=responses,
        loop=LoopRecords(policy=the_rules().policy),
    )
    return build_casebook(records, the_rules(), today)
