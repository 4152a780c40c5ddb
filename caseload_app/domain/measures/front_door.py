"""Measures of the front door: re-referrals, and how soon somebody is named for a case."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from caseload_app.domain.dates import add_months
from caseload_app.domain.measures.counting import MeasuredDay
from caseload_app.domain.measures.measure import Counted, MeasureSpec
from caseload_app.domain.records import Child
from caseload_app.domain.vocabulary import EventKind, leads_on
from caseload_app.domain.wording import long_day

WEEK = timedelta(days=7)
YEAR_MONTHS = 12
REFERRALS_IN_YEAR = "Referrals in 12 months"


def count_re_referrals(day: MeasuredDay, _: MeasureSpec) -> Iterable[Counted]:
    """Count referrals that came within twelve months of an earlier one, over all referrals.

    Where a list says only how many there were, the newest one stands for the count.
    """
    for child_id in day.casebook.children:
        referrals = sorted({one.on for one in day.happened(EventKind.REFERRAL, child_id)})
        for number, on in enumerate(referrals):
            if not day.in_period(on):
                continue
            before = referrals[number - 1] if number else None
            again = before is not None and before >= add_months(on, -YEAR_MONTHS)
            said = f"referred before on {long_day(before)}" if before and again else ""
            if not again and on == referrals[-1]:
                again = day.number_fact(child_id, REFERRALS_IN_YEAR) > 1
                said = "referred before, as the list says" if again else said
            yield day.counted(child_id, again, on=on, said=said)


def count_allocations_in_a_week(day: MeasuredDay, _: MeasureSpec) -> Iterable[Counted]:
    """Count cases taken on or transferred for whom a worker was named within seven days.

    One that has been waiting for less than a week is not counted yet.
    """
    for child_id, child in day.casebook.children.items():
        decided = [
            event.on
            for kind in (EventKind.REFERRAL_DECISION, EventKind.CASE_TRANSFERRED)
            for event in day.happened(kind, child_id)
            if day.in_period(event.on) and leads_on(event.outcome)
        ]
        for on in sorted(set(decided)):
            named = _named_on(day, child, on)
            last = on + WEEK
            if named is None and (last >= day.today or not day.casebook.is_open(child)):
                continue
            said = f"waiting since {long_day(on)}" if named is None else f"decided {long_day(on)}"
            in_time = named is not None and named <= last
            yield day.counted(child_id, in_time, on=named, due=last, said=said)


def _named_on(day: MeasuredDay, child: Child, on: date) -> date | None:
    """Give the first day from `on` on which somebody was named, or held the case already."""
    known = [one.on for one in day.happened(EventKind.CASE_ALLOCATED, child.child_id)]
    holding = False
    for one in day.casebook.allocations.get(child.child_id, ()):
        if one.from_on <= on:
            holding = bool(one.worker)
        elif one.worker and one.from_on <= day.today:
            known.append(one.from_on)
    if child.worker and child.allocated_on is not None and child.allocated_on <= day.today:
        known.append(child.allocated_on)
    if holding:
        return on
    return min((one for one in known if one >= on), default=None)
