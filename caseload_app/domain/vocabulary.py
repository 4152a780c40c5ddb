"""The words of the field: every kind of event that can start or meet a deadline.

The values are what workbooks, the store and the rule files say; `rules --json` lists which
rule starts on, or is met by, each of them.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache


class EventKind(StrEnum):
    """What can happen to a child that some rule counts from, or is met by."""

    # Front door and assessment
    CONTACT = "Contact received"
    REFERRAL = "Referral received"
    REFERRAL_DECISION = "Referral decision"
    CASE_ALLOCATED = "Case allocated"
    CASE_TRANSFERRED = "Case transferred"
    ASSESSMENT_STARTED = "Assessment started"
    CHILD_SEEN = "Child seen"
    ASSESSMENT_AUTHORISED = "Assessment authorised"
    CLOSURE_DECISION = "Closure decision"
    CASE_CLOSED = "Case closed"
    MIDPOINT_CHECK = "Mid-point check"
    # Child protection
    STRATEGY_DECISION = "Strategy discussion agreed"
    STRATEGY_DISCUSSION = "Strategy discussion"
    S47_CONCLUDED = "Section 47 concluded"
    ICPC_NOT_REQUIRED = "ICPC not required"
    TRANSFER_IN_NOTIFIED = "Transfer-in notified"
    CONFERENCE_PLANNED = "Conference planned"
    CONFERENCE_REPORT = "Conference report shared"
    ICPC = "ICPC"
    CP_PLAN_STARTED = "CP plan started"
    CORE_GROUP = "Core group"
    REVIEW_CONFERENCE = "Review conference"
    CP_VISIT = "CP visit"
    BEDROOM_SEEN = "Bedroom seen"
    CHILD_BORN = "Child born"
    LEGAL_PLANNING_MEETING = "Legal planning meeting"
    CP_PLAN_ENDED = "CP plan ended"
    SUPERVISION_ORDER = "Supervision order made"
    # Child in need
    CIN_PLAN_STARTED = "CIN plan started"
    CIN_MEETING = "CIN planning meeting"
    CIN_VISIT = "CIN visit"
    CIN_REVIEW = "CIN review"
    CIN_DURATION_REVIEW = "CIN plan length reviewed"
    CIN_PLAN_ENDED = "CIN plan ended"
    # Looked after
    BECAME_LOOKED_AFTER = "Became looked after"
    SECTION_20_STARTED = "Section 20 started"
    SECTION_20_REVIEW = "Section 20 review"
    CARE_PLAN = "Care plan"
    PLACEMENT_STARTED = "Placement started"
    PLACEMENT_PLAN = "Placement plan"
    PLACEMENT_NOTIFIED = "Placement notified"
    PLACEMENT_ENDED = "Placement ended"
    IRO_APPOINTED = "IRO appointed"
    CLA_VISIT = "CLA visit"
    CLA_VISIT_AGREED = "CLA visit agreed for"
    CLA_REVIEW = "CLA review"
    CLA_REVIEW_RECORD_RECEIVED = "CLA review record received"
    CLA_REVIEW_RECORD_SIGNED = "CLA review record signed off"
    CARE_ORDER = "Care order made"
    REG24_APPROVED = "Reg 24 approval"
    REG24_EXTENDED = "Reg 24 extension"
    REG24_ENDED = "Reg 24 approval ended"
    INITIAL_HEALTH = "Initial health assessment"
    REVIEW_HEALTH = "Review health assessment"
    DENTAL_CHECK = "Dental check"
    SDQ = "SDQ completed"
    PEP = "PEP"
    PEP_COMPLETED = "PEP completed"
    PERMANENCE_PLAN = "Permanence plan"
    CEASED_TO_BE_LOOKED_AFTER = "Ceased to be looked after"
    SHORT_BREAK_STARTED = "Short break started"
    SHORT_BREAK_REVIEW = "Short break review"
    # Missing
    MISSING_FROM = "Missing from"
    RETURNED = "Returned"
    RETURN_INTERVIEW_OFFERED = "Return interview offered"
    RETURN_INTERVIEW = "Return interview"
    MISSING_STRATEGY = "Missing strategy meeting"
    # Care leavers
    PATHWAY_ASSESSMENT = "Pathway assessment"
    PATHWAY_PLAN = "Pathway plan"
    PATHWAY_REVIEW = "Pathway review"
    PA_CONTACT = "Personal adviser contact"
    ACCOMMODATION_STARTED = "Accommodation started"
    PA_ACCOMMODATION_VISIT = "Accommodation visit"
    # Pre-proceedings and court
    PREPROCEEDINGS_DECISION = "Pre-proceedings decision"
    PREPROCEEDINGS_LETTER = "Pre-proceedings letter"
    PREPROCEEDINGS_MEETING = "Pre-proceedings meeting"
    PREPROCEEDINGS_REVIEW = "Pre-proceedings review"
    PREPROCEEDINGS_CONCLUDED = "Pre-proceedings concluded"
    APPLICATION_ISSUED = "Court application issued"
    TIMETABLE_EXTENDED = "Court timetable extended"
    PROCEEDINGS_CONCLUDED = "Proceedings concluded"
    # Adoption, private fostering, fostering
    AUTHORITY_TO_PLACE = "Authority to place"
    PLACED_FOR_ADOPTION = "Placed for adoption"
    ADOPTION_REVIEW = "Adoption review"
    ADOPTION_VISIT = "Adoption visit"
    ADOPTION_CEREMONY = "Adoption ceremony"
    LATER_LIFE_LETTER = "Later-life letter"
    PF_NOTIFIED = "Private fostering notified"
    PF_VISIT = "Private fostering visit"
    PF_ENDED = "Private fostering ended"
    CARER_APPROVED = "Carer approved"
    CARER_REVIEW = "Carer review"
    SSW_VISIT = "Supervising visit"
    UNANNOUNCED_VISIT = "Unannounced visit"
    CARER_RESIGNED = "Carer approval ended"
    # Worked out from what is known of the child, not typed by anybody
    LOOKED_AFTER_PLAN = "Looked after plan started"
    LEAVING_CARE_PLAN = "Leaving care plan started"
    ELIGIBLE_CHILD = "Became an eligible child"


PLANNED_KINDS: frozenset[str] = frozenset(
    {EventKind.CONFERENCE_PLANNED, EventKind.CLA_VISIT_AGREED}
)
"""Kinds whose date is the day something is planned for, and so may lie ahead."""

VOID_OUTCOMES = frozenset({"not seen", "child not seen"})
"""Outcomes, as a whole, that say the event did not take place."""

VOID_OPENINGS = (
    "abandoned",
    "attempted",
    "cancelled",
    "canceled",
    "did not",
    "dna",
    "failed",
    "no access",
    "no reply",
    "not held",
    "postponed",
    "rearranged",
    "rescheduled",
)
"""First words of an outcome that say it did not take place: it neither starts nor meets."""

NOTHING_FOLLOWS_OUTCOMES = frozenset(
    {
        "ended",
        "nfa",
        "no action",
        "no cp plan",
        "no further action",
        "no plan",
        "no s47",
        "no section 47",
        "not initiated",
        "not made",
        "not required",
        "plan ended",
        "plan not made",
        "step down",
        "stepped down",
    }
)
"""Outcomes, as a whole, that end the matter: the event meets something, but starts nothing."""

NOTHING_FOLLOWS_OPENINGS = ("nfa", "no further action", "step down to", "stepped down to")
"""First words of an outcome that ends the matter."""


@lru_cache(maxsize=4096)
def took_place(outcome: str) -> bool:
    """Tell whether an event with this outcome happened at all."""
    words = first_words(outcome)
    return words not in VOID_OUTCOMES and not _opens_with(words, VOID_OPENINGS)


@lru_cache(maxsize=4096)
def leads_on(outcome: str) -> bool:
    """Tell whether an event with this outcome starts what usually follows from it."""
    words = first_words(outcome)
    ends = words in NOTHING_FOLLOWS_OUTCOMES or _opens_with(words, NOTHING_FOLLOWS_OPENINGS)
    return not ends


def first_words(outcome: str) -> str:
    """Give the outcome up to its first punctuation: `Attempted - nobody in` is `attempted`."""
    text = outcome.casefold().replace("\u2013", "-").replace("\u2014", "-")
    for mark in (" - ", ":", ",", ";", ".", "("):
        text = text.partition(mark)[0]
    return text.strip()


def _opens_with(words: str, openings: tuple[str, ...]) -> bool:
    return any(words == opening or words.startswith(f"{opening} ") for opening in openings)
