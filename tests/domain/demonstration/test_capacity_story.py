"""The made-up team shows what can be agreed, and leaves every limit of today as it was."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.capacity.book import build_capacity
from caseload_app.domain.capacity.limits import capacity_changes, limit_on
from caseload_app.domain.demonstration.capacity_story import tell_capacity
from caseload_app.domain.demonstration.team import make_team

TODAY = date(2026, 11, 23)
TEAM = make_team(150, 8, seed=7, today=TODAY)
TOLD = tell_capacity(TEAM, TODAY)


def test_there_is_one_of_each() -> None:
    assert [len(one) for one in (TOLD.limits, TOLD.reductions, TOLD.reviews)] == [1, 1, 1]


def test_nobody_has_another_limit_today() -> None:
    book = build_capacity(TOLD)

    other = [one for one in TEAM.workers if limit_on(one, book, TODAY).cases != one.case_limit]

    assert other == []


def test_somebody_s_capacity_changes_soon() -> None:
    book = build_capacity(TOLD)
    [reduction] = TOLD.reductions
    worker = next(one for one in TEAM.workers if one.name == reduction.worker)

    [first, *_] = capacity_changes(worker, book, (), TODAY)

    assert first.what == "training begins, 20 % less"


def test_the_review_is_of_somebody_over_the_limit() -> None:
    [review] = TOLD.reviews

    assert review.case_limit is not None
    assert review.cases > review.case_limit
    assert review.reviewed_on is None
