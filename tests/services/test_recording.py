"""Recording says what moved, refuses what cannot be, and leaves nothing half done."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from caseload_app.domain.casebook import Casebook, CaseRecords
from caseload_app.domain.records import CaseDiscussion, Plan
from caseload_app.errors import ExpectedError
from caseload_app.services.casebooks import read_casebook, read_records
from caseload_app.services.recording import (
    correct_event,
    record_discussion,
    record_event,
    remove_event,
    save_records,
)
from caseload_app.services.session import Session
from caseload_app.store.read import read_case_discussions, read_events
from tests.builders import MONDAY, a_child, a_worker, an_event, the_rules
from tests.services.stores import a_store

ICPC = an_event("ICPC", date(2026, 2, 16))
VISIT = an_event("CP visit", date(2026, 2, 20))


@pytest.fixture
def session(tmp_path: Path) -> Session:
    child = a_child(plan=Plan.CP, plan_started_on=date(2026, 2, 16))
    return a_store(tmp_path, [a_worker(), child, ICPC])


def casebook_of(session: Session) -> Casebook:
    return read_casebook(session, the_rules(), MONDAY)


def test_a_visit_is_saved_and_says_what_it_met_and_starts(session: Session) -> None:
    recorded = record_event(casebook_of(session), session, VISIT)

    assert [move.kind for move in recorded.moves] == ["met", "new"]
    assert VISIT in read_events(session.database, "C1")
    assert recorded.casebook.deadlines == casebook_of(session).deadlines


def test_an_event_in_the_future_is_refused(session: Session) -> None:
    with pytest.raises(ExpectedError, match="lies in the future"):
        record_event(casebook_of(session), session, an_event("CP visit", date(2026, 3, 3)))

    assert read_events(session.database) == [ICPC]


def test_the_same_event_twice_is_refused(session: Session) -> None:
    with pytest.raises(ExpectedError, match="already recorded"):
        record_event(casebook_of(session), session, ICPC)


def test_an_unknown_child_is_refused(session: Session) -> None:
    with pytest.raises(ExpectedError, match="no child C9"):
        record_event(casebook_of(session), session, an_event("CP visit", MONDAY, "C9"))


def test_a_correction_replaces_the_date(session: Session) -> None:
    casebook = record_event(casebook_of(session), session, VISIT).casebook
    right = an_event("CP visit", date(2026, 2, 23))

    recorded = correct_event(casebook, session, VISIT, right)

    assert read_events(session.database, "C1") == [ICPC, right]
    assert "Mon 9 Mar 2026" in " ".join(move.sentence for move in recorded.moves)


@pytest.mark.parametrize(
    ("day", "reason"), [(date(2026, 3, 9), "future"), (date(2026, 2, 24), "already recorded")]
)
def test_a_correction_that_cannot_be_is_refused(session: Session, day: date, reason: str) -> None:
    other = an_event("CP visit", date(2026, 2, 24))
    casebook = record_event(casebook_of(session), session, VISIT).casebook
    casebook = record_event(casebook, session, other).casebook

    with pytest.raises(ExpectedError, match=reason):
        correct_event(casebook, session, VISIT, an_event("CP visit", day))

    assert VISIT in read_events(session.database, "C1")


def test_taking_an_event_back_opens_its_deadline_again(session: Session) -> None:
    casebook = record_event(casebook_of(session), session, VISIT).casebook

    recorded = remove_event(casebook, session, VISIT)

    assert recorded.casebook.deadlines == casebook_of(session).deadlines
    assert read_events(session.database, "C1") == [ICPC]


def test_a_decision_is_kept_with_its_reason(session: Session) -> None:
    said = CaseDiscussion("C1", MONDAY, "Asha Brook", "Visit weekly", "Not seen alone")

    recorded = record_discussion(casebook_of(session), session, said)

    assert recorded.casebook.last_discussion("C1") == said
    assert read_case_discussions(session.database, "C1") == [said]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (CaseDiscussion("C1", MONDAY, decision=" "), "decision is empty"),
        (CaseDiscussion("C1", date(2026, 3, 3), decision="Visit"), "lies in the future"),
        (CaseDiscussion("C9", MONDAY, decision="Visit"), "no child C9"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(
    session: Session, said: CaseDiscussion, reason: str
) -> None:
    with pytest.raises(ExpectedError, match=reason):
        record_discussion(casebook_of(session), session, said)

    assert read_case_discussions(session.database) == []


def test_a_set_of_records_is_saved_whole(tmp_path: Path) -> None:
    records = CaseRecords(workers=[a_worker()], children=[a_child()], events=[VISIT])
    session = a_store(tmp_path)

    save_records(session, records, "made-up team")

    found = read_records(session)
    assert (found.workers, found.children, found.events) == ([a_worker()], [a_child()], [VISIT])
