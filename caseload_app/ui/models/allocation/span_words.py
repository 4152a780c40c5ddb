"""The manager's own span: how many people each supervises, against the limit where one is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseload_app.domain.supervision.supervisors import supervisor_spans
from caseload_app.ui.words import count

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook

MOST = 4


def span_words(casebook: Casebook) -> str:
    """Say how many people each supervisor has, those over the limit first."""
    limit = casebook.capacity.policy.span_limit
    spans = [one for one in supervisor_spans(casebook) if one.supervisor]
    spans.sort(key=lambda one: (-len(one.workers), one.supervisor.casefold()))
    if not spans:
        return "Nobody is named as a supervisor."
    said = [_one(one.supervisor, len(one.workers), limit) for one in spans[:MOST]]
    more = f"; and {len(spans) - MOST} more" if len(spans) > MOST else ""
    none = " No limit is set." if limit is None else ""
    return f"Supervising: {'; '.join(said)}{more}.{none}"


def _one(name: str, number: int, limit: int | None) -> str:
    people = f"{name} {count(number, 'person')}"
    if limit is None:
        return people
    over = f", {number - limit} over" if number > limit else ""
    return f"{people} (limit {limit}{over})"
