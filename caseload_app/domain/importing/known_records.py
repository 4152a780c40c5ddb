"""The records of the store that the claims of an import are weighed against."""

from __future__ import annotations

from caseload_app.domain.casebook import CaseRecords
from caseload_app.domain.records import Record


def known_records(existing: CaseRecords) -> list[Record]:
    """Give the records that claims are weighed against, children apart."""
    return [
        *existing.workers,
        *existing.events,
        *existing.facts,
        *existing.supervisions,
        *existing.discussions,
        *existing.actions,
        *existing.leave,
        *existing.loop.steps,
        *existing.loop.details,
        *existing.loop.spells,
        *existing.loop.audits,
        *existing.loop.findings,
        *existing.loop.challenges,
        *existing.allocations,
        *existing.capacity.limits,
        *existing.capacity.reductions,
        *existing.capacity.reviews,
        *existing.capacity.points,
    ]
