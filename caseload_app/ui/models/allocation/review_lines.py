"""What the Monday page says of those over their limit, until it has been reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseload_app.domain.capacity.limit_answers import (
    is_review_late,
    limit_statement,
    open_review_of,
)
from caseload_app.ui.filters import filter_text
from caseload_app.ui.models.allocation.limit_rows import review_mark
from caseload_app.ui.models.monday_steps import steps_of_agreement, steps_over_limit
from caseload_app.ui.models.reds import red_of_limit
from caseload_app.ui.models.state_marks import limit_mark
from caseload_app.ui.page import Destination
from caseload_app.ui.theme import StateMark
from caseload_app.ui.widgets.card_row import CardLine
from caseload_app.ui.words import count, plural

if TYPE_CHECKING:
    from caseload_app.domain.capacity.kept import LimitReview
    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.monday import MondayPage
    from caseload_app.domain.workload import WorkerCaseload


def limit_lines(page: MondayPage, most: int) -> tuple[CardLine, ...]:
    """Give one line for each worker: those over the limit, then agreements still to be reviewed.

    What is being done and what was agreed stand on the same line; a late review comes first.
    """
    casebook = page.casebook
    over = {load.worker.name for load in page.over_limit}
    lines = [_over_line(casebook, load) for load in page.over_limit]
    lines += [_review_line(casebook, one) for one in page.limit_reviews if one.worker not in over]
    lines.sort(key=lambda line: not is_review_late(casebook, line.text))
    return tuple(lines[:most])


def over_limit_words(over: int, reviews: int) -> str:
    """Say how many are over, and how many agreements wait for their review."""
    said = []
    if over:
        holds = "holds" if over == 1 else "hold"
        said.append(f"{plural('worker', over)} {holds} more cases than agreed")
    if reviews:
        waits = "waits for its review" if reviews == 1 else "wait for their review"
        said.append(f"{count(reviews, 'agreement')} {waits}")
    return "; ".join(said)


def _over_line(casebook: Casebook, load: WorkerCaseload) -> CardLine:
    name = load.worker.name
    mark = limit_mark(load)
    review = review_mark(open_review_of(casebook, name), casebook)
    if mark is not None and review is not None and is_review_late(casebook, name):
        mark = StateMark(mark.tone, f"{mark.words}, {review.words.lower()}")
    return CardLine(
        name,
        f"{count(load.cases, 'case')}, limit {load.limit.cases}",
        mark,
        Destination("worker", name),
        red_of_limit(casebook, load),
        limit_statement(casebook, name),
        steps_over_limit(name),
    )


def _review_line(casebook: Casebook, review: LimitReview) -> CardLine:
    return CardLine(
        review.worker,
        "no longer over the limit",
        review_mark(review, casebook),
        Destination("allocation", review.worker, filter_text(tab="limits")),
        said=limit_statement(casebook, review.worker),
        steps=steps_of_agreement(review.worker),
    )
