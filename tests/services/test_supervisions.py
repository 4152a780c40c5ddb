"""A session from draft to signed record, and the actions that run through several of them."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import (
    ActionStepKind,
    AgreedAction,
    CaseDiscussion,
    Supervision,
    SupervisionKind,
    SupervisionStatus,
)
from caseload_app.domain.supervision.session_opening import open_session_record
from caseload_app.domain.supervision.supervision_record import (
    CasePart,
    Fate,
    NewAction,
    PersonalPart,
    SignedPersonal,
    SupervisionDraft,
    read_case,
    read_personal,
)
from caseload_app.errors import ExpectedError
from caseload_app.services.casebooks import read_casebook
from caseload_app.services.session import Session
from caseload_app.services.supervisions import (
    correct_case,
    correct_personal,
    drop_draft,
    keep_draft,
    record_group,
    sign_off,
    waiting_draft,
    waiting_drafts,
    what_is_missing,
)
from tests.builders import a_child, a_session, a_worker, the_rules
from tests.services.stores import a_store, store_in

ASHA = "Asha Brook"
FIRST, SECOND, THIRD, FOURTH = (
    date(2026, 3, 2),
    date(2026, 3, 30),
    date(2026, 4, 27),
    date(2026, 5, 25),
)
GENOGRAM = AgreedAction(ASHA, "Complete the genogram", "C1", ASHA, date(2026, 2, 20))
DECIDED = CasePart("C1", decision="Step down", reason="Aims met", life_now="Settled at school")

TYPING = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from caseload_app.domain.supervision.supervision_record import PersonalPart, SupervisionDraft
from caseload_app.paths import migrations_folder
from caseload_app.services.session import SessionFactory
from caseload_app.services.supervisions import keep_draft

clock = lambda: datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
session = SessionFactory(Path(sys.argv[1]), None, migrations_folder(), clock).open()
words = ""
while True:
    words += "word "
    draft = SupervisionDraft("Asha Brook", date(2026, 3, 2), personal=PersonalPart(words))
    keep_draft(session, draft)
    print(len(words), flush=True)
"""


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return a_store(tmp_path, [a_worker(supervisor="Nia Gorse"), a_child(name="Ada Beck"), GENOGRAM])


def book(session: Session, today: date = FIRST) -> Casebook:
    return read_casebook(session, the_rules(), today)


def opened(session: Session, today: date = FIRST) -> SupervisionDraft:
    return open_session_record(book(session, today), ASHA).draft


def decide(draft: SupervisionDraft, fate: Fate, note: str = "") -> SupervisionDraft:
    return replace(
        draft, reviews=tuple(replace(one, fate=fate, note=note) for one in draft.reviews)
    )


def test_sign_off_is_refused_while_an_old_action_has_no_outcome(session: Session) -> None:
    with pytest.raises(ExpectedError, match="'Complete the genogram' has no outcome"):
        sign_off(book(session), session, opened(session))

    assert book(session).sessions.get(ASHA, ()) == ()


def test_an_action_that_came_up_meanwhile_needs_an_outcome_too(session: Session) -> None:
    draft = decide(opened(session), Fate.DONE)
    with session.write() as writer:
        writer.add(AgreedAction(ASHA, "Ring the school", due_on=date(2026, 3, 9)))

    assert what_is_missing(book(session), draft) == (
        "'Ring the school' has come up since the page was opened and has no outcome.",
    )


def test_signing_makes_the_session_held_and_books_the_next(session: Session) -> None:
    draft = decide(replace(opened(session), minutes=90, next_on=SECOND), Fate.DONE, "On file")

    sign_off(book(session), session, draft)

    assert book(session).sessions[ASHA] == (
        Supervision(ASHA, FIRST, minutes=90, next_on=SECOND),
        Supervision(ASHA, SECOND, status=SupervisionStatus.PLANNED),
    )


def test_the_booked_session_is_the_one_that_was_held(session: Session) -> None:
    with session.write() as writer:
        writer.add(a_session(date(2026, 3, 4), status=SupervisionStatus.PLANNED))
    draft = decide(opened(session), Fate.DONE)

    sign_off(book(session), session, draft)

    assert draft.booked_on == date(2026, 3, 4)
    assert [(one.on, one.status) for one in book(session).sessions[ASHA]] == [
        (FIRST, SupervisionStatus.HELD)
    ]


def test_an_action_carried_three_times_is_followed_through(session: Session) -> None:
    for today in (FIRST, SECOND, THIRD):
        draft = decide(opened(session, today), Fate.CARRIED, "No time")
        sign_off(book(session, today), session, draft)

    after = book(session, FOURTH)

    assert open_session_record(after, ASHA).draft.reviews[0].times == 3
    assert after.supervision[ASHA].carried_most == 3
    assert [one.on for one in after.loop.steps[ASHA]] == [FIRST, SECOND, THIRD]
    assert after.actions[ASHA] == (GENOGRAM,)


def test_a_dropped_action_needs_a_reason_and_keeps_it(session: Session) -> None:
    draft = decide(opened(session), Fate.DROPPED)
    assert what_is_missing(book(session), draft) == (
        "'Complete the genogram' is dropped without a reason.",
    )

    sign_off(book(session), session, decide(draft, Fate.DROPPED, "Family moved away"))

    assert book(session).actions[ASHA] == (
        replace(GENOGRAM, done_on=FIRST, outcome="Dropped: Family moved away"),
    )


def test_the_parts_are_kept_apart(session: Session) -> None:
    personal = PersonalPart(wellbeing="Tired after court")
    draft = replace(decide(opened(session), Fate.DONE), personal=personal).discussed(DECIDED)

    sign_off(book(session), session, draft)

    after = book(session)
    (kept,), (case,) = after.loop.personal[ASHA], after.loop.cases["C1"]
    assert "Tired" not in case.content
    assert "Step down" not in kept.content
    assert read_personal(kept).personal.wellbeing == "Tired after court"
    assert read_case(case).case == DECIDED
    assert read_case(case).reviews[0].action == "Complete the genogram"
    assert after.discussions["C1"] == (CaseDiscussion("C1", FIRST, ASHA, "Step down", "Aims met"),)


def test_what_is_agreed_becomes_an_action_with_its_day(session: Session) -> None:
    new = NewAction("Book the review", "C1", due_on=date(2026, 3, 20))
    draft = replace(decide(opened(session), Fate.DONE), new_actions=(new,))

    sign_off(book(session), session, draft)

    agreed = AgreedAction(ASHA, "Book the review", "C1", ASHA, date(2026, 3, 20))
    after = book(session)
    assert agreed in after.actions[ASHA]
    assert [one.step for one in after.loop.steps[ASHA] if one.action == agreed.action] == [
        ActionStepKind.AGREED
    ]


def test_a_session_is_signed_once(session: Session) -> None:
    sign_off(book(session), session, decide(opened(session), Fate.CARRIED))

    with pytest.raises(ExpectedError, match="has been signed off before"):
        sign_off(book(session), session, decide(opened(session), Fate.CARRIED))


def test_a_correction_supersedes_and_keeps_what_was_signed(session: Session) -> None:
    sign_off(book(session), session, decide(opened(session), Fate.DONE))
    (before,) = book(session).loop.personal[ASHA]

    changed = SignedPersonal(PersonalPart(wellbeing="Well"))
    correct_personal(session, before, changed, "Written on the wrong sheet")

    after = book(session).loop
    assert [one.revision for one in after.personal[ASHA]] == [2]
    assert after.personal[ASHA][0].reason == "Written on the wrong sheet"
    assert after.superseded == (before,)


def test_a_correction_without_a_reason_is_refused(session: Session) -> None:
    sign_off(book(session), session, decide(opened(session), Fate.DONE))
    (before,) = book(session).loop.personal[ASHA]

    with pytest.raises(ExpectedError, match="needs a reason"):
        correct_personal(session, before, SignedPersonal(PersonalPart()), " ")


def test_a_corrected_decision_corrects_the_discussion(session: Session) -> None:
    draft = decide(opened(session), Fate.DONE).discussed(DECIDED)
    sign_off(book(session), session, draft)
    (before,) = book(session).loop.cases["C1"]

    signed = replace(read_case(before), case=replace(DECIDED, decision="Plan continues"))
    correct_case(book(session), session, before, signed, "Noted wrongly")

    assert [one.decision for one in book(session).discussions["C1"]] == ["Plan continues"]


def test_a_group_session_is_one_row_for_each_and_one_decision(tmp_path: Path) -> None:
    session = a_store(tmp_path, [a_worker(), a_worker("Bo Lee"), a_child()])
    draft = SupervisionDraft(ASHA, FIRST, SupervisionKind.GROUP, "Nia", 60, cases=(DECIDED,))

    record_group(book(session), session, draft, (ASHA, "Bo Lee"))

    after = book(session)
    assert {name: len(found) for name, found in after.sessions.items()} == {ASHA: 1, "Bo Lee": 1}
    assert len(after.discussions["C1"]) == 1
    assert after.supervision[ASHA].last is None


def test_a_draft_is_kept_and_can_be_let_go(session: Session) -> None:
    draft = replace(opened(session), minutes=45)

    keep_draft(session, draft)
    found = waiting_draft(session, draft.name)
    drop_draft(session, draft)

    assert found is not None
    assert found.draft == draft
    assert waiting_drafts(session) == ()


def test_signing_takes_the_draft_away(session: Session) -> None:
    draft = decide(opened(session), Fate.DONE)
    keep_draft(session, draft)

    sign_off(book(session), session, draft)

    assert waiting_drafts(session) == ()


def test_a_draft_is_recovered_after_the_program_is_killed(session: Session, tmp_path: Path) -> None:
    session.close()
    command = [sys.executable, "-c", TYPING, str(tmp_path / "team.db")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = [process.stdout.readline() for _ in range(3)]
        process.kill()
        told += process.stdout.readlines()
    acknowledged = max(int(line) for line in told if line.endswith("\n"))

    with store_in(tmp_path).open() as again:
        found = waiting_draft(again, "supervision Asha Brook Personal")

    assert found is not None
    assert len(found.draft.personal.wellbeing) in {acknowledged, acknowledged + 5}


def test_an_action_of_a_child_not_discussed_is_on_the_childs_record(session: Session) -> None:
    sign_off(book(session), session, decide(opened(session), Fate.CARRIED, "School was shut"))

    after = book(session)
    (record,) = after.loop.cases["C1"]
    assert [one.note for one in read_case(record).reviews] == ["School was shut"]
    assert after.discussions.get("C1", ()) == ()


def test_each_who_took_part_in_a_group_has_a_record_of_it(tmp_path: Path) -> None:
    session = a_store(tmp_path, [a_worker(), a_worker("Bo Lee"), a_child()])
    part = PersonalPart(reflection="Working with fathers")
    draft = SupervisionDraft(ASHA, FIRST, SupervisionKind.GROUP, "Nia", 60, personal=part)

    record_group(book(session), session, draft, (ASHA, "Bo Lee"))

    (record,) = book(session).loop.personal["Bo Lee"]
    assert read_personal(record).personal.reflection == "Working with fathers"
    with pytest.raises(ExpectedError, match="signed off before"):
        record_group(book(session), session, draft, (ASHA,))
