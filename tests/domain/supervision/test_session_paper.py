"""What a session needs on paper beside the figures."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import AgreedAction, Leave, Plan, SupervisionStatus
from caseload_app.domain.supervision.session_paper import next_dates, session_paper
from caseload_app.domain.supervision.supervision_record import CasePart, SupervisionDraft
from tests.builders import a_casebook, a_child, a_session, a_worker, an_event

ASHA = "Asha Brook"
TODAY = date(2026, 3, 30)
LAST = date(2026, 3, 2)
UNTIL = date(2026, 4, 27)


def the_team(**records: object) -> Casebook:
    usual: dict[str, object] = {
        "workers": [a_worker()],
        "supervisions": [a_session(LAST)],
        "today": TODAY,
    }
    return a_casebook(**{**usual, **records})  # type: ignore[arg-type]


def test_what_happened_since_last_time_is_said_in_sentences() -> None:
    cancelled = a_session(date(2026, 3, 23), status=SupervisionStatus.CANCELLED, reason="Court")
    events = [
        an_event("CIN visit", date(2026, 1, 5)),
        an_event("CIN visit", date(2026, 3, 9)),
    ]
    done = AgreedAction(ASHA, "Ring", due_on=LAST, done_on=date(2026, 3, 9))
    casebook = the_team(
        children=[a_child(allocated_on=date(2026, 3, 9), plan_started_on=date(2026, 1, 5))],
        events=events,
        supervisions=[a_session(LAST), cancelled],
        actions=[done],
    )

    assert session_paper(casebook, ASHA, UNTIL).since == (
        "1 child came, no went.",
        "1 date met, 1 late.",
        "1 action done.",
        "The session of Mon 23 Mar 2026 was cancelled: Court.",
    )


def test_the_first_session_says_so() -> None:
    casebook = the_team(supervisions=[])

    assert session_paper(casebook, ASHA, UNTIL).since == ("This is the first session on record.",)


def test_four_children_are_proposed_and_the_others_counted() -> None:
    children = [a_child(f"C{n}", plan=Plan.OTHER, allocated_on=date(2025, 1, 6)) for n in range(6)]

    paper = session_paper(the_team(children=children), ASHA, UNTIL)

    assert [one.shown for one in paper.cases] == ["C0", "C1", "C2", "C3"]
    assert paper.more_cases == 2


def test_the_children_of_a_draft_go_before_those_proposed() -> None:
    children = [a_child("C1", plan=Plan.OTHER, allocated_on=date(2025, 1, 6)), a_child("C2")]
    draft = SupervisionDraft(ASHA, TODAY, cases=(CasePart("C2", decision="Go on"), CasePart("X")))

    paper = session_paper(the_team(children=children), ASHA, UNTIL, draft=draft)

    assert [(one.shown, one.decision) for one in paper.cases] == [("C2", "Go on")]


def test_the_next_dates_are_those_booked_then_those_by_the_rule() -> None:
    sessions = [
        a_session(LAST),
        a_session(date(2026, 4, 20), status=SupervisionStatus.PLANNED),
    ]
    draft = SupervisionDraft(ASHA, TODAY, next_on=date(2026, 4, 13))

    found = next_dates(the_team(supervisions=sessions), ASHA, draft)

    assert found[:2] == (date(2026, 4, 13), date(2026, 4, 20))


def test_leave_stands_on_the_personal_sheet() -> None:
    leave = [Leave(ASHA, date(2026, 4, 6), None, "Sick leave")]

    personal = session_paper(the_team(leave=leave), ASHA, UNTIL).personal

    assert personal.leave == ("Sick leave Mon 6 Apr 2026, no date of return",)
    assert not personal.is_assessed_year
