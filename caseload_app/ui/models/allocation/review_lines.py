"""What the Monday page says of those over their limit, until it has been reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseload_app.ui.filters import filter_text
from caseload_app.ui.models.allocation.limit_rows import review_mark
from caseload_app.ui.page import Destination
from caseload_app.ui.widgets.card import CardLine
from caseload_app.ui.words import count, plural, short_day

if TYPE_CHECKING:
    from caseload_app.domain.capacity.kept import LimitReview
    from caseload_app.domain.casebook import Casebook


def review_line(casebook: Casebook, review: LimitReview) -> CardLine:
    """Say what was agreed with somebody and when it is looked at again."""
    by_when = f", by {short_day(review.by_when)}" if review.by_when else ""
    return CardLine(
        review.worker,
        f"agreed: {review.agreed}{by_when}",
        review_mark(review, casebook),
        Destination("allocation", review.worker, filter_text(tab="limits")),
    )


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
