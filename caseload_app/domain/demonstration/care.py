"""The made-up histories of children looked after and of young people who left care."""

from __future__ import annotations

from datetime import date, timedelta

from caseload_app.domain.demonstration.chance import Rhythm, between, happens, on_workday, within
from caseload_app.domain.demonstration.story import Stage, Story
from caseload_app.domain.records import LongTerm, Plan
from caseload_app.domain.vocabulary import EventKind

_CARE_PLAN = Rhythm(14, late=0.08, earliest=0.3)
_FIRST_DAYS = Rhythm(7, late=0.1, earliest=0.3)
_FIRST_REVIEW = Rhythm(27, late=0.06, earliest=0.8)
_SECOND_REVIEW = Rhythm(89, late=0.06, earliest=0.85)
_LATER_REVIEW = Rhythm(181, late=0.05, slips=0.05, earliest=0.88)
_VISIT = Rhythm(42, late=0.14, slips=0.18)
_FIRST_HEALTH = Rhythm(27, late=0.2, earliest=0.5)
_HEALTH_YOUNG = Rhythm(181, late=0.1, slips=0.12, earliest=0.85)
_HEALTH = Rhythm(364, late=0.08, slips=0.12, earliest=0.88)
_DENTAL = Rhythm(364, late=0.08, slips=0.08, earliest=0.6)
_PEP_FIRST = Rhythm(13, late=0.1, earliest=0.4)
_PEP_COMPLETED = Rhythm(27, late=0.1, earliest=0.6)
_PEP = Rhythm(119, late=0.08, slips=0.08, earliest=0.75)
_SECTION_20 = Rhythm(28, late=0.08, earliest=0.7)
_SECTION_20_LATER = Rhythm(83, late=0.08, slips=0.08, earliest=0.8)
_PATHWAY = Rhythm(89, late=0.1, earliest=0.6)
_PATHWAY_REVIEW = Rhythm(181, late=0.08, slips=0.06, earliest=0.85)
_CONTACT = Rhythm(56, late=0.1, slips=0.14)
_ACCOMMODATION = Rhythm(59, late=0.1, slips=0.08)

_PLACEMENTS = (
    "Foster care",
    "Foster care",
    "Foster care",
    "Kinship foster care",
    "Kinship foster care",
    "Children's home",
)


def tell_looked_after(story: Story, start: date, end: date) -> None:
    """Tell a spell of being looked after, with its placements, reviews, health and school."""
    is_section_20 = happens(story.shared, 0.3)
    legal_status = "Section 20" if is_section_20 else "Interim care order"
    story.tell(EventKind.BECAME_LOOKED_AFTER, start, legal_status)
    story.tell_within(EventKind.IRO_APPOINTED, start, _FIRST_DAYS)
    story.tell_within(EventKind.CARE_PLAN, start, _CARE_PLAN)
    stage = Stage(start, Plan.CLA, legal_status, story.own.choice(_PLACEMENTS))
    story.begin_stage(stage)
    if is_section_20:
        story.tell(EventKind.SECTION_20_STARTED, start)
        reviewed = story.tell_within(EventKind.SECTION_20_REVIEW, start, _SECTION_20)
        story.tell_repeated(EventKind.SECTION_20_REVIEW, reviewed, end, _SECTION_20_LATER)
    else:
        _tell_court(story, stage)
    _tell_placements(story, start, end)
    _tell_reviews(story, start, end)
    _tell_health(story, start, end)
    _tell_school(story, start, end)
    if story.age_on(end) >= 16:
        _tell_pathway(story, start, end)
    if story.age_on(end) >= 12 and happens(story.own, 0.2):
        _tell_missing(story, start, end)


def tell_care_leaver(story: Story, start: date, end: date) -> None:
    """Tell the time after care: pathway plan, its reviews, and keeping in touch."""
    story.begin_stage(Stage(start, Plan.CARE_LEAVER))
    story.tell(EventKind.CEASED_TO_BE_LOOKED_AFTER, start)
    story.tell(EventKind.PATHWAY_ASSESSMENT, start)
    planned = story.tell(
        EventKind.PATHWAY_PLAN, on_workday(start + timedelta(days=between(story.own, 0, 20)))
    )
    story.tell_repeated(EventKind.PATHWAY_REVIEW, planned, end, _PATHWAY_REVIEW)
    story.tell_repeated(EventKind.PA_CONTACT, start, end, _CONTACT)
    if happens(story.own, 0.6):
        story.tell(EventKind.ACCOMMODATION_STARTED, start, "Supported lodgings")
        first = story.tell_within(EventKind.PA_ACCOMMODATION_VISIT, start, _FIRST_DAYS)
        story.tell_repeated(EventKind.PA_ACCOMMODATION_VISIT, first, end, _ACCOMMODATION)


def _tell_court(story: Story, stage: Stage) -> None:
    issued = on_workday(stage.from_on + timedelta(days=between(story.shared, 0, 5)))
    concluded = within(story.shared, issued, Rhythm(180, late=0.45, earliest=0.75))
    story.tell(EventKind.APPLICATION_ISSUED, issued)
    story.tell(EventKind.PROCEEDINGS_CONCLUDED, concluded, "Care order")
    story.tell(EventKind.CARE_ORDER, concluded)
    if concluded <= story.today:
        story.begin_stage(Stage(concluded, Plan.CLA, "Care order", stage.placement_type))


def _tell_placements(story: Story, start: date, end: date) -> None:
    placed = start
    for _ in range(2 if happens(story.own, 0.25) else 1):
        if placed > start:
            story.tell(EventKind.PLACEMENT_ENDED, placed)
        story.tell(EventKind.PLACEMENT_STARTED, placed)
        story.tell_within(EventKind.PLACEMENT_PLAN, placed, _FIRST_DAYS, own=True)
        story.tell_within(EventKind.PLACEMENT_NOTIFIED, placed, _FIRST_DAYS, own=True)
        visited = within(story.own, placed, _FIRST_DAYS)
        story.tell(EventKind.CLA_VISIT, visited, "Seen alone")
        moved = on_workday(placed + timedelta(days=between(story.own, 40, 200)))
        if moved >= end:
            break
        last_placed, placed = placed, moved
        story.tell_visits(EventKind.CLA_VISIT, last_placed, placed, _VISIT)
    story.tell_visits(EventKind.CLA_VISIT, placed, end, _VISIT)
    _settle(story, placed, end)


def _settle(story: Story, placed: date, end: date) -> None:
    """After a year, make some placements long-term."""
    settled = on_workday(placed + timedelta(days=370))
    if settled < end and happens(story.own, 0.4):
        last = story.stages[-1]
        kind = LongTerm.DESIGNATED if happens(story.own, 0.3) else LongTerm.YES
        from_on = max(settled, last.from_on)
        story.begin_stage(
            Stage(from_on, Plan.CLA, last.legal_status, last.placement_type, long_term=kind)
        )


def _tell_reviews(story: Story, start: date, end: date) -> None:
    first = story.tell_within(EventKind.CLA_REVIEW, start, _FIRST_REVIEW)
    second = within(story.shared, first, _SECOND_REVIEW)
    if second >= end:
        return
    story.tell(EventKind.CLA_REVIEW, second)
    story.tell(EventKind.PERMANENCE_PLAN, second)
    story.tell_repeated(EventKind.CLA_REVIEW, second, end, _LATER_REVIEW)


def _tell_health(story: Story, start: date, end: date) -> None:
    first = story.tell_within(EventKind.INITIAL_HEALTH, start, _FIRST_HEALTH, own=True)
    is_young = story.age_on(end) < 6
    rhythm = _HEALTH_YOUNG if is_young else _HEALTH
    story.tell_repeated(EventKind.REVIEW_HEALTH, first, end, rhythm, own=True)
    story.tell_repeated(EventKind.DENTAL_CHECK, start, end, _DENTAL, own=True)
    if story.age_on(start) >= 4:
        story.tell_repeated(EventKind.SDQ, start, end, _DENTAL, own=True)


def _tell_school(story: Story, start: date, end: date) -> None:
    first = story.tell_within(EventKind.PEP, start, _PEP_FIRST, own=True)
    story.tell_within(EventKind.PEP_COMPLETED, start, _PEP_COMPLETED, own=True)
    story.tell_repeated(EventKind.PEP, first, end, _PEP, own=True)


def _tell_pathway(story: Story, start: date, end: date) -> None:
    """Tell the planning for life after care, which begins three months into care at 16."""
    sixteen = story.born_on + timedelta(days=16 * 365 + 4)
    eligible = max(sixteen, start + timedelta(days=91))
    assessed = story.tell_within(EventKind.PATHWAY_ASSESSMENT, eligible, _PATHWAY, own=True)
    planned = story.tell(EventKind.PATHWAY_PLAN, on_workday(assessed + timedelta(days=10)))
    story.tell_repeated(EventKind.PATHWAY_REVIEW, planned, end, _PATHWAY_REVIEW, own=True)


def _tell_missing(story: Story, start: date, end: date) -> None:
    """Tell one time of being missing, and the interview after it."""
    days = (end - start).days
    if days < 20:
        return
    # Some are recent: the interview is then still to come, or late.
    back = between(story.own, 1, 12) if happens(story.own, 0.3) else between(story.own, 3, days - 5)
    went = end - timedelta(days=back)
    returned = went + timedelta(days=between(story.own, 0, 2))
    story.tell(EventKind.MISSING_FROM, went)
    story.tell(EventKind.RETURNED, returned)
    offered = returned + timedelta(days=between(story.own, 0, 1))
    story.tell(EventKind.RETURN_INTERVIEW_OFFERED, offered)
    took = between(story.own, 4, 9) if happens(story.own, 0.2) else between(story.own, 1, 3)
    story.tell(EventKind.RETURN_INTERVIEW, returned + timedelta(days=took), "Held")
