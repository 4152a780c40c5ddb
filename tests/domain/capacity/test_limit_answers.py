"""The answer to a worker over the limit and what was agreed, as one plain statement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseload_app.domain.capacity.book import CapacityRecords
from caseload_app.domain.capacity.kept import LimitReview
from caseload_app.domain.capacity.limit_answers import is_review_late, limit_statement
from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import Response
from tests.builders import a_casebook, a_worker

ASHA = "Asha Brook"
TODAY = date(2026, 3, 2)
SAID = Response("case_limit", "", ASHA, None, "No new work", date(2026, 3, 6), "Nia")
AGREED = LimitReview(ASHA, date(2026, 2, 16), "No new work.", None, date(2026, 3, 16))


def book(said: Response | None, agreed: LimitReview | None) -> Casebook:
    return a_casebook(
        workers=[a_worker()],
        responses=[said] if said else [],
        capacity=CapacityRecords(reviews=[agreed] if agreed else []),
        today=TODAY,
    )


@pytest.mark.parametrize(
    ("said", "agreed", "words"),
    [
        (None, None, ""),
        (SAID, None, "No new work, by Fri 6 Mar 2026 (Nia)"),
        (
            None,
            replace(AGREED, by_when=date(2026, 3, 13)),
            "agreed: No new work, by Fri 13 Mar 2026, review due Mon 16 Mar 2026",
        ),
        (None, replace(AGREED, review_on=None), "agreed: No new work"),
        (
            SAID,
            AGREED,
            "No new work, by Fri 6 Mar 2026 (Nia); agreed, review due Mon 16 Mar 2026",
        ),
        (
            replace(SAID, doing="Two to Bo"),
            AGREED,
            "Two to Bo, by Fri 6 Mar 2026 (Nia); agreed: No new work, review due Mon 16 Mar 2026",
        ),
    ],
)
def test_it_is_said_once(said: Response | None, agreed: LimitReview | None, words: str) -> None:
    assert limit_statement(book(said, agreed), ASHA) == words


def test_a_review_is_late_once_its_day_has_passed() -> None:
    late = replace(AGREED, review_on=date(2026, 3, 1))

    assert is_review_late(book(None, late), ASHA)
    assert not is_review_late(book(None, replace(AGREED, review_on=TODAY)), ASHA)
    assert not is_review_late(book(None, None), ASHA)
