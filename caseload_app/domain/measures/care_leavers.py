"""Measures of care leavers: plan in date, in touch, a suitable home, something to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from caseload_app.domain.dates import add_months
from caseload_app.domain.measures.counting import MeasuredDay
from caseload_app.domain.measures.measure import Counted, MeasureSpec
from caseload_app.domain.records import Child, Plan
from caseload_app.domain.rules.deadlines import DeadlineState
from caseload_app.domain.vocabulary import EventKind
from caseload_app.domain.wording import long_day

PLAN_IN_DATE_MONTHS = 6
IN_TOUCH, SUITABILITY, ACTIVITY = "In touch", "Suitability of accommodation", "Activity"
CONTACT_RULE = "pa_contact"

_NO = re.compile(r"^(n|no|not\b.*|un.*|none|refus.*|no longer.*|[g]\d?\b.*)", re.IGNORECASE)
_YES = re.compile(r"^(y|yes\b.*|in touch.*|suitab.*)", re.IGNORECASE)
_ACTIVE = re.compile(r"^[fp]\d?\b|full|part|educ|employ|train|school|college|univ|appren|work")
_IDLE = re.compile(r"^g\d?\b|\bneet\b|not in|not engaged|unemploy|none|illness|disab|parent")


def count_plan_in_date(day: MeasuredDay, _: MeasureSpec) -> Iterable[Counted]:
    """Count care leavers whose pathway plan was made or reviewed in the last six months."""
    reached = add_months(day.today, -PLAN_IN_DATE_MONTHS)
    for child in _care_leavers(day):
        done = sorted(
            one.on
            for kind in (EventKind.PATHWAY_PLAN, EventKind.PATHWAY_REVIEW)
            for one in day.happened(kind, child.child_id)
        )
        said = f"last {long_day(done[-1])}" if done else "no pathway plan is recorded"
        yield day.counted(child.child_id, bool(done) and done[-1] >= reached, said=said)


def count_in_touch(day: MeasuredDay, _: MeasureSpec) -> Iterable[Counted]:
    """Count care leavers whom their adviser has been in contact with in time.

    Where no contact is recorded, what the list says stands in.
    """
    for child in _care_leavers(day):
        contacts = day.happened(EventKind.PA_CONTACT, child.child_id)
        if contacts:
            late = any(
                one.rule.id == CONTACT_RULE and day.casebook.state(one) is DeadlineState.OVERDUE
                for one in day.casebook.open_deadlines(child.child_id)
            )
            said = f"last contact {long_day(contacts[-1].on)}"
            yield day.counted(child.child_id, not late, said=said)
        else:
            yield _as_listed(day, child, IN_TOUCH, _said_yes(day.fact(child.child_id, IN_TOUCH)))


def count_suitable_home(day: MeasuredDay, _: MeasureSpec) -> Iterable[Counted]:
    """Count care leavers whose accommodation is listed as suitable."""
    for child in _care_leavers(day):
        listed = _said_yes(day.fact(child.child_id, SUITABILITY))
        yield _as_listed(day, child, SUITABILITY, listed)


def count_active(day: MeasuredDay, _: MeasureSpec) -> Iterable[Counted]:
    """Count care leavers in education, employment or training."""
    for child in _care_leavers(day):
        yield _as_listed(day, child, ACTIVITY, is_active(day.fact(child.child_id, ACTIVITY)))


def is_active(text: str) -> bool | None:
    """Read an activity: F and P codes and words for work or study; G codes are none of these."""
    words = text.strip().casefold()
    if not words:
        return None
    if _IDLE.search(words):
        return False
    return True if _ACTIVE.search(words) else None


def _said_yes(text: str) -> bool | None:
    words = text.strip()
    if _NO.match(words):
        return False
    return True if _YES.match(words) else None


def _as_listed(day: MeasuredDay, child: Child, name: str, listed: bool | None) -> Counted:
    if listed is None:
        said = day.fact(child.child_id, name)
        aside = f"cannot be read: {said}" if said else "not recorded"
        return day.counted(child.child_id, 0, aside=aside)
    return day.counted(child.child_id, listed, said=day.fact(child.child_id, name))


def _care_leavers(day: MeasuredDay) -> Iterator[Child]:
    return (one for one in day.open_children if day.casebook.plan(one) is Plan.CARE_LEAVER)
