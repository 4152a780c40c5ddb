"""Derive deadlines from events: one cycle of a rule after each event that starts it.

A cycle is met by the first event that satisfies it. It is over, unmet, when a later event
starts the rule anew, when the plan it belongs to ends, or when the case closes. Only events up
to `today` are known, and events that did not take place (cancelled, attempted) do not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from operator import attrgetter

from caseload_app.domain.dates import Limit, WorkingCalendar, birthday
from caseload_app.domain.deadlines import Deadline
from caseload_app.domain.facts import Facts, hold
from caseload_app.domain.plans import PlanSpell, declared_start, plan_spells
from caseload_app.domain.records import CaseEvent, Child
from caseload_app.domain.rulebook import RuleBook
from caseload_app.domain.timescales import Occurrence, Timescale
from caseload_app.domain.vocabulary import EventKind, leads_on, took_place


@dataclass(frozen=True, slots=True)
class _History:
    """What happened to one child, in order and by kind, as far as it is known."""

    child: Child
    events: tuple[CaseEvent, ...]
    by_kind: Mapping[str, tuple[CaseEvent, ...]]
    spells: tuple[PlanSpell, ...]
    today: date

    def of(self, kinds: Sequence[str]) -> list[CaseEvent]:
        if len(kinds) == 1:
            return list(self.by_kind.get(kinds[0], ()))
        found = [event for kind in kinds for event in self.by_kind.get(kind, ())]
        return sorted(found, key=_by_day)


_by_day = attrgetter("on")


def derive_deadlines(
    child: Child, events: Iterable[CaseEvent], book: RuleBook, today: date
) -> list[Deadline]:
    """Derive every deadline of a child, open and past, in the order of the rule book."""
    history = _history(child, events, today)
    return [
        deadline
        for rule in book.rules_started_by(history.by_kind)
        for deadline in _derive_rule(rule, history, book.calendar)
    ]


def _history(child: Child, events: Iterable[CaseEvent], today: date) -> _History:
    known = [event for event in events if event.on <= today and took_place(event.outcome)]
    start = declared_start(child, frozenset(event.kind for event in known))
    if start is not None and start.on <= today:
        known.append(start)
    known.sort(key=_by_day)
    eligible = _eligible_child(child, known)
    if eligible is not None and eligible.on <= today:
        known.append(eligible)
        known.sort(key=_by_day)
    by_kind: dict[str, list[CaseEvent]] = {}
    for event in known:
        same = by_kind.setdefault(event.kind, [])
        if not same or same[-1].on != event.on:
            same.append(event)
    frozen = {kind: tuple(found) for kind, found in by_kind.items()}
    return _History(child, tuple(known), frozen, plan_spells(child, known), today)


def _eligible_child(child: Child, events: Sequence[CaseEvent]) -> CaseEvent | None:
    """Work out when a looked-after child becomes an eligible child.

    The later of the 16th birthday and 13 weeks in care since the 14th (Care Planning
    Regulations 2010, reg 40).
    """
    from_kinds = (EventKind.BECAME_LOOKED_AFTER, EventKind.LOOKED_AFTER_PLAN)
    entered = [event.on for event in events if event.kind in from_kinds]
    if child.born_on is None or not entered:
        return None
    fourteenth, sixteenth = (birthday(child.born_on, years) for years in (14, 16))
    weeks_served = max(entered[-1], fourteenth) + timedelta(weeks=13)
    return CaseEvent(child.child_id, EventKind.ELIGIBLE_CHILD, max(sixteenth, weeks_served))


@dataclass(frozen=True, slots=True)
class _Start:
    """One event that may start a rule; `stand_in` is said when it is not the rule's own."""

    event: CaseEvent
    stand_in: str = ""


@dataclass(frozen=True, slots=True)
class _Outcome:
    """How one cycle went: met, made unnecessary, or over; all empty while it is open."""

    met_by: CaseEvent | None = None
    exempt_because: str = ""
    ended_on: date | None = None


def _derive_rule(
    rule: Timescale, history: _History, calendar: WorkingCalendar
) -> Iterable[Deadline]:
    starts = _starts(rule, history)
    previous: CaseEvent | None = None
    for number, start in enumerate(starts):
        which = _in_turn(rule, start, starts[:number], history, calendar)
        facts = _facts(history, start.event.on)
        if which is None or not _in_force(rule, start.event.on):
            continue
        if hold(rule.applies_when, facts) is False:
            continue
        following = starts[number + 1].event if number + 1 < len(starts) else None
        outcome = _outcome(rule, start.event, following, history, previous)
        if outcome is None:
            continue
        previous = outcome.met_by or previous
        limit, because = choose_limit(rule, facts, start.event.on, calendar)
        yield Deadline(
            subject=history.child.child_id,
            rule=rule,
            started_by=start.event.kind,
            started_on=start.event.on,
            due=calendar.due(start.event.on, limit),
            limit=limit,
            met_on=outcome.met_by.on if outcome.met_by else None,
            exempt_because=outcome.exempt_because,
            ended_on=outcome.ended_on,
            because="; ".join(filter(None, (because, which))),
            stand_in=start.stand_in,
            on_time_known=outcome.met_by is None or not outcome.met_by.latest_only,
        )


def _starts(rule: Timescale, history: _History) -> list[_Start]:
    """Give the events that start the rule, in order, with stand-ins where its own are missing."""
    own = history.of(rule.starts_on)
    starts = [
        _Start(event)
        for event in own
        if leads_on(event.outcome) and event.outcome.casefold() not in rule.decided_outcomes
    ]
    for stand_in in rule.stand_ins:
        reach = timedelta(days=stand_in.reach)
        starts += [
            _Start(event, stand_in.effect)
            for event in history.by_kind.get(stand_in.event, ())
            if leads_on(event.outcome)
            and not any(abs(trigger.on - event.on) <= reach for trigger in own)
            and not any(start.event.on == event.on for start in starts)
        ]
    if rule.stand_ins:
        starts.sort(key=lambda start: start.event.on)
    return starts


def _in_turn(
    rule: Timescale,
    start: _Start,
    earlier: Sequence[_Start],
    history: _History,
    calendar: WorkingCalendar,
) -> str | None:
    """Tell whether this start is the first, or a later, of its spell as the rule wants.

    None when it is not; otherwise what had to be assumed, or nothing. Of a date that is only
    the latest of its kind the number is not known: within the limits of the first and second
    event it is taken as the first, which is the stricter reading, and after them as a later one.
    """
    if rule.occurrence is Occurrence.ANY:
        return ""
    spell = [event.on for event in history.of(rule.spell_starts_on) if event.on <= start.event.on]
    before = [one for one in earlier if not spell or one.event.on >= spell[-1]]
    occurrence = Occurrence.LATER if before else Occurrence.FIRST
    assumed = ""
    if not before and start.event.latest_only and spell:
        first, second = rule.spell_limits
        first_due = calendar.due(spell[-1], first)
        if start.event.on > calendar.due(first_due, second):
            occurrence = Occurrence.LATER
            assumed = "only the latest is known, and its date shows that there were earlier ones"
        elif start.event.on > first_due:
            assumed = "only the latest is known; counted as the first, the stricter reading"
    return assumed if rule.occurrence is occurrence else None


def _in_force(rule: Timescale, day: date) -> bool:
    starts, ends = rule.in_force_from, rule.in_force_until
    return (starts is None or starts <= day) and (ends is None or day < ends)


def _facts(history: _History, day: date) -> Facts:
    child = history.child
    kinds = (EventKind.PLACEMENT_STARTED,)
    placements = [event.on for event in history.of(kinds) if event.on <= day]
    if not placements:
        kinds_of_entry = (EventKind.BECAME_LOOKED_AFTER, EventKind.LOOKED_AFTER_PLAN)
        placements = [event.on for event in history.of(kinds_of_entry) if event.on <= day]
    return Facts(
        on=day,
        born_on=child.born_on,
        placement_started_on=placements[-1] if placements else None,
        long_term=child.long_term,
        flags=child.flags,
    )


def choose_limit(
    rule: Timescale, facts: Facts, start: date, calendar: WorkingCalendar
) -> tuple[Limit, str]:
    """Choose the limit that the facts call for; the strictest possible where they are unknown."""
    possible = [(rule.limit, "")]
    for variant in rule.variants:
        answer = hold(variant.when, facts)
        if answer:
            return variant.limit, variant.because
        if answer is None:
            possible.append((variant.limit, f"not known whether it applies: {variant.because}"))
    if len(possible) == 1:
        return possible[0]
    return min(possible, key=lambda choice: calendar.due(start, choice[0]))


def _outcome(
    rule: Timescale,
    start: CaseEvent,
    following: CaseEvent | None,
    history: _History,
    previous: CaseEvent | None,
) -> _Outcome | None:
    """Follow one cycle to its end; None when the child was never on the plan it belongs to."""
    ender = _first_after(history.of(rule.ended_by), start.on)
    for event in _candidates(rule, start, history, previous):
        if _belongs(rule, event, following, ender):
            return _Outcome(met_by=event)
        break
    over = [event.on for event in (following, ender) if event is not None]
    for event in history.of(rule.exempted_by):
        if start.on <= event.on and (not over or event.on <= min(over)):
            return _Outcome(exempt_because=event.kind, ended_on=event.on)
    closed_on = history.child.closed_on
    if closed_on is not None and start.on <= closed_on <= history.today:
        over.append(closed_on)
    if rule.while_plan:
        spell = _spell_of(rule, start.on, history.spells)
        if spell is None or (spell.ended_on is not None and spell.ended_on < start.on):
            return None
        over += [spell.ended_on] if spell.ended_on is not None else []
    return _Outcome(ended_on=min(over)) if over else _Outcome()


def _candidates(
    rule: Timescale, start: CaseEvent, history: _History, previous: CaseEvent | None
) -> Iterable[CaseEvent]:
    """Go through the events that could meet a cycle: after its start, or early if accepted."""
    earliest = start.on - timedelta(days=rule.accepts_early_days)
    for event in history.of(rule.satisfied_by):
        is_spent = event.on < start.on and event is previous
        is_start = event.on <= start.on and event.kind in rule.starts_on
        if event.on >= earliest and not is_spent and not is_start:
            yield event


def _belongs(
    rule: Timescale, event: CaseEvent, following: CaseEvent | None, ender: CaseEvent | None
) -> bool:
    """Tell whether an event comes before the cycle is over; the next start itself may meet it."""
    if ender is not None and event.on > ender.on:
        return False
    if following is None or event.on < following.on:
        return True
    return event.on == following.on and event.kind in rule.starts_on


def _spell_of(rule: Timescale, day: date, spells: Sequence[PlanSpell]) -> PlanSpell | None:
    """Find the spell, on a plan that the rule belongs to, in which a day lies or which follows."""
    of_plan = [
        spell
        for spell in spells
        if spell.plan in rule.while_plan and (rule.plan_may_be_assumed or not spell.assumed)
    ]
    begun = [spell for spell in of_plan if spell.started_on is None or spell.started_on <= day]
    running = [spell for spell in begun if spell.ended_on is None or spell.ended_on >= day]
    later = [spell for spell in of_plan if spell not in begun]
    return next(iter((*running, *later, *begun)), None)


def _first_after(events: Sequence[CaseEvent], day: date) -> CaseEvent | None:
    return next((event for event in events if event.on > day), None)
