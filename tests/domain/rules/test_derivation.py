"""Laws that every derived deadline keeps, whatever happened and in whatever order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseload_app.domain.dates import Limit, Unit
from caseload_app.domain.records import CaseEvent, Child, LongTerm, Plan
from caseload_app.domain.rules.deadlines import (
    OPEN_STATES,
    Deadline,
    DeadlineState,
    as_at,
    state_on,
)
from caseload_app.domain.rules.derivation import (
    choose_limit,
    derive_current,
    derive_deadlines,
    ended_after,
)
from caseload_app.domain.rules.facts import Facts
from caseload_app.domain.rules.local_rules import Exemption, Override
from caseload_app.domain.rules.rulebook import LocalPractice, RuleBook
from caseload_app.domain.rules.timescales import LimitChange, Variant
from caseload_app.domain.vocabulary import EventKind
from caseload_app.exchange.rule_files import load_rules
from caseload_app.paths import resource

SHIPPED, _ = load_rules(resource("rules"))
BOOK = RuleBook(SHIPPED.timescales, SHIPPED.calendar, on=set(SHIPPED.by_id))
BOOK_WITH_OWN_DATES = RuleBook(
    SHIPPED.timescales,
    SHIPPED.calendar,
    on=set(SHIPPED.by_id),
    local=LocalPractice(
        overrides=tuple(
            Override(rule.id, Limit(9, Unit.DAYS), "closer watch", "A.B.", "1", is_check=is_check)
            for rule in SHIPPED.for_children
            for is_check in (False, True)
        ),
        exemptions=(
            Exemption("cp_visit", "1", date(2026, 1, 1), date(2027, 1, 1), "abroad", "A.B."),
        ),
    ),
)
TODAY = date(2026, 11, 23)
FEW = settings(max_examples=40)
"""Each example derives whole histories by every rule."""
DAYS = st.dates(date(2023, 1, 1), date(2026, 12, 31))
OUTCOMES = st.sampled_from(["", "", "", "Cancelled", "Plan ended", "NFA", "Seen alone"])
FORWARD = [rule.id for rule in BOOK.for_children if rule.limit.length >= 0]


@st.composite
def children(draw: st.DrawFn) -> Child:
    maybe_day = st.none() | DAYS
    return Child(
        "1",
        born_on=draw(st.none() | st.dates(date(2005, 1, 1), date(2026, 11, 1))),
        plan=draw(st.sampled_from(Plan)),
        plan_started_on=draw(maybe_day),
        closed_on=draw(st.none() | st.none() | DAYS),
        long_term=draw(st.none() | st.sampled_from(LongTerm)),
        legal_status=draw(st.sampled_from(["", "Care order", "Interim care order"])),
        placement_type=draw(st.sampled_from(["", "Foster care", "Placed with parents"])),
        flags=draw(st.sampled_from(["", "reg 19", "reg 24", "reg 48", "pre-birth"])),
    )


@st.composite
def histories(draw: st.DrawFn) -> list[CaseEvent]:
    """Draw events with keys of their own, as the store keeps them."""
    keys = draw(st.lists(st.tuples(st.sampled_from(EventKind), DAYS), max_size=14, unique=True))
    return [
        CaseEvent("1", kind, on, draw(OUTCOMES), latest_only=draw(st.booleans()))
        for kind, on in keys
    ]


def derive(child: Child, events: list[CaseEvent], today: date = TODAY) -> list[Deadline]:
    return derive_deadlines(child, events, BOOK, today)


@FEW
@given(children(), histories(), st.randoms())
def test_the_order_of_entry_never_matters(
    child: Child, events: list[CaseEvent], chance: st.Random
) -> None:
    shuffled = list(events)
    chance.shuffle(shuffled)

    assert derive(child, shuffled) == derive(child, events)


@settings(max_examples=150)
@given(children(), histories(), st.dates(date(2023, 1, 1), TODAY))
def test_what_is_current_is_the_same_as_among_all(
    child: Child, events: list[CaseEvent], since: date
) -> None:
    current = derive_current(child, events, BOOK_WITH_OWN_DATES, TODAY, since)

    every = derive_deadlines(child, events, BOOK_WITH_OWN_DATES, TODAY)
    assert current == [one for one in every if ended_after(one, since)]


@FEW
@given(children(), histories())
def test_a_due_date_never_comes_before_its_start(child: Child, events: list[CaseEvent]) -> None:
    wrong = [
        one for one in derive(child, events) if one.due < one.started_on and one.rule.id in FORWARD
    ]

    assert wrong == []


@FEW
@given(children(), histories(), DAYS)
def test_an_unrelated_event_never_moves_a_date(
    child: Child, events: list[CaseEvent], day: date
) -> None:
    unrelated = CaseEvent("1", EventKind.CONTACT, day)

    assert derive(child, [*events, unrelated]) == derive(child, events)


@FEW
@given(children(), histories(), st.sampled_from(EventKind), DAYS)
def test_an_event_moves_only_dates_of_rules_that_know_of_it(
    child: Child, events: list[CaseEvent], kind: EventKind, day: date
) -> None:
    before = derive(child, events)
    after = derive(child, [*events, CaseEvent("1", kind, day)])

    strangers = {rule.id for rule in BOOK.for_children if not knows_of(rule.id, kind)}
    assert [one for one in after if one.rule.id in strangers] == [
        one for one in before if one.rule.id in strangers
    ]


@FEW
@given(children(), histories(), st.integers(1, 400))
def test_an_event_in_the_future_is_not_known(
    child: Child, events: list[CaseEvent], days: int
) -> None:
    future = CaseEvent("1", EventKind.CP_VISIT, TODAY + timedelta(days=days))

    assert derive(child, [*events, future]) == derive(child, events)


@FEW
@given(children(), histories())
def test_an_event_that_was_cancelled_changes_nothing(child: Child, events: list[CaseEvent]) -> None:
    held = [event for event in events if event.outcome != "Cancelled"]

    assert derive(child, events) == derive(child, held)


@FEW
@given(children(), histories())
def test_a_rule_has_at_most_one_open_date_unless_it_looks_ahead(
    child: Child, events: list[CaseEvent]
) -> None:
    day = as_at(TODAY, BOOK.calendar)
    open_rules = [
        one.rule.id
        for one in derive(child, events)
        if state_on(one, day) in OPEN_STATES and one.started_on <= TODAY
    ]

    assert len(open_rules) == len(set(open_rules))


@FEW
@given(children(), histories())
def test_nothing_was_met_or_ended_in_the_future(child: Child, events: list[CaseEvent]) -> None:
    for one in derive(child, events):
        assert (one.met_on or TODAY) <= TODAY
        assert (one.ended_on or TODAY) <= TODAY
        assert one.met_on is None or one.ended_on is None


@FEW
@given(children(), histories())
def test_a_date_is_due_where_its_limit_says(child: Child, events: list[CaseEvent]) -> None:
    wrong = [
        one
        for one in derive(child, events)
        if one.due != BOOK.calendar.due(one.started_on, one.limit)
    ]

    assert wrong == []


@FEW
@given(children(), histories(), st.integers(1, 60))
def test_what_was_met_stays_met_when_days_pass(
    child: Child, events: list[CaseEvent], days: int
) -> None:
    until_now = [event for event in events if event.on <= TODAY]
    settled = replace(child, closed_on=None, plan_started_on=None)
    now = {
        (one.rule.id, one.started_on, one.met_on)
        for one in derive(settled, until_now)
        if one.met_on is not None
    }
    later = {
        (one.rule.id, one.started_on, one.met_on)
        for one in derive(settled, until_now, TODAY + timedelta(days=days))
    }

    assert now <= later


def knows_of(rule_id: str, kind: EventKind) -> bool:
    """Tell whether an event of a kind may touch a rule: named by it, or telling of a plan."""
    rule = BOOK.by_id[rule_id]
    named = {*rule.starts_on, *rule.satisfied_by, *rule.ended_by, *rule.exempted_by}
    named |= {*rule.spell_starts_on, *(stand_in.event for stand_in in rule.stand_ins)}
    named |= {*rule.asked_before, *rule.asked_since, EventKind.CASE_CLOSED}
    if rule.asked:
        named |= {
            EventKind.PLACEMENT_STARTED,
            EventKind.CLA_REVIEW,
            EventKind.REG24_APPROVED,
            EventKind.REG24_ENDED,
        }
    of_plans = {
        EventKind.BECAME_LOOKED_AFTER,
        EventKind.CEASED_TO_BE_LOOKED_AFTER,
        EventKind.LOOKED_AFTER_PLAN,
        EventKind.CP_PLAN_STARTED,
        EventKind.CP_PLAN_ENDED,
        EventKind.CIN_PLAN_STARTED,
        EventKind.CIN_PLAN_ENDED,
        EventKind.ICPC,
        EventKind.REVIEW_CONFERENCE,
        EventKind.CORE_GROUP,
        EventKind.CP_VISIT,
        EventKind.ASSESSMENT_STARTED,
        EventKind.LEAVING_CARE_PLAN,
    }
    return kind in named or kind in of_plans


def test_a_date_before_1900_is_a_mistake_and_is_left_out() -> None:
    events = [CaseEvent("1", EventKind.REFERRAL, date(1, 1, 1))]

    assert derive(Child("1", plan=Plan.CP, plan_started_on=date(1, 1, 1)), events) == []


def test_a_child_born_far_in_the_future_has_no_pathway() -> None:
    child = Child("1", plan=Plan.CLA, plan_started_on=TODAY, born_on=date(9999, 12, 31))

    assert "pathway_assessment" not in {one.rule.id for one in derive(child, [])}


def test_being_eligible_can_be_recorded_by_hand() -> None:
    child = Child("1", plan=Plan.CLA, born_on=date(2009, 1, 5))
    events = [
        CaseEvent("1", EventKind.BECAME_LOOKED_AFTER, date(2026, 1, 5)),
        CaseEvent("1", EventKind.ELIGIBLE_CHILD, date(2026, 2, 2)),
    ]

    started = [one for one in derive(child, events) if one.rule.id == "pathway_assessment"]
    assert [one.started_on for one in started] == [date(2026, 2, 2)]


def test_of_two_entries_of_one_event_the_fuller_counts() -> None:
    day = date(2026, 11, 2)
    events = [
        CaseEvent("1", EventKind.STRATEGY_DISCUSSION, day, "No section 47"),
        CaseEvent("1", EventKind.STRATEGY_DISCUSSION, day, "Section 47 started"),
    ]

    started = [one for one in derive(Child("1"), events) if one.rule.id == "icpc"]
    assert len(started) == 1
    assert derive(Child("1"), events[::-1]) == derive(Child("1"), events)


def test_a_limit_changed_from_a_day_leaves_what_started_before() -> None:
    ten_days = BOOK.by_id["referral_decision"]
    changed = replace(
        ten_days,
        limit_changes=(
            LimitChange(date(2026, 3, 3), Limit(3, Unit.WORKING_DAYS), "first change"),
            LimitChange(date(2026, 4, 1), Limit(2, Unit.WORKING_DAYS), "second change"),
        ),
    )
    book = RuleBook([changed], BOOK.calendar)
    starts = [date(2026, 3, 2), date(2026, 3, 3), date(2026, 4, 1)]
    events = [CaseEvent("1", EventKind.REFERRAL, on) for on in starts]

    found = derive_deadlines(Child("1"), events, book, TODAY)
    assert [(one.due, one.because) for one in found] == [
        (date(2026, 3, 3), ""),
        (date(2026, 3, 6), "first change"),
        (date(2026, 4, 7), "second change"),
    ]


@pytest.mark.parametrize(
    ("day", "dates"),
    [(date(2026, 3, 1), []), (date(2026, 3, 2), [date(2026, 3, 3)]), (date(2026, 4, 1), [])],
)
def test_a_rule_counts_only_while_it_is_in_force(day: date, dates: list[date]) -> None:
    rule = replace(
        BOOK.by_id["referral_decision"],
        in_force_from=date(2026, 3, 2),
        in_force_until=date(2026, 4, 1),
    )
    events = [CaseEvent("1", EventKind.REFERRAL, day)]

    found = derive_deadlines(Child("1"), events, RuleBook([rule], BOOK.calendar), TODAY)
    assert [one.due for one in found] == dates


def test_where_one_variant_is_unknown_and_another_holds_the_stricter_is_taken() -> None:
    rule = replace(
        BOOK.by_id["rha"],
        variants=(
            Variant((("age_under", 5),), Limit(6, Unit.MONTHS), "young"),
            Variant((("flagged", "twins"),), Limit(9, Unit.MONTHS), "twins"),
        ),
    )
    day = date(2026, 3, 2)

    limit, because = choose_limit(rule, Facts(day, flags="twins"), day, BOOK.calendar)
    assert limit == Limit(6, Unit.MONTHS)
    assert "cannot be known whether young" in because


def test_the_other_reading_of_a_visit_near_the_anniversary() -> None:
    rules = [
        replace(BOOK.by_id[rule], due_day_decides=True)
        for rule in ("cla_visit_year1", "cla_visit_after")
    ]
    child = Child("1", plan=Plan.CLA, long_term=LongTerm.YES)
    events = [
        CaseEvent("1", EventKind.PLACEMENT_STARTED, date(2025, 1, 1)),
        CaseEvent("1", EventKind.CLA_VISIT, date(2025, 12, 20)),
    ]

    found = derive_deadlines(child, events, RuleBook(rules, BOOK.calendar), date(2026, 1, 5))
    assert [(one.rule.id, one.due) for one in found] == [("cla_visit_after", date(2026, 3, 20))]


def test_a_step_down_declared_without_a_date_assumes_no_old_plan() -> None:
    child = Child("1", plan=Plan.CIN)
    events = [CaseEvent("1", EventKind.CLA_REVIEW, date(2026, 3, 2))]

    assert derive(child, events) == []


def test_an_event_of_care_newer_than_the_listed_plan_is_believed() -> None:
    child = Child("1", plan=Plan.CIN, plan_started_on=date(2026, 1, 5))
    events = [CaseEvent("1", EventKind.CLA_VISIT, date(2026, 11, 2))]

    found = [one for one in derive(child, events) if one.rule.id == "cla_visit_year1"]
    day = as_at(TODAY, BOOK.calendar)
    assert [state_on(one, day) for one in found] == [DeadlineState.UPCOMING]
