"""Which answer belongs to which red, and how it is worded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from caseload_app.domain.casebook import Casebook, CaseRecords, build_casebook
from caseload_app.domain.records import CaseEvent, Plan, Response
from caseload_app.domain.responses import (
    about_deadline,
    about_limit,
    is_answered,
    response_to,
    response_to_deadline,
    response_words,
    unanswered,
)
from tests.builders import a_child, a_worker, the_rules

TODAY = date(2026, 3, 2)
VISIT = CaseEvent("C1", "CIN visit", date(2026, 1, 5))
BOOKED = Response("cin_visit", "C1", "", date(2026, 1, 5), "Visit booked", date(2026, 3, 5))


def book(*responses: Response) -> Casebook:
    records = CaseRecords(
        [a_worker()], [a_child(plan=Plan.CIN)], [VISIT], responses=list(responses)
    )
    return build_casebook(records, the_rules(), TODAY)


def late(casebook: Casebook) -> list[str]:
    return [one.rule.id for one in unanswered(casebook, casebook.overdue())]


def test_a_late_visit_without_a_word_is_unanswered() -> None:
    assert "cin_visit" in late(book())


def test_an_answer_belongs_to_the_cycle_it_was_given_for() -> None:
    casebook = book(BOOKED)

    assert "cin_visit" not in late(casebook)
    assert "cin_visit" in late(book(replace(BOOKED, since=date(2025, 12, 1))))


def test_an_answer_whose_day_has_passed_no_longer_stands() -> None:
    assert "cin_visit" in late(book(replace(BOOKED, by=date(2026, 3, 1))))


def test_an_answer_stands_on_its_last_day() -> None:
    assert is_answered(replace(BOOKED, by=TODAY), TODAY)


def test_the_answer_to_a_deadline_is_found() -> None:
    casebook = book(BOOKED)
    visit = next(one for one in casebook.overdue() if one.rule.id == "cin_visit")

    assert about_deadline(casebook, visit) == replace(BOOKED, doing="", by=None)
    assert response_to_deadline(casebook, visit) == BOOKED


def test_an_answer_about_a_limit_is_the_workers() -> None:
    said = replace(about_limit("Asha Brook"), doing="Two cases close this week")

    assert response_to(book(said), about_limit("Asha Brook")) == said


def test_an_answer_is_said_in_one_line() -> None:
    said = replace(BOOKED, owner="Asha Brook")

    assert response_words(said, TODAY) == "Visit booked, by Thu 5 Mar 2026 (Asha Brook)"


def test_an_answer_past_its_day_says_so() -> None:
    said = replace(BOOKED, by=date(2026, 3, 1))

    assert response_words(said, TODAY) == "Visit booked, by Sun 1 Mar 2026, which has passed"


def test_without_an_answer_nothing_is_said() -> None:
    assert response_words(None, TODAY) == ""


def test_an_answer_without_a_day_is_said_without_one() -> None:
    assert response_words(replace(BOOKED, by=None), TODAY).startswith("Visit booked")
    assert " by " not in response_words(replace(BOOKED, by=None), TODAY)
