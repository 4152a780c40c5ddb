"""A team of twelve children, small enough to work every measure out by hand.

As at Mon 2 Mar 2026; the twelve months begin on Mon 3 Mar 2025. What each child is there for
stands beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from caseload_app.domain.casebook import Casebook, CaseRecords, build_casebook
from caseload_app.domain.dates import Unit
from caseload_app.domain.measures.measure import Measure
from caseload_app.domain.measures.working_out import work_out_measures
from caseload_app.domain.records import (
    Allocation,
    CaseDiscussion,
    CaseEvent,
    ChildFact,
    Plan,
    Record,
)
from caseload_app.domain.supervision.loop import LoopRecords
from caseload_app.domain.supervision.supervision_policy import OversightInterval, SupervisionPolicy
from caseload_app.exchange.rule_files import load_measures
from caseload_app.paths import resource
from tests.builders import MONDAY, a_child, a_session, a_worker, an_event, the_rules

WORKERS = [
    a_worker("Asha Brook"),
    a_worker("Ben Field", fte=0.6, role="Social worker (agency)"),
    a_worker("Cara Dale", fte=0.8, team="South"),
    a_worker("Dana Hill", left_on=date(2025, 12, 31)),
    a_worker("Vacant post 1", fte=0.5),
]
CHILDREN = [
    a_child("C1", plan_started_on=date(2025, 10, 6)),
    a_child("C2", worker="Ben Field", plan=Plan.ASSESSMENT),
    a_child("C3", plan=Plan.ASSESSMENT),
    a_child("C4", plan=Plan.CP),
    a_child("C5", worker="Ben Field", plan=Plan.CP),
    a_child("C6"),
    a_child("C7", worker="Cara Dale", plan=Plan.CLA, born_on=date(2012, 5, 5)),
    a_child("C8", worker="Cara Dale", plan=Plan.CLA, born_on=date(2014, 6, 1)),
    a_child("C9", worker="Ben Field"),
    a_child("C10", worker="Cara Dale", plan=Plan.CARE_LEAVER),
    a_child("C11", worker="Cara Dale", plan=Plan.CARE_LEAVER),
    a_child("C12", worker="", team="North", plan=Plan.ASSESSMENT),
]
_EVENTS: dict[str, Sequence[tuple[str, date, str]]] = {
    # All in time: decided the next day, a worker two days later, assessed after 22 working
    # days. The second visit came 40 working days after the first.
    "C1": [
        ("Referral received", date(2025, 9, 1), ""),
        ("Referral decision", date(2025, 9, 2), ""),
        ("Case allocated", date(2025, 9, 4), ""),
        ("Assessment authorised", date(2025, 10, 1), ""),
        ("CIN visit", date(2025, 10, 20), ""),
        ("CIN visit", date(2025, 12, 15), ""),
    ],
    # All late: decided after 3 working days, a worker after 11 days, assessed after 86.
    "C2": [
        ("Referral received", date(2025, 9, 1), ""),
        ("Referral decision", date(2025, 9, 4), ""),
        ("Case allocated", date(2025, 9, 15), ""),
        ("Assessment authorised", date(2026, 1, 5), ""),
    ],
    # Referred again after five months; assessed after 20 working days.
    "C3": [
        ("Referral received", date(2025, 6, 2), ""),
        ("Referral received", date(2025, 11, 3), ""),
        ("Assessment authorised", date(2025, 12, 1), ""),
    ],
    # First plan, eight months old. Conference after 14 working days, first core group after
    # 10, the next after 7 weeks, review a day before its time.
    "C4": [
        ("Strategy discussion", date(2025, 6, 2), ""),
        ("ICPC", date(2025, 6, 20), "CP plan"),
        ("CP plan started", date(2025, 6, 20), ""),
        ("Core group", date(2025, 7, 4), ""),
        ("Core group", date(2025, 8, 22), ""),
        ("Review conference", date(2025, 9, 19), ""),
    ],
    # Second plan, nine months old. Conference after 19 working days, review 6 days late.
    "C5": [
        ("CP plan started", date(2022, 1, 10), ""),
        ("CP plan ended", date(2022, 10, 10), ""),
        ("Strategy discussion", date(2025, 5, 1), ""),
        ("ICPC", date(2025, 5, 30), "CP plan"),
        ("CP plan started", date(2025, 5, 30), ""),
        ("Review conference", date(2025, 9, 5), ""),
    ],
    # An enquiry that did not go to conference.
    "C6": [
        ("Strategy discussion", date(2025, 7, 1), ""),
        ("ICPC not required", date(2025, 7, 10), "Not substantiated"),
    ],
    # 22 months in care, third placement in a year; one review 4 days early, one 10 late, and
    # at that one the child took no part. Health in date, teeth not.
    "C7": [
        ("Became looked after", date(2024, 5, 1), ""),
        ("Placement started", date(2024, 5, 1), ""),
        ("Placement started", date(2025, 6, 2), ""),
        ("Placement started", date(2025, 12, 1), ""),
        ("Initial health assessment", date(2024, 5, 20), ""),
        ("Review health assessment", date(2025, 5, 19), ""),
        ("Dental check", date(2024, 9, 2), ""),
        ("CLA review", date(2024, 5, 28), ""),
        ("CLA review", date(2024, 8, 20), ""),
        ("CLA review", date(2025, 2, 14), ""),
        ("CLA review", date(2025, 8, 10), "Held, PN1"),
        ("CLA review", date(2026, 2, 20), "Child did not take part"),
    ],
    # Three years in one placement; teeth in date, health not. One return interview after two
    # days, one after seven.
    "C8": [
        ("Became looked after", date(2023, 1, 9), ""),
        ("Placement started", date(2023, 2, 1), ""),
        ("Dental check", date(2025, 6, 2), ""),
        ("Missing from", date(2026, 1, 10), ""),
        ("Returned", date(2026, 1, 12), ""),
        ("Return interview", date(2026, 1, 14), ""),
        ("Missing from", date(2026, 1, 31), ""),
        ("Returned", date(2026, 2, 2), ""),
        ("Return interview", date(2026, 2, 9), ""),
    ],
    # 25 weeks in court.
    "C9": [
        ("Court application issued", date(2025, 6, 2), ""),
        ("Proceedings concluded", date(2025, 11, 24), "Supervision order"),
    ],
    # In touch by a contact in time; plan four months old.
    "C10": [
        ("Pathway plan", date(2025, 11, 3), ""),
        ("Personal adviser contact", date(2026, 1, 5), ""),
        ("Personal adviser contact", date(2026, 2, 20), ""),
    ],
    # Not in touch, as the list says; plan fourteen months old.
    "C11": [("Pathway plan", date(2025, 1, 10), "")],
    # Decided in time over a weekend, and still nobody's after a month.
    "C12": [
        ("Referral received", date(2026, 1, 30), ""),
        ("Referral decision", date(2026, 2, 2), ""),
    ],
}
EVENTS: list[CaseEvent] = [
    an_event(kind, on, child, outcome=outcome)
    for child, rows in _EVENTS.items()
    for kind, on, outcome in rows
]
FACTS = [
    ChildFact("C1", "Referrals in 12 months", "1"),
    ChildFact("C2", "Referrals in 12 months", "2"),
    ChildFact("C10", "Suitability of accommodation", "Suitable"),
    ChildFact("C10", "Activity", "F2"),
    ChildFact("C11", "In touch", "No"),
    ChildFact("C11", "Suitability of accommodation", "Unsuitable"),
    ChildFact("C11", "Activity", "G4"),
]
SESSIONS = [
    a_session(date(2026, 1, 5)),
    a_session(date(2026, 2, 2)),
    a_session(date(2026, 1, 5), "Ben Field"),
    a_session(date(2026, 2, 9), "Ben Field"),
]
DISCUSSIONS = [CaseDiscussion("C4", date(2026, 2, 20), "Asha Brook", "Continue")]
OVERSIGHT = (
    OversightInterval("CP", 1, Unit.MONTHS, "test", "D"),
    OversightInterval("CIN", 8, Unit.WEEKS, "test", "D"),
)
ALLOCATIONS = [
    Allocation("C3", date(2025, 6, 5), "Ben Field", "North"),
    Allocation("C3", date(2025, 9, 1), "Cara Dale", "South"),
    Allocation("C3", date(2025, 11, 5), "Asha Brook", "North"),
]


def every_record() -> list[Record]:
    """Give all of them, as a store takes them."""
    parts: list[Sequence[Record]] = [WORKERS, CHILDREN, EVENTS, FACTS, SESSIONS, DISCUSSIONS]
    return [record for part in (*parts, ALLOCATIONS) for record in part]


@cache
def the_team() -> Casebook:
    """Build the casebook of the twelve children."""
    records = CaseRecords(
        workers=WORKERS,
        children=CHILDREN,
        events=EVENTS,
        facts=FACTS,
        supervisions=SESSIONS,
        discussions=DISCUSSIONS,
        allocations=ALLOCATIONS,
        loop=LoopRecords(policy=SupervisionPolicy(oversight=OVERSIGHT)),
    )
    return build_casebook(records, the_rules(), MONDAY)


@cache
def measured() -> dict[str, Measure]:
    """Work every named measure out for them."""
    worked_out = work_out_measures(the_team(), load_measures(resource("rules")))
    return {one.spec.id: one for one in worked_out}


def figure(measure: str) -> tuple[float, float]:
    """Give the numerator and the denominator of a measure."""
    one = measured()[measure]
    return one.numerator, one.denominator


def to_look_at(measure: str) -> set[str]:
    """Name who keeps the figure from being better."""
    return {one.subject for one in measured()[measure].to_look_at}


def aside(measure: str) -> set[str]:
    """Name who is listed without being counted."""
    return {one.subject for one in measured()[measure].aside}
