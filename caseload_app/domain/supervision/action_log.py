"""One list of everything somebody promised: from supervision, case audits and challenges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import AgreedAction, AuditFinding, Challenge
from caseload_app.domain.rules.deadlines import DeadlineState, open_state
from caseload_app.domain.supervision.loop import agreed_on
from caseload_app.domain.supervision.supervising import carried, held_sessions


class Source(StrEnum):
    """Where a promise comes from."""

    SUPERVISION = "Supervision"
    AUDIT = "Case audit"
    CHALLENGE = "Challenge"


CHALLENGE_KINDS = (
    "IRO dispute",
    "Challenge to a partner",
    "Challenge from a partner",
    "Escalation within the service",
    "Complaint",
)
"""What is offered when a challenge is entered; others may be typed."""


@dataclass(frozen=True, slots=True)
class LogItem:
    """One promise: whose, by when, how old, how often carried, and the evidence once closed.

    `record` is what it was made from. `now_by` is the day it was carried to.
    """

    source: Source
    what: str
    worker: str
    child_id: str
    owner: str
    raised_on: date | None
    due_on: date | None
    closed_on: date | None
    carried: int
    evidence: str
    record: AgreedAction | AuditFinding | Challenge
    now_by: date | None = None
    kind: str = ""

    def is_open(self, today: date) -> bool:
        """Tell whether it is still to be done on a day."""
        return self.closed_on is None or self.closed_on > today

    def age(self, today: date) -> int | None:
        """Count the days since it was raised, as far as known; until it was closed."""
        start = self.raised_on or self.due_on
        end = min(self.closed_on or today, today)
        return max((end - start).days, 0) if start else None

    def is_late(self, today: date) -> bool:
        """Tell whether it is open past its day."""
        return self.is_open(today) and self.due_on is not None and self.due_on < today


@dataclass(frozen=True, slots=True)
class LogTotals:
    """How the list stands in numbers."""

    open: int
    late: int
    carried_often: int
    closed: int


def action_log(casebook: Casebook) -> tuple[LogItem, ...]:
    """Give every promise, open ones first, the longest overdue at the top."""
    items = [*_supervision(casebook), *_audits(casebook), *_challenges(casebook)]
    items.sort(
        key=lambda one: (
            not one.is_open(casebook.today),
            one.due_on or date.max,
            one.worker,
            one.child_id,
            one.what,
        )
    )
    return tuple(items)


def log_totals(casebook: Casebook, items: Iterable[LogItem]) -> LogTotals:
    """Count what is open, late, carried too often and closed."""
    items = list(items)
    still_open = [one for one in items if one.is_open(casebook.today)]
    often = casebook.loop.policy.carried_too_often
    return LogTotals(
        len(still_open),
        sum(one.is_late(casebook.today) for one in still_open),
        sum(one.carried >= often for one in still_open),
        len(items) - len(still_open),
    )


def state_of(casebook: Casebook, item: LogItem) -> DeadlineState | None:
    """Say how a promise stands; None without a day."""
    if item.closed_on is not None and not item.is_open(casebook.today):
        was_late = item.due_on is not None and item.closed_on > item.due_on
        return DeadlineState.MET_LATE if was_late else DeadlineState.MET
    return open_state(item.due_on, casebook.day) if item.due_on else None


def _supervision(casebook: Casebook) -> Iterator[LogItem]:
    for worker, actions in casebook.actions.items():
        held = held_sessions(casebook.sessions.get(worker, ()), casebook.today)
        for one in actions:
            steps = casebook.loop.steps_of(one)
            moved = [step.now_by for step in steps if step.now_by]
            yield LogItem(
                Source.SUPERVISION,
                one.action,
                worker,
                one.child_id,
                one.owner or worker,
                agreed_on(steps),
                one.due_on,
                one.done_on,
                carried(one, held, steps),
                one.outcome,
                one,
                moved[-1] if moved else None,
            )


def _audits(casebook: Casebook) -> Iterator[LogItem]:
    for child_id, findings in casebook.loop.findings.items():
        for one in findings:
            if one.action:
                yield LogItem(
                    Source.AUDIT,
                    one.action,
                    one.worker,
                    child_id,
                    one.owner or one.worker,
                    one.on,
                    one.due_on,
                    one.done_on,
                    0,
                    one.evidence,
                    one,
                    kind=one.theme,
                )


def _challenges(casebook: Casebook) -> Iterator[LogItem]:
    for child_id, challenges in casebook.loop.challenges.items():
        for one in challenges:
            yield LogItem(
                Source.CHALLENGE,
                one.matter,
                one.worker,
                child_id,
                one.owner,
                one.raised_on,
                one.due_on,
                one.closed_on,
                0,
                one.evidence or one.outcome,
                one,
                kind=one.kind,
            )
