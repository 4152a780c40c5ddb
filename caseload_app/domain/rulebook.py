"""The rules and the calendar they count by: which are switched on, and what starts them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeVar

from caseload_app.domain.dates import WorkingCalendar
from caseload_app.domain.local_rules import Exemption, Override
from caseload_app.domain.timescales import Timescale

_Local = TypeVar("_Local", bound=Override | Exemption)


class RuleBook:
    """What `derivation` needs to know of the rules; `on` names those that are switched on.

    `timescales` and `by_id` hold every rule, `for_children` those that deadlines come from;
    `overrides` and `exemptions` hold, by rule, what is set for single children and workers.
    """

    def __init__(
        self,
        timescales: Iterable[Timescale],
        calendar: WorkingCalendar,
        on: Collection[str] | None = None,
        *,
        overrides: Iterable[Override] = (),
        exemptions: Iterable[Exemption] = (),
    ) -> None:
        self.timescales = tuple(timescales)
        self.calendar = calendar
        self.by_id = {timescale.id: timescale for timescale in self.timescales}
        default = (rule.id for rule in self.timescales if rule.on_by_default)
        self.on = frozenset(default if on is None else on)
        self.for_children = tuple(
            rule for rule in self.timescales if rule.subject == "child" and rule.id in self.on
        )
        self.overrides = _by_rule(overrides)
        self.exemptions = _by_rule(exemptions)
        starting: dict[str, list[int]] = {}
        for index, rule in enumerate(self.for_children):
            for kind in {*rule.starts_on, *(stand_in.event for stand_in in rule.stand_ins)}:
                starting.setdefault(kind, []).append(index)
        self._starting = starting

    def is_on(self, rule: str) -> bool:
        """Tell whether deadlines come from this rule."""
        return rule in self.on

    def rules_started_by(self, kinds: Iterable[str]) -> list[Timescale]:
        """Give the rules that any of these kinds of event can start, in the book's order."""
        found = {index for kind in kinds for index in self._starting.get(kind, ())}
        return [self.for_children[index] for index in sorted(found)]


def _by_rule(settings: Iterable[_Local]) -> dict[str, tuple[_Local, ...]]:
    found: dict[str, tuple[_Local, ...]] = {}
    for one in settings:
        found[one.rule] = (*found.get(one.rule, ()), one)
    return found
