"""Taking back happens once, can be undone whole, and refuses what is not what it seems."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from caseload_app.domain.audit import Act
from caseload_app.domain.lending.merging import Choices
from caseload_app.domain.records import (
    CaseEvent,
    Child,
)
from caseload_app.errors import ExpectedError
from caseload_app.services.lending.register import read_loans
from caseload_app.services.lending.take_back import (
    TakenBack,
    TakingBack,
    preview,
    take_back,
    undo_taking_back,
)
from caseload_app.services.safety.disclosures import CLIPBOARD, note_disclosure
from caseload_app.services.session import Session
from caseload_app.store.connection import open_database
from caseload_app.store.read import (
    read_allocations,
    read_child,
    read_children,
    read_events,
)
from tests.services.lending.copies import (
    BACK_ON,
    PHRASE,
    a_team,
    do_in,
    lent,
    manager_at,
    write,
)

BEFORE = CaseEvent("C1", "CP visit", date(2026, 2, 20), note="seen")
VISIT = CaseEvent("C1", "CP visit", date(2026, 3, 6), note="seen alone")
FERN = Child("C1", name="Fern Test", worker="Al Example", team="North")


def shown(session: Session, copy: Path) -> TakingBack:
    return preview(session, copy, PHRASE)


def back(session: Session, copy: Path, choices: Choices | None = None) -> TakenBack:
    with manager_at(session).open() as later:
        return take_back(later, shown(later, copy), choices or {}, BACK_ON)


def test_taking_the_same_copy_back_again_changes_nothing(tmp_path: Path) -> None:
    with a_team(tmp_path) as session:
        copy = lent(session)
        do_in(copy, (None, VISIT), (FERN, replace(FERN, worker="Bo Example")))

        first = back(session, copy)
        again = back(session, copy)

        assert first.number == 3
        assert again.number == 0


def test_taking_back_can_be_undone_whole(tmp_path: Path) -> None:
    with a_team(tmp_path) as session:
        copy = lent(session)
        do_in(copy, (None, VISIT), (BEFORE, None), (FERN, replace(FERN, worker="Bo Example")))
        history = read_allocations(session.database)
        done = back(session, copy)

        undo_taking_back(session, done.loan)

        assert read_events(session.database) == [BEFORE]
        assert read_child(session.database, "C1") == FERN
        assert read_allocations(session.database) == history
        assert [loan.is_out for loan in read_loans(session)] == [True]
        assert back(session, copy).number == 4


def test_what_was_built_on_since_is_not_undone(tmp_path: Path) -> None:
    with a_team(tmp_path) as session:
        copy = lent(session)
        do_in(copy, (None, VISIT))
        done = back(session, copy)
        write(session, (VISIT, replace(VISIT, note="corrected")))

        with pytest.raises(ExpectedError) as told:
            undo_taking_back(session, done.loan)

        assert told.value.problem.startswith("This cannot be undone: 1 of the records")
        assert replace(VISIT, note="corrected") in read_events(session.database)


def test_a_store_that_changed_after_the_comparison_is_compared_again(tmp_path: Path) -> None:
    with a_team(tmp_path) as session:
        copy = lent(session)
        do_in(copy, (None, VISIT))
        found = shown(session, copy)
        write(session, (BEFORE, None))

        with pytest.raises(ExpectedError) as told:
            take_back(session, found, {}, BACK_ON)

        assert told.value.next_step == "Compare them again."
        assert read_events(session.database) == []


def test_a_copy_of_one_worker_comes_back_without_harm_to_the_others(tmp_path: Path) -> None:
    visit = CaseEvent("C2", "CP visit", date(2026, 3, 6))
    with a_team(tmp_path) as session:
        copy = lent(session, workers=("Bo Example",))
        write(session, (None, VISIT))
        do_in(copy, (None, visit))

        back(session, copy)

        assert read_events(session.database) == [BEFORE, VISIT, visit]
        assert len(read_children(session.database)) == 2


def test_what_was_copied_or_printed_meanwhile_does_not_stand_in_the_way(tmp_path: Path) -> None:
    with a_team(tmp_path) as session:
        copy = lent(session)
        do_in(copy, (None, VISIT))
        found = shown(session, copy)
        note_disclosure(session, Act.COPIED, CLIPBOARD, "rows", names=True)

        done = take_back(session, found, {}, BACK_ON)
        undo_taking_back(session, done.loan)

        assert done.number == 1
        assert VISIT not in read_events(session.database)


def test_a_copy_of_another_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with a_team(tmp_path / "other", [Child("X1")]) as other:
        copy = lent(other)

    with a_team(tmp_path) as session, pytest.raises(ExpectedError) as told:
        shown(session, copy)

    assert told.value.problem.startswith("cover.db was not lent from this store")


def test_a_store_that_is_no_copy_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with a_team(tmp_path / "other") as other:
        path = other.path

    with a_team(tmp_path) as session, pytest.raises(ExpectedError) as told:
        preview(session, path, None)

    assert told.value.problem == "team.db is a store, but not a deputy's copy."


def test_a_wrong_passphrase_is_told(tmp_path: Path) -> None:
    with a_team(tmp_path) as session:
        copy = lent(session)
        with pytest.raises(ExpectedError) as told:
            preview(session, copy, "seven tall green ladders")

    assert "passphrase does not open" in told.value.problem


def test_a_copy_whose_trail_was_tampered_with_is_refused(tmp_path: Path) -> None:
    with a_team(tmp_path) as session:
        copy = lent(session)
        do_in(copy, (None, VISIT))
        with closing(open_database(copy, PHRASE)) as database:
            database.execute("drop trigger audit_keeps_every_value")
            database.execute("update audit set author = 'nobody' where subject = 'events'")

        with pytest.raises(ExpectedError) as told:
            shown(session, copy)

    assert told.value.problem.startswith("The audit trail of cover.db has been tampered with")
