"""Audits, challenges and actions between sessions, and closing them with evidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import (
    ActionStepKind,
    AgreedAction,
    AuditFinding,
    CaseAudit,
    Challenge,
)
from caseload_app.domain.supervision.action_log import LogItem, action_log
from caseload_app.errors import ExpectedError
from caseload_app.services.casebooks import read_casebook, refresh
from caseload_app.services.promises import (
    add_action,
    carry_item,
    close_item,
    record_audit,
    record_challenge,
)
from caseload_app.services.session import Session
from tests.builders import a_child, a_worker, the_rules
from tests.services.stores import a_store

ASHA = "Asha Brook"
TODAY = date(2026, 3, 2)
AUDIT = CaseAudit("C1", TODAY, "Ola Ferrow", "Good")
FINDING = AuditFinding("", TODAY, "", "Plan", "Out of date", action="Renew", owner=ASHA)
CHALLENGE = Challenge("C1", TODAY, "IRO dispute", "Plan not filed", owner="Nia")
ACTION = AgreedAction(ASHA, "Ring the school", "C1", ASHA, date(2026, 3, 9))


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return a_store(tmp_path, [a_worker(), a_child(team="North"), a_child("C2", worker="")])


def book(session: Session) -> Casebook:
    return read_casebook(session, the_rules(), TODAY)


def only_item(session: Session) -> LogItem:
    (found,) = action_log(book(session))
    return found


def test_an_audit_freezes_worker_and_team_of_the_day(session: Session) -> None:
    record_audit(book(session), session, AUDIT, [FINDING])

    loop = book(session).loop
    assert loop.audits["C1"] == (replace(AUDIT, worker=ASHA, team="North"),)
    (finding,) = loop.findings["C1"]
    assert (finding.child_id, finding.auditor, finding.worker) == ("C1", "Ola Ferrow", ASHA)


def test_an_audit_corrected_on_the_same_day_is_the_same_audit(session: Session) -> None:
    record_audit(book(session), session, AUDIT, [FINDING])

    record_audit(book(session), session, replace(AUDIT, grade="Inadequate"), [])

    assert [one.grade for one in book(session).loop.audits["C1"]] == ["Inadequate"]


@pytest.mark.parametrize(
    ("audit", "findings", "problem"),
    [
        (replace(AUDIT, child_id="X"), [], "no child X"),
        (replace(AUDIT, auditor=" "), [], "auditor is not named"),
        (replace(AUDIT, on=date(2026, 3, 3)), [], "lies in the future"),
        (AUDIT, [replace(FINDING, finding="")], "empty or there twice"),
        (AUDIT, [FINDING, FINDING], "empty or there twice"),
    ],
)
def test_an_audit_that_cannot_stand_is_refused(
    session: Session, audit: CaseAudit, findings: list[AuditFinding], problem: str
) -> None:
    with pytest.raises(ExpectedError, match=problem):
        record_audit(book(session), session, audit, findings)


def test_a_challenge_about_a_child_nobody_holds_reaches_the_list(session: Session) -> None:
    before = book(session)

    changes = record_challenge(before, session, replace(CHALLENGE, child_id="C2"))

    assert [one.what for one in action_log(refresh(before, session, changes))] == ["Plan not filed"]


@pytest.mark.parametrize(
    ("challenge", "problem"),
    [
        (replace(CHALLENGE, child_id="X"), "no child X"),
        (replace(CHALLENGE, matter=""), "not said what"),
        (replace(CHALLENGE, raised_on=date(2026, 3, 3)), "lies in the future"),
    ],
)
def test_a_challenge_that_cannot_stand_is_refused(
    session: Session, challenge: Challenge, problem: str
) -> None:
    with pytest.raises(ExpectedError, match=problem):
        record_challenge(book(session), session, challenge)


def test_the_same_challenge_is_recorded_once(session: Session) -> None:
    record_challenge(book(session), session, CHALLENGE)

    with pytest.raises(ExpectedError, match="on the list already"):
        record_challenge(book(session), session, CHALLENGE)


def test_an_action_between_sessions_has_the_day_it_was_agreed(session: Session) -> None:
    add_action(book(session), session, ACTION)

    assert only_item(session).raised_on == TODAY


@pytest.mark.parametrize("action", [replace(ACTION, worker="Nobody"), replace(ACTION, action=" ")])
def test_an_action_for_nobody_or_of_nothing_is_refused(
    session: Session, action: AgreedAction
) -> None:
    with pytest.raises(ExpectedError):
        add_action(book(session), session, action)


def test_an_action_is_closed_with_its_evidence(session: Session) -> None:
    add_action(book(session), session, ACTION)

    close_item(book(session), session, only_item(session), TODAY, "Letter on file")

    after = book(session)
    assert after.actions[ASHA] == (replace(ACTION, done_on=TODAY, outcome="Letter on file"),)
    assert after.loop.steps[ASHA][-1].step is ActionStepKind.DONE


def test_a_finding_and_a_challenge_are_closed_too(session: Session) -> None:
    record_audit(book(session), session, AUDIT, [FINDING])
    close_item(book(session), session, only_item(session), TODAY, "New plan seen")
    record_challenge(book(session), session, CHALLENGE)
    open_one = next(one for one in action_log(book(session)) if one.closed_on is None)

    close_item(book(session), session, open_one, TODAY, "Filed on 2 March")

    assert {one.evidence for one in action_log(book(session))} == {
        "New plan seen",
        "Filed on 2 March",
    }


def test_nothing_closes_without_evidence_or_twice(session: Session) -> None:
    add_action(book(session), session, ACTION)
    item = only_item(session)
    with pytest.raises(ExpectedError, match="No evidence"):
        close_item(book(session), session, item, TODAY, " ")
    close_item(book(session), session, item, TODAY, "Done")

    with pytest.raises(ExpectedError, match="closed already"):
        close_item(book(session), session, only_item(session), TODAY, "Again")


def test_an_action_is_carried_between_sessions_and_counted(session: Session) -> None:
    add_action(book(session), session, ACTION)

    carry_item(book(session), session, only_item(session), date(2026, 3, 20), "School was shut")

    found = only_item(session)
    assert (found.carried, found.now_by) == (1, date(2026, 3, 20))
    assert found.is_open(TODAY)


@pytest.mark.parametrize(
    ("now_by", "why", "problem"),
    [
        (TODAY, "Shut", "is not ahead"),
        (date(2026, 3, 20), " ", "It is not said why"),
    ],
)
def test_an_action_is_not_carried_without_a_day_and_a_reason(
    session: Session, now_by: date, why: str, problem: str
) -> None:
    add_action(book(session), session, ACTION)

    with pytest.raises(ExpectedError, match=problem):
        carry_item(book(session), session, only_item(session), now_by, why)


def test_an_action_is_carried_once_a_day(session: Session) -> None:
    add_action(book(session), session, ACTION)
    carry_item(book(session), session, only_item(session), date(2026, 3, 20), "Shut")

    with pytest.raises(ExpectedError, match="carried today already"):
        carry_item(book(session), session, only_item(session), date(2026, 3, 27), "Shut")
