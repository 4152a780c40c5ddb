"""Dates, days and counts are said in one way everywhere."""

from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.dates import Limit, Unit
from caseload_app.domain.wording import (
    counted,
    days_words,
    in_sentence,
    initials,
    isolated,
    length_words,
    limit_words,
    listed,
    long_day,
    short_day,
)


def test_days_are_said_as_people_write_them() -> None:
    day = date(2026, 3, 3)

    assert (long_day(day), short_day(day)) == ("Tue 3 Mar 2026", "3 Mar")


@pytest.mark.parametrize(
    ("days", "unit", "words"),
    [
        (3, Unit.WORKING_DAYS, "in 3 working days"),
        (1, Unit.WEEKS, "in 1 day"),
        (0, Unit.MONTHS, "today"),
        (-6, Unit.DAYS, "6 days late"),
        (-1, Unit.WORKING_DAYS, "1 working day late"),
    ],
)
def test_how_far_off_a_date_is(days: int, unit: Unit, words: str) -> None:
    assert days_words(days, unit) == words


def test_numbers_of_things_agree_with_their_noun() -> None:
    assert [counted(number, "child", "children") for number in (0, 1, 1200)] == [
        "no children",
        "1 child",
        "1,200 children",
    ]


def test_lengths_agree_with_their_unit() -> None:
    assert (length_words(1, Unit.WEEKS), length_words(45, Unit.WORKING_DAYS)) == (
        "1 week",
        "45 working days",
    )


def test_abbreviations_keep_their_capitals_in_a_sentence() -> None:
    assert (in_sentence("CP visit"), in_sentence("Core group")) == ("CP visit", "core group")


def test_lists_are_joined_as_people_join_them() -> None:
    assert [listed(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_names_are_shortened_to_initials() -> None:
    assert initials("Amira Hussain-Cole") == "A.H.C."


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (Limit(45, Unit.WORKING_DAYS), "45 working days"),
        (Limit(-2, Unit.WORKING_DAYS), "2 working days before"),
        (Limit(0, Unit.DAYS), "on the day"),
        (Limit(1, Unit.SCHOOL_TERMS), "1 school term"),
    ],
)
def test_a_limit_is_said_as_people_say_it(limit: Limit, words: str) -> None:
    assert limit_words(limit) == words


def test_a_name_from_right_to_left_keeps_to_itself() -> None:
    assert isolated("\u05e9\u05e8\u05d4") == "\u2068\u05e9\u05e8\u05d4\u2069"
    assert isolated("Fern Test") == "Fern Test"
    assert isolated("Zo\u00eb") == "Zo\u00eb"
    assert isolated("") == ""
