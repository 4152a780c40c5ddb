"""Deadlines as values: what started each, when it is due, and how it stands on a day.

They are derived (`derivation`) and never stored, so none can disagree with the events.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caseload_app.domain.dates import Limit, WorkingCalendar
from caseload_app.domain.rules.timescales import Timescale

SOON_WORKING_DAYS = 5
"""A deadline is due soon when it falls within this many working days. The one threshold."""


class DeadlineState(StrEnum):
    """How a deadline stands on a day."""

    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    UPCOMING = "upcoming"
    MET = "met"
    MET_LATE = "met_late"
    EXEMPT = "exempt"
    MISSED = "missed"
    """Its time ran out before the plan or the cycle ended, and it was never met."""
    ENDED = "ended"
    """The plan or the cycle ended before its time ran out."""


OPEN_STATES = (DeadlineState.OVERDUE, DeadlineState.DUE_SOON, DeadlineState.UPCOMING)
ANSWERED_STATES = tuple(
    state for state in DeadlineState if state not in {DeadlineState.MISSED, DeadlineState.ENDED}
)
"""The states that can be asked for; a cycle that ended unmet is history of the child card."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """One date by which one thing must happen for one child (or worker, whose name is `subject`).

    `stand_in` says what was used in place of the rule's own trigger; `because` why this limit;
    `on_time_known` is false when earlier events may have met it unseen.
    """

    subject: str
    rule: Timescale
    started_by: str
    started_on: date
    due: date
    limit: Limit
    met_on: date | None = None
    exempt_because: str = ""
    ended_on: date | None = None
    because: str = ""
    stand_in: str = ""
    on_time_known: bool = True
    set_for: str = ""
    """For whom a manager set this date, such as `this child`; empty where the rule alone does."""
    loosened: bool = False
    """The limit is longer than law or statutory guidance allows; it is marked wherever shown."""
    ended_because: str = ""
    """Why it is no longer open, where neither the plan nor a later event says so."""
    facts_of_then: bool = False
    """It is judged by a past placement as the start of that was recorded."""

    @property
    def label(self) -> str:
        """Give what is due, marked where somebody set its date or let it run longer."""
        marks = [f"set for {self.set_for}"] if self.set_for else []
        if self.loosened:
            marks.append(f"longer than {self.rule.authority} allows")
        return f"{self.rule.label} ({', '.join(marks)})" if marks else self.rule.label


@dataclass(frozen=True, slots=True)
class AsAt:
    """The day on which everything is judged, and the last day that counts as soon."""

    today: date
    soon_until: date


def as_at(today: date, calendar: WorkingCalendar) -> AsAt:
    """Give the day together with the end of what is due soon."""
    return AsAt(today, calendar.add_working_days(today, SOON_WORKING_DAYS))


def state_on(deadline: Deadline, day: AsAt) -> DeadlineState:
    """Say how a deadline stands."""
    if deadline.exempt_because:
        return DeadlineState.EXEMPT
    if deadline.met_on is not None:
        late = deadline.met_on > deadline.due and deadline.on_time_known
        return DeadlineState.MET_LATE if late else DeadlineState.MET
    if deadline.ended_on is not None:
        missed = deadline.ended_on > deadline.due
        return DeadlineState.MISSED if missed else DeadlineState.ENDED
    return open_state(deadline.due, day)


def open_state(due: date, day: AsAt) -> DeadlineState:
    """Say how a date that still has to be kept stands."""
    if due < day.today:
        return DeadlineState.OVERDUE
    return DeadlineState.DUE_SOON if due <= day.soon_until else DeadlineState.UPCOMING
