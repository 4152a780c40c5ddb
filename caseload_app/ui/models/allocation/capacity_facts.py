"""What the pages of one worker and of the team say about capacity and allocation history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseload_app.domain.allocation.history import worker_history
from caseload_app.domain.capacity.limits import capacity_changes
from caseload_app.domain.supervision.supervisors import supervisor_spans
from caseload_app.ui.filters import filter_text
from caseload_app.ui.models.allocation.limit_rows import next_change_words, next_changes
from caseload_app.ui.models.allocation.span_words import span_words
from caseload_app.ui.models.child_facts import Fact
from caseload_app.ui.page import Destination
from caseload_app.ui.words import count, day

if TYPE_CHECKING:
    from caseload_app.domain.capacity.limits import CapacityChange
    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.records import Worker
    from caseload_app.domain.workload import WorkerCaseload


def capacity_facts(casebook: Casebook, worker: Worker, load: WorkerCaseload) -> list[Fact]:
    """Give a worker's limit, its next change, and what came, went and stayed."""
    limits = Destination("allocation", worker.name, filter_text(tab="limits"))
    limit = load.limit.cases
    leave = casebook.leave.get(worker.name, ())
    ahead = capacity_changes(worker, casebook.capacity, leave, casebook.today)
    history = worker_history(casebook, worker.name)
    return [
        Fact("Limit", "None agreed" if limit is None else str(limit), limits, load.limit.words),
        Fact("Capacity changes", day(ahead[0].on) if ahead else "", tip=_what(ahead)),
        Fact("New in 7 and 30 days", f"{load.new_last_7_days}, {len(history.new_30)}"),
        Fact("Long-held", str(len(history.long_held)), tip=history.words),
    ]


def team_capacity_facts(casebook: Casebook) -> list[Fact]:
    """Give the next day on which anybody's capacity changes, and the largest span."""
    limits = Destination("allocation", filter=filter_text(tab="limits"))
    ahead = next_changes(casebook)
    spans = [len(one.workers) for one in supervisor_spans(casebook) if one.supervisor]
    most = casebook.capacity.policy.span_limit
    facts = []
    if ahead:
        facts.append(Fact("Capacity changes", day(ahead[0].on), limits, next_change_words(ahead)))
    if spans:
        over = f", limit {most}" if most is not None and max(spans) > most else ""
        people = f"{count(max(spans), 'person')}{over}"
        facts.append(Fact("Largest span", people, limits, span_words(casebook)))
    return facts


def _what(ahead: tuple[CapacityChange, ...]) -> str:
    return ahead[0].what if ahead else ""
