"""After a write only what changed is read again, with the same result as reading everything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from caseload_app.domain.changes import Changes
from caseload_app.domain.records import Plan
from caseload_app.services.casebooks import read_casebook, refresh
from tests.builders import MONDAY, a_child, a_session, a_worker, an_event, the_rules
from tests.services.stores import a_store

CHILD = a_child(plan=Plan.CP, plan_started_on=date(2026, 2, 16))


def test_one_changed_child_is_read_again(tmp_path: Path) -> None:
    session = a_store(tmp_path, [a_worker(), CHILD, an_event("ICPC", date(2026, 2, 16))])
    before = read_casebook(session, the_rules(), MONDAY)
    with session.write(why="test") as writer:
        writer.add(an_event("CP visit", date(2026, 2, 20)))

    after = refresh(before, session, writer.changes)

    assert after == read_casebook(session, the_rules(), MONDAY)
    assert after.workers is before.workers


def test_a_new_supervision_is_read_again(tmp_path: Path) -> None:
    session = a_store(tmp_path, [a_worker()])
    before = read_casebook(session, the_rules(), MONDAY)
    with session.write(why="test") as writer:
        writer.add(a_session(date(2026, 2, 20)))

    after = refresh(before, session, writer.changes)

    assert after.supervision["Asha Brook"].last == date(2026, 2, 20)


def test_a_child_who_changes_family_changes_the_families(tmp_path: Path) -> None:
    session = a_store(tmp_path, [a_worker(), CHILD])
    before = read_casebook(session, the_rules(), MONDAY)
    with session.write(why="test") as writer:
        writer.change(CHILD, replace(CHILD, family_id="F1"))

    after = refresh(before, session, writer.changes)

    assert after.families == {"F1": ("C1",)}


def test_nothing_changed_is_nothing_read(tmp_path: Path) -> None:
    session = a_store(tmp_path, [a_worker(), CHILD])
    before = read_casebook(session, the_rules(), MONDAY)

    assert refresh(before, session, Changes()) is before


def test_after_an_import_only_what_differs_is_derived_again(tmp_path: Path) -> None:
    others = [a_child("C2", plan=Plan.CP, plan_started_on=date(2026, 2, 16)), a_child("C3")]
    session = a_store(tmp_path, [a_worker(), CHILD, *others])
    before = read_casebook(session, the_rules(), MONDAY)
    with session.write(why="test") as writer:
        writer.add(an_event("CP visit", date(2026, 2, 20)))
        writer.change(others[1], replace(others[1], plan=Plan.CIN))

    after = refresh(before, session, writer.changes)

    assert after == read_casebook(session, the_rules(), MONDAY)
    assert after.current["C2"] is before.current["C2"]
    assert after.current["C1"] != before.current["C1"]


def test_an_event_taken_away_by_another_program_is_not_overlooked(tmp_path: Path) -> None:
    visit = an_event("CP visit", date(2026, 2, 20))
    session = a_store(tmp_path, [a_worker(), CHILD, visit, a_child("C2"), a_child("C3")])
    before = read_casebook(session, the_rules(), MONDAY)
    with session.write(why="elsewhere") as elsewhere:
        elsewhere.remove(visit)
    with session.write(why="test") as writer:
        writer.change(a_child("C2"), a_child("C2", plan=Plan.CIN))
        writer.change(a_child("C3"), a_child("C3", plan=Plan.CIN))

    after = refresh(before, session, writer.changes)

    assert after == read_casebook(session, the_rules(), MONDAY)
