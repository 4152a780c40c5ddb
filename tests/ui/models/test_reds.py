"""What an answer can be about, and the words that are offered for it."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.casebook import CaseRecords, build_casebook
from caseload_app.domain.records import Response
from caseload_app.domain.workload import caseloads
from caseload_app.ui.models.reds import reds_of_worker, said_words, usual_words
from tests.builders import a_child, a_session, a_worker, the_rules

TODAY = date(2026, 3, 2)
SAID = Response("case_limit", "", "Asha Brook", None, "Two cases close", date(2026, 3, 6))
BOOK = build_casebook(
    CaseRecords(
        [a_worker(case_limit=1)],
        [a_child(), a_child("C2")],
        supervisions=[a_session(date(2026, 1, 12))],
        responses=[SAID],
    ),
    the_rules(),
    TODAY,
)


def test_a_worker_may_be_over_the_limit_and_late_for_supervision() -> None:
    [load] = caseloads(BOOK)

    assert [red.title for red in reds_of_worker(BOOK, load)] == [
        "Asha Brook: cases",
        "Asha Brook: Supervision",
    ]
    assert reds_of_worker(BOOK, load)[0].said == SAID


def test_what_was_said_before_is_offered_first() -> None:
    assert usual_words(BOOK)[:2] == ["Two cases close", "Visit booked"]


def test_an_answer_fits_a_line() -> None:
    assert said_words(BOOK, SAID) == "Two cases close by Fri 6 Mar 2026"
    assert said_words(BOOK, None) == ""
