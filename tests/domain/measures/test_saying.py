"""Measures are said the same everywhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseload_app.domain.measures.measure import Better, Counted, Measure, MeasureSpec, Shown
from caseload_app.domain.measures.saying import (
    SAME_AS,
    SMALL_NUMBER,
    change_words,
    comparator_words,
    counted_words,
    figure_words,
    of_words,
    since_words,
    small_words,
    standing,
    to_look_at_words,
)
from caseload_app.domain.measures.snapshots import Change
from tests.domain.measures.twelve_children import measured

SPEC = MeasureSpec("m", "M")
NUMBER = MeasureSpec("n", "N", shown=Shown.NUMBER, better=Better.NEITHER)


@pytest.mark.parametrize(
    ("spec", "value", "words"),
    [(SPEC, 85.74, "85.7%"), (SPEC, 100.0, "100%"), (NUMBER, 15.25, "15.3"), (SPEC, None, "–")],
)
def test_a_figure_is_said_to_one_place(spec: MeasureSpec, value: float | None, words: str) -> None:
    assert figure_words(spec, value) == words


@pytest.mark.parametrize(
    ("better", "now", "words"),
    [
        (Better.HIGH, 52.0, "up 2 points, better"),
        (Better.LOW, 52.0, "up 2 points, worse"),
        (Better.NEITHER, 49.5, "down 0.5 points"),
        (Better.HIGH, 50.01, "no change"),
    ],
)
def test_a_change_says_whether_it_is_for_the_better(better: Better, now: float, words: str) -> None:
    change = Change(date(2026, 2, 2), 50.0, now)

    assert change_words(MeasureSpec("m", "M", better=better), change) == words


def test_a_change_says_how_last_month_is_known() -> None:
    assert since_words(Change(date(2026, 2, 2), 1, 2)) == "Against Mon 2 Feb 2026, kept then."
    assert "worked out again" in since_words(Change(date(2026, 2, 2), 1, 2, recomputed=True))
    assert since_words(None).startswith("There is no figure")


def test_what_is_divided_is_said_in_full() -> None:
    measure = Measure(SPEC, (Counted("C1", 1), Counted("C2", 0)))

    assert of_words(measure) == "1 of 2"
    assert of_words(Measure(NUMBER, (Counted("C1", 1, 0), Counted("A", 0, 2.4)))) == "1 over 2.4"


def test_fte_stays_in_capitals_inside_a_sentence() -> None:
    spec = MeasureSpec("m", "M", numerator="Cases held", denominator="FTE of those holding")

    assert counted_words(spec) == "Cases held, over: FTE of those holding. The last 12 months."


def test_without_a_comparator_that_is_said() -> None:
    assert comparator_words(SPEC, None) == "no national figure"


def test_those_aside_are_said_apart() -> None:
    measure = Measure(SPEC, (Counted("C1", 0), Counted("C2", 0, aside="not recorded")))

    assert to_look_at_words(measure) == "1 and 1 aside"
    assert to_look_at_words(Measure(SPEC)) == "none"


def test_only_a_figure_on_few_is_warned_of() -> None:
    assert small_words(Measure(SPEC, (Counted("C1", 1),))) == SMALL_NUMBER
    assert small_words(Measure(SPEC)) == ""


def test_without_england_there_is_nothing_to_stand_against() -> None:
    assert standing(Measure(SPEC, (Counted("C1", 1),))) == ""


def test_a_figure_equal_to_england_is_said_to_be_the_same() -> None:
    spec = next(one.spec for one in measured().values() if one.spec.id == "icpc_on_time")
    assert spec.comparator is not None
    even = replace(spec, comparators=(replace(spec.comparator, value=100.0),))

    assert standing(Measure(even, (Counted("C1", 1),))) == SAME_AS
