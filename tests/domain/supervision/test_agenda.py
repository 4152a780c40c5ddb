"""Which children a session should cover, and why, the most pressing first."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import AgreedAction, CaseDiscussion, Plan
from caseload_app.domain.supervision.agenda import Need, child_agenda, proposed_agenda
from tests.builders import a_casebook, a_child, a_session, an_event

ASHA = "Asha Brook"
TODAY = date(2026, 5, 26)
UNTIL = date(2026, 6, 23)


def needs(casebook: Casebook, child_id: str = "C1") -> list[Need]:
    item = child_agenda(casebook, casebook.children[child_id], UNTIL)
    return [one.need for one in item.reasons]


def talked(on: date = date(2026, 5, 20), child_id: str = "C1") -> CaseDiscussion:
    return CaseDiscussion(child_id, on, ASHA, "Go on", "It works")


def test_a_child_with_nothing_pressing_is_not_proposed() -> None:
    casebook = a_casebook([a_child(plan=Plan.OTHER)], discussions=[talked()], today=TODAY)

    assert proposed_agenda(casebook, ASHA, UNTIL) == ()


def test_what_is_late_and_due_is_said() -> None:
    child = a_child(plan=Plan.CP)
    events = [
        an_event("ICPC", date(2026, 3, 2), outcome="Plan made"),
        an_event("CP visit", date(2026, 5, 5)),
        an_event("Core group", date(2026, 5, 20)),
    ]
    casebook = a_casebook([child], events, discussions=[talked()], today=TODAY)

    item = child_agenda(casebook, child, UNTIL)

    assert [one.need for one in item.reasons] == [Need.LATE, Need.DUE]
    assert item.words.startswith("Child protection visit late")


def test_one_not_discussed_past_the_interval_is_proposed() -> None:
    casebook = a_casebook([a_child()], discussions=[talked(date(2026, 3, 2))], today=TODAY)

    assert needs(casebook) == [Need.NOT_DISCUSSED]


def test_one_never_discussed_is_proposed_unless_just_allocated() -> None:
    children = [
        a_child("C1", plan=Plan.OTHER, allocated_on=date(2025, 1, 6)),
        a_child("C2", plan=Plan.OTHER, allocated_on=date(2026, 5, 18)),
    ]
    casebook = a_casebook(children, today=TODAY)

    assert (needs(casebook, "C1"), needs(casebook, "C2")) == ([Need.NEVER_DISCUSSED], [])


def test_one_allocated_since_the_last_session_is_new() -> None:
    child = a_child(plan=Plan.OTHER, allocated_on=date(2026, 5, 18))
    casebook = a_casebook(
        [child],
        supervisions=[a_session(date(2026, 5, 4))],
        discussions=[talked()],
        today=TODAY,
    )

    assert needs(casebook) == [Need.NEW]


def test_a_long_plan_is_drift() -> None:
    child = a_child(plan_started_on=date(2025, 10, 6))
    casebook = a_casebook([child], discussions=[talked()], today=TODAY)

    reasons = child_agenda(casebook, child, UNTIL).reasons

    assert (Need.DRIFT, "CIN for 7 months") in [(one.need, one.words) for one in reasons]


def test_court_is_a_reason() -> None:
    events = [an_event("Pre-proceedings letter", date(2026, 5, 18))]
    casebook = a_casebook([a_child(plan=Plan.OTHER)], events, discussions=[talked()], today=TODAY)

    assert Need.IN_COURT in needs(casebook)


def test_an_action_carried_twice_brings_its_child_up() -> None:
    casebook = a_casebook(
        [a_child(plan=Plan.OTHER)],
        supervisions=[a_session(date(2026, 4, 6)), a_session(date(2026, 5, 4))],
        actions=[AgreedAction(ASHA, "Ring", "C1", due_on=date(2026, 3, 2))],
        discussions=[talked()],
        today=TODAY,
    )

    assert needs(casebook) == [Need.CARRIED]


def test_the_most_pressing_comes_first() -> None:
    children = [
        a_child("C1", plan=Plan.OTHER, allocated_on=date(2025, 1, 6)),
        a_child("C2", plan=Plan.OTHER, allocated_on=date(2025, 1, 6)),
    ]
    events = [an_event("Court application issued", date(2026, 5, 18), "C2")]

    found = proposed_agenda(a_casebook(children, events, today=TODAY), ASHA, UNTIL)

    assert [one.child_id for one in found] == ["C2", "C1"]
