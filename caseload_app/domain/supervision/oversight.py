"""Management oversight between sessions: when a manager looks at each child next, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import Child, Plan
from caseload_app.domain.rules.deadlines import DeadlineState, open_state
from caseload_app.domain.supervision.supervision_policy import IN_COURT, OversightInterval
from caseload_app.domain.vocabulary import EventKind, took_place
from caseload_app.domain.wording import in_sentence, length_words, long_day

_COURT = (
    (EventKind.APPLICATION_ISSUED, EventKind.PROCEEDINGS_CONCLUDED, "In court"),
    (EventKind.PREPROCEEDINGS_LETTER, EventKind.PREPROCEEDINGS_CONCLUDED, "Pre-proceedings"),
)


@dataclass(frozen=True, slots=True)
class Oversight:
    """When a manager last decided about a child and when they look again.

    `since` is what the interval counts from: the last discussion, else the allocation.
    """

    child_id: str
    worker: str
    plan: Plan
    last_on: date | None
    decision: str
    since: date | None
    due: date | None
    state: DeadlineState | None
    rule: OversightInterval | None

    @property
    def words(self) -> str:
        """Explain the date in a sentence."""
        if self.rule is None:
            return "No interval is set for this plan."
        every = length_words(self.rule.every, self.rule.unit)
        if self.since is None or self.due is None:
            return f"Every {every}, but there is no day to count from."
        start = "the last discussion" if self.last_on else "the allocation"
        return (
            f"Due {long_day(self.due)}: {every} after {start} on {long_day(self.since)} "
            f"({self.rule.plan}; {in_sentence(self.rule.source)}, confidence "
            f"{self.rule.confidence})."
        )


def oversight_of(casebook: Casebook, child: Child) -> Oversight:
    """Say when a manager looks at one child again."""
    plan = casebook.plan(child)
    last = casebook.last_discussion(child.child_id)
    since = last.on if last else child.allocated_on or child.plan_started_on
    rule = casebook.loop.policy.oversight_of(plan)
    if is_in_court(casebook, child.child_id):
        rule = casebook.loop.policy.oversight_of(IN_COURT) or rule
    due = casebook.book.calendar.due(since, rule.limit) if rule and since else None
    return Oversight(
        child_id=child.child_id,
        worker=child.worker,
        plan=plan,
        last_on=last.on if last else None,
        decision=last.decision if last else "",
        since=since,
        due=due,
        state=open_state(due, casebook.day) if due else None,
        rule=rule,
    )


def team_oversight(casebook: Casebook, worker: str | None = None) -> tuple[Oversight, ...]:
    """Give every open child, or a worker's: never discussed first, then the longest ago."""
    found = [
        oversight_of(casebook, child)
        for child in casebook.open_children()
        if worker is None or child.worker == worker
    ]
    found.sort(
        key=lambda one: (
            one.last_on is not None,
            one.last_on or one.since or date.min,
            one.child_id,
        )
    )
    return tuple(found)


def is_in_court(casebook: Casebook, child_id: str) -> str:
    """Say that a child is in court or in pre-proceedings and since when; empty where not."""
    events = [one for one in casebook.known_events(child_id) if took_place(one.outcome)]
    for opens, closes, words in _COURT:
        begun = [one.on for one in events if one.kind == opens]
        ended = [one.on for one in events if one.kind == closes]
        if begun and (not ended or ended[-1] < begun[-1]):
            return f"{words} since {long_day(begun[-1])}"
    return ""
