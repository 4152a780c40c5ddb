"""When each worker's next personal supervision is due, and what they still have to do.

`supervision` counts 28 days from the last held personal or assessed-year session, or from the
start of the job; in the assessed and supported year `supervision_asye` takes its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from caseload_app.domain.dates import add_months
from caseload_app.domain.deadlines import AsAt, Deadline, DeadlineState, open_state
from caseload_app.domain.derivation import choose_limit
from caseload_app.domain.facts import Facts
from caseload_app.domain.local_rules import worker_override
from caseload_app.domain.records import (
    AgreedAction,
    Supervision,
    SupervisionKind,
    SupervisionStatus,
    Worker,
)
from caseload_app.domain.rulebook import RuleBook

ASSESSED_YEAR_MONTHS = 12
COUNTING_KINDS = (SupervisionKind.PERSONAL, SupervisionKind.ASYE)


@dataclass(frozen=True, slots=True)
class SupervisionDue:
    """How one worker's supervision stands; without a `deadline` there is no day to count from.

    `carried_most` is how often the most carried open action came up again: once for each
    session held after it fell due.
    """

    worker: str
    rule: str
    last: date | None
    deadline: Deadline | None
    state: DeadlineState | None
    open_actions: int
    carried_most: int
    next_planned: date | None = None

    @property
    def due(self) -> date | None:
        """Give the last day on which the next session is on time."""
        return self.deadline.due if self.deadline else None


def supervision_due(
    worker: Worker,
    sessions: Sequence[Supervision],
    actions: Sequence[AgreedAction],
    book: RuleBook,
    day: AsAt,
) -> SupervisionDue:
    """Work out one worker's next supervision from their sessions, in any order."""
    held = held_sessions(sessions, day.today)
    asye = worker.asye_started_on
    in_assessed_year = asye is not None and asye <= day.today < add_months(
        asye, ASSESSED_YEAR_MONTHS
    )
    rule = book.by_id["supervision_asye" if in_assessed_year else "supervision"]
    start_words, start = (
        ("ASYE started", asye)
        if in_assessed_year
        else (
            "Worker started",
            worker.started_on,
        )
    )
    last = held[-1] if held else None
    if last is not None and not (in_assessed_year and asye is not None and last < asye):
        start_words, start = "Supervision held", last
    deadline = None
    if start is not None:
        facts = Facts(on=start, asye_started_on=asye if in_assessed_year else None)
        limit, because = choose_limit(rule, facts, start, book.calendar)
        override = worker_override(book.overrides.get(rule.id, ()), worker.name, start)
        if override is not None:
            limit, because = override.limit, override.words
        due = book.calendar.due(start, limit)
        deadline = Deadline(worker.name, rule, start_words, start, due, limit, because=because)
    still_open = [one for one in actions if one.done_on is None or one.done_on > day.today]
    planned = [
        session.on
        for session in sessions
        if session.status is SupervisionStatus.PLANNED and session.on >= day.today
    ]
    return SupervisionDue(
        worker=worker.name,
        rule=rule.id,
        last=last,
        deadline=deadline,
        state=open_state(deadline.due, day) if deadline else None,
        open_actions=len(still_open),
        carried_most=max((times_carried(action, held) for action in still_open), default=0),
        next_planned=min(planned, default=None),
    )


def held_sessions(sessions: Sequence[Supervision], today: date) -> list[date]:
    """Give the days of the held sessions that count for the rule, in order, up to today."""
    return sorted(
        session.on
        for session in sessions
        if session.status is SupervisionStatus.HELD
        and session.kind in COUNTING_KINDS
        and session.on <= today
    )


def times_carried(action: AgreedAction, held: Sequence[date]) -> int:
    """Count the sessions held after the action fell due while it stayed undone."""
    if action.due_on is None:
        return 0
    until = action.done_on or date.max
    return sum(action.due_on < day <= until for day in held)
