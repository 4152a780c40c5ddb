"""How states are said and marked: the badge of a deadline, of a supervision, of a caseload."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.dates import Unit
from caseload_app.domain.rules.deadlines import Deadline, DeadlineState
from caseload_app.domain.supervision.supervising import SupervisionDue
from caseload_app.domain.wording import days_words
from caseload_app.domain.workload import WorkerCaseload
from caseload_app.ui.theme import StateMark, Tone
from caseload_app.ui.words import count

TONES = {
    DeadlineState.OVERDUE: Tone.OVERDUE,
    DeadlineState.DUE_SOON: Tone.SOON,
    DeadlineState.UPCOMING: Tone.UPCOMING,
    DeadlineState.MET: Tone.MET,
    DeadlineState.MET_LATE: Tone.MET,
    DeadlineState.EXEMPT: Tone.EXEMPT,
    DeadlineState.MISSED: Tone.EXEMPT,
    DeadlineState.ENDED: Tone.EXEMPT,
}

STATE_WORDS = {
    DeadlineState.OVERDUE: "Late",
    DeadlineState.DUE_SOON: "Due soon",
    DeadlineState.UPCOMING: "Later",
    DeadlineState.MET: "Met",
    DeadlineState.MET_LATE: "Met late",
    DeadlineState.EXEMPT: "Not needed",
    DeadlineState.MISSED: "Not met",
    DeadlineState.ENDED: "No longer open",
}


def state_mark(state: DeadlineState, days: int, unit: Unit) -> StateMark:
    """Mark an open date by how far off it is: `6 working days late`, `Due in 3 days`."""
    words = days_words(days, unit)
    match state:
        case DeadlineState.DUE_SOON:
            words = f"Due {words}"
        case DeadlineState.UPCOMING:
            words = words[:1].upper() + words[1:]
        case DeadlineState.OVERDUE:
            pass
        case _:
            words = STATE_WORDS[state]
    return StateMark(TONES[state], words)


def deadline_mark(casebook: Casebook, deadline: Deadline) -> StateMark:
    """Mark a deadline as it stands on the day of the casebook."""
    return state_mark(casebook.state(deadline), casebook.days(deadline), deadline.limit.unit)


def supervision_mark(due: SupervisionDue | None, today: date) -> StateMark | None:
    """Mark a worker's next supervision; None for who needs none, such as a leaver."""
    if due is None:
        return None
    if due.deadline is None or due.state is None or due.due is None:
        return StateMark(Tone.UNKNOWN, "No date to count from")
    return state_mark(due.state, (due.due - today).days, Unit.DAYS)


def limit_mark(load: WorkerCaseload) -> StateMark | None:
    """Mark how a caseload stands against the agreed limit; None where none is agreed."""
    limit = load.limit.cases
    if load.has_left:
        return StateMark(Tone.OVERDUE, "Has left")
    if limit is None:
        return None
    if load.over_limit:
        return StateMark(Tone.OVERDUE, f"{load.over_limit} over")
    if load.cases == limit:
        return StateMark(Tone.SOON, "At the limit")
    return StateMark(Tone.MET, f"Room for {limit - load.cases}")


def carried_mark(times: int, too_often: int) -> StateMark | None:
    """Mark how often an action was carried; None where it never was."""
    if times < 1:
        return None
    tone = Tone.OVERDUE if times >= too_often else Tone.SOON
    return StateMark(tone, f"Carried {times_words(times)}")


def times_words(times: int) -> str:
    return {1: "once", 2: "twice"}.get(times, count(times, "time"))
