from __future__ import annotations

from datetime import date
from pathlib import Path

from caseload_app.domain.records import CaseEvent, Plan
from caseload_app.services.importing import apply, preview
from caseload_app.services.session import Session
from caseload_app.store.read import read_children, read_events, read_facts, read_workers
from tests.exchange.dataset import (
    CP_PLANS,
    EPISODES,
    FEB,
    INVOLVEMENTS,
    JAN,
    PERSON,
    in_one_file_a_table,
    people,
)
from tests.exchange.workbooks import Rows, write_workbook
from tests.services.stores import a_store

TODAY = date(2026, 3, 2)


def load(session: Session, folder: Path, tables: dict[str, Rows]) -> None:
    path = write_workbook(folder, tables, "ssd.xlsx")
    apply(session, preview(session, [path], TODAY))


def test_tables_of_many_files_make_one_caseload(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    paths = in_one_file_a_table(tmp_path, people())

    prepared = preview(session, paths, TODAY)
    apply(session, prepared)

    fern, ivo = read_children(session.database)
    assert (fern.name, fern.worker, fern.team, fern.plan, fern.plan_started_on) == (
        "Fern Test",
        "Ann Brook",
        "North",
        Plan.CP,
        FEB,
    )
    assert (ivo.worker, ivo.plan, ivo.plan_started_on) == (
        "Ann Brook",
        Plan.CLA,
        date(2026, 1, 20),
    )
    assert [one.recognised_as for one in prepared.plan.sheets] == list(people())
    assert all(one.added + one.changed + one.unchanged == one.rows for one in prepared.plan.sheets)


def test_the_dataset_gives_events_and_a_visit_without_the_child_is_none(tmp_path: Path) -> None:
    session = a_store(tmp_path)

    load(session, tmp_path, people())

    assert read_events(session.database, "P1") == [
        CaseEvent("P1", "Referral received", JAN, "Progressed"),
        CaseEvent("P1", "CP plan started", FEB),
        CaseEvent("P1", "CP visit", date(2026, 2, 16), "Seen alone"),
        CaseEvent("P1", "CP visit", date(2026, 2, 23), "Not seen"),
    ]
    assert [(one.name, one.value) for one in read_facts(session.database)] == [
        ("Category of abuse", "NEG"),
        ("Primary need", "N1"),
        ("Primary need", "N1"),
    ]


def test_a_review_finds_its_child_by_the_period_of_care(tmp_path: Path) -> None:
    session = a_store(tmp_path)

    load(session, tmp_path, people())

    reviews = [one for one in read_events(session.database, "P2") if one.kind == "CLA review"]
    assert reviews == [CaseEvent("P2", "CLA review", FEB)]


def test_an_episode_that_gave_way_to_the_next_ends_no_care(tmp_path: Path) -> None:
    session = a_store(tmp_path)

    load(session, tmp_path, people())

    kinds = {one.kind for one in read_events(session.database, "P2")}
    assert "Ceased to be looked after" not in kinds


def test_only_professionals_who_are_involved_become_workers(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    tables = people()
    tables["ssd_professionals"] = [*tables["ssd_professionals"], ["99", "Di Far", "N", "", "", 1]]

    load(session, tmp_path, tables)

    found = {one.name: (one.team, one.fte, one.role) for one in read_workers(session.database)}
    assert found["Ann Brook"] == ("North", 0.8, "Social worker (agency)")
    assert "Di Far" not in found


def test_the_same_dataset_twice_changes_nothing(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    load(session, tmp_path, people())

    prepared = preview(session, [write_workbook(tmp_path, people(), "again.xlsx")], TODAY)

    assert prepared.plan.is_empty
    assert {one.changed + one.added for one in prepared.plan.sheets} == {0}


def test_a_person_without_a_case_is_left_out(tmp_path: Path) -> None:
    session = a_store(tmp_path)

    load(session, tmp_path, {"p": [PERSON, ["P9", "Una", "Test", "F", date(2015, 5, 1)]]})

    assert read_children(session.database) == []


def test_a_case_that_closed_years_ago_is_left_out_but_a_recent_one_kept(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    episodes = [
        EPISODES,
        ["R1", "P1", date(2022, 1, 1), "N1", "N", "RC7", date(2022, 6, 1)],
        ["R2", "P2", date(2025, 1, 1), "N1", "N", "RC7", FEB],
    ]

    load(session, tmp_path, {"e": episodes})

    (child,) = read_children(session.database)
    assert (child.child_id, child.closed_on, child.closure_reason) == ("P2", FEB, "RC7")


def test_an_ended_episode_closes_the_case(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    load(session, tmp_path, people())
    tables: dict[str, Rows] = {
        "ssd_cin_episodes": [
            EPISODES,
            ["R1", "P1", JAN, "N1", "N", "RC7", FEB],
            ["R2", "P2", JAN, "N1", "N", "", None],
        ],
        "ssd_cp_plans": [CP_PLANS, ["C1", "P1", FEB, FEB, "NEG"]],
    }

    path = write_workbook(tmp_path, tables, "next.xlsx")
    prepared = preview(session, [path], TODAY)
    apply(session, prepared)

    assert read_children(session.database)[0].closed_on == FEB
    assert [one.closed for one in prepared.plan.sheets] == [1, 0]


def test_of_two_allocated_workers_the_newer_is_taken_and_both_are_said(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    tables = people()
    tables["ssd_involvements"] = [
        INVOLVEMENTS,
        ["1", "10", "ALLOCATED CASE WORKER", "T1", "P1", JAN, None],
        ["2", "12", "ALLOCATED CASE WORKER", "T1", "P1", FEB, None],
    ]

    prepared = preview(session, [write_workbook(tmp_path, tables)], TODAY)

    notes = [note for sheet in prepared.plan.sheets for note in sheet.notes]
    assert (
        "Child P1: 2 workers at once (Cy Stone, Ann Brook); Cy Stone was taken, by role and date, "
        "involved since Mon 9 Feb 2026." in notes
    )
