"""Which deadlines an event, a correction or an import moved, met or made late, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from caseload_app.domain.dates import Unit
from caseload_app.domain.rules.deadlines import OPEN_STATES, AsAt, Deadline, DeadlineState, state_on
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
    state_was = state_on(was, day) if was is not None else None
    state = state_on(now, day) if now is not None else None
    was_open = state_was in OPEN_STATES
    if now is not None and state in OPEN_STATES:
        if was is None:
            return _begun(now, state)
        return _still_due(was, now, state) if was_open else _open_again(was, now, state)
    if now is not None and now.met_on is not None:
        is_late = state is DeadlineState.MET_LATE
        if was_open or was is None:
            met = f"{_due(now)} met on {long_day(now.met_on)}{', late' if is_late else ''}"
            return _said(was, now, MoveKind.MET, met)
        return _late_now(was, now) if is_late and state_was is DeadlineState.MET else None
    if was is not None and was_open:
        return _said(was, now, MoveKind.ENDED, f"{_due(was)} {_why_over(now)}")
    return None


def _late_now(was: Deadline, now: Deadline) -> DeadlineMove:
    sentence = f"{now.rule.label}, due {long_day(now.due)}, was met in time and now counts as late"
    return _said(was, now, MoveKind.LATE, sentence)


def _begun(now: Deadline, state: DeadlineState | None) -> DeadlineMove:
    because = f"because {in_sentence(now.started_by)} on {long_day(now.started_on)} starts it"
    if state is DeadlineState.OVERDUE:
        sentence = f"{now.rule.label} was due {long_day(now.due)} and is late, {because}"
        return _said(None, now, MoveKind.LATE, sentence)
    sentence = f"Next: {in_sentence(now.rule.label)} due {long_day(now.due)} {because}"
    return _said(None, now, MoveKind.NEW, sentence)


def _still_due(was: Deadline, now: Deadline, state: DeadlineState | None) -> DeadlineMove | None:
    if was.due == now.due:
        return None
    if state is DeadlineState.OVERDUE and now.due < was.due:
        sentence = f"{_due(was)} becomes due {long_day(now.due)} and is late, {_why(was, now)}"
        return _said(was, now, MoveKind.LATE, sentence)
    sentence = f"{_due(was)} is now due {long_day(now.due)} {_why(was, now)}"
    return _said(was, now, MoveKind.MOVED, sentence)


def _open_again(was: Deadline, now: Deadline, state: DeadlineState | None) -> DeadlineMove:
    if state is DeadlineState.OVERDUE:
        return _said(was, now, MoveKind.LATE, f"{_due(now)} is open again, and late")
    return _said(was, now, MoveKind.NEW, f"{_due(now)} is open again")


def _why(was: Deadline, now: Deadline) -> str:
    """Say what moved a date that still counts from the same event: a limit, or a fact."""
    if now.because != was.because:
        return f"because {now.because}" if now.because else "because the usual limit holds again"
    if now.rule.chosen_reading != was.rule.chosen_reading:
        return f"because the council now reads the rule as: {now.rule.chosen_reading or 'usual'}"
    if now.limit == was.limit and now.limit.unit is Unit.WORKING_DAYS:
        return "because other days are left out of the count now"
    if Unit.SCHOOL_TERMS in {now.limit.unit, was.limit.unit}:
        return "because the school terms are other ones now"
    return f"counted from {in_sentence(now.started_by)} on {long_day(now.started_on)}"


def _why_over(now: Deadline | None) -> str:
    if now is not None and now.exempt_because:
        return f"is not needed: {now.exempt_because}"
    if now is not None and now.ended_on is not None:
        since = f"is no longer open since {long_day(now.ended_on)}"
        return f"{since}, because {now.ended_because}" if now.ended_because else since
    return "is no longer open"


def _said(
    was: Deadline | None, now: Deadline | None, kind: MoveKind, sentence: str
) -> DeadlineMove:
    subject = now.subject if now is not None else was.subject if was is not None else ""
    return DeadlineMove(subject, kind, was, now, f"{sentence}.")


def _due(deadline: Deadline) -> str:
    return f"{deadline.rule.label} due {long_day(deadline.due)}"
