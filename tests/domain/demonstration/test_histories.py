from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from caseload_app.domain.demonstration.histories import days_told, tell_history
from caseload_app.domain.demonstration.story import Story
from caseload_app.domain.records import Plan
from caseload_app.domain.vocabulary import EventKind

TODAY = date(2026, 11, 23)


def story_of(plan: Plan, seed: int = 1, *, closed: bool = False) -> Story:
    story = Story(Random(seed), Random(seed + 100), TODAY, date(2015, 5, 5))
    tell_history(story, plan, closed=closed)
    return story


@pytest.mark.parametrize("plan", list(Plan))
def test_a_history_ends_on_the_plan_asked_for(plan: Plan) -> None:
    assert story_of(plan).stages[-1].plan is plan


@pytest.mark.parametrize("plan", list(Plan))
def test_nothing_is_told_that_has_not_happened_yet(plan: Plan) -> None:
    assert all(one.on <= TODAY for one in story_of(plan).happenings)


@pytest.mark.parametrize("seed", range(10))
def test_child_protection_goes_from_strategy_to_conference_to_plan(seed: int) -> None:
    first = {one.kind: one.on for one in reversed(story_of(Plan.CP, seed).happenings)}

    assert (
        first[EventKind.REFERRAL]
        < first[EventKind.STRATEGY_DISCUSSION]
        < first[EventKind.ICPC]
        == first[EventKind.CP_PLAN_STARTED]
    )


def test_brothers_and_sisters_have_the_same_conferences() -> None:
    told = []
    for own in (1, 2):
        story = Story(Random(7), Random(own), TODAY, date(2015, 5, 5))
        tell_history(story, Plan.CP)
        told.append([one.on for one in story.happenings if one.kind is EventKind.CORE_GROUP])

    assert told[0] == told[1]


def test_a_closed_history_says_when_and_why() -> None:
    story = story_of(Plan.CIN, closed=True)

    assert story.closed_on is not None
    assert story.closed_on < TODAY
    assert story.closure_reason
    assert EventKind.CIN_PLAN_ENDED in {one.kind for one in story.happenings}


@pytest.mark.parametrize("plan", list(Plan))
def test_the_length_of_a_history_can_be_known_before_it_is_told(plan: Plan) -> None:
    begins = TODAY - timedelta(days=days_told(Random(3), plan))

    first = min(stage.from_on for stage in story_of(plan, 3).stages)

    # The start of a history is moved back from a weekend, and is never over three years ago.
    assert -4 <= (first - max(begins, TODAY - timedelta(days=1095))).days <= 0


def test_a_closed_case_in_care_tells_when_care_ended() -> None:
    kinds = [one.kind for one in story_of(Plan.CLA, closed=True).happenings]

    assert EventKind.CEASED_TO_BE_LOOKED_AFTER in kinds
