"""What is being done about each red: which answer belongs to which, and what was answered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import Response, record_key
from caseload_app.domain.rules.deadlines import Deadline
from caseload_app.domain.wording import long_day

CASE_LIMIT = "case_limit"
UNALLOCATED = "unallocated"
NO_WORD = "No word yet"
"""What stands on paper where nobody has said what is being done about a red."""


def about_deadline(casebook: Casebook, deadline: Deadline) -> Response:
    """Give the empty response to a deadline of a child, or of a worker's supervision."""
    is_child = deadline.subject in casebook.children
    child, worker = (deadline.subject, "") if is_child else ("", deadline.subject)
    return Response(deadline.rule.id, child, worker, deadline.started_on, "")


def about_limit(worker: str) -> Response:
    """Give the empty response to a worker who holds more cases than agreed."""
    return Response(CASE_LIMIT, "", worker, None, "")


def about_unallocated(child_id: str) -> Response:
    """Give the empty response to a child without a named worker."""
    return Response(UNALLOCATED, child_id, "", None, "")


def response_to(casebook: Casebook, asked: Response) -> Response | None:
    """Give what was said about the same thing; None while nothing was."""
    return casebook.responses.get(record_key(asked))


def response_to_deadline(casebook: Casebook, deadline: Deadline) -> Response | None:
    """Give what was said about a deadline; None while nothing was."""
    return response_to(casebook, about_deadline(casebook, deadline))


def unanswered(casebook: Casebook, deadlines: Iterable[Deadline]) -> list[Deadline]:
    """Give those about which nothing was said yet, or whose promised day has passed."""
    named = {one.child_id or one.worker for one in casebook.responses.values()}
    return [
        one
        for one in deadlines
        if one.subject not in named
        or not is_answered(response_to_deadline(casebook, one), casebook.today)
    ]


def is_answered(response: Response | None, today: date) -> bool:
    """Tell whether an answer still stands: one whose own day has passed does not."""
    return response is not None and (response.by is None or response.by >= today)


def response_words(response: Response | None, today: date) -> str:
    """Say in one line what is being done, by when and by whom."""
    if response is None:
        return ""
    words = response.doing
    if response.by is not None:
        gone = ", which has passed" if response.by < today else ""
        words += f", by {long_day(response.by)}{gone}"
    return f"{words} ({response.owner})" if response.owner else words
