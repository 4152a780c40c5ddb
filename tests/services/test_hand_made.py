from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from caseload_app.domain.importing.import_plan import ImportPlan
from caseload_app.domain.records import CaseEvent, Child, Worker
from caseload_app.services.importing import apply, preview
from caseload_app.services.session import Session
from caseload_app.store.read import read_child, read_events, read_workers
from tests.exchange.workbooks import write_workbook
from tests.services.stores import a_store

TODAY = date(2026, 3, 2)
JAN, FEB = date(2026, 1, 12), date(2026, 2, 9)
HEADINGS = ("Child ID", "Worker", "Plan", "Last visit", "Legal status")


def load(session: Session, folder: Path, *row: object) -> ImportPlan:
    path = write_workbook(folder, {"Children": [HEADINGS, row]}, f"{hash(row)}.xlsx")
    prepared = preview(session, [path], TODAY)
    apply(session, prepared)
    return prepared.plan


def correct(session: Session, **values: str) -> None:
    child = the_child(session)
    with session.write(why="corrected") as writer:
        writer.apply([])
        for name in {values.get("worker")} - {None}:
            writer.add(Worker(str(name)))
        writer.change(child, replace(child, **values))  # type: ignore[arg-type]


def the_child(session: Session) -> Child:
    child = read_child(session.database, "C1")
    assert child is not None
    return child


def test_a_correction_stands_against_the_file_that_was_wrong(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    load(session, tmp_path, "C1", "Ann", "CIN", None, None)
    correct(session, worker="Bo")

    plan = load(session, tmp_path, "C1", "Ann", "CIN", JAN, None)

    assert the_child(session).worker == "Bo"
    (kept,) = plan.hand_made
    assert (kept.field, kept.yours, kept.theirs, kept.is_kept) == ("worker", "Bo", "Ann", True)


def test_a_correction_stands_against_whatever_the_next_import_says(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    load(session, tmp_path, "C1", "Ann", "CIN", None, None)
    correct(session, worker="Bo")

    load(session, tmp_path, "C1", "Cy", "CIN", JAN, None)

    assert the_child(session).worker == "Bo"


def test_a_file_that_goes_on_saying_the_same_never_wins(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    load(session, tmp_path, "C1", "Ann", "CIN", None, None)
    correct(session, worker="Bo")
    load(session, tmp_path, "C1", "Cy", "CIN", JAN, None)

    load(session, tmp_path, "C1", "Cy", "CIN", FEB, None)

    assert the_child(session).worker == "Bo"


def test_a_file_that_has_moved_on_is_taken_and_both_values_are_said(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    load(session, tmp_path, "C1", "Ann", "CIN", None, None)
    correct(session, worker="Bo")
    load(session, tmp_path, "C1", "Bo", "CIN", JAN, None)

    plan = load(session, tmp_path, "C1", "Di", "CIN", FEB, None)

    assert the_child(session).worker == "Di"
    (replaced,) = plan.hand_made
    assert (replaced.yours, replaced.theirs, replaced.is_kept) == ("Bo", "Di", False)


def test_a_file_that_agrees_says_nothing_of_the_correction(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    load(session, tmp_path, "C1", "Ann", "CIN", None, None)
    correct(session, worker="Bo")

    assert load(session, tmp_path, "C1", "Bo", "CIN", JAN, None).hand_made == ()


def test_an_event_removed_by_hand_does_not_come_back(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    load(session, tmp_path, "C1", "Ann", "CIN", JAN, None)
    with session.write(why="never happened") as writer:
        writer.remove(CaseEvent("C1", "CIN visit", JAN, latest_only=True))

    plan = load(session, tmp_path, "C1", "Ann", "CIN", JAN, "C2")

    assert read_events(session.database, "C1") == []
    assert [one.wanted for one in plan.hand_made] == [
        CaseEvent("C1", "CIN visit", JAN, latest_only=True)
    ]


def test_a_row_whose_only_news_a_correction_stands_against_is_unchanged(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    load(session, tmp_path, "C1", "Ann", "CIN", None, None)
    correct(session, worker="Bo")

    plan = load(session, tmp_path, "C1", "Ann", "CIN", None, None)

    assert (plan.is_empty, plan.sheets[0].unchanged) == (True, 1)


def test_a_workers_fte_typed_by_hand_stands(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    path = write_workbook(tmp_path, {"Workers": [("Worker", "FTE"), ("Ann", 1)]})
    apply(session, preview(session, [path], TODAY))
    with session.write(why="part-time") as writer:
        writer.change(Worker("Ann", fte=1.0), Worker("Ann", fte=0.6))

    plan = preview(session, [path], TODAY).plan

    assert plan.is_empty
    assert [(one.yours, one.theirs) for one in plan.hand_made] == [(0.6, 1.0)]
    assert read_workers(session.database)[0].fte == 0.6


def test_a_value_that_the_file_no_longer_gives_is_kept_and_noted(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    load(session, tmp_path, "C1", "Ann", "CLA", None, "C2")

    plan = load(session, tmp_path, "C1", "Ann", "CLA", None, None)

    assert the_child(session).legal_status == "C2"
    assert [(one.field, one.value) for one in plan.blanked] == [("legal_status", "C2")]
