"""How a cycle ends; the scenario tables beside the rules hold the many cases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from caseload_app.domain.records import CaseEvent, Child, Plan
from caseload_app.domain.rules.cycles import STILL_OPEN, Cycles, Outcome
from caseload_app.domain.rules.derivation import derive_deadlines
from caseload_app.domain.rules.history import history_of
from caseload_app.domain.rules.rulebook import RuleBook
from caseload_app.domain.vocabulary import EventKind
from caseload_app.exchange.rule_files import load_rules
from caseload_app.paths import resource

BOOK, _ = load_rules(resource("rules"))
TODAY = date(2026, 6, 30)
VISIT = CaseEvent("1", EventKind.CP_VISIT, date(2026, 3, 9))
NEXT_VISIT = CaseEvent("1", EventKind.CP_VISIT, date(2026, 3, 23))
END = CaseEvent("1", EventKind.CP_PLAN_ENDED, date(2026, 3, 16))
ON_PLAN = Child("1", plan=Plan.CP, plan_started_on=date(2026, 3, 2))


def outcome(
    *events: CaseEvent,
    child: Child = ON_PLAN,
    start: CaseEvent = VISIT,
    following: CaseEvent | None = None,
) -> Outcome | None:
    history = history_of(child, events, TODAY)
    return Cycles(BOOK.by_id["cp_visit"], history).outcome(start, following)


def test_a_cycle_without_anything_after_it_is_open() -> None:
    assert outcome(VISIT) is STILL_OPEN


def test_the_next_visit_meets_the_cycle_it_ends() -> None:
    assert outcome(VISIT, NEXT_VISIT, following=NEXT_VISIT) == Outcome(met_by=NEXT_VISIT)


def test_a_visit_after_the_end_of_the_plan_does_not_meet_it() -> None:
    child = Child("1")
    plan = CaseEvent("1", EventKind.CP_PLAN_STARTED, date(2026, 3, 2))

    found = outcome(plan, VISIT, END, NEXT_VISIT, child=child, following=NEXT_VISIT)
    assert found == Outcome(ended_on=date(2026, 3, 16))


def test_a_child_never_on_the_plan_has_no_cycle() -> None:
    assert outcome(VISIT, child=Child("1", plan=Plan.CIN)) is None


def test_the_end_of_a_plan_that_lies_ahead_ends_nothing_yet() -> None:
    child = Child("1", plan=Plan.CP, closed_on=date(2026, 7, 1))

    assert outcome(VISIT, child=child) is STILL_OPEN


def test_the_case_closing_ends_a_cycle_on_its_day() -> None:
    child = Child("1", plan=Plan.CP, closed_on=date(2026, 4, 1))

    assert outcome(VISIT, child=child) == Outcome(ended_on=date(2026, 4, 1))


def test_a_rule_met_early_that_does_not_apply_gives_no_date() -> None:
    rule = replace(
        BOOK.by_id["rha"], id="early", accepts_early_days=10, applies_when=(("age_under", 5),)
    )
    child = Child("1", plan=Plan.CLA, plan_started_on=date(2025, 1, 6), born_on=date(2010, 1, 1))
    events = [CaseEvent("1", EventKind.INITIAL_HEALTH, date(2025, 1, 20))]

    found = derive_deadlines(child, events, RuleBook([rule], BOOK.calendar), date(2026, 1, 5))
    assert found == []
