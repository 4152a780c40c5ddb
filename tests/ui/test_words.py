from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.records import Plan
from caseload_app.ui import words

TODAY = date(2026, 3, 3)


def test_a_date_is_said_with_its_weekday() -> None:
    assert words.day(date(2026, 3, 3)) == "Tue 3 Mar 2026"


def test_a_short_date_leaves_out_weekday_and_year() -> None:
    assert words.short_day(date(2026, 12, 25)) == "25 Dec"


def test_no_date_is_said_so() -> None:
    assert words.day(None) == "No date"


def test_as_at_names_the_day() -> None:
    assert words.as_at(TODAY) == "As at Tue 3 Mar 2026"


@pytest.mark.parametrize(
    ("due", "working_days", "said"),
    [
        (date(2026, 2, 25), -4, "6 days late"),
        (date(2026, 3, 2), -1, "1 day late"),
        (date(2026, 3, 3), 0, "today"),
        (date(2026, 3, 4), 1, "tomorrow"),
        (date(2026, 3, 6), 3, "in 3 working days"),
        (date(2026, 3, 9), 1, "in 1 working day"),
    ],
)
def test_how_far_off_a_due_date_is(due: date, working_days: int, said: str) -> None:
    assert words.due_words(due, TODAY, working_days) == said


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2026, 3, 3), "today"),
        (date(2026, 3, 2), "yesterday"),
        (date(2026, 2, 1), "30 days ago"),
        (date(2026, 3, 5), "in 2 days"),
    ],
)
def test_how_long_ago_a_day_was(on: date, said: str) -> None:
    assert words.ago_words(on, TODAY) == said


@pytest.mark.parametrize(
    ("number", "word", "said"),
    [
        (1, "child", "1 child"),
        (2, "child", "2 children"),
        (0, "review", "0 reviews"),
        (3, "enquiry", "3 enquiries"),
        (2, "day", "2 days"),
        (2, "case", "2 cases"),
        (4, "working day", "4 working days"),
        (2, "looked after child", "2 looked after children"),
        (2, "address", "2 addresses"),
        (1234, "person", "1,234 people"),
    ],
)
def test_numbers_take_their_plural(number: int, word: str, said: str) -> None:
    assert words.count(number, word) == said


@pytest.mark.parametrize(
    ("number", "said"), [(16.666, "16.7"), (12.0, "12"), (11.96, "12"), (1234.5, "1,234.5")]
)
def test_a_figure_has_at_most_one_place(number: float, said: str) -> None:
    assert words.one_place(number) == said


def test_cases_per_fte_are_said_in_full() -> None:
    assert words.cases_per_fte(16.66) == "16.7 cases per FTE"


def test_cases_per_fte_without_hours_say_so() -> None:
    assert words.cases_per_fte(None) == "No working hours known"


def test_every_plan_has_its_words() -> None:
    assert words.plan_words(Plan.CP) == "Child protection"
    assert set(words.PLAN_WORDS) == set(Plan)


@pytest.mark.parametrize(
    ("parts", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_words_are_joined_by_commas_and_and(parts: list[str], said: str) -> None:
    assert words.joined(parts) == said


def test_a_sentence_begins_with_a_capital_and_keeps_the_rest() -> None:
    assert words.sentence("in 3 days for CLA") == "In 3 days for CLA"
