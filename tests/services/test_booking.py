"""Sessions booked, moved and cancelled, their calendar entries, and another supervisor."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import (
    SessionDetail,
    Supervision,
    SupervisionKind,
    SupervisionStatus,
    SupervisorSpell,
)
from caseload_app.domain.supervision.schedule import Cancellation, sessions_ahead
from caseload_app.errors import ExpectedError
from caseload_app.services.booking import (
    book_sessions,
    cancel_session,
    hand_over,
    mark_held,
    move_session,
    save_policy,
)
from caseload_app.services.calendar_entries import write_calendar_file
from caseload_app.services.casebooks import read_casebook
from caseload_app.services.session import Session
from tests.builders import a_session, a_worker, the_rules
from tests.services.stores import a_store

ASHA = "Asha Brook"
TODAY = date(2026, 3, 2)
PLANNED = a_session(date(2026, 3, 10), status=SupervisionStatus.PLANNED)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    worker = a_worker(supervisor="Nia Gorse", started_on=date(2025, 9, 1))
    return a_store(tmp_path, [worker, a_session(date(2026, 2, 16)), PLANNED])


def book(session: Session, today: date = TODAY) -> Casebook:
    return read_casebook(session, the_rules(), today)


def entries(session: Session, folder: Path) -> dict[str, tuple[date, int, str]]:
    """Give the calendar's supervision entries by identity: the day, the version, the standing."""
    write_calendar_file(book(session), folder / "out.ics")
    calendar = Calendar.from_ical((folder / "out.ics").read_bytes())
    return {
        str(one["uid"]): (one["dtstart"].dt, int(one["sequence"]), str(one["status"]))
        for one in calendar.walk("VEVENT")
        if str(one["summary"]).startswith("Supervision: ")
    }


def test_three_months_are_booked_in_one_go(session: Session) -> None:
    casebook = book(session)

    book_sessions(casebook, session, sessions_ahead(casebook, ASHA))

    planned = [one.on for one in book(session).sessions[ASHA][1:]]
    assert planned == [date(2026, 3, 10), date(2026, 4, 7), date(2026, 5, 5), date(2026, 6, 2)]


def test_booking_again_books_nothing_twice(session: Session) -> None:
    casebook = book(session)
    dates = sessions_ahead(casebook, ASHA)
    book_sessions(casebook, session, dates)

    changes = book_sessions(book(session), session, dates)

    assert changes.is_empty


def test_a_moved_session_keeps_its_calendar_entry(session: Session, tmp_path: Path) -> None:
    before = entries(session, tmp_path)

    move_session(book(session), session, PLANNED, date(2026, 3, 12))
    moved = replace(PLANNED, on=date(2026, 3, 12))
    move_session(book(session), session, moved, date(2026, 3, 13))

    ((uid, was),) = before.items()
    assert was == (date(2026, 3, 10), 0, "CONFIRMED")
    assert entries(session, tmp_path) == {uid: (date(2026, 3, 13), 2, "CONFIRMED")}


def test_a_cancelled_session_is_cancelled_in_the_calendar(session: Session, tmp_path: Path) -> None:
    before = entries(session, tmp_path)

    said = Cancellation("Worker", "Court", date(2026, 3, 12))
    cancel_session(book(session), session, PLANNED, said)

    (uid,) = before
    after = entries(session, tmp_path)
    assert after.pop(uid) == (date(2026, 3, 10), 1, "CANCELLED")
    assert list(after.values()) == [(date(2026, 3, 12), 0, "CONFIRMED")]


def test_cancelling_notes_who_why_and_when_instead(session: Session) -> None:
    said = Cancellation("Worker", "Court", date(2026, 3, 12))

    cancel_session(book(session), session, PLANNED, said)

    after = book(session)
    cancelled, again = after.sessions[ASHA][1:]
    detail = after.loop.detail(cancelled)
    assert (cancelled.status, cancelled.reason) == (SupervisionStatus.CANCELLED, "Court")
    assert (detail.cancelled_by, detail.rebooked_on) == ("Worker", date(2026, 3, 12))
    assert again == replace(PLANNED, on=date(2026, 3, 12))


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        (Cancellation("", "Court"), "who cancelled"),
        (Cancellation("Worker", " "), "who cancelled"),
        (Cancellation("Worker", "Court", date(2026, 3, 10)), "cannot be booked again"),
        (Cancellation("Worker", "Court", date(2026, 3, 1)), "cannot be booked again"),
    ],
)
def test_a_cancellation_that_says_too_little_is_refused(
    session: Session, said: Cancellation, problem: str
) -> None:
    with pytest.raises(ExpectedError, match=problem):
        cancel_session(book(session), session, PLANNED, said)


@pytest.mark.parametrize(
    ("moved", "to", "problem"),
    [
        (PLANNED, date(2026, 3, 1), "has passed"),
        (replace(PLANNED, status=SupervisionStatus.HELD), date(2026, 3, 12), "not planned"),
    ],
)
def test_a_session_moves_only_ahead_and_only_when_planned(
    session: Session, moved: Supervision, to: date, problem: str
) -> None:
    with pytest.raises(ExpectedError, match=problem):
        move_session(book(session), session, moved, to)


def test_a_session_does_not_move_onto_another(session: Session) -> None:
    with session.write() as writer:
        writer.add(replace(PLANNED, on=date(2026, 3, 17)))

    with pytest.raises(ExpectedError, match="already recorded"):
        move_session(book(session), session, PLANNED, date(2026, 3, 17))


def test_moving_to_the_same_day_changes_nothing(session: Session) -> None:
    assert move_session(book(session), session, PLANNED, PLANNED.on).is_empty


def test_a_handover_keeps_who_supervised_before(session: Session) -> None:
    spell = SupervisorSpell("", date(2026, 3, 2), "Ola Ferrow", reason="Nia left")

    hand_over(book(session), session, [ASHA], spell)

    after = book(session)
    worker = after.workers[ASHA]
    assert worker.supervisor == "Ola Ferrow"
    assert after.loop.supervisor_on(worker, date(2026, 3, 1)) == "Nia Gorse"
    assert after.loop.supervisor_on(worker, date(2026, 3, 2)) == "Ola Ferrow"


def test_cover_by_a_deputy_ends_of_itself(session: Session) -> None:
    spell = SupervisorSpell("", date(2026, 3, 2), "Deputy", date(2026, 3, 20), "Leave")

    hand_over(book(session), session, [ASHA], spell)

    after = book(session)
    worker = after.workers[ASHA]
    assert worker.supervisor == "Nia Gorse"
    assert after.loop.supervisor_on(worker, date(2026, 3, 20)) == "Deputy"
    assert after.loop.supervisor_on(worker, date(2026, 3, 21)) == "Nia Gorse"


def test_what_was_signed_keeps_its_supervisor(session: Session) -> None:
    detail = SessionDetail(ASHA, date(2026, 2, 16), SupervisionKind.PERSONAL, "Nia Gorse")
    with session.write() as writer:
        writer.add(detail)

    hand_over(book(session), session, [ASHA], SupervisorSpell("", TODAY, "Ola Ferrow"))

    after = book(session)
    assert after.loop.detail(after.sessions[ASHA][0]).supervisor == "Nia Gorse"


@pytest.mark.parametrize(
    ("spell", "problem"),
    [
        (SupervisorSpell("", TODAY, " "), "No supervisor"),
        (SupervisorSpell("", TODAY, "Deputy", date(2026, 3, 1)), "before it begins"),
    ],
)
def test_a_handover_to_nobody_is_refused(
    session: Session, spell: SupervisorSpell, problem: str
) -> None:
    with pytest.raises(ExpectedError, match=problem):
        hand_over(book(session), session, [ASHA], spell)


def test_a_policy_is_kept_and_judged_by(session: Session) -> None:
    policy = the_rules().policy
    stages = tuple(replace(one, is_on=one.id == "new_starter", months=12) for one in policy.stages)

    save_policy(book(session), session, replace(policy, stages=stages), reason="agreed")

    after = book(session).supervision[ASHA]
    assert after.due == date(2026, 3, 2)
    assert after.deadline is not None
    assert after.deadline.because == (
        "of the local rule 'New to the job: fortnightly for three months'"
    )


def test_a_policy_that_cannot_stand_is_refused(session: Session) -> None:
    policy = the_rules().policy
    stages = (replace(policy.stages[0], every=0),)

    with pytest.raises(ExpectedError, match="needs an interval of at least 1"):
        save_policy(
            book(session), session, replace(policy, stages=stages), reason="agreed in March"
        )


def test_a_policy_needs_a_reason(session: Session) -> None:
    policy = replace(the_rules().policy, months_ahead=6)

    with pytest.raises(ExpectedError, match="The reason is empty"):
        save_policy(book(session), session, policy, reason=" ")

    assert book(session).loop.policy.months_ahead == 3


def test_a_planned_session_is_marked_as_held_without_a_record(session: Session) -> None:
    mark_held(book(session, date(2026, 3, 10)), session, PLANNED, minutes=45)

    after = book(session, date(2026, 3, 10))
    held = after.sessions[ASHA][-1]
    assert (held.on, held.status, held.minutes) == (PLANNED.on, SupervisionStatus.HELD, 45)
    assert after.loop.detail(held).supervisor == "Nia Gorse"
    assert after.supervision[ASHA].last == date(2026, 3, 10)


def test_a_session_that_was_never_booked_is_marked_as_held(session: Session) -> None:
    mark_held(book(session), session, a_session(date(2026, 2, 27)))

    assert book(session).supervision[ASHA].last == date(2026, 2, 27)


@pytest.mark.parametrize(
    ("on", "problem"), [(date(2026, 3, 10), "lies ahead"), (date(2026, 2, 16), "held already")]
)
def test_what_cannot_have_been_held_is_refused(session: Session, on: date, problem: str) -> None:
    with pytest.raises(ExpectedError, match=problem):
        mark_held(book(session), session, a_session(on))
