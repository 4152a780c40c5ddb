"""Those over their limit stay on the Monday page until what was agreed is reviewed."""

from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.capacity.book import CapacityRecords
from caseload_app.domain.capacity.kept import LimitReview
from caseload_app.domain.monday import monday_page
from caseload_app.ui.models.allocation.review_lines import limit_lines, over_limit_words
from caseload_app.ui.models.monday_cards import monday_cards
from caseload_app.ui.theme import StateMark, Tone
from caseload_app.ui.widgets.card import CardContent
from tests.builders import MONDAY, a_casebook, a_child, a_worker

AGREED = LimitReview(
    "Asha Brook", date(2026, 2, 16), "No new work", date(2026, 3, 6), date(2026, 2, 27), 3, 2
)


def card(limit: int, *reviews: LimitReview) -> CardContent:
    casebook = a_casebook(
        [a_child("C1"), a_child("C2"), a_child("C3")],
        workers=[a_worker(case_limit=limit)],
        capacity=CapacityRecords(reviews=reviews),
    )
    return monday_cards(monday_page(casebook), None)["limit"]


def test_what_was_agreed_stands_with_who_is_over_the_limit() -> None:
    shown = card(2, AGREED)

    assert [(line.text, line.detail, line.mark, line.said) for line in shown.lines] == [
        (
            "Asha Brook",
            "3 cases, limit 2",
            StateMark(Tone.OVERDUE, "1 over, review 3 days late"),
            "agreed: No new work, by Fri 6 Mar 2026, review due Fri 27 Feb 2026, which is late",
        ),
    ]
    assert shown.words == "worker holds more cases than agreed; 1 agreement waits for its review"


def test_it_stays_when_the_worker_is_no_longer_over() -> None:
    shown = card(5, AGREED)

    assert [(line.said, line.mark) for line in shown.lines] == [
        (
            "agreed: No new work, by Fri 6 Mar 2026, review due Fri 27 Feb 2026, which is late",
            StateMark(Tone.OVERDUE, "Review 3 days late"),
        )
    ]
    assert shown.words == "1 agreement waits for its review"


def test_a_late_review_comes_before_who_is_further_over() -> None:
    children = [a_child(f"C{n}", worker="Bo Lee") for n in range(4)]
    casebook = a_casebook(
        [a_child("D1"), a_child("D2"), *children],
        workers=[a_worker(case_limit=1), a_worker("Bo Lee", case_limit=1)],
        capacity=CapacityRecords(reviews=[AGREED]),
    )

    lines = limit_lines(monday_page(casebook), 3)

    assert [line.text for line in lines] == ["Asha Brook", "Bo Lee"]


def test_a_review_that_was_held_is_gone() -> None:
    reviewed = LimitReview(
        "Asha Brook", MONDAY, "No new work", review_on=MONDAY, reviewed_on=MONDAY, outcome="Kept"
    )

    assert card(5, reviewed).lines == ()


@pytest.mark.parametrize(
    ("over", "reviews", "words"),
    [
        (0, 0, ""),
        (2, 0, "workers hold more cases than agreed"),
        (0, 2, "2 agreements wait for their review"),
    ],
)
def test_the_words_follow_the_numbers(over: int, reviews: int, words: str) -> None:
    assert over_limit_words(over, reviews) == words
