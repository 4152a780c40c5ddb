"""What is agreed about capacity in the made-up team, so that nobody's number of today changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from caseload_app.domain.capacity.book import CapacityRecords
from caseload_app.domain.capacity.kept import AgreedLimit, LimitReview, Reduction
from caseload_app.domain.demonstration.chance import next_workday, on_workday
from caseload_app.domain.demonstration.team import DemoTeam
from caseload_app.domain.records import Worker


def tell_capacity(team: DemoTeam, today: date) -> CapacityRecords:
    """Tell a limit that was agreed, a training that begins soon, and a review that is due."""
    staff = [one for one in team.workers if one.left_on is None and one.case_limit is not None]
    held = Counter(child.worker for child in team.children if child.closed_on is None)
    return CapacityRecords(
        limits=list(_limits(staff, today)),
        reductions=list(_reductions(staff, today)),
        reviews=list(_reviews(staff, held, today)),
    )


def _limits(staff: list[Worker], today: date) -> Iterator[AgreedLimit]:
    agreed_on = on_workday(today - timedelta(days=60))
    for worker in staff[:1]:
        reason = "Agreed in supervision: leads the duty week"
        yield AgreedLimit(worker.name, agreed_on, worker.case_limit, reason, worker.name)


def _reductions(staff: list[Worker], today: date) -> Iterator[Reduction]:
    start = next_workday(today + timedelta(days=9))
    for worker in staff[-1:]:
        until = start + timedelta(days=55)
        yield Reduction(worker.name, start, "Training", until, 20, 0, "Practice educator course")


def _reviews(staff: list[Worker], held: Counter[str], today: date) -> Iterator[LimitReview]:
    over = [one for one in staff if held[one.name] > (one.case_limit or 0)]
    for worker in over[:1]:
        yield LimitReview(
            worker.name,
            on_workday(today - timedelta(days=12)),
            "No new work until two cases have stepped down",
            next_workday(today + timedelta(days=3)),
            next_workday(today + timedelta(days=8)),
            held[worker.name],
            worker.case_limit,
        )
