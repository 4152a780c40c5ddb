"""What is set for one child comes into its dates, and stays marked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseload_app.domain.dates import Limit, Unit
from caseload_app.domain.records import CaseEvent, Child, LongTerm, Plan
from caseload_app.domain.rules.deadlines import Deadline
from caseload_app.domain.rules.derivation import derive_deadlines
from caseload_app.domain.rules.local_rules import Override
from caseload_app.domain.rules.localising import check_rule, lawful_limit, rule_of
from caseload_app.domain.rules.rule_settings import LimitSetting, RuleSettings, apply_settings
from caseload_app.domain.vocabulary import EventKind
from caseload_app.exchange.rule_files import load_rules
from caseload_app.paths import resource

BOOK, _ = load_rules(resource("rules"))
TODAY = date(2026, 3, 17)
CHILD = Child("1")
REFERRAL = CaseEvent("1", EventKind.REFERRAL, date(2026, 3, 2))
LONGER = Override("cf_assessment", Limit(60, Unit.WORKING_DAYS), "ill", "Ann", child_id="1")


def derive(settings: RuleSettings, *events: CaseEvent, child: Child = CHILD) -> list[Deadline]:
    book = apply_settings(BOOK, settings)
    return derive_deadlines(child, events, book, TODAY)


def assessments(settings: RuleSettings) -> list[Deadline]:
    return [one for one in derive(settings, REFERRAL) if one.rule.id.startswith("cf_assessment")]


def test_a_date_that_runs_longer_than_allowed_is_marked_by_name() -> None:
    (deadline,) = assessments(RuleSettings(overrides=(LONGER,)))

    assert deadline.label == (
        "Child and family assessment (set for this child, longer than statutory guidance allows)"
    )


def test_the_check_on_the_way_is_nobodys_rule_but_a_managers() -> None:
    rule = check_rule(BOOK.by_id["cf_assessment"], Limit(10, Unit.WORKING_DAYS))

    assert (rule.id, rule.label) == (
        "cf_assessment_check",
        "Child and family assessment: mid-point check",
    )
    assert rule.satisfied_by == ("Mid-point check", "Assessment authorised")
    assert not rule.is_statutory


def test_a_check_of_another_child_is_not_ours() -> None:
    check = replace(LONGER, child_id="2", limit=Limit(10, Unit.WORKING_DAYS), is_check=True)

    assert [one.rule.id for one in assessments(RuleSettings(overrides=(check,)))] == [
        "cf_assessment"
    ]


def test_a_check_belongs_to_the_rule_it_is_on_the_way_to() -> None:
    check = replace(LONGER, limit=Limit(10, Unit.WORKING_DAYS), is_check=True)
    found = assessments(RuleSettings(overrides=(check,)))

    assert [rule_of(one) for one in found] == ["cf_assessment", "cf_assessment"]


@pytest.mark.parametrize(
    ("length", "is_longer"),
    [(4, True), (2, False)],
)
def test_another_limit_for_some_children_is_held_against_their_own(
    length: int, is_longer: bool
) -> None:
    variant = next(one for one in BOOK.by_id["cla_visit_after"].variants if one.limit.length == 3)
    setting = LimitSetting(
        "cla_visit_after",
        date(2026, 1, 1),
        Limit(length, Unit.MONTHS),
        "policy",
        "Ann",
        variant.because,
    )
    child = Child("1", plan=Plan.CLA, plan_started_on=date(2024, 1, 8), long_term=LongTerm.YES)
    events = (
        CaseEvent("1", EventKind.BECAME_LOOKED_AFTER, date(2024, 1, 8)),
        CaseEvent("1", EventKind.PLACEMENT_STARTED, date(2024, 1, 8)),
        CaseEvent("1", EventKind.CLA_VISIT, date(2026, 2, 2)),
    )
    found = derive(RuleSettings(limits=(setting,)), *events, child=child)
    deadline = next(one for one in found if one.rule.id == "cla_visit_after")

    assert deadline.limit == Limit(length, Unit.MONTHS)
    assert deadline.loosened is is_longer
    assert lawful_limit(deadline) == Limit(3, Unit.MONTHS)


def test_a_limit_of_the_council_that_is_too_long_is_marked_without_a_name() -> None:
    longer = LimitSetting(
        "cf_assessment", date(2026, 1, 1), Limit(60, Unit.WORKING_DAYS), "backlog", "Ann"
    )
    settings = RuleSettings(limits=(longer,))
    (deadline,) = assessments(settings)

    assert deadline.label == ("Child and family assessment (longer than statutory guidance allows)")


def test_a_mark_for_one_child_stands_alone_where_the_date_is_closer() -> None:
    closer = replace(LONGER, limit=Limit(20, Unit.WORKING_DAYS))
    (deadline,) = assessments(RuleSettings(overrides=(closer,)))

    assert deadline.label == "Child and family assessment (set for this child)"
