"""The window's one workspace keeps the casebook of the day."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from caseload_app.domain.changes import Changes
from caseload_app.domain.records import CaseDiscussion, Plan
from caseload_app.services.workspace import Workspace
from tests.builders import MONDAY, a_child, a_worker, an_event, the_rules
from tests.services.stores import a_store

VISIT = an_event("CP visit", date(2026, 2, 20))


def a_workspace(folder: Path, days: list[date] | None = None) -> Workspace:
    child = a_child(plan=Plan.CP, plan_started_on=date(2026, 2, 16))
    session = a_store(folder, [a_worker(), child, an_event("ICPC", date(2026, 2, 16))])
    today = days if days is not None else [MONDAY]
    return Workspace(session, the_rules(), lambda: today[-1])


def test_recording_keeps_casebook_and_monday_page_together(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path)
    assert [one.rule.id for one in workspace.monday.due_soon] == ["core_group_first", "cp_visit"]

    workspace.record_event(VISIT)

    assert VISIT in workspace.casebook.events["C1"]
    assert workspace.monday.casebook is workspace.casebook


def test_correcting_and_removing_come_back_to_the_start(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path)
    before = workspace.casebook.deadlines
    right = an_event("CP visit", date(2026, 2, 23))

    workspace.record_event(VISIT)
    workspace.correct_event(VISIT, right)
    workspace.remove_event(right)

    assert workspace.casebook.deadlines == before


def test_a_decision_shows_at_once(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path)

    moves = workspace.record_discussion(CaseDiscussion("C1", MONDAY, decision="Visit weekly"))

    last = workspace.casebook.last_discussion("C1")
    assert last is not None and last.decision == "Visit weekly"
    assert moves == ()


def test_what_a_job_has_read_is_held_once_it_is_taken(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path)
    before = workspace.casebook
    with workspace.session.beside() as own:
        with own.write() as writer:
            writer.add(VISIT)
        ready = workspace.read(own, writer.changes)
    assert workspace.casebook is before

    workspace.take(ready)

    assert VISIT in workspace.casebook.events["C1"]
    assert workspace.monday is ready.monday


def test_after_midnight_everything_is_judged_anew(tmp_path: Path) -> None:
    days = [MONDAY]
    workspace = a_workspace(tmp_path, days)
    assert workspace.casebook.today == MONDAY

    days.append(MONDAY + timedelta(days=1))

    assert [one.due for one in workspace.monday.overdue] == [MONDAY, MONDAY]


def test_a_write_made_elsewhere_is_followed(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path)
    assert "C2" not in workspace.casebook.children
    with workspace.session.write(why="test") as writer:
        writer.add(a_child("C2"))

    workspace.follow(writer.changes.union(Changes()))

    assert "C2" in workspace.casebook.children
    assert workspace.store_path.name == "team.db"
