from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bench.figures import Figure, Question, became_worse, figures_of, growth, recorded

START = Question("start", "Start", "start", "bare", "a bare window", {300: 2, 0: 3}, 1.5)


@pytest.mark.parametrize(
    ("children", "product", "is_kept"),
    [(300, 0.8, True), (300, 1.0, False), (2_000, 1.0, True), (2_000, 1.6, False)],
)
def test_a_promise_is_kept_by_ratio_and_by_limit(
    children: int, product: float, is_kept: bool
) -> None:
    assert Figure(START, children, product, baseline=0.45).is_kept is is_kept


def test_where_nothing_was_promised_nothing_is_kept() -> None:
    assert Figure(Question("read", "Reading", "read"), 300, 1.0, None).is_kept is None


def test_medians_are_compared() -> None:
    values = {"start": [9.0, 1.0, 2.0], "bare": [1.0]}

    assert [one.ratio for one in figures_of([START], 300, values)] == [2.0]


def test_what_was_not_measured_is_left_out() -> None:
    assert figures_of([START], 300, {"bare": [1.0]}) == []


def test_growth_is_between_two_sizes() -> None:
    small, large = Figure(START, 300, 0.5, 0.1), Figure(START, 2_000, 2.0, 0.1)

    assert growth([small, large], 300, 2_000) == {"start": 4.0}


def test_only_a_ratio_worse_by_half_is_told(tmp_path: Path) -> None:
    record = tmp_path / "benchmarks.json"
    before = recorded([Figure(START, 300, 1.0, 0.5)])
    record.write_text(json.dumps({"ratios": before}), encoding="utf-8")

    assert became_worse([Figure(START, 300, 1.4, 0.5)], record) == []
    assert became_worse([Figure(START, 300, 1.6, 0.5)], record) == [
        "Start at 300 children: 3.20 times a bare window, recorded were 2.00"
    ]
