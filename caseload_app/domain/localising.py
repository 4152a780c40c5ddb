"""Bring what is set for one child, plan or worker into a deadline derived by the rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from caseload_app.domain.deadlines import Deadline
from caseload_app.domain.local_rules import choose_override
from caseload_app.domain.records import Child
from caseload_app.domain.rulebook import RuleBook
from caseload_app.domain.wording import long_day


def localised(deadline: Deadline, child: Child, book: RuleBook, today: date) -> Deadline:
    """Give the deadline with the limit set for the child, exempt where that was granted."""
    rule, start = deadline.rule, deadline.started_on
    lawful = deadline.due
    if any(deadline.because.startswith(change.because) for change in rule.limit_changes):
        lawful = book.calendar.due(start, rule.limit)
    override = choose_override(book.overrides.get(rule.id, ()), child, start)
    if override is not None:
        due = book.calendar.due(start, override.limit)
        deadline = replace(deadline, due=due, limit=override.limit, because=override.words)
    if rule.is_statutory and deadline.due > lawful:
        deadline = replace(deadline, loosened=True)
    if deadline.met_on is not None or deadline.exempt_because:
        return deadline
    for exemption in book.exemptions.get(rule.id, ()):
        if exemption.covers(child, deadline.ended_on or today):
            because = f"{exemption.reason} ({exemption.author}, until {long_day(exemption.until)})"
            return replace(deadline, exempt_because=because)
    return deadline
