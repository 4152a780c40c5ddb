"""Saying what is being done about a red, and taking it back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import Response
from caseload_app.errors import ExpectedError
from caseload_app.services.casebooks import read_casebook, refresh
from caseload_app.services.hand_made import read_known_before
from caseload_app.services.responses import respond, withdraw
from caseload_app.services.session import Session
from caseload_app.store.audit import read_audit
from tests.builders import a_child, a_worker, the_rules
from tests.services.stores import a_store

TODAY = date(2026, 3, 2)
SAID = Response("cin_visit", "C1", "", date(2026, 1, 5), "Visit booked", date(2026, 3, 5))


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return a_store(tmp_path, [a_worker(), a_child()])


def book(session: Session) -> Casebook:
    return read_casebook(session, the_rules(), TODAY)


def test_what_is_being_done_is_kept_with_its_day(session: Session) -> None:
    respond(book(session), session, [SAID])

    assert list(book(session).responses.values()) == [replace(SAID, said_on=TODAY)]


def test_saying_it_anew_takes_the_place_of_what_was_said(session: Session) -> None:
    respond(book(session), session, [SAID])
    respond(book(session), session, [replace(SAID, doing="Visit moved to Friday")])

    assert [one.doing for one in book(session).responses.values()] == ["Visit moved to Friday"]
    assert [row.subject for row in read_audit(session.database)][:2] == ["responses", "responses"]


def test_the_casebook_follows_without_deriving_anything_anew(session: Session) -> None:
    before = book(session)

    after = refresh(before, session, respond(before, session, [SAID]))

    assert len(after.responses) == 1
    assert after.current is before.current


def test_taking_it_back_leaves_the_red_unanswered(session: Session) -> None:
    respond(book(session), session, [SAID])
    withdraw(book(session), session, [SAID])

    assert book(session).responses == {}


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (replace(SAID, doing="  "), "not said"),
        (replace(SAID, by=date(2026, 3, 1)), "has passed"),
        (replace(SAID, child_id="C9"), "no longer in the store"),
        (replace(SAID, child_id="", worker="Nobody"), "no longer in the store"),
    ],
)
def test_half_an_answer_is_refused_in_plain_words(
    session: Session, wrong: Response, words: str
) -> None:
    with pytest.raises(ExpectedError, match=words):
        respond(book(session), session, [SAID, wrong])

    assert book(session).responses == {}


def test_a_file_can_be_compared_after_something_was_said(session: Session) -> None:
    respond(book(session), session, [SAID])

    assert read_known_before(session)


def test_with_the_child_goes_what_was_said_about_it(session: Session) -> None:
    respond(book(session), session, [SAID])

    with session.write() as writer:
        writer.remove(a_child())

    assert book(session).responses == {}
