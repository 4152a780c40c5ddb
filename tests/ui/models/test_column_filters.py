"""What is typed under a heading keeps the rows it means."""

from __future__ import annotations

from datetime import date

import pytest

from caseload_app.ui.models.column_filters import column_test
from caseload_app.ui.models.record_table import Column
from caseload_app.ui.words import day

TODAY = date(2026, 3, 2)
WORDS: Column[str] = Column("word", "Word", str)
NUMBERS: Column[str] = Column("number", "Number", str, lambda text: float(text) if text else None)
DAYS: Column[date] = Column("on", "On", day, lambda on: on)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("int", ["Interim care order"]),
        ("INTERIM order", ["Interim care order"]),
        ("interim | section 20", ["Interim care order", "Section 20"]),
        ("=", [""]),
    ],
)
def test_words_are_found_in_the_cell(typed: str, kept: list[str]) -> None:
    test = column_test(WORDS, typed, TODAY)

    assert test is not None
    assert [one for one in ("Interim care order", "Section 20", "") if test(one)] == kept


def test_numbers_are_compared_and_a_blank_is_no_number() -> None:
    test = column_test(NUMBERS, ">= 3", TODAY)

    assert test is not None
    assert [one for one in ("2", "3", "12", "") if test(one)] == ["3", "12"]


def test_dates_are_compared_as_people_type_them() -> None:
    test = column_test(DAYS, "< 1 mar", TODAY)

    assert test is not None
    assert [one.day for one in (date(2026, 2, 27), date(2026, 3, 1)) if test(one)] == [27]


def test_nothing_typed_is_no_filter() -> None:
    assert column_test(WORDS, "  ", TODAY) is None


def test_a_comparison_with_nothing_sensible_is_no_filter() -> None:
    assert column_test(WORDS, "> the rest", TODAY) is None
