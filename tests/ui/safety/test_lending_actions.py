"""From the menu to the copy and back, in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from caseload_app.bootstrap import a_desk
from caseload_app.domain.records import CaseEvent
from caseload_app.services.lending.register import read_loans
from caseload_app.services.lending.take_back import preview
from caseload_app.services.session import Session
from caseload_app.store.read import read_events
from caseload_app.ui.desk import Desk
from caseload_app.ui.look import Look
from caseload_app.ui.safety.lend_dialog import LendChoice
from caseload_app.ui.settings import Settings
from tests.services.lending.copies import (
    BACK_ON,
    PHRASE,
    TODAY,
    UNTIL,
    a_team,
    deputy_at,
    do_in,
    lent,
)

VISIT = CaseEvent("C1", "CP visit", date(2026, 3, 6), note="seen alone")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with a_team(tmp_path) as made:
        yield made


def desk_at(session: Session, look: Look, on: date) -> Desk:
    settings = Settings(session.path.parent / "settings")
    desk = a_desk(session, look, settings, lambda: on, is_protected=False)
    desk.open_window()
    return desk


def wait(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: not desk.jobs.is_busy, timeout=60_000)


def test_a_copy_is_written_and_stands_at_the_foot(
    qtbot: QtBot, look: Look, session: Session, tmp_path: Path
) -> None:
    desk = desk_at(session, look, TODAY)
    copy = tmp_path / "cover.db"

    desk.lending.lend_to(LendChoice("Dee Puty", UNTIL, PHRASE), copy)
    wait(qtbot, desk)

    assert desk.window.status_line.note == "A copy is with Dee Puty until Fri 13 Mar 2026"
    assert desk.window.messages.words == (
        "Wrote cover.db. Tell Dee Puty the passphrase by another way than the file."
    )
    with deputy_at(copy).open() as there:
        assert there.path == copy
    desk.close()


def test_a_copy_that_is_not_back_is_said_at_the_start(
    qtbot: QtBot, look: Look, session: Session
) -> None:
    lent(session)

    desk = desk_at(session, look, BACK_ON)

    assert desk.window.status_line.note == "Dee Puty's copy is not back, due Fri 13 Mar 2026"
    assert desk.window.messages.words.startswith("Dee Puty's copy ended on Fri 13 Mar 2026")
    desk.close()


def test_a_copy_says_what_it_is_and_cannot_be_lent_on(look: Look, session: Session) -> None:
    copy = lent(session)

    with deputy_at(copy).open() as there:
        desk = desk_at(there, look, TODAY)

        assert desk.window.status_line.note == "Deputy's copy for Dee Puty, until Fri 13 Mar 2026"
        assert desk.actions.action("file.lend") is None
        assert desk.actions.action("file.take_back") is None
        desk.close()


def test_a_copy_past_its_day_says_what_to_do(look: Look, session: Session) -> None:
    copy = lent(session)

    with deputy_at(copy, BACK_ON).open() as there:
        desk = desk_at(there, look, BACK_ON)

        assert desk.window.messages.words == (
            "This deputy's copy for Dee Puty ended on Fri 13 Mar 2026. It can be read, not "
            "changed. Give this file back to tester, who chooses File, Take back a deputy's copy."
        )
        desk.close()


def test_what_was_done_is_taken_back_and_undone(qtbot: QtBot, look: Look, session: Session) -> None:
    copy = lent(session)
    do_in(copy, (None, VISIT))
    desk = desk_at(session, look, BACK_ON)

    desk.lending.take(preview(session, copy, PHRASE), {})
    wait(qtbot, desk)
    words, foot = desk.window.messages.words, desk.window.status_line.note
    taken = VISIT in desk.workspace.casebook.events["C1"]
    desk.window.messages.undo()

    assert words == "Took back 1 change from Dee Puty's copy."
    assert foot == ""
    assert taken
    assert VISIT not in read_events(session.database)
    assert desk.window.status_line.note.startswith("Dee Puty's copy is not back")
    desk.close()


def test_a_copy_that_is_lost_is_not_waited_for(look: Look, session: Session) -> None:
    lent(session)
    desk = desk_at(session, look, BACK_ON)

    desk.lending.give_up(read_loans(session)[0])

    assert desk.window.status_line.note == ""
    assert desk.window.messages.words == "Dee Puty's copy is not waited for any longer."
    desk.close()


def test_a_wrong_passphrase_is_asked_again(qtbot: QtBot, look: Look, session: Session) -> None:
    copy = lent(session)
    desk = desk_at(session, look, BACK_ON)
    desk.lending.ask_passphrase(str(copy))
    asking = desk.lending._asking
    assert asking is not None

    asking.passphrase.setText("seven tall green ladders")
    asking.compare.click()
    wait(qtbot, desk)

    assert "does not open" in asking.problem.text()
    assert asking.isVisible()
    desk.close()


def test_a_store_that_changed_meanwhile_is_told(qtbot: QtBot, look: Look, session: Session) -> None:
    copy = lent(session)
    do_in(copy, (None, VISIT))
    shown = replace(preview(session, copy, PHRASE), last_entry=1)
    desk = desk_at(session, look, BACK_ON)

    desk.lending.take(shown, {})
    wait(qtbot, desk)

    assert VISIT not in read_events(session.database)
    desk.close()


def test_a_file_that_is_there_is_not_written_over(
    qtbot: QtBot, look: Look, session: Session, tmp_path: Path
) -> None:
    desk = desk_at(session, look, TODAY)
    there = tmp_path / "cover.db"
    there.write_bytes(b"mine")

    desk.lending.lend_to(LendChoice("Dee Puty", UNTIL, PHRASE), there)
    wait(qtbot, desk)

    assert there.read_bytes() == b"mine"
    assert desk.window.status_line.note == ""
    desk.close()
