"""The made-up team's supervision loop: believable, whole, and the same for the same seed."""

from __future__ import annotations

from collections import Counter
from datetime import date

from caseload_app.domain.casebook import CaseRecords, build_casebook
from caseload_app.domain.demonstration.loop_story import tell_loop
from caseload_app.domain.demonstration.team import make_world
from caseload_app.domain.records import ActionStepKind, SupervisionStatus
from caseload_app.domain.supervision.action_log import Source, action_log
from caseload_app.domain.supervision.supervision_record import read_case, read_personal
from tests.builders import the_rules

TODAY = date(2026, 11, 23)
WORLD = make_world(120, 7, seed=7, today=TODAY)
TEAM, LOOP = tell_loop(WORLD, 7)


def test_the_same_seed_tells_the_same_loop() -> None:
    assert tell_loop(WORLD, 7) == (TEAM, LOOP)


def test_nobody_carries_an_action_more_than_three_times() -> None:
    records = CaseRecords(
        workers=TEAM.workers,
        children=TEAM.children,
        supervisions=TEAM.supervisions,
        actions=TEAM.actions,
        loop=LOOP,
    )
    casebook = build_casebook(records, the_rules(), TODAY)

    most = max(one.carried_most for one in casebook.supervision.values())
    sources = {one.source for one in action_log(casebook)}

    assert 1 <= most <= 3
    assert sources == set(Source)


def test_an_action_is_agreed_once_and_not_carried_after_it_is_done() -> None:
    by_action = Counter(
        (one.worker, one.action, one.child_id, one.due_on)
        for one in LOOP.steps
        if one.step is ActionStepKind.AGREED
    )
    done = {
        (one.worker, one.action, one.child_id, one.due_on): one.on
        for one in LOOP.steps
        if one.step is ActionStepKind.DONE
    }

    assert set(by_action.values()) == {1}
    assert not [
        one
        for one in LOOP.steps
        if one.step is ActionStepKind.CARRIED
        and one.on >= done.get((one.worker, one.action, one.child_id, one.due_on), date.max)
    ]


def test_the_last_three_sessions_of_a_worker_are_signed() -> None:
    signed = Counter(one.worker for one in LOOP.personal)

    assert max(signed.values()) == 3
    assert all(read_personal(one).personal.wellbeing for one in LOOP.personal)


def test_each_signed_discussion_has_its_decision_and_reason() -> None:
    parts = [read_case(one).case for one in LOOP.cases]

    assert parts
    assert all(one.decision and one.reason and one.life_now for one in parts)


def test_a_cancelled_session_says_who_cancelled_it() -> None:
    cancelled = {
        (one.worker, one.on)
        for one in TEAM.supervisions
        if one.status is SupervisionStatus.CANCELLED
    }

    told = {(one.worker, one.on) for one in LOOP.details if one.cancelled_by}

    assert cancelled
    assert told == cancelled


def test_nobody_stands_in_where_there_is_only_one_worker() -> None:
    _, loop = tell_loop(make_world(3, 1, seed=7, today=TODAY), 7)

    assert tuple(loop.spells) == ()
