"""Which events start a rule."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from caseload_app.domain.dates import WorkingCalendar
from caseload_app.domain.records import CaseEvent, Child
from caseload_app.domain.rules.history import history_of
from caseload_app.domain.rules.starts import Start, in_turn, starts_of
from caseload_app.domain.vocabulary import EventKind
from caseload_app.exchange.rule_files import load_rules
from caseload_app.paths import resource

BOOK, _ = load_rules(resource("rules"))
TODAY = date(2026, 12, 31)
DAY = date(2026, 3, 2)


def starts(rule: str, *events: CaseEvent) -> list[Start]:
    return starts_of(BOOK.by_id[rule], history_of(Child("1"), events, TODAY))


def event(kind: EventKind, on: date, outcome: str = "") -> CaseEvent:
    return CaseEvent("1", kind, on, outcome)


@pytest.mark.parametrize(
    ("days_after_referral", "stands_in"), [(-15, True), (-14, False), (90, False), (91, True)]
)
def test_a_stand_in_counts_beyond_the_reach_of_the_own_trigger(
    days_after_referral: int, stands_in: bool
) -> None:
    started = DAY + timedelta(days=days_after_referral)

    found = starts(
        "cf_assessment",
        event(EventKind.REFERRAL, DAY),
        event(EventKind.ASSESSMENT_STARTED, started),
    )
    assert (started in [one.event.on for one in found if one.stand_in]) is stands_in


def test_a_trigger_that_was_met_leaves_room_for_a_stand_in() -> None:
    found = starts(
        "cf_assessment",
        event(EventKind.REFERRAL, DAY),
        event(EventKind.ASSESSMENT_AUTHORISED, date(2026, 3, 20)),
        event(EventKind.ASSESSMENT_STARTED, date(2026, 3, 30)),
    )

    assert [one.event.on for one in found] == [DAY, date(2026, 3, 30)]


def test_one_stand_in_covers_the_next() -> None:
    found = starts(
        "cf_assessment",
        event(EventKind.ASSESSMENT_STARTED, DAY),
        event(EventKind.ASSESSMENT_STARTED, date(2026, 3, 4)),
    )

    assert [one.event.on for one in found] == [DAY]


def test_an_outcome_that_decides_starts_nothing() -> None:
    referral = event(EventKind.REFERRAL, DAY, "Progressed: assessment")

    assert starts("referral_decision", referral) == []
    assert len(starts("cf_assessment", referral)) == 1


def test_a_later_stand_in_of_another_rule_starts_nothing() -> None:
    ended = event(EventKind.ICPC, DAY, "No plan")

    assert starts("core_group_first", ended, event(EventKind.CP_PLAN_STARTED, DAY)) == []


def test_first_and_later_starts_of_a_spell_share_its_events_out() -> None:
    events = [
        event(EventKind.BECAME_LOOKED_AFTER, DAY),
        event(EventKind.CLA_REVIEW, date(2026, 3, 20)),
        event(EventKind.CLA_REVIEW, date(2026, 6, 19)),
    ]
    history = history_of(Child("1"), events, TODAY)
    calendar = WorkingCalendar({})

    found = {
        name: [
            one.event.on
            for one in in_turn(
                BOOK.by_id[name], starts_of(BOOK.by_id[name], history), history, calendar
            )
        ]
        for name in ("cla_review_2", "cla_review_n")
    }
    assert found == {
        "cla_review_2": [date(2026, 3, 20)],
        "cla_review_n": [date(2026, 6, 19)],
    }
