"""How a deadline stands as the badge a person reads, the same on every page that shows one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caseload_app.domain.deadlines import OPEN_STATES, DeadlineState
from caseload_app.domain.wording import days_words
from caseload_app.ui.theme import StateMark, Tone
from caseload_app.ui.words import sentence

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.deadlines import Deadline

_TONES = {
    DeadlineState.OVERDUE: Tone.OVERDUE,
    DeadlineState.DUE_SOON: Tone.SOON,
    DeadlineState.UPCOMING: Tone.UPCOMING,
    DeadlineState.MET: Tone.MET,
    DeadlineState.MET_LATE: Tone.SOON,
    DeadlineState.EXEMPT: Tone.EXEMPT,
    DeadlineState.MISSED: Tone.OVERDUE,
    DeadlineState.ENDED: Tone.EXEMPT,
}
_WORDS = {
    DeadlineState.OVERDUE: "Late",
    DeadlineState.DUE_SOON: "Due soon",
    DeadlineState.UPCOMING: "On track",
    DeadlineState.MET: "Met",
    DeadlineState.MET_LATE: "Met late",
    DeadlineState.EXEMPT: "Not needed",
    DeadlineState.MISSED: "Missed",
    DeadlineState.ENDED: "Ended",
}


def state_mark(state: DeadlineState | None) -> StateMark:
    """Give the badge of a state by its name; without a state nobody can say."""
    if state is None:
        return StateMark(Tone.UNKNOWN, "No date to count from")
    return StateMark(_TONES[state], _WORDS[state])


def deadline_mark(casebook: Casebook, deadline: Deadline) -> StateMark:
    """Give the badge of one deadline: an open one says how many days, a past one how it ended."""
    state = casebook.state(deadline)
    if state not in OPEN_STATES:
        return state_mark(state)
    words = days_words(casebook.days(deadline), deadline.limit.unit)
    late = state is DeadlineState.OVERDUE
    return StateMark(_TONES[state], sentence(words if late else f"due {words}"))
