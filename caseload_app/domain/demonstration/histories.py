"""The made-up histories: from the first referral to today's plan, stage by stage.

Lengths follow the usual limits, so that most steps are in time, some were late and some are
late now.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from caseload_app.domain.demonstration.care import tell_care_leaver, tell_looked_after
from caseload_app.domain.demonstration.chance import (
    Rhythm,
    between,
    happens,
    lasting,
    next_workday,
    on_workday,
    within,
)
from caseload_app.domain.demonstration.story import Stage, Story
from caseload_app.domain.records import Plan
from caseload_app.domain.vocabulary import EventKind

_LONGEST_HISTORY = 3 * 365
_ASSESSMENT = Rhythm(62, late=0.13, earliest=0.45)
_STARTED = Rhythm(6, late=0.05, earliest=0.2)
_SEEN = Rhythm(12, late=0.1, earliest=0.2)
_CONFERENCE = Rhythm(21, late=0.14, earliest=0.6)
_CORE_GROUP_FIRST = Rhythm(14, late=0.12)
_CORE_GROUP = Rhythm(40, late=0.13, slips=0.18, earliest=0.66)
_REVIEW_CONFERENCE_FIRST = Rhythm(90, late=0.06, earliest=0.85)
_REVIEW_CONFERENCE = Rhythm(181, late=0.06, slips=0.05, earliest=0.88)
_CP_VISIT = Rhythm(14, late=0.15, slips=0.2)
_CIN_MEETING = Rhythm(10, late=0.08, earliest=0.4)
_CIN_VISIT = Rhythm(28, late=0.18, slips=0.2)
_CIN_REVIEW = Rhythm(42, late=0.16, slips=0.19)
_CIN_LENGTH = Rhythm(84, late=0.06, slips=0.05, earliest=0.85)
_PF_VISIT = Rhythm(42, late=0.08, slips=0.08)

_CLOSURES = (
    "Stepped down to early help",
    "Needs met",
    "Moved out of the area",
    "No further action after assessment",
)
_REFERRED_BY = ("School", "Police", "Health visitor", "Relative", "Hospital", "Housing")


def tell_history(story: Story, plan: Plan, *, closed: bool = False) -> None:
    """Tell the whole history of a child who is on this plan now, or was until it was closed."""
    stages = [(plan, _days_on(story.shared, plan)), *_earlier_stages(story.shared, plan)]
    if closed:
        ago = between(story.shared, 1, 75)
        ended = on_workday(story.today - timedelta(days=ago))
    else:
        ended = story.today
    start = ended - timedelta(days=min(sum(days for _, days in stages), _LONGEST_HISTORY))
    start = on_workday(max(start, story.born_on + timedelta(days=2)))
    for index, (stage, days) in enumerate(reversed(stages)):
        is_last = index == len(stages) - 1
        end = ended if is_last else min(on_workday(start + timedelta(days=days)), ended)
        _TELLERS[stage](story, start, end)
        if not is_last or closed:
            _end_stage(story, stage, end)
        start = end
    if closed:
        _close(story, ended)


def days_told(random: Random, plan: Plan) -> int:
    """Draw how long a history ending on this plan may be, as `tell_history` would.

    With chance in the same state it gives the same length: a child's birthday is drawn from it.
    """
    return _days_on(random, plan) + sum(days for _, days in _earlier_stages(random, plan))


def _days_on(random: Random, plan: Plan) -> int:
    match plan:
        case Plan.ASSESSMENT:
            return between(random, 0, 70)
        case Plan.CIN:
            return lasting(random, 90, 520)
        case Plan.CP:
            return lasting(random, 110, 780)
        case Plan.CLA:
            return lasting(random, 270, 1000)
        case Plan.CARE_LEAVER:
            return between(random, 30, 700)
    return between(random, 20, 400)


def _earlier_stages(random: Random, plan: Plan) -> list[tuple[Plan, int]]:
    """Draw the stages before the present one, the latest first."""
    took = between(random, 64, 85) if happens(random, 0.15) else between(random, 28, 61)
    assessment = (Plan.ASSESSMENT, took)
    match plan:
        case Plan.CIN:
            return [assessment]
        case Plan.CP if happens(random, 0.35):
            return [(Plan.CIN, between(random, 40, 120)), assessment]
        case Plan.CP:
            return [assessment]
        case Plan.CLA if happens(random, 0.4):
            return [(Plan.CP, between(random, 60, 180)), assessment]
        case Plan.CLA:
            return [assessment]
        case _:
            return []


def _tell_assessment(story: Story, start: date, end: date) -> None:
    story.begin_stage(Stage(start, Plan.ASSESSMENT))
    by = story.shared.choice(_REFERRED_BY)
    story.tell(EventKind.REFERRAL, start, f"From {by.lower()}")
    decided = next_workday(start)
    if happens(story.shared, 0.08):
        decided = next_workday(next_workday(decided))
    story.tell(EventKind.REFERRAL_DECISION, decided, "Assessment")
    allocated = decided if happens(story.shared, 0.7) else next_workday(decided)
    story.tell(EventKind.CASE_ALLOCATED, allocated)
    story.tell(EventKind.ASSESSMENT_STARTED, allocated)
    story.tell_within(EventKind.CHILD_SEEN, start, _SEEN)
    if end >= story.today:
        story.tell_within(EventKind.ASSESSMENT_AUTHORISED, start, _ASSESSMENT)
    else:
        story.tell(EventKind.ASSESSMENT_AUTHORISED, end, "Plan needed")


def _tell_in_need(story: Story, start: date, end: date) -> None:
    story.begin_stage(Stage(start, Plan.CIN))
    story.tell(EventKind.CIN_PLAN_STARTED, start)
    story.tell_within(EventKind.CIN_MEETING, start, _CIN_MEETING)
    story.tell_visits(EventKind.CIN_VISIT, start, end, _CIN_VISIT)
    story.tell_repeated(EventKind.CIN_REVIEW, start, end, _CIN_REVIEW)
    story.tell_repeated(EventKind.CIN_DURATION_REVIEW, start, end, _CIN_LENGTH)


def _tell_protection(story: Story, start: date, end: date) -> None:
    strategy = on_workday(start - timedelta(days=between(story.shared, 14, 20)))
    if happens(story.shared, _CONFERENCE.late):
        strategy = on_workday(start - timedelta(days=between(story.shared, 23, 30)))
    story.tell(EventKind.STRATEGY_DECISION, strategy)
    story.tell(EventKind.STRATEGY_DISCUSSION, strategy, "Section 47 started")
    concluded = on_workday(strategy + timedelta(days=between(story.shared, 6, 12)))
    story.tell(EventKind.S47_CONCLUDED, concluded, "To conference")
    story.tell(EventKind.CONFERENCE_REPORT, on_workday(start - timedelta(days=4)))
    story.begin_stage(Stage(start, Plan.CP))
    story.tell(EventKind.ICPC, start, "Plan made")
    category = story.shared.choice(("Neglect", "Neglect", "Emotional abuse", "Physical abuse"))
    story.tell(EventKind.CP_PLAN_STARTED, start, category)
    first_group = story.tell_within(EventKind.CORE_GROUP, start, _CORE_GROUP_FIRST)
    story.tell_repeated(EventKind.CORE_GROUP, first_group, end, _CORE_GROUP)
    story.tell_visits(EventKind.CP_VISIT, start, end, _CP_VISIT)
    _tell_review_conferences(story, start, end)


def _tell_review_conferences(story: Story, start: date, end: date) -> None:
    first = within(story.shared, start, _REVIEW_CONFERENCE_FIRST)
    if first >= end:
        return
    later = []
    story.tell(EventKind.REVIEW_CONFERENCE, first, "Plan continues")
    if end > first + timedelta(days=_REVIEW_CONFERENCE.limit):
        later = story.tell_repeated(EventKind.REVIEW_CONFERENCE, first, end, _REVIEW_CONFERENCE)
    for on in (first, *later):
        story.tell(EventKind.CONFERENCE_REPORT, on_workday(on - timedelta(days=8)))
    if end > start + timedelta(days=540):
        story.tell(EventKind.LEGAL_PLANNING_MEETING, on_workday(start + timedelta(days=530)))


def _tell_other(story: Story, start: date, end: date) -> None:
    story.begin_stage(Stage(start, Plan.OTHER, flags="Private fostering"))
    story.tell(EventKind.PF_NOTIFIED, start)
    first = on_workday(start + timedelta(days=between(story.own, 3, 8)))
    story.tell(EventKind.PF_VISIT, first, "Seen")
    story.tell_visits(EventKind.PF_VISIT, first, end, _PF_VISIT)


def _end_stage(story: Story, plan: Plan, on: date) -> None:
    match plan:
        case Plan.CIN:
            story.tell(EventKind.CIN_PLAN_ENDED, on)
        case Plan.CP:
            story.tell(EventKind.CP_PLAN_ENDED, on)
        case Plan.CLA:
            story.tell(EventKind.CEASED_TO_BE_LOOKED_AFTER, on)
        case Plan.OTHER:
            story.tell(EventKind.PF_ENDED, on)
        case _:
            return


def _close(story: Story, on: date) -> None:
    story.closed_on = on
    story.closure_reason = story.shared.choice(_CLOSURES)
    story.tell(EventKind.CLOSURE_DECISION, on_workday(on - timedelta(days=3)))
    story.tell(EventKind.CASE_CLOSED, on, story.closure_reason)


_TELLERS: dict[Plan, Callable[[Story, date, date], None]] = {
    Plan.ASSESSMENT: _tell_assessment,
    Plan.CIN: _tell_in_need,
    Plan.CP: _tell_protection,
    Plan.CLA: tell_looked_after,
    Plan.CARE_LEAVER: tell_care_leaver,
    Plan.OTHER: _tell_other,
}
