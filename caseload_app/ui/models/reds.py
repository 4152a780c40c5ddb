"""What is late or over its limit, as somebody is asked what is being done about it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from caseload_app.domain.responses import (
    about_deadline,
    about_limit,
    about_unallocated,
    response_to,
)
from caseload_app.domain.rules.deadlines import DeadlineState
from caseload_app.ui.models.state_marks import deadline_mark, limit_mark
from caseload_app.ui.words import day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.records import Child, Response
    from caseload_app.domain.rules.deadlines import Deadline
    from caseload_app.domain.workload import WorkerCaseload

USUAL = (
    "Visit booked",
    "Worker asked to record it",
    "Waiting for the report",
    "Meeting date agreed",
    "To be covered by another worker",
)
"""What is most often said, until this store has words of its own."""


@dataclass(frozen=True, slots=True)
class Red:
    """One red: whose it is, how it stands, who would mend it, and the answer there is."""

    asked: Response
    title: str
    how: str
    owner: str = ""
    said: Response | None = None


def red_of_deadline(casebook: Casebook, deadline: Deadline) -> Red:
    asked = about_deadline(casebook, deadline)
    child = casebook.children.get(deadline.subject)
    name = casebook.display_name(child) if child else deadline.subject
    return Red(
        asked,
        f"{name}: {deadline.label}",
        deadline_mark(casebook, deadline).words,
        child.worker if child else "",
        response_to(casebook, asked),
    )


def red_of_limit(casebook: Casebook, load: WorkerCaseload) -> Red:
    asked = about_limit(load.worker.name)
    mark = limit_mark(load)
    how = mark.words if mark else ""
    return Red(asked, f"{load.worker.name}: cases", how, "", response_to(casebook, asked))


def red_of_unallocated(casebook: Casebook, child: Child) -> Red:
    asked = about_unallocated(child.child_id)
    name = casebook.display_name(child)
    return Red(asked, f"{name}: no worker", "Unallocated", "", response_to(casebook, asked))


def reds_of_worker(casebook: Casebook, load: WorkerCaseload) -> list[Red]:
    """Give what is red about the worker: cases over the limit, supervision that is late."""
    found = [red_of_limit(casebook, load)] if load.over_limit else []
    due = load.supervision
    if due is not None and due.deadline is not None and due.state is DeadlineState.OVERDUE:
        found.append(red_of_deadline(casebook, due.deadline))
    return found


def usual_words(casebook: Casebook, most: int = 5) -> Sequence[str]:
    """Offer what was said most often in this store, then what is usual."""
    said = Counter(one.doing for one in casebook.responses.values())
    words = [words for words, _ in said.most_common(most)]
    return [*words, *(one for one in USUAL if one not in words)][:most]


def said_words(casebook: Casebook, response: Response | None) -> str:
    """Say in a few words what is being done, for a line or a cell."""
    if response is None:
        return ""
    if response.by is None:
        return response.doing
    if response.by < casebook.today:
        return f"{response.doing} – {day(response.by)} has passed"
    return f"{response.doing} by {day(response.by)}"
