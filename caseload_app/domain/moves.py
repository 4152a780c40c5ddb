"""Which deadlines an event, a correction or an import moved, met or made late, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from caseload_app.domain.deadlines import OPEN_STATES, AsAt, Deadline, DeadlineState, state_on
from caseload_app.domain.wording import in_sentence, long_day


class MoveKind(StrEnum):
    """What became of a deadline."""

    MET = "met"
    NEW = "new"
    MOVED = "moved"
    LATE = "late"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class DeadlineMove:
    """One deadline before and after, and the sentence that says so."""

    subject: str
    kind: MoveKind
    was: Deadline | None
    now: Deadline | None
    sentence: str


def compare_deadlines(
    before: Iterable[Deadline], after: Iterable[Deadline], day: AsAt
) -> list[DeadlineMove]:
    """Say what changed among the open deadlines of the same children, met ones first."""
    was = {_cycle(one): one for one in before}
    now = {_cycle(one): one for one in after}
    moves = [
        move
        for key in {**was, **now}
        if (move := _move(was.get(key), now.get(key), day)) is not None
    ]
    return sorted(moves, key=lambda move: (list(MoveKind).index(move.kind), move.subject))


def _cycle(deadline: Deadline) -> tuple[str, str, object]:
    return deadline.subject, deadline.rule.id, deadline.started_on


def _move(was: Deadline | None, now: Deadline | None, day: AsAt) -> DeadlineMove | None:
    was_open = was is not None and state_on(was, day) in OPEN_STATES
    state = state_on(now, day) if now is not None else None
    if now is not None and state in OPEN_STATES:
        return _opened(was if was_open else None, now, state)
    if now is not None and now.met_on is not None and (was_open or was is None):
        late = ", late" if state is DeadlineState.MET_LATE else ""
        return _said(was, now, MoveKind.MET, f"{_due(now)} met on {long_day(now.met_on)}{late}")
    if was is not None and was_open:
        return _said(was, now, MoveKind.ENDED, f"{_due(was)} is no longer open")
    return None


def _opened(
    was: Deadline | None, now: Deadline, state: DeadlineState | None
) -> DeadlineMove | None:
    because = f"because {in_sentence(now.started_by)} on {long_day(now.started_on)} starts it"
    if was is None:
        if state is DeadlineState.OVERDUE:
            sentence = f"{now.rule.label} was due {long_day(now.due)} and is late, {because}"
            return _said(None, now, MoveKind.LATE, sentence)
        sentence = f"Next: {in_sentence(now.rule.label)} due {long_day(now.due)} {because}"
        return _said(None, now, MoveKind.NEW, sentence)
    if was.due == now.due:
        return None
    sentence = f"{_due(was)} is now due {long_day(now.due)} {because}"
    return _said(was, now, MoveKind.MOVED, sentence)


def _said(
    was: Deadline | None, now: Deadline | None, kind: MoveKind, sentence: str
) -> DeadlineMove:
    subject = now.subject if now is not None else was.subject if was is not None else ""
    return DeadlineMove(subject, kind, was, now, f"{sentence}.")


def _due(deadline: Deadline) -> str:
    return f"{deadline.rule.label} due {long_day(deadline.due)}"
