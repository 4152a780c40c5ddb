"""Measures count what was completed, and stand beside a comparator only with its year."""

from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.measures.working_out import all_measures, parse_measures, work_out_measures
from caseload_app.domain.records import Plan
from caseload_app.exchange.rule_files import load_measures
from caseload_app.paths import resource
from tests.builders import a_casebook, a_child, a_session, a_worker, an_event, the_rules

ASSESSMENTS = parse_measures([{"id": "a", "label": "A", "rules": ["cf_assessment"]}])
SUPERVISION = parse_measures([{"id": "s", "label": "S", "count": "supervision"}])


def test_only_completed_assessments_are_counted() -> None:
    events = [
        an_event("Referral received", date(2025, 9, 1), "C1"),
        an_event("Assessment authorised", date(2025, 10, 1), "C1"),
        an_event("Referral received", date(2025, 9, 1), "C2"),
        an_event("Assessment authorised", date(2026, 1, 5), "C2"),
        an_event("Referral received", date(2025, 9, 1), "C3"),
    ]
    children = [a_child(name, plan=Plan.ASSESSMENT) for name in ("C1", "C2", "C3")]

    (measure,) = work_out_measures(a_casebook(children, events), ASSESSMENTS)

    assert (measure.numerator, measure.denominator, measure.percent) == (1, 2, 50.0)
    assert measure.children == ("C2",)


def test_what_was_completed_more_than_a_year_ago_is_left_out() -> None:
    events = [
        an_event("Referral received", date(2025, 1, 6)),
        an_event("Assessment authorised", date(2025, 3, 2)),
    ]

    (measure,) = work_out_measures(a_casebook([a_child()], events), ASSESSMENTS)

    assert (measure.denominator, measure.percent) == (0, None)


def test_a_visit_known_only_as_the_latest_is_not_counted_as_late() -> None:
    visits = parse_measures([{"id": "v", "label": "V", "rules": ["cp_visit"]}])
    events = [
        an_event("ICPC", date(2025, 9, 1)),
        an_event("CP visit", date(2026, 2, 20), latest_only=True),
    ]

    (measure,) = work_out_measures(a_casebook([a_child(plan=Plan.CP)], events), visits)

    assert measure.denominator == 0


def test_a_session_within_28_days_of_the_one_before_is_on_time() -> None:
    sessions = [
        a_session(date(2026, 1, 5)),
        a_session(date(2026, 2, 2)),
        a_session(date(2026, 3, 3)),
    ]
    casebook = a_casebook(workers=[a_worker()], supervisions=sessions, today=date(2026, 3, 9))

    (measure,) = work_out_measures(casebook, SUPERVISION)

    assert (measure.numerator, measure.denominator) == (2, 3)


def test_cases_per_fte_is_a_figure_and_no_percentage() -> None:
    specs = [spec for spec in load_measures(resource("rules")) if spec.id == "cases_per_fte"]

    (measure,) = work_out_measures(a_casebook([a_child()], workers=[a_worker(fte=0.8)]), specs)

    assert (measure.percent, measure.value) == (None, pytest.approx(1.25))


def test_every_comparator_names_its_year_definition_and_source() -> None:
    comparators = [spec.comparator for spec in load_measures(resource("rules")) if spec.comparator]

    assert all(one.year and one.definition and one.source for one in comparators)
    assert len(comparators) == 17


def test_every_rule_of_a_child_has_its_measure() -> None:
    specs = all_measures(load_measures(resource("rules")), the_rules())

    measured = {rule for spec in specs for rule in spec.rules}
    switched_on = {rule.id for rule in the_rules().for_children}
    assert switched_on <= measured


def test_every_named_measure_says_what_it_counts() -> None:
    specs = load_measures(resource("rules"))

    silent = [one.id for one in specs if not (one.definition and one.numerator and one.field)]
    assert silent == []
    assert len({one.id for one in specs}) == len(specs) == 49
