"""The rules and the calendar they count by: which are switched on, and what starts them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from caseload_app.domain.dates import WorkingCalendar
from caseload_app.domain.rules.in_use import InUse, is_in_use
from caseload_app.domain.rules.local_rules import Exemption, Override
from caseload_app.domain.rules.timescales import Timescale
from caseload_app.domain.supervision.supervision_policy import SupervisionPolicy

_Local = TypeVar("_Local", bound=Override | Exemption)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A rule that some kinds of event can start, and which of them start and meet it."""

    rule: Timescale
    starting: tuple[str, ...]
    meeting: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LocalPractice:
    """What settings bring into a book: dates set for some, and rules as they were before.

    `in_use` tells, of the rules that were ever switched, from when to when they hold.
    """

    overrides: tuple[Override, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    earlier: tuple[Timescale, ...] = ()
    shipped: RuleBook | None = None
    in_use: Mapping[str, tuple[InUse, ...]] = field(default_factory=dict)


class RuleBook:
    """What `derivation` needs to know of the rules; `on` names those that are switched on.

    `timescales` and `by_id` hold every rule as it is now, `for_children` those that deadlines
    come from, each after its `earlier` versions, which hold for what started before a change.
    `overrides`, `checks` and `exemptions` hold, by rule, what is set for single children and
    workers. `shipped` is the book as it came with the program, before any settings; its
    `policy` is how supervision is arranged where a council has not said otherwise.
    """

    def __init__(
        self,
        timescales: Iterable[Timescale],
        calendar: WorkingCalendar,
        on: Collection[str] | None = None,
        *,
        local: LocalPractice | None = None,
        policy: SupervisionPolicy | None = None,
    ) -> None:
        local = local or LocalPractice()
        self.policy = policy or SupervisionPolicy()
        self.shipped: RuleBook = local.shipped or self
        self._local = local
        self.timescales = tuple(timescales)
        self.calendar = calendar
        self.by_id = {timescale.id: timescale for timescale in self.timescales}
        default = (rule.id for rule in self.timescales if rule.on_by_default)
        self.on = frozenset(default if on is None else on)
        self.in_use = local.in_use
        before = _by_id(local.earlier)
        self.for_children = tuple(
            version
            for rule in self.timescales
            if rule.subject == "child" and (rule.id in self.on or local.in_use.get(rule.id))
            for version in (*before.get(rule.id, ()), rule)
        )
        self.overrides = _by_rule(one for one in local.overrides if not one.is_check)
        self.checks = _by_rule(one for one in local.overrides if one.is_check)
        self.exemptions = _by_rule(local.exemptions)
        starting: dict[str, list[int]] = {}
        for index, rule in enumerate(self.for_children):
            for kind in rule.triggers:
                starting.setdefault(kind, []).append(index)
        self._starting = starting
        self._candidates: dict[frozenset[str], tuple[Candidate, ...]] = {}

    def is_on(self, rule: str, day: date | None = None) -> bool:
        """Tell whether deadlines come from this rule: on a day, or by the last that was set."""
        spans = self.in_use.get(rule)
        return rule in self.on if day is None or spans is None else is_in_use(spans, day)

    def is_set_locally(self, rule: Timescale) -> bool:
        """Tell whether a date of the rule may differ for some child, or needs a mark."""
        name = rule.id
        named = name in self.overrides or name in self.checks or name in self.exemptions
        return named or rule.loosened

    def only(self, rules: Collection[str]) -> RuleBook:
        """Give the same book with no other rules than these switched on."""
        in_use = {rule: spans for rule, spans in self.in_use.items() if rule in rules}
        local = replace(self._local, shipped=self.shipped, in_use=in_use)
        return RuleBook(self.timescales, self.calendar, on=self.on & frozenset(rules), local=local)

    def differs_in(self, other: RuleBook) -> frozenset[str]:
        """Name the rules by which another book may give other dates."""
        if self.calendar is not other.calendar and not self.calendar.counts_as(other.calendar):
            return frozenset(self.by_id)
        return frozenset(rule for rule in self.by_id if self._of(rule) != other._of(rule))

    def _of(self, rule: str) -> tuple[object, ...]:
        versions = [one for one in self._local.earlier if one.id == rule]
        set_for = [books.get(rule) for books in (self.overrides, self.checks, self.exemptions)]
        return rule in self.on, self.in_use.get(rule), self.by_id.get(rule), versions, set_for

    def rules_started_by(self, kinds: Iterable[str]) -> list[Timescale]:
        """Give the rules that any of these kinds of event can start, in the book's order."""
        return [candidate.rule for candidate in self.candidates(kinds)]

    def candidates(self, kinds: Iterable[str]) -> tuple[Candidate, ...]:
        """Give them with the kinds that start and meet each; looked up once for each set."""
        there = frozenset(kinds)
        known = self._candidates.get(there)
        if known is None:
            found = {index for kind in there for index in self._starting.get(kind, ())}
            rules = [self.for_children[index] for index in sorted(found)]
            self._candidates[there] = known = tuple(
                Candidate(
                    rule,
                    tuple(kind for kind in rule.triggers if kind in there),
                    tuple(kind for kind in rule.satisfied_by if kind in there),
                )
                for rule in rules
            )
        return known


def _by_id(rules: Iterable[Timescale]) -> dict[str, tuple[Timescale, ...]]:
    found: dict[str, tuple[Timescale, ...]] = {}
    for rule in rules:
        found[rule.id] = (*found.get(rule.id, ()), rule)
    return found


def _by_rule(settings: Iterable[_Local]) -> dict[str, tuple[_Local, ...]]:
    found: dict[str, tuple[_Local, ...]] = {}
    for one in settings:
        found[one.rule] = (*found.get(one.rule, ()), one)
    return found
