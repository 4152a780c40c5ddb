"""What another policy would move, told before it is saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from caseload_app.domain.dates import Unit
from caseload_app.domain.supervision.policy_effect import MovedDue, policy_effect
from caseload_app.domain.supervision.supervision_policy import Stage
from tests.builders import a_casebook, a_child, a_session, a_worker

TEAM = a_casebook(
    [a_child(allocated_on=date(2026, 1, 26))],
    workers=[a_worker(role="Social worker"), a_worker("Ben Hale", role="Senior")],
    supervisions=[a_session(date(2026, 2, 16)), a_session(date(2026, 2, 16), "Ben Hale")],
)
POLICY = TEAM.loop.policy


def test_the_same_policy_moves_nothing() -> None:
    assert policy_effect(TEAM, POLICY).moved == ()


def test_a_stricter_rule_moves_only_those_it_concerns() -> None:
    seniors = Stage("local_1", "Seniors weekly", 7, role="senior", is_on=True)

    effect = policy_effect(TEAM, replace(POLICY, stages=(seniors,)))

    assert effect.moved == (
        MovedDue("Ben Hale", date(2026, 3, 16), date(2026, 2, 23), becomes_late=True),
    )
    assert effect.become_late == 1


def test_oversight_that_would_be_late_is_counted() -> None:
    closer = tuple(replace(one, every=4, unit=Unit.WEEKS) for one in POLICY.oversight)

    effect = policy_effect(TEAM, replace(POLICY, oversight=closer))

    assert (effect.oversight_late_before, effect.oversight_late_after) == (0, 1)
