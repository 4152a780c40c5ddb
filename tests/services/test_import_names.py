from __future__ import annotations

from datetime import date
from pathlib import Path

from caseload_app.domain.records import Child, Supervision, Worker
from caseload_app.services.import_names import (
    decide_different_people,
    decide_same_people,
    decide_same_teams,
    same_people,
    same_teams,
)
from caseload_app.services.importing import apply, preview
from caseload_app.store.read import read_children, read_supervisions, read_workers
from tests.exchange.workbooks import write_workbook
from tests.services.stores import a_store

TODAY = date(2026, 3, 2)
FEB = date(2026, 2, 9)
ROWS = [
    ("Child ID", "Worker", "Team", "Plan"),
    ("C1", "BROOK, Ann (Agency)", "Unit 1, Locality 4", "CIN"),
    ("C2", "Ann\u00a0Brook", "Locality 4 Unit 1", "CIN"),
]


def test_spellings_in_a_file_are_proposed_with_those_already_kept(tmp_path: Path) -> None:
    session = a_store(tmp_path, [Worker("Ann Brook", team="Locality 4 Unit 1")])
    prepared = preview(session, [write_workbook(tmp_path, {"Children": ROWS})], TODAY)

    (people,) = same_people(session, prepared.plan)
    (teams,) = same_teams(session, prepared.plan)

    assert (set(people.names), people.keep) == (
        {"Ann Brook", "BROOK, Ann (Agency)"},
        "Ann Brook",
    )
    assert teams.keep == "Locality 4 Unit 1"


def test_what_was_decided_holds_for_every_later_import(tmp_path: Path) -> None:
    session = a_store(tmp_path, [Worker("Ann Brook", team="Locality 4 Unit 1")])
    decide_same_people(session, ["BROOK, Ann (Agency)"], "Ann Brook")
    decide_same_teams(session, ["Unit 1, Locality 4"], "Locality 4 Unit 1")

    apply(session, preview(session, [write_workbook(tmp_path, {"Children": ROWS})], TODAY))

    assert [one.name for one in read_workers(session.database)] == ["Ann Brook"]
    assert [(one.worker, one.team) for one in read_children(session.database)] == [
        ("Ann Brook", "Locality 4 Unit 1"),
        ("Ann Brook", "Locality 4 Unit 1"),
    ]


def test_two_spellings_that_are_kept_already_become_one_worker(tmp_path: Path) -> None:
    session = a_store(
        tmp_path,
        [
            Worker("Ann Brook", fte=0.8),
            Worker("Brook, Ann", role="Social worker", team="North"),
            Child("C1", worker="Brook, Ann"),
            Supervision("Brook, Ann", FEB),
        ],
    )

    decide_same_people(session, ["Brook, Ann"], "Ann Brook")

    assert read_workers(session.database) == [
        Worker("Ann Brook", role="Social worker", team="North", fte=0.8)
    ]
    assert [one.worker for one in read_children(session.database)] == ["Ann Brook"]
    assert read_supervisions(session.database) == [Supervision("Ann Brook", FEB)]


def test_people_told_apart_are_not_proposed_again(tmp_path: Path) -> None:
    session = a_store(tmp_path, [Worker("Ann Brook (North)"), Worker("Ann Brook (South)")])

    decide_different_people(session, ["Ann Brook (North)", "Ann Brook (South)"])

    assert same_people(session) == []
