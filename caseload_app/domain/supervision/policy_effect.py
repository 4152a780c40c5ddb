"""What another supervision policy would change, before anybody saves it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.rules.deadlines import DeadlineState
from caseload_app.domain.supervision.oversight import team_oversight
from caseload_app.domain.supervision.supervising import (
    KnownOfWorker,
    SupervisionDue,
    supervision_standing,
)
from caseload_app.domain.supervision.supervision_policy import SupervisionPolicy


@dataclass(frozen=True, slots=True)
class MovedDue:
    """One worker's next supervision as it is, and as it would be."""

    worker: str
    was: date | None
    now: date | None
    becomes_late: bool


@dataclass(frozen=True, slots=True)
class PolicyEffect:
    """Which sessions would be due on another day, and how many children await oversight late."""

    moved: tuple[MovedDue, ...]
    oversight_late_before: int
    oversight_late_after: int

    @property
    def become_late(self) -> int:
        """Count the workers whose session would be late by the change alone."""
        return sum(one.becomes_late for one in self.moved)


def policy_effect(casebook: Casebook, policy: SupervisionPolicy) -> PolicyEffect:
    """Work out what would move under another policy."""
    moved = []
    for name, was in casebook.supervision.items():
        now = _standing(casebook, name, policy)
        if now.due != was.due:
            becomes_late = _is_late(now) and not _is_late(was)
            moved.append(MovedDue(name, was.due, now.due, becomes_late))
    other = replace(casebook, loop=replace(casebook.loop, policy=policy))
    return PolicyEffect(tuple(moved), late_oversight(casebook), late_oversight(other))


def late_oversight(casebook: Casebook) -> int:
    """Count the children whose manager's look is late."""
    return sum(one.state is DeadlineState.OVERDUE for one in team_oversight(casebook))


def _is_late(due: SupervisionDue) -> bool:
    return due.state is DeadlineState.OVERDUE


def _standing(casebook: Casebook, name: str, policy: SupervisionPolicy) -> SupervisionDue:
    known = KnownOfWorker(
        casebook.workers[name],
        casebook.sessions.get(name, ()),
        casebook.actions.get(name, ()),
        casebook.leave.get(name, ()),
        casebook.loop.steps_of,
        policy,
    )
    return supervision_standing(known, casebook.book, casebook.day)
