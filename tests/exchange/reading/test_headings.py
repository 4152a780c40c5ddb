from __future__ import annotations

import pytest

from caseload_app.exchange.reading.headings import (
    column_letter,
    heading_forms,
    headings_of,
    match_headings,
    normal_heading,
)

KNOWN = {
    "date of last visit": ("last_visit", 0),
    "last visit": ("last_visit", 1),
    "date of last review": ("last_review", 0),
    "allocated worker": ("worker", 0),
}


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("Age of Child (Years)", "age of child"),
        ("UASC within the Last 12 Months (Y/N))", "uasc within the last 12 months"),
        ("Was the Child Seen Alone?", "was the child seen alone"),
        ("Child’s Legal Status", "childs legal status"),  # noqa: RUF001
        ("Child's Legal Status", "childs legal status"),
        ("LA In Touch ", "la in touch"),
        ("Date\u00a0of\nBirth *", "date of birth"),
        ("allocated_worker:", "allocated worker"),
        ("ＤＯＢ", "dob"),  # noqa: RUF001
    ],
)
def test_headings_are_reduced_to_words(heading: str, words: str) -> None:
    assert normal_heading(heading) == words


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("ChildUniqueID", "child unique id"),
        ("CINStartDate", "cin start date"),
        ("LoookedAfterStartDate", "loooked after start date"),
        ("PlacementsLast12Months", "placements last 12 months"),
    ],
)
def test_humps_are_split_into_words(heading: str, words: str) -> None:
    assert heading_forms(heading)[-1] == words


def test_a_heading_in_other_order_or_with_an_extra_word_is_matched() -> None:
    match = match_headings(headings_of(["Last visit date", "Worker allocated"]), KNOWN)

    assert match.fields == {"last_visit": 0, "worker": 1}


@pytest.mark.parametrize(
    "heading",
    [
        "Date of next visit",
        "Last visit due",
        "Date of last visit planned",
        "Allocated worker email",
    ],
)
def test_a_turning_word_makes_another_heading(heading: str) -> None:
    match = match_headings(headings_of([heading]), KNOWN)

    assert (match.fields, match.unmatched) == ({}, (heading,))


def test_of_two_headings_for_one_field_the_better_wins_and_the_other_is_said() -> None:
    match = match_headings(headings_of(["Last visit", "Date of last visit"]), KNOWN)

    assert match.fields == {"last_visit": 1}
    assert match.unmatched == ("Last visit",)


def test_a_heading_that_stands_twice_feeds_its_field_once() -> None:
    match = match_headings(headings_of(["Allocated Worker", "Allocated Worker"]), KNOWN)

    assert (match.fields, match.unmatched) == ({"worker": 0}, ("Allocated Worker",))


def test_numbers_and_long_texts_are_no_headings() -> None:
    assert headings_of([3.0, None, "", "?", "x" * 301]) == []


@pytest.mark.parametrize(("place", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (16_383, "XFD")])
def test_columns_have_the_letters_of_excel(place: int, letter: str) -> None:
    assert column_letter(place) == letter
