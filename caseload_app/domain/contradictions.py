"""Things said of one child that do not go together: each a check's id and a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.importing.same_names import team_words
from caseload_app.domain.records import CaseEvent, Child, ChildFact, Plan
from caseload_app.domain.rules.plans import PlanSpell
from caseload_app.domain.vocabulary import EventKind, took_place
from caseload_app.domain.wording import in_sentence, long_day

CONTRADICTIONS = (
    ("worker_not_in_team", "Cases held by a worker of another team"),
    ("review_without_plan", "Reviews of a plan the child is not on"),
    ("overlapping_plans", "Plans that overlap"),
    ("event_before_referral", "Work that began before its referral"),
    ("sentinel_date", "Dates that stand for no date"),
    ("seen_before_visit", "Last seen before the last visit"),
)
"""The checks, with their titles, in the order in which a page lists them."""

Said = tuple[str, str]

SENTINELS = frozenset(
    {(1900, 1, 1), (1901, 1, 1), (1950, 1, 1), (1970, 1, 1), (2099, 12, 31), (2100, 1, 1)}
)
"""Days that databases write where they mean that there is none."""

_REVIEWS: dict[str, Plan] = {
    EventKind.CIN_REVIEW: Plan.CIN,
    EventKind.PATHWAY_REVIEW: Plan.CARE_LEAVER,
}
"""Reviews of protection and of care stand with the visits, in a check of their own."""
_ENDINGS = frozenset({EventKind.CP_PLAN_ENDED, EventKind.CIN_PLAN_ENDED})
_VISITS = (EventKind.CP_VISIT, EventKind.CIN_VISIT, EventKind.CLA_VISIT)
_FOLLOW_A_REFERRAL = (
    EventKind.REFERRAL_DECISION,
    EventKind.ASSESSMENT_STARTED,
    EventKind.CASE_ALLOCATED,
)
_ONE_AFFAIR = timedelta(days=14)
_EARLIER_AFFAIR = timedelta(days=90)
_DATED_FIELDS = {
    "born_on": "Date of birth",
    "allocated_on": "Allocated on",
    "plan_started_on": "Plan started on",
    "closed_on": "Closed on",
}


def contradictions(
    casebook: Casebook, child: Child, spells: Callable[[], Sequence[PlanSpell]]
) -> Iterator[Said]:
    """Ask every check of this file of one child; `spells` gives its spells on plans."""
    events = casebook.known_events(child.child_id)
    yield from _sentinels(child)
    yield from _before_referral(events)
    if not _ENDINGS.isdisjoint(event.kind for event in events):
        yield from _overlaps(spells())
    if casebook.is_open(child):
        yield from _other_team(casebook, child)
        yield from _stray_reviews(child, events, spells)
        yield from _seen_before_visit(events, casebook.facts.get(child.child_id, ()))


def _other_team(casebook: Casebook, child: Child) -> Iterator[Said]:
    """Find a case whose worker belongs to another team than the case does."""
    worker = casebook.workers.get(child.worker)
    if worker is None or not worker.team or not child.team or casebook.has_left(worker):
        return
    if team_words(worker.team) != team_words(child.team):
        yield (
            "worker_not_in_team",
            f"{worker.name} is in {worker.team}, but the case is with {child.team}. "
            "Correct the team, or reallocate the case.",
        )


def _stray_reviews(
    child: Child, events: Sequence[CaseEvent], spells: Callable[[], Sequence[PlanSpell]]
) -> Iterator[Said]:
    """Find the newest review, since the present plan began, of a plan nothing tells of."""
    start = child.plan_started_on
    if start is None or child.plan is Plan.OTHER:
        return
    strays = {
        event.kind: event
        for event in events
        if event.kind in _REVIEWS and event.on > start and _REVIEWS[event.kind] is not child.plan
    }
    if not strays:
        return
    plans = {spell.plan for spell in spells()}
    for event in strays.values():
        plan = _REVIEWS[event.kind]
        if plan not in plans:
            yield (
                "review_without_plan",
                f"{event.kind} on {long_day(event.on)}, but the child is on {child.plan} and no "
                f"{plan} plan is recorded. Check the plan.",
            )


def _overlaps(spells: Sequence[PlanSpell]) -> Iterator[Said]:
    """Find plans of which one began before the other ended; two that go on are another check."""
    for one, other in combinations(_dated(spells), 2):
        if one.ended_on is None and other.ended_on is None:
            continue
        first, second = sorted((one, other), key=lambda spell: spell.started_on or date.min)
        if first.ended_on is None or second.started_on is None:
            continue
        if second.started_on < first.ended_on:
            yield (
                "overlapping_plans",
                f"The {first.plan} plan ended on {long_day(first.ended_on)}, after the "
                f"{second.plan} plan began on {long_day(second.started_on)}. Check both dates.",
            )


def _dated(spells: Sequence[PlanSpell]) -> list[PlanSpell]:
    wanted = {Plan.CP, Plan.CIN}
    return [
        spell
        for spell in spells
        if spell.plan in wanted and spell.started_on is not None and not spell.assumed
    ]


def _before_referral(events: Sequence[CaseEvent]) -> Iterator[Said]:
    """Find work dated a few days before the only referral it can have come from."""
    referrals = [event.on for event in events if event.kind == EventKind.REFERRAL]
    if not referrals:
        return
    for event in events:
        if event.kind not in _FOLLOW_A_REFERRAL:
            continue
        has_one = any(event.on - _EARLIER_AFFAIR <= day <= event.on for day in referrals)
        next_one = min((day for day in referrals if day > event.on), default=None)
        if not has_one and next_one is not None and next_one - event.on <= _ONE_AFFAIR:
            yield (
                "event_before_referral",
                f"{event.kind} on {long_day(event.on)} is before the "
                f"{in_sentence(EventKind.REFERRAL)} on {long_day(next_one)}. Check both dates.",
            )


def _sentinels(child: Child) -> Iterator[Said]:
    for field, title in _DATED_FIELDS.items():
        day: date | None = getattr(child, field)
        if day is not None and (day.year, day.month, day.day) in SENTINELS:
            yield (
                "sentinel_date",
                f"{title} is {long_day(day)}, which databases write for no date. Correct it.",
            )


def _seen_before_visit(events: Sequence[CaseEvent], facts: Sequence[ChildFact]) -> Iterator[Said]:
    """Find a last-seen date that is older than a visit at which the child was seen."""
    text = next((fact.value for fact in facts if fact.name == "Last seen"), "")
    seen = _day(text)
    visits = [one.on for one in events if one.kind in _VISITS and took_place(one.outcome)]
    last = max(visits, default=None)
    if seen is not None and last is not None and seen < last:
        yield (
            "seen_before_visit",
            f"Last seen on {long_day(seen)}, but visited on {long_day(last)}. "
            "Was the child not seen, or is the date behind?",
        )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
