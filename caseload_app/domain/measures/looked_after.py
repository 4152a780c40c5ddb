"""Measures of children looked after: taking part, health, placements, stability."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from caseload_app.domain.dates import add_months, age_on
from caseload_app.domain.measures.counting import PERIOD_MONTHS, MeasuredDay
from caseload_app.domain.measures.measure import Counted, MeasureSpec
from caseload_app.domain.records import CaseEvent, Child, Plan
from caseload_app.domain.vocabulary import EventKind
from caseload_app.domain.wording import long_day

TAKES_PART_FROM = 4
"""Children under four are left out of the measure of taking part, as in the DfE's return."""
PLACEMENTS_IN_YEAR = "Placements in 12 months"
MANY_PLACEMENTS = 3
HEALTH_KINDS = (EventKind.INITIAL_HEALTH, EventKind.REVIEW_HEALTH)
STABLE_UNDER = 16
IN_CARE_MONTHS = 30
STABLE_MONTHS = 24

_CODE = re.compile(r"\bPN ?([0-7])\b", re.IGNORECASE)
_TOOK_PART_CODES = frozenset("12356")
_DID_NOT = ("not take part", "no part", "not attend", "not participate", "no views", "declined")
_DID = ("took part", "take part", "attended", "participated", "views", "advocate", "present")


def count_took_part(day: MeasuredDay, _: MeasureSpec) -> Iterable[Counted]:
    """Count reviews in which a child of four or more took part, over those that say so."""
    for child_id, child in day.casebook.children.items():
        for review in day.happened(EventKind.CLA_REVIEW, child_id):
            if not day.in_period(review.on):
                continue
            if child.born_on is not None and age_on(child.born_on, review.on) < TAKES_PART_FROM:
                continue
            took_part = took_part_in(review)
            if took_part is None:
                yield day.counted(child_id, 0, on=review.on, aside="not recorded either way")
            else:
                yield day.counted(child_id, took_part, on=review.on, said=review.outcome)


def took_part_in(review: CaseEvent) -> bool | None:
    """Read from a review's outcome or note whether the child took part; None where it is silent.

    The codes are those of the looked-after return: 1, 2, 3, 5 and 6 are taking part.
    """
    text = f"{review.outcome} {review.note}"
    code = _CODE.search(text)
    if code is not None:
        return code.group(1) in _TOOK_PART_CODES if code.group(1) != "0" else None
    words = text.casefold()
    if any(sign in words for sign in _DID_NOT):
        return False
    return True if any(sign in words for sign in _DID) else None


def count_health_in_date(day: MeasuredDay, _: MeasureSpec) -> Iterable[Counted]:
    """Count children in care for a year with a health assessment in the last twelve months."""
    return _seen_in_year(day, HEALTH_KINDS, "health assessment")


def count_dental_in_date(day: MeasuredDay, _: MeasureSpec) -> Iterable[Counted]:
    """Count children in care for a year with a dental check in the last twelve months."""
    return _seen_in_year(day, (EventKind.DENTAL_CHECK,), "dental check")


def count_many_placements(day: MeasuredDay, _: MeasureSpec) -> Iterable[Counted]:
    """Count children looked after today with three or more placements in twelve months."""
    for child, entered in _in_care(day):
        started = {
            one.on
            for one in day.happened(EventKind.PLACEMENT_STARTED, child.child_id)
            if entered is None or one.on >= entered
        }
        number = sum(day.in_period(on) for on in started)
        if any(on <= day.since for on in started):
            number += 1
        number = max(number, day.number_fact(child.child_id, PLACEMENTS_IN_YEAR))
        if not number:
            yield day.counted(child.child_id, 0, aside="no placement is recorded")
        else:
            said = f"{number} in 12 months"
            yield day.counted(child.child_id, number >= MANY_PLACEMENTS, said=said, length=number)


def count_stable(day: MeasuredDay, _: MeasureSpec) -> Iterable[Counted]:
    """Count children under 16, in care for two and a half years, two years in one placement."""
    long_in_care = add_months(day.today, -IN_CARE_MONTHS)
    long_placed = add_months(day.today, -STABLE_MONTHS)
    for child, entered in _in_care(day):
        is_young = child.born_on is not None and age_on(child.born_on, day.today) < STABLE_UNDER
        if not is_young or entered is None or entered > long_in_care:
            continue
        placed = [one.on for one in day.happened(EventKind.PLACEMENT_STARTED, child.child_id)]
        if not placed:
            yield day.counted(child.child_id, 0, aside="no placement is recorded")
        else:
            said = f"in this placement since {long_day(placed[-1])}"
            yield day.counted(child.child_id, placed[-1] <= long_placed, said=said)


def _seen_in_year(day: MeasuredDay, kinds: tuple[EventKind, ...], what: str) -> Iterator[Counted]:
    a_year_ago = add_months(day.today, -PERIOD_MONTHS)
    for child, entered in _in_care(day):
        if entered is None or entered > a_year_ago:
            continue
        done = sorted(one.on for kind in kinds for one in day.happened(kind, child.child_id))
        said = f"last {what} {long_day(done[-1])}" if done else f"no {what} is recorded"
        yield day.counted(child.child_id, bool(done) and done[-1] > a_year_ago, said=said)


def _in_care(day: MeasuredDay) -> Iterator[tuple[Child, date | None]]:
    """Give the open children looked after today, and since when, as far as that is known."""
    for child in day.open_children:
        running = [
            spell
            for spell in day.spells(child)
            if spell.plan is Plan.CLA and (spell.ended_on is None or spell.ended_on > day.today)
        ]
        if running:
            yield child, running[-1].started_on
