"""What is said of a worker over the limit: the answer to the red and the agreement, as one."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.capacity.kept import LimitReview
from caseload_app.domain.casebook import Casebook
from caseload_app.domain.responses import about_limit, response_to, response_words
from caseload_app.domain.wording import long_day


def open_review_of(casebook: Casebook, worker: str) -> LimitReview | None:
    """Give what was agreed with a worker over the limit and is not reviewed yet."""
    found = [one for one in casebook.capacity.reviews.get(worker, ()) if not one.reviewed_on]
    return found[-1] if found else None


def is_review_late(casebook: Casebook, worker: str) -> bool:
    """Tell whether the day has passed on which the agreement was to be looked at again."""
    review = open_review_of(casebook, worker)
    due = review.review_on if review else None
    return due is not None and due < casebook.today


def limit_statement(casebook: Casebook, worker: str) -> str:
    """Say in one statement what is being done about too many cases; empty while nobody said."""
    today = casebook.today
    response = response_to(casebook, about_limit(worker))
    review = open_review_of(casebook, worker)
    said = response_words(response, today)
    if review is None:
        return said
    if response is not None and _is_same(response.doing, review.agreed):
        return f"{said}; agreed{_when(review, today)}"
    agreed = f"agreed: {review.agreed.rstrip('.')}{_when(review, today)}"
    return f"{said}; {agreed}" if said else agreed


def _is_same(one: str, other: str) -> bool:
    return one.strip().rstrip(".").casefold() == other.strip().rstrip(".").casefold()


def _when(review: LimitReview, today: date) -> str:
    words = f", by {long_day(review.by_when)}" if review.by_when else ""
    if review.review_on is None:
        return words
    late = ", which is late" if review.review_on < today else ""
    return f"{words}, review due {long_day(review.review_on)}{late}"
