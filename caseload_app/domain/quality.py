"""What the data says that cannot be right, and what is missing: one finding for each.

A finding names who can mend it and `blinds`: how many deadlines cannot be worked out, or
cannot be trusted, because of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.contradictions import CONTRADICTIONS, contradictions
from caseload_app.domain.dates import age_on
from caseload_app.domain.records import CaseEvent, Child, Plan, Worker
from caseload_app.domain.rules.plans import SPELL_EVENTS, PlanSpell, counted_as, plan_spells
from caseload_app.domain.vocabulary import EventKind
from caseload_app.domain.wording import counted, in_sentence, listed, long_day

ADULT_AGE = 18
CARE_LEAVER_END_AGE = 25
FULL_TIME = 1.0
SAME_CHILD_TWICE = "same_child_twice"
SAFETY_PLAN = "safety plan"
"""What the flags of a child say who is on one."""
MANY_LATE = 3
"""From so many late dates on, a kind of event that nobody ever recorded is named."""

_PLAN_OPENERS: dict[Plan, tuple[str, ...]] = {
    Plan.CP: (EventKind.ICPC, EventKind.CP_PLAN_STARTED),
    Plan.CIN: (EventKind.CIN_PLAN_STARTED, EventKind.CIN_VISIT, EventKind.CIN_REVIEW),
    Plan.CLA: (EventKind.BECAME_LOOKED_AFTER, EventKind.LOOKED_AFTER_PLAN),
    Plan.ASSESSMENT: (EventKind.REFERRAL, EventKind.ASSESSMENT_STARTED),
    Plan.CARE_LEAVER: (EventKind.PA_CONTACT, EventKind.LEAVING_CARE_PLAN),
}
_VISIT_PLANS: dict[str, Plan] = {
    EventKind.CP_VISIT: Plan.CP,
    EventKind.REVIEW_CONFERENCE: Plan.CP,
    EventKind.CORE_GROUP: Plan.CP,
    EventKind.CLA_VISIT: Plan.CLA,
    EventKind.CLA_REVIEW: Plan.CLA,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend; `child_id` or `worker` is empty when it is not about one."""

    check: str
    message: str
    child_id: str = ""
    worker: str = ""
    blinds: int = 0


@dataclass(frozen=True, slots=True)
class Check:
    """One question asked of every child or worker."""

    id: str
    title: str


CHECKS = (
    Check("no_worker", "Open cases without a worker"),
    Check("worker_left", "Cases of a worker who has left"),
    Check("plan_without_start", "Plans without a start"),
    Check("no_plan", "Open cases without a plan"),
    Check("two_plans", "Two plans at once"),
    Check("event_in_future", "Events dated in the future"),
    Check("event_before_birth", "Events before the birth"),
    Check("event_after_closing", "Events after the case closed"),
    Check("event_without_plan", "Visits and reviews of another plan"),
    Check("age_and_plan", "Ages that do not fit the plan"),
    Check("born_in_future", "Dates of birth in the future on a plan for born children"),
    Check(SAME_CHILD_TWICE, "The same child twice"),
    Check("closed_before_start", "Cases closed before they began"),
    *(Check(each, title) for each, title in CONTRADICTIONS),
    Check("fte_missing", "Workers holding cases without an FTE"),
    Check("fte_too_high", "Workers with more than full time"),
    Check("supervision_unknown", "Workers with no day to count supervision from"),
    Check("never_recorded", "Dates that no list told us"),
)
"""Every check, in the order in which a page lists them."""


class _Case:
    """One child as the checks look at it: what several of them need is worked out once."""

    def __init__(self, casebook: Casebook, child: Child) -> None:
        self.casebook = casebook
        self.child = child
        self.is_open = casebook.is_open(child)
        self.events = casebook.events.get(child.child_id, ())
        self.known = casebook.known_events(child.child_id)
        self.kinds = {event.kind for event in self.known}

    @cached_property
    def spells(self) -> tuple[PlanSpell, ...]:
        return plan_spells(self.child, self.known)


ByChild = Mapping[str, tuple[Finding, ...]]


def findings_by_child(
    casebook: Casebook, known: ByChild | None = None, changed: Collection[str] = ()
) -> ByChild:
    """Ask what is asked of each child; of those not changed, what is known already stands."""
    asked = dict(known or {})
    for child_id in changed if known else casebook.children:
        case = _Case(casebook, casebook.children[child_id])
        asked.pop(child_id, None)
        found = tuple(finding for check in _CHILD_CHECKS for finding in check(case))
        if found:
            asked[child_id] = found
    return asked


def findings(
    casebook: Casebook,
    by_child: ByChild | None = None,
    twins: Iterable[Finding] | None = None,
    cases: Mapping[str, int] | None = None,
) -> list[Finding]:
    """Ask every check; the findings that blind most deadlines come first.

    What is known already of each child, of children entered twice, and of how many cases each
    worker holds, can be given.
    """
    of_children = findings_by_child(casebook) if by_child is None else by_child
    found = [finding for of_one in of_children.values() for finding in of_one]
    found += _same_child_twice(casebook) if twins is None else twins
    found += _never_recorded(casebook)
    if cases is None:
        cases = Counter(child.worker for child in casebook.open_children())
    found += [
        finding
        for worker in casebook.workers.values()
        if not casebook.has_left(worker)
        for finding in _worker_findings(casebook, worker, cases.get(worker.name, 0))
    ]
    order = {check.id: place for place, check in enumerate(CHECKS)}
    return sorted(found, key=lambda one: (-one.blinds, order[one.check], one.child_id, one.worker))


def _allocation(case: _Case) -> Iterator[Finding]:
    if not case.is_open:
        return
    casebook, child = case.casebook, case.child
    if not child.worker:
        team = f"; held only by {child.team}" if child.team else ""
        yield _finding("no_worker", child, f"Nobody is named as the worker{team}. Allocate it.")
    elif casebook.has_left(casebook.workers[child.worker]):
        left_on = casebook.workers[child.worker].left_on
        left = f" on {long_day(left_on)}" if left_on else ""
        yield _finding("worker_left", child, f"{child.worker} left{left}. Reallocate the case.")


def _plan(case: _Case) -> Iterator[Finding]:
    if not case.is_open:
        return
    child = case.child
    is_counted = child.plan is not Plan.OTHER or counted_as(child, case.spells) is not Plan.OTHER
    if not is_counted and not case.casebook.open_deadlines(child.child_id):
        yield _finding("no_plan", child, "No plan is recorded and nothing is due. Name the plan.")
    openers = _PLAN_OPENERS.get(child.plan, ())
    if openers and child.plan_started_on is None and case.kinds.isdisjoint(openers):
        blinded = sum(
            any(opener in rule.starts_on for opener in openers)
            or any(stand_in.event in openers for stand_in in rule.stand_ins)
            for rule in case.casebook.book.for_children
        )
        message = (
            f"On a plan ({child.plan}) with no start date, so "
            f"{counted(blinded, 'deadline')} cannot be worked out. Enter when it started."
        )
        yield _finding("plan_without_start", child, message, blinded)
    if case.kinds.isdisjoint(SPELL_EVENTS):
        # Then the one plan there can be is the declared one.
        return
    at_once = {
        spell.plan
        for spell in case.spells
        if spell.ended_on is None and spell.plan in {Plan.CP, Plan.CIN, Plan.CLA}
    }
    if len(at_once) > 1:
        plans = listed(sorted(at_once))
        yield _finding("two_plans", child, f"On {plans} at once. End the one that is over.")


def _safety_plan(case: _Case) -> Iterator[Finding]:
    """Find a safety plan that runs beside another plan, so that nobody knows which one counts."""
    if not case.is_open or SAFETY_PLAN not in case.child.flags.casefold():
        return
    open_plans = {spell.plan for spell in case.spells if spell.ended_on is None}
    beside = sorted(open_plans & {Plan.CP, Plan.CIN, Plan.CLA})
    if beside:
        message = f"A safety plan beside the plan {listed(beside)}. Say in one plan what counts."
        yield _finding("two_plans", case.child, message)


def _event_dates(case: _Case) -> Iterator[Finding]:
    if not case.events:
        return
    child, today = case.child, case.casebook.today
    born_on, closed_on = child.born_on, child.closed_on
    first, last = case.events[0].on, case.events[-1].on
    is_plausible = (
        last <= today
        and (born_on is None or first >= born_on)
        and (closed_on is None or last <= closed_on)
    )
    if is_plausible:
        # The events stand in date order, so those between these two are plausible as well.
        return
    for event in case.events:
        what = f"{event.kind} on {long_day(event.on)}"
        if event.on > today:
            blinded = _started_by(case.casebook, event)
            message = f"{what} lies in the future, so it is not counted yet. Check the date."
            yield _finding("event_in_future", child, message, blinded)
        if born_on is not None and event.on < born_on and not _before_birth_ok(event):
            message = f"{what} is before the birth on {long_day(born_on)}."
            blinded = _started_by(case.casebook, event)
            yield _finding("event_before_birth", child, message, blinded)
        if closed_on is not None and event.on > closed_on:
            message = f"{what} is after the case closed on {long_day(closed_on)}."
            yield _finding("event_after_closing", child, message)


def _events_of_other_plans(case: _Case) -> Iterator[Finding]:
    asked = case.kinds.intersection(_VISIT_PLANS)
    if not asked:
        return
    child, plans = case.child, {spell.plan for spell in case.spells}
    asked = {kind for kind in asked if _VISIT_PLANS[kind] not in plans}
    strays = {event.kind: event for event in case.known if event.kind in asked} if asked else {}
    for kind, event in strays.items():
        message = (
            f"{kind} on {long_day(event.on)}, but no {_VISIT_PLANS[kind]} plan is recorded. "
            "Check the plan."
        )
        blinded = _started_by(case.casebook, event)
        yield _finding("event_without_plan", child, message, blinded)


def _ages(case: _Case) -> Iterator[Finding]:
    child, today = case.child, case.casebook.today
    if child.born_on is None or not case.is_open:
        return
    if child.born_on > today:
        if child.plan not in {Plan.CP, Plan.CIN, Plan.ASSESSMENT, Plan.OTHER}:
            message = f"Not born until {long_day(child.born_on)}, yet on a plan ({child.plan})."
            yield _finding("born_in_future", child, message)
        return
    age = age_on(child.born_on, today)
    if child.plan is Plan.CARE_LEAVER:
        if not 16 <= age < CARE_LEAVER_END_AGE:  # noqa: PLR2004 - relevant children are 16 and over
            yield _finding("age_and_plan", child, f"A care leaver aged {age}.")
    elif age >= ADULT_AGE:
        message = f"{age} years old and still on a plan for children ({child.plan})."
        yield _finding("age_and_plan", child, message)


def _spans(case: _Case) -> Iterator[Finding]:
    child = case.child
    if child.closed_on is None:
        return
    for what, day in (("allocated", child.allocated_on), ("on the plan", child.plan_started_on)):
        if day is not None and child.closed_on < day:
            message = f"Closed on {long_day(child.closed_on)}, before it was {what}."
            yield _finding("closed_before_start", child, message)


def _contradictions(case: _Case) -> Iterator[Finding]:
    for check, message in contradictions(case.casebook, case.child, lambda: case.spells):
        yield _finding(check, case.child, message)


def _same_child_twice(casebook: Casebook) -> Iterator[Finding]:
    seen: dict[tuple[str, object], Child] = {}
    for child in casebook.open_children():
        if not child.name or child.born_on is None:
            continue
        key = (" ".join(sorted(child.name.casefold().replace(",", " ").split())), child.born_on)
        first = seen.setdefault(key, child)
        if first is not child:
            message = f"Same name and date of birth as {first.child_id}. Is it the same child?"
            yield _finding(SAME_CHILD_TWICE, child, message)


def _never_recorded(casebook: Casebook) -> Iterator[Finding]:
    """Find the rules that look late only because nothing that meets them is ever recorded.

    Annex A, for one, has no column for core groups, care plans or education plans.
    """
    late = Counter(one.rule.id for one in casebook.overdue())
    for rule_id, number in late.items():
        rule = casebook.book.by_id.get(rule_id)
        if rule is not None and number >= MANY_LATE and not _is_told(casebook, rule.satisfied_by):
            what = listed([in_sentence(kind) for kind in rule.satisfied_by], "or")
            message = (
                f"{rule.label}: {counted(number, 'date')} may only look late, for no {what} is "
                "recorded for anybody. Import those dates, or switch the rule off."
            )
            yield Finding("never_recorded", message, blinds=number)


def _is_told(casebook: Casebook, kinds: tuple[str, ...]) -> bool:
    """Tell whether an event of these kinds is recorded for anybody."""
    return any(event.kind in kinds for events in casebook.events.values() for event in events)


def _worker_findings(casebook: Casebook, worker: Worker, cases: int) -> Iterator[Finding]:
    if worker.fte is None:
        if cases:
            message = (
                f"Holds {counted(cases, 'case')} with no FTE, so cases per FTE leaves them out."
            )
            yield Finding("fte_missing", message, worker=worker.name)
    elif worker.fte > FULL_TIME:
        message = f"FTE {worker.fte:g} is more than a full week."
        yield Finding("fte_too_high", message, worker=worker.name)
    due = casebook.supervision.get(worker.name)
    if due is not None and due.deadline is None:
        message = "No supervision and no start date recorded, so none can be due."
        yield Finding("supervision_unknown", message, worker=worker.name, blinds=1)


def _started_by(casebook: Casebook, event: CaseEvent) -> int:
    """Count the rules that the event would start."""
    return sum(event.kind in rule.starts_on for rule in casebook.book.for_children)


def _before_birth_ok(event: CaseEvent) -> bool:
    """Tell whether an event can come before the birth: work with an unborn child can."""
    return event.kind not in {
        EventKind.BECAME_LOOKED_AFTER,
        EventKind.PLACEMENT_STARTED,
        EventKind.CLA_VISIT,
        EventKind.CLA_REVIEW,
        EventKind.INITIAL_HEALTH,
        EventKind.REVIEW_HEALTH,
        EventKind.DENTAL_CHECK,
        EventKind.MISSING_FROM,
        EventKind.RETURNED,
    }


def _finding(check: str, child: Child, message: str, blinds: int = 0) -> Finding:
    return Finding(check, message, child.child_id, child.worker, blinds)


_CHILD_CHECKS: tuple[Callable[[_Case], Iterator[Finding]], ...] = (
    _allocation,
    _plan,
    _safety_plan,
    _event_dates,
    _events_of_other_plans,
    _ages,
    _spans,
    _contradictions,
)
