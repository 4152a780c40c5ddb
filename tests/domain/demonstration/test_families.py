from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from caseload_app.domain.demonstration.families import Life, make_lives
from caseload_app.domain.demonstration.staff import Trait, make_colleagues
from caseload_app.domain.records import Child, Plan

TODAY = date(2026, 11, 23)
COLLEAGUES = make_colleagues(Random(1), 10, 200, TODAY)


@pytest.fixture(scope="module")
def lives() -> list[Life]:
    return make_lives(Random(1), COLLEAGUES, 200, TODAY)


@pytest.fixture(scope="module")
def children(lives: list[Life]) -> list[Child]:
    return [child for life in lives if (child := life.as_at(TODAY))]


def test_every_child_has_an_id_of_their_own(children: list[Child]) -> None:
    assert len({child.child_id for child in children}) == 200


def test_ids_stay_apart_in_a_whole_authority() -> None:
    many = make_lives(Random(1), COLLEAGUES, 10_000, TODAY)

    assert len({life.facts.child_id for life in many}) == 10_000


def test_brothers_and_sisters_share_a_worker(children: list[Child]) -> None:
    families: dict[str, set[str]] = {}
    for child in children:
        if child.worker:
            families.setdefault(child.family_id, set()).add(child.worker)

    assert {len(workers) for workers in families.values()} == {1}


def test_some_children_have_brothers_or_sisters(children: list[Child]) -> None:
    assert 80 < len({child.family_id for child in children}) < 150


def test_no_event_comes_before_birth(lives: list[Life]) -> None:
    early = [
        event
        for life in lives
        for event in life.events
        if life.facts.born_on and event.on < life.facts.born_on
    ]

    assert early == []


def test_no_event_comes_after_closing(lives: list[Life]) -> None:
    closed = [life for life in lives if life.closed_on]

    assert closed
    assert all(event.on <= (life.closed_on or TODAY) for life in closed for event in life.events)


def test_newly_qualified_workers_hold_no_child_protection_family(children: list[Child]) -> None:
    new = {one.worker.name for one in COLLEAGUES if one.trait in {Trait.NEW, Trait.SETTLING}}
    first_of_family = {child.family_id: child for child in reversed(children)}

    assert not [
        child for child in first_of_family.values() if child.plan is Plan.CP and child.worker in new
    ]


def test_a_worker_over_the_limit_and_a_leaver_with_cases_are_there(children: list[Child]) -> None:
    held = {one.worker.name: 0 for one in COLLEAGUES}
    for child in children:
        if child.worker and child.closed_on is None:
            held[child.worker] += 1

    assert any(held[one.worker.name] > (one.worker.case_limit or 99) for one in COLLEAGUES)
    assert all(held[one.worker.name] > 0 for one in COLLEAGUES if one.trait is Trait.LEAVER)


def test_nobody_holds_a_child_before_they_started(children: list[Child]) -> None:
    started = {one.worker.name: one.worker.started_on for one in COLLEAGUES}

    assert not [
        child
        for child in children
        if child.worker and child.allocated_on and child.allocated_on < started[child.worker]
    ]


def test_a_child_is_unknown_before_the_referral(lives: list[Life]) -> None:
    life = lives[0]
    first = min(stage.from_on for stage in life.stages)

    assert life.as_at(first - timedelta(days=1)) is None
    assert life.as_at(first) is not None
