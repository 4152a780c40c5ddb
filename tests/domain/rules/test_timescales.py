"""What a rule says of itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseload_app.domain.dates import Limit, Unit
from caseload_app.domain.rules.timescales import LimitChange, Status, Timescale, Variant

LIMIT = Limit(10, Unit.WORKING_DAYS)


def rule(status: Status = Status.LAW, confidence: str = "A", **more: object) -> Timescale:
    return Timescale(
        "r",
        "Rule",
        "child",
        "G",
        more.get("starts_on", ("A", "B")),  # type: ignore[arg-type]
        ("B",),
        LIMIT,
        status,
        "source",
        confidence,
        applies_when=(("before_first", "C"),),
        variants=(Variant((("extended_by", "D"),), LIMIT, "extended"),),
    )


@pytest.mark.parametrize(
    ("status", "confidence", "words", "statutory"),
    [
        (Status.LAW, "A", "law", True),
        (Status.STATUTORY_GUIDANCE, "B", "statutory guidance", True),
        (Status.LOCAL, "B", "local policy", False),
        (Status.PROFESSIONAL, "C", "professional standard", False),
        (Status.MEASURE, "B", "DfE measure, not a legal limit", False),
        (Status.LAW, "D", "local default, check your policy", False),
    ],
)
def test_a_rule_says_whose_it_is_and_never_calls_an_unconfirmed_one_statutory(
    status: Status, confidence: str, words: str, statutory: bool
) -> None:
    one = rule(status, confidence)

    assert (one.authority, one.is_statutory) == (words, statutory)


def test_a_rule_repeats_when_what_meets_it_starts_it() -> None:
    assert rule().repeats
    assert not rule(starts_on=("A",)).repeats


def test_what_opens_a_rule_is_what_does_not_repeat_it() -> None:
    assert rule().opened_by == {"A"}
    assert rule(starts_on=("B",)).opened_by == {"B"}


def test_a_rule_knows_what_its_conditions_ask() -> None:
    one = rule()

    assert one.asked == {"before_first", "extended_by"}
    assert (one.asked_before, one.asked_since) == ({"C"}, {"D"})


def test_the_limit_of_a_day_is_the_latest_set_before_it() -> None:
    changed = replace(
        rule(),
        limit_changes=(
            LimitChange(date(2026, 1, 1), Limit(5, Unit.DAYS), "x"),
            LimitChange(date(2026, 3, 1), Limit(7, Unit.DAYS), "y"),
        ),
    )

    days = [date(2025, 12, 31), date(2026, 2, 28), date(2026, 3, 1)]
    assert [changed.limit_on(day).length for day in days] == [10, 5, 7]
