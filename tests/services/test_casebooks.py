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
