"""Bring what is set for one child, plan or worker into a deadline derived by the rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from caseload_app.domain.dates import Limit
from caseload_app.domain.records import CaseEvent, Child
from caseload_app.domain.rules.deadlines import Deadline
from caseload_app.domain.rules.local_rules import choose_override
from caseload_app.domain.rules.rulebook import RuleBook
from caseload_app.domain.rules.timescales import Status, Timescale
from caseload_app.domain.vocabulary import EventKind
from caseload_app.domain.wording import in_sentence, long_day

CHECK = "_check"
"""The end of the id of a check on the way to a rule's own date."""
MIDPOINT_CHECKS = (EventKind.MIDPOINT_CHECK.value,)


def localised(
    deadline: Deadline,
    child: Child,
    book: RuleBook,
    checks: Sequence[CaseEvent],
    today: date,
) -> Iterator[Deadline]:
    """Give the deadline with the limit set for the child, and before it the check on its way."""
    override = choose_override(book.overrides.get(deadline.rule.id, ()), child, deadline.started_on)
    lawful = book.calendar.due(deadline.started_on, lawful_limit(deadline))
    if override is not None:
        deadline = replace(
            deadline,
            due=book.calendar.due(deadline.started_on, override.limit),
            limit=override.limit,
            because=override.words,
            set_for=override.for_whom,
        )
    if deadline.rule.is_statutory and deadline.due > lawful:
        deadline = replace(deadline, loosened=True)
    check = _check(deadline, child, book, checks)
    if check is not None:
        yield _exempt(check, child, book, today)
    yield _exempt(deadline, child, book, today)


def lawful_limit(deadline: Deadline) -> Limit:
    """Give the limit that holds where neither the council nor a manager set another."""
    rule, because = deadline.rule, deadline.because
    for change in rule.limit_changes:
        if because.startswith(change.because):
            return rule.limit
    for variant in rule.variants:
        if variant.lawful is not None and variant.because in because:
            return variant.lawful
    return deadline.limit


def rule_of(deadline: Deadline) -> str:
    """Give the id of the rule behind a date, also of a check on the way to one."""
    return deadline.rule.id.removesuffix(CHECK)


def _check(
    deadline: Deadline, child: Child, book: RuleBook, checks: Sequence[CaseEvent]
) -> Deadline | None:
    """Give the check before the date itself; what meets the rule meets the check as well."""
    rule, start = deadline.rule, deadline.started_on
    check = choose_override(book.checks.get(rule.id, ()), child, start)
    if check is None:
        return None
    due = book.calendar.due(start, check.limit)
    over = deadline.met_on or deadline.ended_on or date.max
    met_on = next((event.on for event in checks if start <= event.on <= over), deadline.met_on)
    return replace(
        deadline,
        rule=check_rule(rule, check.limit),
        due=due,
        limit=check.limit,
        met_on=met_on,
        ended_on=None if met_on is not None else deadline.ended_on,
        because=check.words,
        set_for=check.for_whom,
        loosened=False,
    )


def check_rule(rule: Timescale, limit: Limit) -> Timescale:
    """Make the rule of a check on the way to another rule's date."""
    return replace(
        rule,
        id=f"{rule.id}{CHECK}",
        label=f"{rule.label}: mid-point check",
        satisfied_by=(*MIDPOINT_CHECKS, *rule.satisfied_by),
        limit=limit,
        status=Status.LOCAL,
        source="A manager's own date",
        confidence="A",
        note=f"Record a mid-point check when it is done; {in_sentence(rule.label)} meets it too.",
        limit_changes=(),
        loosened=False,
        chosen_reading="",
    )


def _exempt(deadline: Deadline, child: Child, book: RuleBook, today: date) -> Deadline:
    if deadline.met_on is not None or deadline.exempt_because:
        return deadline
    for exemption in book.exemptions.get(rule_of(deadline), ()):
        if exemption.covers(child, deadline.ended_on or today):
            because = f"{exemption.reason} ({exemption.author}, until {long_day(exemption.until)})"
            return replace(deadline, exempt_because=because)
    return deadline
