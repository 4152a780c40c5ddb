from __future__ import annotations

from datetime import date
from random import Random

from caseload_app.domain.demonstration.chance import Rhythm
from caseload_app.domain.demonstration.story import Story
from caseload_app.domain.vocabulary import EventKind

TODAY = date(2026, 11, 23)


def a_story() -> Story:
    return Story(Random(1), Random(2), TODAY, date(2015, 2, 28))


def test_what_lies_after_today_is_not_told() -> None:
    story = a_story()

    told_on = story.tell(EventKind.CORE_GROUP, date(2026, 11, 24))

    assert told_on == date(2026, 11, 24)
    assert story.happenings == []


def test_a_series_that_ended_in_the_past_never_slips() -> None:
    story = a_story()

    days = story.tell_repeated(
        EventKind.CORE_GROUP, date(2026, 1, 5), date(2026, 6, 1), Rhythm(28, late=0, slips=1)
    )

    assert (date(2026, 6, 1) - days[-1]).days <= 28


def test_now_and_then_nobody_answers_the_door() -> None:
    story = a_story()

    story.tell_visits(EventKind.CP_VISIT, date(2018, 1, 1), TODAY, Rhythm(14))

    failed = [one for one in story.happenings if not one.outcome.startswith("Seen")]
    assert 0 < len(failed) < len(story.happenings) / 10


def test_a_child_is_a_year_older_on_the_birthday() -> None:
    story = a_story()

    assert story.age_on(date(2026, 2, 27)) == 10
    assert story.age_on(date(2026, 2, 28)) == 11
