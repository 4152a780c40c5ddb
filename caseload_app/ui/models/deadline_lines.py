"""Deadlines of one child or worker as lines to show: the open ones, and those that are past."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from caseload_app.domain.responses import response_to_deadline, response_words
from caseload_app.domain.rules.deadlines import OPEN_STATES, DeadlineState
from caseload_app.ui.models.state_marks import deadline_mark
from caseload_app.ui.words import day

if TYPE_CHECKING:
    from collections.abc import Hashable

    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.rules.deadlines import Deadline
    from caseload_app.ui.theme import StateMark


SET_WORDS = {"child": "Set a date, or let off", "worker": "Set another interval"}


@dataclass(frozen=True, slots=True)
class DeadlineLine:
    """One deadline as shown: its badge, what it is, when it is due, and the steps to the date."""

    identity: Hashable
    mark: StateMark
    title: str
    due: str
    detail: str = ""
    steps: tuple[tuple[str, str], ...] = ()
    can_be_set: bool = False
    """A manager can set another date for this child or worker, or let a child off."""
    set_words: str = ""
    can_be_answered: bool = False
    """It is late, and somebody can say what is being done about it."""


def standing_deadlines(casebook: Casebook, child_id: str) -> list[Deadline]:
    """Give what is open, the earliest due first, then what the child is let off for a while."""
    let_off = [
        one
        for one in casebook.deadlines[child_id]
        if casebook.state(one) is DeadlineState.EXEMPT and one.ended_on is None
    ]
    return [*casebook.open_deadlines(child_id), *sorted(let_off, key=lambda one: one.due)]


def past_deadlines(casebook: Casebook, child_id: str) -> list[Deadline]:
    """Give what is no longer open, the latest due first."""
    past = [
        one
        for one in casebook.deadlines[child_id]
        if one.met_on is not None or one.ended_on is not None
    ]
    return sorted(past, key=lambda one: one.due, reverse=True)


def deadline_line(casebook: Casebook, deadline: Deadline) -> DeadlineLine:
    explained = casebook.explain(deadline)
    said = response_words(response_to_deadline(casebook, deadline), casebook.today)
    return DeadlineLine(
        identity=identity_of(deadline),
        mark=deadline_mark(casebook, deadline),
        title=deadline.label,
        due=f"due {day(deadline.due)}",
        detail=explained.sentence,
        steps=(*explained.steps, *([("Being done", said)] if said else [])),
        can_be_answered=casebook.state(deadline) is DeadlineState.OVERDUE,
        can_be_set=casebook.state(deadline) in (*OPEN_STATES, DeadlineState.EXEMPT),
        set_words=SET_WORDS[deadline.rule.subject],
    )


def identity_of(deadline: Deadline) -> Hashable:
    return deadline.subject, deadline.rule.id, deadline.started_on
