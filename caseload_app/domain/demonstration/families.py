"""The made-up families: who is whose brother or sister, on which plan, and who holds them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import heappop, heappush
from random import Random
from typing import TypeVar

from caseload_app.domain.demonstration.chance import between, happens, on_workday
from caseload_app.domain.demonstration.histories import days_told, tell_history
from caseload_app.domain.demonstration.names import first_name, surname
from caseload_app.domain.demonstration.staff import Colleague, Trait
from caseload_app.domain.demonstration.story import Stage, Story
from caseload_app.domain.records import CaseEvent, Child, Plan
from caseload_app.domain.vocabulary import EventKind

_MIX = {
    Plan.CIN: 0.45,
    Plan.CLA: 0.18,
    Plan.CP: 0.17,
    Plan.ASSESSMENT: 0.12,
    Plan.CARE_LEAVER: 0.06,
    Plan.OTHER: 0.02,
}
_FAMILY_SIZES = (1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4)
_CLOSED = 0.04
_JUST_REFERRED = timedelta(days=6)
_NO_WORKER = 0.012
_Dated = TypeVar("_Dated", Stage, "Holding")
_FIRST_ID = 100_003
_PROTECTED = (Trait.NEW, Trait.SETTLING)
"""Newly qualified workers hold no child protection plans on their own."""


@dataclass(frozen=True, slots=True)
class Holding:
    """Who held the child from a day on."""

    from_on: date
    worker: str
    team: str


@dataclass(frozen=True, slots=True)
class Life:
    """One made-up child with everything that is told of them; it can be cut at any day."""

    facts: Child
    events: tuple[CaseEvent, ...]
    stages: tuple[Stage, ...]
    holdings: tuple[Holding, ...]
    closed_on: date | None
    closure_reason: str

    def as_at(self, on: date) -> Child | None:
        """Give the child as the case system showed them that day; None before the first stage."""
        stage = _last(self.stages, on)
        if stage is None:
            return None
        holding = _last(self.holdings, on)
        is_closed = self.closed_on is not None and self.closed_on <= on
        facts = self.facts
        return Child(
            facts.child_id,
            facts.name,
            facts.born_on,
            facts.sex,
            facts.family_id,
            worker=holding.worker if holding else "",
            team=holding.team if holding else facts.team,
            plan=stage.plan,
            allocated_on=holding.from_on if holding and holding.worker else None,
            plan_started_on=self._plan_started_on(stage, on),
            closed_on=self.closed_on if is_closed else None,
            closure_reason=self.closure_reason if is_closed else "",
            legal_status=stage.legal_status,
            placement_type=stage.placement_type,
            long_term=stage.long_term,
            flags=stage.flags,
        )

    def events_until(self, on: date) -> Iterator[CaseEvent]:
        """Give what had happened by the end of that day."""
        return (event for event in self.events if event.on <= on)

    def _plan_started_on(self, current: Stage, on: date) -> date:
        """Give the first day of the run of stages on the same plan."""
        started = current.from_on
        for stage in reversed([stage for stage in self.stages if stage.from_on <= on]):
            if stage.plan is not current.plan:
                break
            started = stage.from_on
        return started


@dataclass(frozen=True, slots=True)
class _Family:
    family_id: str
    surname: str
    seed: int
    colleague: Colleague | None
    previous: Colleague | None
    is_closed: bool


def make_lives(
    random: Random, colleagues: list[Colleague], children: int, today: date
) -> list[Life]:
    """Make that many children, in families, shared out among the workers."""
    wanted = _wanted_plans(children)
    sharing = _Sharing(colleagues)
    lives: list[Life] = []
    while len(lives) < children:
        plan = _draw_plan(random, wanted)
        size = 1 if plan is Plan.CARE_LEAVER else random.choice(_FAMILY_SIZES)
        size = min(size, children - len(lives))
        family = _make_family(random, len(lives), sharing.give(plan, size), colleagues)
        for _ in range(size):
            lives.append(_make_life(random, family, plan, len(lives), today))
            wanted[plan] -= 1
            if wanted[plan] <= 0 or happens(random, 0.12):
                plan = _draw_plan(random, wanted) if len(lives) < children else plan
                plan = Plan.CIN if plan is Plan.CARE_LEAVER else plan
    return lives


class _Sharing:
    """Gives each family to whoever has the most room, as far as the plan allows."""

    def __init__(self, colleagues: list[Colleague]) -> None:
        self._queue: list[tuple[float, int, Colleague]] = []
        for index, colleague in enumerate(colleagues):
            heappush(self._queue, (0.0, index, colleague))

    def give(self, plan: Plan, size: int) -> Colleague | None:
        passed_over = []
        chosen = None
        while self._queue and chosen is None:
            load, index, colleague = heappop(self._queue)
            if _may_hold(colleague, plan):
                chosen = colleague
                load += size / colleague.share
            passed_over.append((load, index, colleague))
        for entry in passed_over:
            heappush(self._queue, entry)
        return chosen or (self._queue[0][2] if self._queue else None)


def _may_hold(colleague: Colleague, plan: Plan) -> bool:
    if colleague.trait is Trait.ADVISER:
        return plan is Plan.CARE_LEAVER
    return not (plan is Plan.CP and colleague.trait in _PROTECTED)


def _wanted_plans(children: int) -> Counter[Plan]:
    wanted: Counter[Plan] = Counter({plan: int(children * share) for plan, share in _MIX.items()})
    for plan in list(_MIX)[: children - wanted.total()]:
        wanted[plan] += 1
    return wanted


def _draw_plan(random: Random, wanted: Counter[Plan]) -> Plan:
    plans = [plan for plan in _MIX if wanted[plan] > 0] or [Plan.CIN]
    return random.choices(plans, [max(wanted[plan], 1) for plan in plans])[0]


def _make_family(
    random: Random, number: int, colleague: Colleague | None, colleagues: list[Colleague]
) -> _Family:
    return _Family(
        f"F{number + 1001}",
        surname(random),
        random.getrandbits(48),
        None if happens(random, _NO_WORKER) else colleague,
        random.choice(colleagues) if colleagues else None,
        happens(random, _CLOSED),
    )


def _make_life(random: Random, family: _Family, plan: Plan, number: int, today: date) -> Life:
    is_closed = family.is_closed and plan not in {Plan.CLA, Plan.CARE_LEAVER}
    seed = f"{family.seed} {plan}"
    days = days_told(Random(seed), plan)
    born_on = _birthday(random, plan, today - timedelta(days=days))
    own = Random(random.getrandbits(48))
    story = Story(Random(seed), own, today, born_on)
    tell_history(story, plan, closed=is_closed)
    name, sex = first_name(random)
    last_name = family.surname if happens(random, 0.93) else surname(random)
    holdings = _holdings(Random(f"{seed} held"), family, story)
    child_id = str(_FIRST_ID + number * 617_411 % 899_981)
    return Life(
        Child(
            child_id,
            f"{name} {last_name}",
            born_on,
            sex,
            family.family_id,
            team=holdings[0].team,
        ),
        _events(child_id, story, is_unallocated=not holdings[-1].worker),
        tuple(sorted(story.stages, key=lambda stage: stage.from_on)),
        holdings,
        story.closed_on,
        story.closure_reason,
    )


def _birthday(random: Random, plan: Plan, begins: date) -> date:
    """Draw a birthday that lies before the history begins, at an age that fits the plan."""
    if plan is Plan.CARE_LEAVER:
        return begins - timedelta(days=18 * 365 + between(random, 5, 200))
    oldest = 14 if plan is Plan.CLA else 16
    years = int(oldest * random.random() ** 1.2)
    return begins - timedelta(days=years * 365 + between(random, 40, 360))


def _holdings(random: Random, family: _Family, story: Story) -> tuple[Holding, ...]:
    """Tell who held the child: one worker, or another one before."""
    first = min(stage.from_on for stage in story.stages)
    colleague = family.colleague
    previous = family.previous
    nearest = colleague or previous
    team = nearest.worker.team if nearest else ""
    if first >= story.today - _JUST_REFERRED and happens(random, 0.5):
        colleague = None
    if colleague is None:
        return (Holding(first, "", team),)
    worker = colleague.worker
    allocated = min(on_workday(first + timedelta(days=between(random, 1, 3))), story.today)
    allocated = max(allocated, first)
    begun = (worker.started_on or first) + timedelta(days=3)
    handed_over = max(begun, story.stages[-1].from_on)
    if allocated >= begun and (happens(random, 0.75) or handed_over >= story.today):
        return (Holding(allocated, worker.name, team),)
    if allocated < begun:
        handed_over = begun
    handed_over = min(handed_over + timedelta(days=between(random, 0, 9)), story.today)
    before = previous.worker.name if previous and previous is not colleague else ""
    if previous and previous.worker.started_on and previous.worker.started_on > allocated:
        before = ""
    return (Holding(allocated, before, team), Holding(handed_over, worker.name, team))


def _events(child_id: str, story: Story, *, is_unallocated: bool) -> tuple[CaseEvent, ...]:
    found: dict[tuple[EventKind, date], CaseEvent] = {}
    for told in story.happenings:
        if is_unallocated and told.kind is EventKind.CASE_ALLOCATED:
            continue
        if story.closed_on is not None and told.on > story.closed_on:
            continue
        found[(told.kind, told.on)] = CaseEvent(
            child_id, told.kind.value, told.on, told.outcome, told.note
        )
    return tuple(sorted(found.values(), key=lambda event: (event.on, event.kind)))


def _last(items: tuple[_Dated, ...], on: date) -> _Dated | None:
    return next((item for item in reversed(items) if item.from_on <= on), None)
