from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from caseload_app.domain.casebook import CaseRecords, build_casebook
from caseload_app.domain.demonstration.team import DemoTeam, make_team, make_world, team_as_at
from caseload_app.domain.records import SupervisionStatus, record_key
from caseload_app.domain.rules.deadlines import OPEN_STATES, DeadlineState
from tests.builders import the_rules

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def team() -> DemoTeam:
    return make_team(200, 10, seed=1, today=TODAY)


def test_the_same_seed_gives_the_same_team(team: DemoTeam) -> None:
    assert make_team(200, 10, seed=1, today=TODAY) == team


def test_another_seed_gives_other_children(team: DemoTeam) -> None:
    assert make_team(200, 10, seed=2, today=TODAY).children != team.children


@pytest.mark.parametrize(("children", "workers"), [(0, 0), (1, 1), (2, 1), (7, 12), (60, 30)])
def test_a_team_of_any_size_has_exactly_the_size_asked_for(children: int, workers: int) -> None:
    team = make_team(children, workers, seed=5, today=TODAY)

    assert (len(team.children), len(team.workers)) == (children, workers)


def test_children_are_on_the_usual_mix_of_plans(team: DemoTeam) -> None:
    plans = Counter(child.plan.value for child in team.children)

    assert plans == {
        "CIN": 90,
        "CLA": 36,
        "CP": 34,
        "Assessment": 24,
        "Care leaver": 12,
        "Other": 4,
    }


def test_no_two_records_are_the_same_one(team: DemoTeam) -> None:
    for records in (team.children, team.events, team.supervisions, team.discussions, team.actions):
        keys = Counter(record_key(record) for record in records)
        assert [key for key, times in keys.items() if times > 1] == []


def test_every_record_belongs_to_a_known_worker_and_child(team: DemoTeam) -> None:
    workers = {worker.name for worker in team.workers}
    children = {child.child_id for child in team.children}

    assert {child.worker for child in team.children} - workers <= {""}
    assert {event.child_id for event in team.events} <= children
    assert {session.worker for session in team.supervisions} <= workers
    assert {action.child_id for action in team.actions} - children <= {""}
    assert {one.worker for one in team.leave} | {one.cover for one in team.leave} <= workers


def test_about_a_tenth_of_what_is_open_is_overdue(team: DemoTeam) -> None:
    records = CaseRecords(team.workers, team.children, team.events)
    casebook = build_casebook(records, the_rules(), TODAY)

    states = Counter(casebook.state(one) for found in casebook.deadlines.values() for one in found)
    is_open = sum(states[state] for state in OPEN_STATES)

    assert 0.06 < states[DeadlineState.OVERDUE] / is_open < 0.14


def test_one_worker_has_not_been_supervised_for_nine_weeks(team: DemoTeam) -> None:
    held = [one for one in team.supervisions if one.status is SupervisionStatus.HELD]
    last = {
        worker.name: max(
            (one.on for one in held if one.worker == worker.name and one.kind != "Group"),
            default=TODAY,
        )
        for worker in team.workers
        if worker.left_on is None
    }

    assert [name for name, on in last.items() if (TODAY - on).days >= 63] == [team.workers[3].name]


def test_last_week_holds_nothing_that_happened_since() -> None:
    last_week = make_team(200, 10, seed=1, today=TODAY, weeks=1)

    assert max(event.on for event in last_week.events) <= date(2026, 11, 16)
    held = [one for one in last_week.supervisions if one.status is not SupervisionStatus.PLANNED]
    assert max(one.on for one in held) <= date(2026, 11, 16)
    assert all((one.done_on or date.min) <= date(2026, 11, 16) for one in last_week.actions)


def test_last_week_and_today_are_the_same_team(team: DemoTeam) -> None:
    last_week = make_team(200, 10, seed=1, today=TODAY, weeks=1)

    before = {child.child_id: child for child in last_week.children}
    now = {child.child_id: child for child in team.children}

    assert set(before) < set(now)
    assert [before[one].born_on for one in before] == [now[one].born_on for one in before]
    assert any(before[one] != now[one] for one in before)


def test_a_later_week_only_adds_to_the_history(team: DemoTeam) -> None:
    last_week = make_team(200, 10, seed=1, today=TODAY, weeks=1)

    assert set(last_week.events) < set(team.events)


def test_who_leaves_later_was_not_known_to_leave() -> None:
    world = make_world(200, 10, seed=1, today=TODAY)
    [leaver] = [one.worker for one in world.colleagues if one.worker.left_on is not None]

    then = team_as_at(world, date(2026, 9, 1))

    assert leaver.left_on == date(2026, 11, 9)
    assert {one.name: one.left_on for one in then.workers}[leaver.name] is None
