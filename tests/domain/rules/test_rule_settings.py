"""What a council or a manager sets differently, and what then happens to dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseload_app.domain.dates import Limit, Term, Unit
from caseload_app.domain.records import CaseEvent, Child, Plan, Supervision, Worker
from caseload_app.domain.rules.deadlines import Deadline, DeadlineState, as_at, state_on
from caseload_app.domain.rules.derivation import derive_deadlines
from caseload_app.domain.rules.explaining import explain
from caseload_app.domain.rules.in_use import SwitchSetting
from caseload_app.domain.rules.local_rules import Exemption, Override
from caseload_app.domain.rules.rule_settings import (
    LimitSetting,
    ReadingSetting,
    RuleSettings,
    apply_settings,
    check_settings,
)
from caseload_app.domain.supervision.supervising import supervision_due
from caseload_app.domain.vocabulary import EventKind
from caseload_app.exchange.rule_files import load_rules
from caseload_app.paths import resource

BOOK, _ = load_rules(resource("rules"))
CHILD = Child("1", worker="Bo Lee", plan=Plan.CP, plan_started_on=date(2026, 3, 2))
TODAY = date(2026, 3, 9)
CONFERENCE = CaseEvent("1", EventKind.ICPC, date(2026, 3, 2))
REFERRAL = CaseEvent("1", EventKind.REFERRAL, date(2026, 3, 2))
WEEKLY = Override("cp_visit", Limit(1, Unit.WEEKS), "seen too rarely", "Ann Day", child_id="1")
LONGER = LimitSetting(
    "cf_assessment", date(2026, 3, 1), Limit(60, Unit.WORKING_DAYS), "backlog", "Ann Day"
)
EXEMPT = Exemption(
    "cp_visit", "1", date(2026, 3, 10), date(2026, 3, 31), "abroad with family", "Ann Day"
)


def derive(
    settings: RuleSettings,
    *events: CaseEvent,
    rule: str,
    child: Child = CHILD,
    today: date = TODAY,
) -> list[Deadline]:
    book = apply_settings(BOOK, settings)
    found = derive_deadlines(child, events, book, today)
    return [one for one in found if one.rule.id == rule]


def test_rules_are_switched_on_and_off() -> None:
    settings = RuleSettings(
        (SwitchSetting("iro_appointed", True, TODAY), SwitchSetting("cp_visit", False, TODAY))
    )
    book = apply_settings(BOOK, settings)

    assert book.is_on("iro_appointed")
    assert not book.is_on("cp_visit")
    assert BOOK.is_on("cp_visit")


@pytest.mark.parametrize(
    ("rule", "reading", "event", "due"),
    [
        (
            "referral_decision",
            "24 hours, counted as the next day",
            CaseEvent("1", EventKind.REFERRAL, date(2026, 3, 6)),
            date(2026, 3, 7),
        ),
        (
            "pep_initiate",
            "20 working days",
            CaseEvent("1", EventKind.BECAME_LOOKED_AFTER, date(2026, 3, 2)),
            date(2026, 3, 30),
        ),
    ],
)
def test_another_reading_has_another_limit(
    rule: str, reading: str, event: CaseEvent, due: date
) -> None:
    settings = RuleSettings(readings=(ReadingSetting(rule, reading),))

    assert [one.due for one in derive(settings, event, rule=rule)] == [due]


def test_in_the_other_reading_the_offer_of_an_interview_counts() -> None:
    settings = RuleSettings(readings=(ReadingSetting("rhi", "the offer of an interview counts"),))
    events = [
        CaseEvent("1", EventKind.RETURNED, date(2026, 3, 2)),
        CaseEvent("1", EventKind.RETURN_INTERVIEW_OFFERED, date(2026, 3, 4)),
    ]

    assert [one.met_on for one in derive(RuleSettings(), *events, rule="rhi")] == [None]
    assert [one.met_on for one in derive(settings, *events, rule="rhi")] == [date(2026, 3, 4)]


def test_a_limit_changed_from_a_day_leaves_older_cases_as_they_were() -> None:
    settings = RuleSettings(limits=(replace(LONGER, from_on=date(2026, 3, 3)),))
    later = CaseEvent("2", EventKind.REFERRAL, date(2026, 3, 3))

    assert derive(settings, REFERRAL, rule="cf_assessment")[0].due == date(2026, 5, 7)
    assert derive(settings, later, rule="cf_assessment")[0].due == date(2026, 6, 1)


def test_a_looser_limit_for_a_statutory_rule_is_marked_and_said() -> None:
    settings = RuleSettings(limits=(LONGER,))
    (deadline,) = derive(settings, REFERRAL, rule="cf_assessment")

    sentence = explain(deadline, BOOK.calendar, as_at(TODAY, BOOK.calendar)).sentence
    assert deadline.loosened
    assert deadline.rule.loosened
    assert "the council's setting from Sun 1 Mar 2026 (Ann Day): backlog" in sentence
    assert "This is longer than statutory guidance allows" in sentence


def test_a_tighter_limit_is_not_marked() -> None:
    settings = RuleSettings(limits=(replace(LONGER, limit=Limit(35, Unit.WORKING_DAYS)),))
    (deadline,) = derive(settings, REFERRAL, rule="cf_assessment")

    assert deadline.due == date(2026, 4, 22)
    assert not deadline.loosened
    assert not deadline.rule.loosened


def test_a_longer_limit_for_a_local_rule_is_not_marked() -> None:
    settings = RuleSettings(
        limits=(LimitSetting("cp_visit", date(2026, 1, 1), Limit(4, Unit.WEEKS), "policy"),)
    )
    (deadline,) = derive(settings, CONFERENCE, rule="cp_visit")

    assert deadline.due == date(2026, 3, 30)
    assert deadline.because == "of the council's setting from Thu 1 Jan 2026: policy"
    assert not deadline.loosened


def test_a_closing_day_of_the_council_is_not_counted_and_is_named() -> None:
    settings = RuleSettings(closing_days=((date(2026, 3, 3), "Council closed"),))
    book = apply_settings(BOOK, settings)
    (deadline,) = derive(settings, REFERRAL, rule="referral_decision")

    assert deadline.due == date(2026, 3, 4)
    sentence = explain(deadline, book.calendar, as_at(TODAY, book.calendar)).sentence
    assert "not counted: Council closed 3 Mar" in sentence


def test_a_date_set_for_one_child_counts_for_that_child_alone() -> None:
    settings = RuleSettings(overrides=(WEEKLY,))
    other = replace(CHILD, child_id="2")

    (mine,) = derive(settings, CONFERENCE, rule="cp_visit")
    (theirs,) = derive(settings, replace(CONFERENCE, child_id="2"), rule="cp_visit", child=other)
    assert (mine.due, theirs.due) == (date(2026, 3, 9), date(2026, 3, 16))
    assert mine.because == "Ann Day set it for this child: seen too rarely"


def test_the_child_comes_before_the_worker_and_the_worker_before_the_plan() -> None:
    by_plan = replace(WEEKLY, child_id="", plan=Plan.CP, limit=Limit(3, Unit.WEEKS))
    by_worker = replace(WEEKLY, child_id="", worker="Bo Lee", limit=Limit(2, Unit.WEEKS))

    dues = [
        derive(RuleSettings(overrides=chosen), CONFERENCE, rule="cp_visit")[0]
        for chosen in [(by_plan,), (by_plan, by_worker), (WEEKLY, by_worker, by_plan)]
    ]
    assert [one.due for one in dues] == [date(2026, 3, 23), date(2026, 3, 16), date(2026, 3, 9)]
    assert [one.because.partition(":")[0] for one in dues] == [
        "Ann Day set it for children on the plan CP",
        "Ann Day set it for Bo Lee",
        "Ann Day set it for this child",
    ]


def test_a_date_set_from_a_later_day_leaves_what_began_before() -> None:
    settings = RuleSettings(overrides=(replace(WEEKLY, from_on=date(2026, 3, 3)),))

    assert derive(settings, CONFERENCE, rule="cp_visit")[0].due == date(2026, 3, 16)


def test_a_statutory_date_set_later_for_one_child_is_marked() -> None:
    override = replace(WEEKLY, rule="cf_assessment", limit=Limit(50, Unit.WORKING_DAYS))
    (deadline,) = derive(RuleSettings(overrides=(override,)), REFERRAL, rule="cf_assessment")

    assert deadline.loosened


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 3, 9), DeadlineState.DUE_SOON),
        (date(2026, 3, 17), DeadlineState.EXEMPT),
        (date(2026, 3, 31), DeadlineState.EXEMPT),
        (date(2026, 4, 1), DeadlineState.OVERDUE),
    ],
)
def test_an_exemption_holds_from_its_first_to_its_last_day(
    today: date, state: DeadlineState
) -> None:
    settings = RuleSettings(exemptions=(EXEMPT,))
    (deadline,) = derive(settings, CONFERENCE, rule="cp_visit", today=today)

    assert state_on(deadline, as_at(today, BOOK.calendar)) is state


def test_an_exemption_says_why_who_and_until_when() -> None:
    settings = RuleSettings(exemptions=(EXEMPT,))
    (deadline,) = derive(settings, CONFERENCE, rule="cp_visit", today=date(2026, 3, 17))

    assert deadline.exempt_because == "abroad with family (Ann Day, until Tue 31 Mar 2026)"


def test_what_was_done_in_spite_of_an_exemption_was_done() -> None:
    settings = RuleSettings(exemptions=(EXEMPT,))
    visit = CaseEvent("1", EventKind.CP_VISIT, date(2026, 3, 16))

    found = derive(settings, CONFERENCE, visit, rule="cp_visit", today=date(2026, 3, 17))
    assert [one.met_on for one in found] == [date(2026, 3, 16), None]


def test_supervision_can_be_set_closer_for_one_worker() -> None:
    weekly = Override("supervision", Limit(14, Unit.DAYS), "new", "Ann Day", worker="Bo Lee")
    book = apply_settings(BOOK, RuleSettings(overrides=(weekly,)))
    sessions = [Supervision("Bo Lee", date(2026, 3, 2)), Supervision("Cy Fox", date(2026, 3, 2))]
    day = as_at(TODAY, book.calendar)

    bo = supervision_due(Worker("Bo Lee"), sessions[:1], (), book, day)
    cy = supervision_due(Worker("Cy Fox"), sessions[1:], (), book, day)
    assert (bo.due, cy.due) == (date(2026, 3, 16), date(2026, 3, 30))


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        (
            RuleSettings((SwitchSetting("tea", True),)),
            "There is no rule with this id. Choose one of the list.",
        ),
        (
            RuleSettings(readings=(ReadingSetting("rhi", "tea"),)),
            "There is no reading called 'tea'. Choose one offered.",
        ),
        (
            RuleSettings(limits=(replace(LONGER, reason=""),)),
            "This is longer than statutory guidance allows. Give a reason, or a shorter limit.",
        ),
        (
            RuleSettings(limits=(replace(LONGER, limit=Limit(-1, Unit.DAYS)),)),
            "This length cannot be. Write a whole number of days.",
        ),
        (
            RuleSettings(overrides=(replace(WEEKLY, author=""),)),
            "A date set for one child needs a reason and a person.",
        ),
        (
            RuleSettings(overrides=(replace(WEEKLY, rule="tea"),)),
            "There is no rule with this id. Choose one of the list.",
        ),
        (
            RuleSettings(limits=(replace(LONGER, variant="on a Sunday"),)),
            "This rule has no such limit. Choose one offered.",
        ),
        (
            RuleSettings(overrides=(replace(WEEKLY, limit=Limit(3, Unit.WEEKS), is_check=True),)),
            "A check on the way comes before the date itself. Give a shorter time.",
        ),
        (
            RuleSettings(closing_days=((date(2026, 12, 24), " "),)),
            "Say what Thu 24 Dec 2026 is, such as `Council closed`.",
        ),
        (
            RuleSettings(terms=(Term("Spring", date(2026, 3, 27), date(2026, 1, 5)),)),
            "Spring ends before it begins.",
        ),
        (
            RuleSettings(
                terms=(
                    Term("Spring", date(2026, 1, 5), date(2026, 3, 27)),
                    Term("Summer", date(2026, 3, 27), date(2026, 7, 21)),
                )
            ),
            "Summer begins before Spring has ended.",
        ),
        (
            RuleSettings(exemptions=(replace(EXEMPT, reason=""),)),
            "An exemption needs a reason and a person.",
        ),
        (
            RuleSettings(exemptions=(replace(EXEMPT, until=date(2026, 3, 1)),)),
            "The exemption ends before it begins.",
        ),
    ],
)
def test_settings_that_cannot_stand_are_named(settings: RuleSettings, problem: str) -> None:
    assert [one.problem for one in check_settings(BOOK, settings)] == [problem]


def test_the_right_name_of_a_reading_is_no_problem() -> None:
    settings = RuleSettings(readings=(ReadingSetting("rhi", "the offer of an interview counts"),))

    assert check_settings(BOOK, settings) == ()


def test_good_settings_have_no_problem_and_none_change_nothing() -> None:
    good = RuleSettings(limits=(LONGER,), overrides=(WEEKLY,), exemptions=(EXEMPT,))

    assert check_settings(BOOK, good) == ()
    assert apply_settings(BOOK, RuleSettings()).timescales == BOOK.timescales


def test_settings_are_applied_to_the_shipped_rules_however_often() -> None:
    tighter = RuleSettings(limits=(replace(LONGER, limit=Limit(35, Unit.WORKING_DAYS)),))
    once = apply_settings(BOOK, tighter)

    assert apply_settings(once, RuleSettings()).timescales == BOOK.timescales
    assert apply_settings(once, tighter).timescales == once.timescales


def test_a_limit_for_some_children_is_set_twice_and_keeps_its_first_reason_apart() -> None:
    because = BOOK.by_id["rha"].variants[0].because
    five = LimitSetting(
        "rha", date(2026, 1, 1), Limit(5, Unit.MONTHS), "asked by health", "Ann", because
    )
    four = replace(five, from_on=date(2026, 3, 1), limit=Limit(4, Unit.MONTHS), reason="again")
    book = apply_settings(BOOK, RuleSettings(limits=(five, four)))

    versions = [one for one in book.for_children if one.id == "rha"]
    assert [one.in_force_from for one in versions] == [None, date(2026, 1, 1), date(2026, 3, 1)]
    assert [one.variants[0].limit.length for one in versions] == [6, 5, 4]
    assert versions[-1].variants[0].because == (
        f"{because}, and of the council's setting from Sun 1 Mar 2026 (Ann): again"
    )
    assert check_settings(BOOK, RuleSettings(limits=(five, four))) == ()


def test_a_reading_from_the_beginning_needs_no_earlier_version() -> None:
    reading = ReadingSetting("pep_initiate", "20 working days")
    book = apply_settings(BOOK, RuleSettings(readings=(reading,)))

    assert len([one for one in book.for_children if one.id == "pep_initiate"]) == 1
    assert book.by_id["pep_initiate"].chosen_reading == "20 working days"
