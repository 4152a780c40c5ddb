"""Follow each cycle of one rule for one child to its end: met, made unnecessary, or over.

A cycle is met by the first event that satisfies it. It is over, unmet, when a later event
starts the rule anew, when the plan it belongs to ends, or when the case closes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from operator import attrgetter
from typing import NamedTuple

from caseload_app.domain.records import CaseEvent, Child, Plan
from caseload_app.domain.rules.history import History
from caseload_app.domain.rules.plans import PlanSpell, ended_by_declaration
from caseload_app.domain.rules.timescales import Timescale


class Outcome(NamedTuple):
    """How one cycle went; all empty while it is open."""

    met_by: CaseEvent | None = None
    exempt_because: str = ""
    ended_on: date | None = None

    @property
    def over_on(self) -> date:
        """Give the day on which it was over; the last there is while it is open."""
        return self.met_by.on if self.met_by is not None else self.ended_on or date.max


STILL_OPEN = Outcome()
_by_day = attrgetter("on")


class Cycles:
    """The events that can meet or end a rule for one child, looked up once for all its cycles."""

    __slots__ = (
        "_enders",
        "_history",
        "_meeting",
        "_previous",
        "_rule",
        "_spells",
    )

    def __init__(self, rule: Timescale, history: History) -> None:
        self._rule = rule
        self._history = history
        self._meeting = history.of(rule.satisfied_by)
        self._enders = history.of(rule.ended_by)
        plans = rule.while_plan
        self._spells = [spell for spell in history.spells if spell.plan in plans] if plans else []
        self._previous: CaseEvent | None = None

    def outcome(self, start: CaseEvent, following: CaseEvent | None) -> Outcome | None:
        """Follow the cycle of one start, in order; None when the child was not on its plan."""
        rule, today = self._rule, self._history.today
        next_start = following.on if following is not None else date.max
        last_day = self._ended_on(start)
        spell = self._spell_of(start.on, min(last_day, next_start)) if rule.while_plan else None
        plan_ended = spell.ended_on if spell is not None else None
        if plan_ended is not None and start.on <= plan_ended <= today:
            last_day = min(last_day, plan_ended)
        event = self._first_that_meets(start)
        if event is not None and event.on <= last_day:
            # What starts the next cycle may itself meet this one.
            repeats = event.on == next_start and event.kind in rule.starts_on
            if event.on < next_start or repeats:
                self._previous = event
                return Outcome(met_by=event)
        if rule.while_plan and (spell is None or (plan_ended or date.max) < start.on):
            return None
        closed_on = self._history.child.closed_on
        if closed_on is not None and closed_on >= start.on:
            last_day = min(last_day, closed_on)
        elif closed_on is not None and spell is not None and not _begins_after(spell, closed_on):
            # Its plan ended when the case closed.
            return None
        last_day = min(last_day, next_start)
        return self._unmet(start, last_day if last_day <= today else None)

    def _unmet(self, start: CaseEvent, ended_on: date | None) -> Outcome:
        for event in self._history.of(self._rule.exempted_by):
            if start.on <= event.on <= (ended_on or date.max):
                return Outcome(exempt_because=event.kind, ended_on=event.on)
        return STILL_OPEN if ended_on is None else Outcome(ended_on=ended_on)

    def _ended_on(self, start: CaseEvent) -> date:
        """Give the first day after the start on which something ended the cycle.

        The case closing on the very day ends what repeats, but not what only began that day.
        """
        ended_on = date.max
        if self._enders:
            index = bisect_right(self._enders, start.on, key=_by_day)
            if index < len(self._enders):
                ended_on = self._enders[index].on
        closed_days = self._history.closed_days
        if not closed_days:
            return ended_on
        for day in closed_days:
            if day > start.on or (day == start.on and start.kind not in self._rule.opened_by):
                return min(ended_on, day)
        return ended_on

    def _first_that_meets(self, start: CaseEvent) -> CaseEvent | None:
        """Find the first event that could meet the cycle: after its start, or early if accepted."""
        rule, day = self._rule, start.on
        early = rule.accepts_early_days
        from_day = day - timedelta(days=early) if early else day
        first = bisect_left(self._meeting, from_day, key=_by_day)
        for event in self._meeting[first:]:
            if event.on > day:
                return event
            is_repeat = event.kind in rule.starts_on
            if event.on < day and not is_repeat and event is not self._previous:
                return event
            # On the day itself: anything but the start, and no repeat meets another.
            if event.on == day and not (is_repeat and start.kind in rule.satisfied_by):
                return event
        return None

    def _spell_of(self, day: date, until: date) -> PlanSpell | None:
        """Find the spell, on a plan that the rule belongs to, in which a cycle lies."""
        rule = self._rule
        begun: PlanSpell | None = None
        later: PlanSpell | None = None
        running: PlanSpell | None = None
        for spell in self._spells:
            if spell.assumed and rule.needs_known_plan:
                continue
            if spell.started_on is not None and spell.started_on > day:
                if later is None and spell.started_on < until:
                    later = spell
                continue
            begun = spell
            if spell.ended_on is None or spell.ended_on >= day:
                running = spell
        found = running or later or begun
        if found is not None or self._spells or rule.needs_known_plan:
            return found
        return _assumed_spell(rule.while_plan[0], day, self._history.child)


def _begins_after(spell: PlanSpell, day: date) -> bool:
    return spell.started_on is not None and spell.started_on > day


def _assumed_spell(plan: Plan, day: date, child: Child) -> PlanSpell | None:
    """Believe an event that it belongs to a plan nobody declared, unless another plan was.

    A declared plan without a date leaves open which is newer; then nothing is assumed.
    """
    spell = PlanSpell(plan, day, assumed=True)
    if child.plan is Plan.OTHER:
        return spell
    if child.plan_started_on is None:
        return None
    return ended_by_declaration(spell, child)
