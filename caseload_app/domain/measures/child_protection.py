"""Measures of child protection: enquiries, second plans, how long plans run, reviews kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from caseload_app.domain.dates import add_months
from caseload_app.domain.measures.counting import MeasuredDay
from caseload_app.domain.measures.measure import Counted, MeasureSpec
from caseload_app.domain.records import Plan
from caseload_app.domain.rules.plans import PlanSpell
from caseload_app.domain.vocabulary import EventKind
from caseload_app.domain.wording import long_day

PREVIOUS_PLANS = "Previous CP plans"
REVIEW_RULES = ("rcpc_first", "rcpc_next")
REVIEWED_AFTER_MONTHS = 3


def count_enquiries_without_conference(day: MeasuredDay, _: MeasureSpec) -> Iterable[Counted]:
    """Count enquiries that ended without a conference, over all that came to an end.

    An enquiry reaches up to the next strategy discussion. One with neither a conference nor an
    end recorded stands aside.
    """
    for child_id in day.casebook.children:
        begun = sorted({one.on for one in day.happened(EventKind.STRATEGY_DISCUSSION, child_id)})
        if not begun:
            continue
        conferences = [one.on for one in day.happened(EventKind.ICPC, child_id)]
        not_needed = day.happened(EventKind.ICPC_NOT_REQUIRED, child_id)
        concluded = day.happened(EventKind.S47_CONCLUDED, child_id)
        for on, following in pairwise((*begun, date.max)):
            if not day.in_period(on):
                continue
            ends = [one for one in (*not_needed, *concluded) if on <= one.on < following]
            if any(on <= held < following for held in conferences):
                yield day.counted(child_id, False, on=on, said="went to conference")
            elif ends:
                why = ends[0].outcome or ends[0].note
                said = f"no conference: {why}" if why else "no conference, no reason recorded"
                yield day.counted(child_id, True, on=on, said=said)
            else:
                yield day.counted(child_id, 0, on=on, aside="no end of the enquiry recorded")


def count_repeat_plans(day: MeasuredDay, _: MeasureSpec) -> Iterable[Counted]:
    """Count plans begun in the period for a child who had had one before, over all begun."""
    for child_id in day.casebook.children:
        spells = _plans(day, child_id)
        for number, spell in enumerate(spells):
            if spell.started_on is None or not day.in_period(spell.started_on):
                continue
            earlier = number
            if number == len(spells) - 1:
                earlier = max(earlier, day.number_fact(child_id, PREVIOUS_PLANS))
            said = f"{earlier} before" if earlier else "the first"
            yield day.counted(child_id, earlier > 0, on=spell.started_on, said=said)


def count_plans_running_over(day: MeasuredDay, spec: MeasureSpec) -> Iterable[Counted]:
    """Count plans open today that have run for so many months or longer, over all open ones."""
    reached = add_months(day.today, -spec.months)
    for child_id, spell in _open_plans(day):
        if spell.started_on is None:
            yield day.counted(child_id, 0, aside="the start of the plan is not recorded")
            continue
        since = f"on a plan since {long_day(spell.started_on)}"
        length = _months_between(spell.started_on, day.today)
        yield day.counted(child_id, spell.started_on <= reached, said=since, length=length)


def count_reviewed_in_time(day: MeasuredDay, _: MeasureSpec) -> Iterable[Counted]:
    """Count children on a plan for three months whose every review of the year was in time."""
    late: set[str] = set()
    known: set[str] = set()
    for rule in REVIEW_RULES:
        for one in day.ended.get(rule, ()):
            if one.exempt_because:
                continue
            known.add(one.subject)
            over = one.met_on or day.today
            if over > one.due and one.on_time_known:
                late.add(one.subject)
    reached = add_months(day.today, -REVIEWED_AFTER_MONTHS)
    for child_id, spell in _open_plans(day):
        if spell.started_on is None or spell.started_on > reached:
            continue
        if child_id not in known:
            yield day.counted(child_id, 0, aside="no review is recorded")
        else:
            said = "a review was, or is, late" if child_id in late else "every review in time"
            yield day.counted(child_id, child_id not in late, said=said)


def _open_plans(day: MeasuredDay) -> Iterable[tuple[str, PlanSpell]]:
    for child in day.open_children:
        for spell in _plans(day, child.child_id):
            if spell.ended_on is None or spell.ended_on > day.today:
                yield child.child_id, spell


def _plans(day: MeasuredDay, child_id: str) -> list[PlanSpell]:
    """Give a child's spells on child protection plans, without what is only assumed."""
    child = day.casebook.children[child_id]
    return [spell for spell in day.spells(child) if spell.plan is Plan.CP and not spell.assumed]


def _months_between(first: date, last: date) -> int:
    months = (last.year - first.year) * 12 + last.month - first.month
    return months if add_months(first, months) <= last else months - 1
