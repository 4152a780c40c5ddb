"""A copy is encrypted, knows that it is one, and holds only what was lent."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from caseload_app.domain.audit import Act
from caseload_app.domain.records import CaseEvent, Child
from caseload_app.errors import ExpectedError
from caseload_app.services.lending.lend import LoanRequest, lend
from caseload_app.services.lending.register import read_loans, read_mark
from caseload_app.services.worklist import SNOOZES
from caseload_app.store.audit import read_audit
from caseload_app.store.audit_chain import find_chain_faults, read_head, read_seal
from caseload_app.store.connection import is_protected, open_database
from caseload_app.store.drafts import read_drafts, save_draft
from caseload_app.store.read import read_children, read_events, read_leave, read_workers
from caseload_app.store.settings import read_setting, save_setting
from caseload_app.store.snapshot import TABLE_NAMES, find_damage, find_orphans
from tests.services.lending.copies import (
    PHRASE,
    RECORDS,
    TODAY,
    UNTIL,
    a_team,
    deputy_at,
    lent,
    write,
)

VISIT = CaseEvent("C1", "CP visit", date(2026, 3, 5))


def test_the_copy_holds_the_store_under_its_own_passphrase(tmp_path: Path) -> None:
    with a_team(tmp_path) as session:
        copy = lent(session)
        children = read_children(session.database)

    assert is_protected(copy)
    with deputy_at(copy).open() as there:
        assert read_children(there.database) == children


def test_the_copy_knows_that_it_is_one(tmp_path: Path) -> None:
    with a_team(tmp_path) as session:
        head = read_head(session.database)
        copy = lent(session)

    with deputy_at(copy).open() as there:
        mark = read_mark(there)
        assert mark is not None
        assert (mark.cut_entry, mark.cut_seal) == head
        assert (mark.lender, mark.deputy, mark.until) == ("tester", "Dee Puty", UNTIL)
        assert read_seal(there.database, mark.cut_entry) == mark.cut_seal
        assert find_chain_faults(there.database) == []


def test_the_store_notes_that_a_copy_is_out(tmp_path: Path) -> None:
    with a_team(tmp_path) as session:
        lent(session)
        (loan,) = read_loans(session)
        newest = read_audit(session.database, limit=1)[0]

    assert loan.is_out
    assert (loan.deputy, loan.file) == ("Dee Puty", "cover.db")
    assert newest.act is Act.HANDED_OVER
    assert newest.key == ("lent to Dee Puty",)


def test_nothing_but_the_copy_is_left_behind(tmp_path: Path) -> None:
    with a_team(tmp_path) as session:
        lent(session)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["cover.db", "team.db"]


def test_what_the_lender_is_still_typing_stays_with_the_lender(tmp_path: Path) -> None:
    with a_team(tmp_path) as session:
        save_draft(session.database, "personal", "private", session.clock_now())
        copy = lent(session)

    with deputy_at(copy).open() as there:
        assert read_drafts(there.database) == []


def test_the_deputy_writes_until_the_last_day_and_reads_afterwards(tmp_path: Path) -> None:
    with a_team(tmp_path) as session:
        copy = lent(session)

    with deputy_at(copy, UNTIL).open() as there:
        write(there, (None, VISIT))
    with deputy_at(copy, date(2026, 3, 14)).open() as there:
        assert there.is_read_only
        assert VISIT in read_events(there.database)
        with pytest.raises(ExpectedError) as told:
            write(there, (VISIT, None))

    assert told.value.problem == (
        "Nothing was saved: This deputy's copy for Dee Puty ended on Fri 13 Mar 2026. "
        "It can be read, not changed. "
        "Give this file back to tester, who chooses File, Take back a deputy's copy."
    )
    assert told.value.next_step == (
        "Do it in the store that this copy came from, once the copy is back."
    )


def test_a_copy_of_one_worker_holds_nothing_of_the_others(tmp_path: Path) -> None:
    snoozes = {"check|C1|late": ["known", "2026-03-01", None], "check|C2|late": ["so", "", None]}
    with a_team(tmp_path) as session:
        write(session, (None, CaseEvent("C2", "CP visit", TODAY, note="seen alone")))
        with session.write() as writer:
            save_setting(writer, SNOOZES, dict(snoozes))
        copy = lent(session, workers=("Bo Example",))

    with deputy_at(copy).open() as there:
        assert [child.child_id for child in read_children(there.database)] == ["C2"]
        assert [event.child_id for event in read_events(there.database)] == ["C2"]
        assert read_leave(there.database) == []
        assert len(read_workers(there.database)) == 2
        assert list(dict(read_setting(there.database, SNOOZES))) == ["check|C2|late"]  # type: ignore[call-overload]
        assert find_chain_faults(there.database) == []
        assert find_orphans(there.database) == {}
    with closing(open_database(copy, PHRASE)) as database:
        tables = [name for (name,) in database.execute(TABLE_NAMES.format(schema="main"))]
        held = [database.execute(f'select * from "{name}"').fetchall() for name in tables]
        assert "Fern" not in str(held)
        assert find_damage(database) == []


def test_a_copy_of_one_worker_is_no_larger_than_it_needs_to_be(tmp_path: Path) -> None:
    others = [Child(f"X{number}", worker="Al Example", flags="x" * 200) for number in range(400)]
    with a_team(tmp_path, (*RECORDS, *others)) as session:
        whole = session.path.stat().st_size
        copy = lent(session, workers=("Bo Example",))

    assert copy.stat().st_size < whole * 0.8
    with closing(open_database(copy, PHRASE)) as database:
        assert database.execute("pragma freelist_count").fetchone() == (0,)


def test_a_copy_of_workers_names_only_them(tmp_path: Path) -> None:
    with a_team(tmp_path) as session, pytest.raises(ExpectedError) as told:
        lent(session, workers=("Cy Example",))

    assert told.value.problem == "The store has no worker called Cy Example."


def test_a_copy_is_not_lent_on(tmp_path: Path) -> None:
    with a_team(tmp_path) as session:
        copy = lent(session)

    with deputy_at(copy).open() as there, pytest.raises(ExpectedError) as told:
        lent_on = LoanRequest("Cy", UNTIL, "six tall green ladders", tmp_path / "on.db")
        lend(there, lent_on, TODAY)

    assert told.value.problem == "This is a deputy's copy, which cannot be lent on."


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"deputy": " "}, "The deputy has no name yet."),
        ({"until": date(2026, 3, 1)}, "The last day has passed."),
        ({"target": Path("team.db")}, "There is already a file at "),
        ({"target": Path("nowhere/cover.db")}, "No copy can be written to "),
    ],
)
def test_what_cannot_be_lent_is_refused_and_nothing_is_left(
    tmp_path: Path, wrong: dict[str, object], problem: str
) -> None:
    target = wrong.get("target")
    if isinstance(target, Path):
        wrong["target"] = tmp_path / target
    asked = LoanRequest("Dee Puty", UNTIL, PHRASE, tmp_path / "cover.db")

    with a_team(tmp_path) as session, pytest.raises(ExpectedError) as told:
        lend(session, replace(asked, **wrong), TODAY)  # type: ignore[arg-type]

    assert told.value.problem.startswith(problem)
    assert [path.name for path in tmp_path.iterdir()] == ["team.db"]


def test_a_weak_passphrase_is_refused(tmp_path: Path) -> None:
    asked = LoanRequest("Dee Puty", UNTIL, "password", tmp_path / "cover.db")

    with a_team(tmp_path) as session, pytest.raises(ExpectedError):
        lend(session, asked, TODAY)


def test_the_copy_needs_another_passphrase_than_the_store(tmp_path: Path) -> None:
    with a_team(tmp_path) as plain:
        factory = replace(plain.factory, path=tmp_path / "own.db", passphrase=PHRASE)
    asked = LoanRequest("Dee Puty", UNTIL, PHRASE, tmp_path / "cover.db")

    with factory.create() as session, pytest.raises(ExpectedError) as told:
        lend(session, asked, TODAY)

    assert told.value.problem == "That is the passphrase of your own store."


def test_a_protected_store_lends_a_copy_that_its_own_passphrase_does_not_open(
    tmp_path: Path,
) -> None:
    own = "seven tall green ladders"
    with a_team(tmp_path) as plain:
        factory = replace(plain.factory, path=tmp_path / "own.db", passphrase=own)
    with factory.create() as session:
        write(session, (None, Child("C9")))
        copy = lent(session)

    with pytest.raises(ExpectedError):
        open_database(copy, own)
    with deputy_at(copy).open() as there:
        assert [child.child_id for child in read_children(there.database)] == ["C9"]
