"""Local rules of supervision: whom a stage concerns, what pauses, what cannot stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseload_app.domain.dates import Unit
from caseload_app.domain.plain_values import from_plain, to_plain
from caseload_app.domain.records import Leave, Worker
from caseload_app.domain.supervision.supervision_policy import (
    Stage,
    SupervisionPolicy,
    pauses_of,
    policy_as_set,
    policy_problems,
)
from tests.builders import the_rules

CALENDAR = the_rules().calendar
NEW = Worker("Asha", "Social worker", fte=0.6, started_on=date(2026, 1, 5))
ON = date(2026, 2, 2)


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        (Stage("a", "All", 21), True),
        (Stage("a", "New", 14, months=3), True),
        (Stage("a", "Brand new", 14, months=0), False),
        (Stage("a", "Part-time", 28, below_fte=1.0), True),
        (Stage("a", "Less than half", 28, below_fte=0.5), False),
        (Stage("a", "Social workers", 21, role="social WORKER"), True),
        (Stage("a", "Managers", 21, role="manager"), False),
    ],
    ids=lambda value: value.label if isinstance(value, Stage) else str(value),
)
def test_a_stage_concerns_whom_it_says(stage: Stage, expected: bool) -> None:
    assert stage.concerns(NEW, ON) is expected


def test_without_hours_or_a_start_nobody_is_part_time_or_new() -> None:
    unknown = Worker("Bo")

    assert not Stage("a", "Part-time", 28, below_fte=1.0).concerns(unknown, ON)
    assert not Stage("a", "New", 14, months=3).concerns(unknown, ON)


def test_the_strictest_stage_that_is_on_holds() -> None:
    stages = (
        Stage("a", "Monthly", 1, Unit.MONTHS, is_on=True),
        Stage("b", "Three weeks", 21, is_on=True),
        Stage("c", "Weekly", 7),
    )

    found = SupervisionPolicy(stages=stages).stage_of(NEW, ON, CALENDAR)

    assert found is not None
    assert found.id == "b"


def test_as_shipped_no_local_stage_is_on() -> None:
    assert the_rules().policy.stage_of(NEW, ON, CALENDAR) is None


def test_an_absence_without_a_kind_pauses_nothing() -> None:
    leave = [Leave("Asha", date(2026, 3, 2), date(2026, 4, 2))]

    assert pauses_of(leave, the_rules().policy, CALENDAR, date(2026, 5, 1)) == ()


def test_the_return_is_the_first_working_day_after() -> None:
    leave = [Leave("Asha", date(2026, 3, 2), date(2026, 4, 2), "Sick")]

    (pause,) = pauses_of(leave, the_rules().policy, CALENDAR, date(2026, 5, 1))

    assert pause.back_on == date(2026, 4, 7)
    assert pause.covers(date(2026, 4, 2))
    assert not pause.covers(date(2026, 4, 3))


def test_an_open_absence_swallows_what_follows() -> None:
    leave = [
        Leave("Asha", date(2026, 3, 2), None, "Sick"),
        Leave("Asha", date(2026, 4, 2), date(2026, 4, 20), "Sick"),
    ]

    (pause,) = pauses_of(leave, the_rules().policy, CALENDAR, date(2026, 5, 1))

    assert (pause.from_on, pause.until) == (date(2026, 3, 2), None)


def test_a_policy_survives_the_store() -> None:
    policy = SupervisionPolicy(
        stages=(Stage("a", "Ours", 3, Unit.WEEKS, "Senior", 0.5, 6, is_on=True),),
        pausing_words=("annual",),
    )

    assert from_plain(SupervisionPolicy, to_plain(policy)) == policy


def test_a_policy_as_shipped_has_no_problems() -> None:
    assert policy_problems(the_rules().policy, CALENDAR) == ()


def test_what_cannot_stand_is_said() -> None:
    policy = SupervisionPolicy(
        stages=(
            Stage("a", "Never", 0),
            Stage("a", "Quarterly", 3, Unit.MONTHS, is_on=True),
        ),
        oversight=(replace(the_rules().policy.oversight[0], every=0),),
    )

    assert policy_problems(policy, CALENDAR) == (
        "'Never' needs an interval of at least 1.",
        "Oversight of In court needs an interval.",
        "Two rules are called a.",
        "'Quarterly' is longer than six weeks; no policy we know of allows that.",
    )


def test_presets_that_came_later_stand_beside_what_was_saved() -> None:
    own = Stage("own", "Ours", 21, is_on=True)
    saved = to_plain(SupervisionPolicy(stages=(own,), months_ahead=6))
    shipped = SupervisionPolicy(
        stages=(Stage("own", "Ours", 28), Stage("new", "Weekly at first", 7)),
        oversight=the_rules().policy.oversight,
    )

    found = policy_as_set(shipped, saved)

    assert found.stages == (own, Stage("new", "Weekly at first", 7))
    assert (found.months_ahead, found.oversight) == (6, shipped.oversight)


def test_where_nothing_readable_was_saved_the_policy_is_as_shipped() -> None:
    assert policy_as_set(the_rules().policy, "?") == the_rules().policy
