"""No figure to compare with stands without its year and its definition."""

from __future__ import annotations

import pytest

from caseload_app.domain.measures.comparators import ComparatorKind, read_local
from caseload_app.exchange.rule_files import load_measures
from caseload_app.paths import resource

MEASURES = {"re_referrals": "Re-referrals within 12 months"}
ROW = {
    "measure": "Re-referrals within 12 months",
    "kind": "Local target",
    "value": "18",
    "year": "2026-27",
    "definition": "Below 18 per cent",
}


def test_a_local_target_is_read_by_the_label_of_its_measure() -> None:
    (figure,), problems = read_local([ROW], MEASURES)

    assert problems == ()
    assert (figure.measure, figure.comparator.value) == ("re_referrals", 18)
    assert figure.comparator.words == "Local target, 2026-27"


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"year": " "}, "A figure needs the year it is of, and its definition."),
        ({"definition": ""}, "A figure needs the year it is of, and its definition."),
        ({"value": "many"}, "'many' is not a number."),
        ({"value": "nan"}, "'nan' is not a figure of this measure."),
        ({"kind": "Europe"}, "The kind must be Local target or Statistical neighbours."),
        ({"measure": "Joy"}, "No measure is called 'Joy'."),
    ],
)
def test_a_figure_that_says_too_little_is_refused(change: dict[str, str], problem: str) -> None:
    figures, problems = read_local([{**ROW, **change}], MEASURES)

    assert figures == ()
    assert [(one.row, one.problem) for one in problems] == [(1, problem)]


def test_neighbours_are_told_from_targets() -> None:
    (figure,), _ = read_local([{**ROW, "kind": "neighbours", "value": "21.5%"}], MEASURES)

    assert (figure.comparator.kind, figure.comparator.value) == (ComparatorKind.NEIGHBOURS, 21.5)


def test_the_newest_year_of_england_is_compared_with() -> None:
    england = {spec.id: spec.comparator for spec in load_measures(resource("rules"))}

    assert england["assessments_on_time"].value == 85.7
    assert england["icpc_on_time"].value == 81.4
    assert england["cases_per_fte"].value == 15.2
    assert england["cases_per_fte"].year == "30 September 2025"
    assert england["cla_reviews_on_time"] is None
