"""Join what the tables of the Standard Safeguarding Dataset say of one child into one claim.

Each table knows a part: who the child is, when the case opened and closed, which plans it was
on, who is involved. The case is open while a plan or an episode is; a case that closed more
than a year ago, of a child not known here, is left alone, for the dataset reaches back six.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from caseload_app.domain.importing.claims import ChildClaim, ChildValue, ClaimPart, Source
from caseload_app.domain.records import PLAN_PRECEDENCE, Child, Plan
from caseload_app.domain.wording import counted, long_day

KEEP_CLOSED_FOR = timedelta(days=365)
_NO_CASE = frozenset({ClaimPart.PERSON, ClaimPart.EVENT})
"""Parts that say nothing of how the case stands: whatever else is told of it decides."""
NOT_A_HOLDER = 9
"""The role rank of somebody involved who never holds a case, such as a reviewing officer."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The claims with those of the dataset made one, and what there was to choose between."""

    claims: tuple[ChildClaim, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Course:
    """Whether the case is open, under which plan since when, and when and why it closed."""

    is_open: bool
    plan: Plan | None = None
    began: date | None = None
    ended_on: date | None = None
    because: str = ""


def join_dataset(claims: Sequence[ChildClaim], before: Child | None, today: date) -> Joined:
    """Put one claim in the place of all those of the dataset; none where no case is told of."""
    parts = [claim for claim in claims if claim.source is Source.DATASET]
    others = tuple(claim for claim in claims if claim.source is not Source.DATASET)
    if others and all(claim.part in _NO_CASE for claim in parts):
        return Joined(others)
    course = _course(parts, before, today)
    if course is None or (before is None and not others and _is_long_over(course, today)):
        return Joined(others)
    values: dict[str, ChildValue] = {}
    for claim in sorted(parts, key=_newest_first):
        if claim.part is not ClaimPart.HOLDER:
            for field, value in claim.values.items():
                values.setdefault(field, value)
    holder, notes = _holder(parts, today)
    is_told = any(claim.part is ClaimPart.HOLDER for claim in parts)
    blank = {"closed_on"} if course.is_open and course.plan is not None else set()
    if is_told and course.is_open and "worker" not in holder:
        blank |= {"worker"}
    joined = ChildClaim(
        parts[0].child_id,
        Source.DATASET,
        values | holder,
        frozenset(blank),
        is_open=course.is_open,
        plan=course.plan,
        plan_started_on=course.began,
        ended_on=course.ended_on,
        ended_because=course.because,
        dated=max((claim.dated for claim in parts if claim.dated is not None), default=None),
    )
    return Joined((joined, *others), notes)


def _is_long_over(course: _Course, today: date) -> bool:
    if course.is_open:
        return False
    return course.ended_on is None or course.ended_on < today - KEEP_CLOSED_FOR


def _course(parts: Sequence[ChildClaim], before: Child | None, today: date) -> _Course | None:
    """Tell how the case stands; None where nothing says that there is a case at all."""
    plans = [claim for claim in parts if claim.part is ClaimPart.PLAN]
    cases = [claim for claim in parts if claim.part is ClaimPart.CASE]
    running = [claim for claim in plans if claim.is_open and not _is_left_over(claim, cases)]
    if running:
        plan = min((claim.plan or Plan.OTHER for claim in running), key=PLAN_PRECEDENCE.index)
        starts = [one.plan_started_on for one in running if one.plan is plan]
        return _Course(True, plan, max((day for day in starts if day is not None), default=None))
    going_on = [claim for claim in cases if claim.is_open]
    if going_on:
        return _open_without_plan(max(going_on, key=_day_of), plans)
    if cases or plans:
        last = max(cases or plans, key=lambda claim: claim.ended_on or date.min)
        under = max(plans, key=lambda claim: claim.ended_on or date.min, default=last)
        return _Course(False, under.plan, under.plan_started_on, last.ended_on, last.ended_because)
    is_held = any(_is_current(one, today) for one in parts if one.part is ClaimPart.HOLDER)
    return _Course(True) if is_held or before is not None else None


def _is_left_over(plan: ChildClaim, cases: Sequence[ChildClaim]) -> bool:
    """Tell an assessment that nobody ended when the case closed."""
    if plan.plan is not Plan.ASSESSMENT or not cases or any(case.is_open for case in cases):
        return False
    closed_on = max((case.ended_on for case in cases if case.ended_on is not None), default=None)
    return closed_on is not None and plan.dated is not None and plan.dated <= closed_on


def _open_without_plan(case: ChildClaim, plans: Iterable[ChildClaim]) -> _Course:
    """Judge an open case that no plan covers: being assessed, or in need after an assessment."""
    since = [
        claim.ended_on
        for claim in plans
        if claim.ended_on is not None and case.dated is not None and claim.ended_on >= case.dated
    ]
    if since:
        return _Course(True, Plan.CIN, max(since))
    return _Course(True, Plan.ASSESSMENT, case.dated)


def _holder(
    parts: Sequence[ChildClaim], today: date
) -> tuple[dict[str, ChildValue], tuple[str, ...]]:
    """Choose who holds the child: of those involved now the best role, then the newest."""
    involved = sorted(
        (
            claim
            for claim in parts
            if claim.part is ClaimPart.HOLDER
            and claim.role_rank < NOT_A_HOLDER
            and _is_current(claim, today)
        ),
        key=lambda claim: (claim.role_rank, *_newest_first(claim)),
    )
    if not involved:
        return {}, ()
    taken = involved[0]
    names = dict.fromkeys(str(claim.values.get("worker", "")) for claim in involved)
    if len(names) < 2:  # noqa: PLR2004 - one name leaves nothing to choose
        return dict(taken.values), ()
    since = f", involved since {long_day(taken.dated)}" if taken.dated is not None else ""
    note = (
        f"Child {taken.child_id}: {counted(len(names), 'worker')} at once "
        f"({', '.join(names)}); {next(iter(names))} was taken, by role and date{since}."
    )
    return dict(taken.values), (note,)


def _is_current(claim: ChildClaim, today: date) -> bool:
    return claim.is_open or (claim.ended_on is not None and claim.ended_on > today)


def _day_of(claim: ChildClaim) -> date:
    return claim.dated or date.min


def _newest_first(claim: ChildClaim) -> tuple[int]:
    return (-_day_of(claim).toordinal(),)
