from __future__ import annotations

from datetime import date
from random import Random

import pytest

from caseload_app.domain.demonstration.care import tell_care_leaver, tell_looked_after
from caseload_app.domain.demonstration.story import Story
from caseload_app.domain.records import LongTerm, Plan
from caseload_app.domain.vocabulary import EventKind

TODAY = date(2026, 11, 23)
START = date(2024, 9, 2)


def looked_after(seed: int, born_on: date = date(2014, 5, 5)) -> Story:
    story = Story(Random(seed), Random(seed + 50), TODAY, born_on)
    tell_looked_after(story, START, TODAY)
    return story


@pytest.mark.parametrize("seed", range(8))
def test_each_placement_is_visited_in_its_first_days(seed: int) -> None:
    told = looked_after(seed).happenings
    placed = [one.on for one in told if one.kind is EventKind.PLACEMENT_STARTED]
    visited = [one.on for one in told if one.kind is EventKind.CLA_VISIT]

    assert all(any(0 <= (on - start).days <= 31 for on in visited) for start in placed)


def test_two_years_of_care_hold_several_reviews() -> None:
    told = looked_after(1).happenings

    assert sum(one.kind is EventKind.CLA_REVIEW for one in told) >= 4


def test_some_placements_become_long_term() -> None:
    kinds = {looked_after(seed).stages[-1].long_term for seed in range(40)}

    assert kinds == {None, LongTerm.YES, LongTerm.DESIGNATED}


def test_care_is_by_agreement_or_by_order() -> None:
    statuses = {stage.legal_status for seed in range(20) for stage in looked_after(seed).stages}

    assert statuses == {"Section 20", "Interim care order", "Care order"}


def test_a_young_person_of_sixteen_gets_a_pathway_assessment() -> None:
    older = looked_after(1, born_on=date(2009, 6, 1))
    younger = looked_after(1)

    assert EventKind.PATHWAY_ASSESSMENT in {one.kind for one in older.happenings}
    assert EventKind.PATHWAY_ASSESSMENT not in {one.kind for one in younger.happenings}


def test_a_return_interview_follows_the_return() -> None:
    stories = [looked_after(seed, born_on=date(2011, 6, 1)) for seed in range(40)]
    told = [{one.kind: one.on for one in story.happenings} for story in stories]
    missing = [one for one in told if EventKind.RETURN_INTERVIEW in one]

    assert missing
    assert all(one[EventKind.RETURNED] <= one[EventKind.RETURN_INTERVIEW] for one in missing)


def test_a_care_leaver_keeps_in_touch_with_an_adviser() -> None:
    story = Story(Random(1), Random(2), TODAY, date(2006, 8, 1))

    tell_care_leaver(story, START, TODAY)

    assert story.stages[-1].plan is Plan.CARE_LEAVER
    assert sum(one.kind is EventKind.PA_CONTACT for one in story.happenings) > 10
