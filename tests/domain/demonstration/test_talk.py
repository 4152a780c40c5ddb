from __future__ import annotations

from datetime import date, timedelta
from random import Random

from caseload_app.domain.demonstration.talk import (
    Agreed,
    not_forgotten,
    tell_actions,
    tell_discussions,
    tell_worker_actions,
)
from caseload_app.domain.records import AgreedAction, Child, Plan

TODAY = date(2026, 11, 23)
SESSIONS = [TODAY - timedelta(days=28 * back + 3) for back in range(12, -1, -1)]
CHILD = Child("100", worker="Ada Beckwinnow", plan=Plan.CP, allocated_on=date(2026, 7, 1))


def test_children_are_discussed_in_their_workers_sessions() -> None:
    discussions = tell_discussions(Random(1), CHILD, SESSIONS, TODAY)

    assert len(discussions) >= 3
    assert {one.on for one in discussions} <= set(SESSIONS)
    assert all(one.on >= date(2026, 7, 1) for one in discussions)


def test_every_decision_has_a_reason() -> None:
    discussions = tell_discussions(Random(1), CHILD, SESSIONS, TODAY)

    assert all(one.decision and one.reason for one in discussions)


def test_some_children_were_never_discussed() -> None:
    talked = [tell_discussions(Random(seed), CHILD, SESSIONS, TODAY) for seed in range(60)]

    assert [] in talked


def test_most_old_actions_are_done_and_some_are_carried() -> None:
    agreed = [
        one
        for seed in range(60)
        for one in tell_actions(
            Random(seed), tell_discussions(Random(seed), CHILD, SESSIONS, TODAY), TODAY
        )
    ]
    old = [one.action for one in agreed if (one.action.due_on or TODAY) < TODAY]
    carried = [action for action in old if action.done_on is None]

    assert 0 < len(carried) < len(old) / 3


def test_an_action_about_the_worker_names_no_child() -> None:
    agreed = tell_worker_actions(Random(1), "Ada Beckwinnow", SESSIONS, TODAY)

    assert agreed
    assert {one.action.child_id for one in agreed} == {""}


def test_an_action_without_a_date_is_never_carried() -> None:
    item = Agreed(SESSIONS[0], AgreedAction("Ada Beckwinnow", "Plan leave"))

    assert not_forgotten(item, {"Ada Beckwinnow": SESSIONS}, TODAY) is item
