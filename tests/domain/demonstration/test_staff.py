from __future__ import annotations

from datetime import date
from random import Random

import pytest

from caseload_app.domain.demonstration.staff import (
    Colleague,
    Trait,
    make_colleagues,
    tell_leave,
    tell_supervisions,
)
from caseload_app.domain.records import SupervisionStatus

TODAY = date(2026, 11, 23)


def colleague_who(trait: Trait, seed: int = 1) -> Colleague:
    colleagues = make_colleagues(Random(seed), 18, 300, TODAY)
    return next(one for one in colleagues if one.trait is trait)


def test_up_to_twelve_workers_are_one_team() -> None:
    colleagues = make_colleagues(Random(1), 12, 200, TODAY)

    assert {one.worker.team for one in colleagues} == {"Oak team"}
    assert len({one.worker.supervisor for one in colleagues}) == 1


def test_more_workers_are_several_teams_each_with_a_supervisor() -> None:
    colleagues = make_colleagues(Random(1), 13, 200, TODAY)

    assert {one.worker.team for one in colleagues} == {"Oak team", "Rowan team"}
    assert len({one.worker.supervisor for one in colleagues}) == 2


def test_ten_workers_hold_the_situations_a_manager_meets() -> None:
    colleagues = make_colleagues(Random(1), 10, 200, TODAY)
    workers = [one.worker for one in colleagues]

    assert sorted(worker.fte or 0 for worker in workers)[:3] == [0.6, 0.8, 1.0]
    assert sum(worker.asye_started_on is not None for worker in workers) == 2
    assert sum(worker.left_on is not None for worker in workers) == 1


def test_a_newly_qualified_worker_has_a_lower_limit() -> None:
    assert (colleague_who(Trait.NEW).worker.case_limit or 0) < (
        colleague_who(Trait.STEADY).worker.case_limit or 0
    )


@pytest.mark.parametrize("seed", range(5))
def test_a_new_worker_is_seen_weekly(seed: int) -> None:
    colleague = colleague_who(Trait.NEW, seed)

    sessions = tell_supervisions(Random(seed), colleague, TODAY)

    weekly = [one for one in sessions if one.kind == "ASYE" and one.on <= TODAY]
    assert len(weekly) >= 2


def test_the_unsupervised_worker_had_only_cancelled_sessions_since() -> None:
    colleague = colleague_who(Trait.UNSUPERVISED)

    sessions = tell_supervisions(Random(2), colleague, TODAY)

    recent = [one for one in sessions if one.kind == "Personal" and one.on > date(2026, 9, 20)]
    assert {one.status for one in recent} <= {
        SupervisionStatus.CANCELLED,
        SupervisionStatus.PLANNED,
    }
    assert all(one.reason for one in recent if one.status is SupervisionStatus.CANCELLED)


def test_nobody_who_left_has_a_session_after_leaving() -> None:
    colleague = colleague_who(Trait.LEAVER)

    sessions = tell_supervisions(Random(2), colleague, TODAY)

    assert colleague.worker.left_on is not None
    assert max(one.on for one in sessions) <= colleague.worker.left_on


def test_somebody_is_away_today_and_somebody_covers() -> None:
    colleagues = make_colleagues(Random(1), 10, 200, TODAY)

    leave = tell_leave(Random(1), colleagues, TODAY)

    away = [one for one in leave if one.from_on <= TODAY <= (one.until or TODAY)]
    assert len(away) >= 1
    assert all(one.cover not in {"", one.worker} for one in away)
