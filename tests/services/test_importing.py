from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from caseload_app.domain.records import CaseEvent, Child, Plan, Supervision, Worker
from caseload_app.errors import ExpectedError
from caseload_app.services.import_history import latest_changes
from caseload_app.services.importing import (
    apply,
    changes_report,
    import_report,
    preview,
    undo_latest,
)
from caseload_app.services.session import Session
from caseload_app.store.audit import read_audit
from caseload_app.store.imports import read_latest_import
from caseload_app.store.read import read_children, read_events, read_supervisions, read_workers
from tests.exchange.workbooks import (
    LIST_3,
    LIST_4,
    LIST_6,
    LIST_7,
    LIST_8,
    a_row,
    sample,
    write_workbook,
)
from tests.services.stores import a_store

TODAY = date(2026, 3, 2)
JAN, FEB = date(2026, 1, 12), date(2026, 2, 9)

CHILDREN = ("Child ID", "Name", "Worker", "Team", "Plan", "Plan started on", "Closed on")
ANN = ("C1", "Fern Test", "Ann Brook", "North", "CIN", JAN, None)


def load(session: Session, *paths: Path) -> None:
    apply(session, preview(session, paths, TODAY))


def children_file(folder: Path, *rows: Iterable[object], name: str = "book.xlsx") -> Path:
    return write_workbook(folder, {"Children": [CHILDREN, *rows]}, name)


def test_a_preview_writes_nothing(tmp_path: Path) -> None:
    session = a_store(tmp_path)

    prepared = preview(session, [children_file(tmp_path, ANN)], TODAY)

    assert len(prepared.plan.changes) == 2
    assert (read_children(session.database), read_audit(session.database)) == ([], [])


def test_an_import_writes_what_the_preview_shows_and_says_what_it_touched(tmp_path: Path) -> None:
    session = a_store(tmp_path)

    result = apply(session, preview(session, [children_file(tmp_path, ANN)], TODAY))

    assert result.changes.children == {"C1"}
    assert read_workers(session.database) == [Worker("Ann Brook", team="North")]
    assert read_children(session.database) == [
        Child(
            "C1",
            name="Fern Test",
            worker="Ann Brook",
            team="North",
            plan=Plan.CIN,
            plan_started_on=JAN,
        )
    ]


def test_the_list_of_imports_keeps_names_fingerprints_and_counts(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    path = children_file(tmp_path, ANN)

    load(session, path)

    listed = read_latest_import(session.database)
    assert listed is not None
    assert listed.as_of == TODAY
    assert listed.files == [
        {"name": "book.xlsx", "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
    ]
    assert listed.sheets["sheets"][0]["added"] == 1


def test_the_same_file_twice_changes_nothing_at_all(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    path = children_file(tmp_path, ANN)
    load(session, path)
    before = read_audit(session.database)

    result = apply(session, preview(session, [path], date(2026, 3, 9)))

    assert (result.import_id, result.snapshot, result.changes.is_empty) == (None, None, True)
    assert read_audit(session.database) == before


def test_a_copy_of_the_store_is_kept_before_the_second_import(tmp_path: Path) -> None:
    session = a_store(tmp_path, [Worker("Ann Brook")])

    result = apply(session, preview(session, [children_file(tmp_path, ANN)], TODAY))

    assert result.snapshot is not None
    assert result.snapshot.exists()


def test_a_preview_of_an_older_state_is_refused(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    prepared = preview(session, [children_file(tmp_path, ANN)], TODAY)
    with session.write(why="meanwhile") as writer:
        writer.add(Worker("Bo Vale"))

    with pytest.raises(ExpectedError, match="The store has changed since this import"):
        apply(session, prepared)

    assert read_children(session.database) == []


def test_the_latest_import_can_be_undone(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    load(session, children_file(tmp_path, ANN, name="one.xlsx"))
    moved = ("C1", "Fern Test", "Bo Vale", "North", "CP", FEB, None)
    load(session, children_file(tmp_path, moved, name="two.xlsx"))

    undo_latest(session)

    (child,) = read_children(session.database)
    assert (child.worker, child.plan, child.plan_started_on) == ("Ann Brook", Plan.CIN, JAN)


def test_without_an_import_there_is_nothing_to_undo_or_to_tell(tmp_path: Path) -> None:
    session = a_store(tmp_path)

    assert latest_changes(session) is None
    assert changes_report(None, TODAY) == {
        "as_of": "2026-03-02",
        "changes": None,
        "import": None,
        "groups": [],
        "teams": [],
        "doubts": [],
        "moves": [],
        "moves_in_all": 0,
    }
    with pytest.raises(ExpectedError, match="There is no import to undo"):
        undo_latest(session)


def test_the_latest_changes_are_those_of_the_latest_import_that_stands(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    load(session, children_file(tmp_path, ANN, name="one.xlsx"))
    moved = ("C1", "Fern Test", "Bo Vale", "North", "CP", FEB, None)
    load(session, children_file(tmp_path, moved, name="two.xlsx"))

    second = latest_changes(session)
    undo_latest(session)

    assert second == (
        ("Moved to another worker", 1, ("C1",)),
        ("Plan changed", 1, ("C1",)),
        ("Workers added", 1, ()),
    )
    assert latest_changes(session) == (("Children added", 1, ("C1",)), ("Workers added", 1, ()))


def test_lists_of_several_files_are_joined_on_the_child(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    six = write_workbook(
        tmp_path,
        {
            "CIN": [
                LIST_6,
                a_row(LIST_6, child_unique=1001.0, case_status="LAC", allocated_worker="#N/A"),
            ]
        },
        "six.xlsx",
    )
    eight = write_workbook(
        tmp_path,
        {
            "CLA": [
                ["List 8: Children in care"],
                LIST_8,
                a_row(
                    LIST_8,
                    child_unique=" 1001 ",
                    date_started="12/01/2026",
                    date_of_last_social=FEB,
                    allocated_worker="Ann\u00a0Brook",
                ),
            ]
        },
        "eight.xlsx",
    )

    load(session, six, eight)

    (child,) = read_children(session.database)
    assert (child.child_id, child.worker, child.plan) == ("1001", "Ann Brook", Plan.CLA)
    assert child.plan_started_on == JAN
    assert read_events(session.database) == [
        CaseEvent("1001", "Became looked after", JAN),
        CaseEvent("1001", "CLA visit", FEB, latest_only=True),
    ]


def test_the_template_is_read_whole(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    path = write_workbook(
        tmp_path,
        {
            "Workers": [("Worker", "Role", "FTE"), ("Ann Brook", "Social worker", "80%")],
            "Children": [CHILDREN, ANN],
            "Events": [("Child ID", "Event", "Date"), ("c1", "cin visit", "09/02/2026")],
            "Supervisions": [("Worker", "Date", "Kind"), ("ANN BROOK", FEB, "Personal")],
            "Case discussions": [
                ("Child ID", "Worker", "Date", "Decision"),
                ("C1", "Ann Brook", FEB, "Go on"),
            ],
            "Actions": [("Worker", "Child ID", "Action", "Due"), ("Ann Brook", "C1", "Call", FEB)],
            "Leave": [("Worker", "From", "To"), ("Ann Brook", FEB, FEB)],
        },
    )

    prepared = preview(session, [path], TODAY)
    apply(session, prepared)

    assert [(sheet.recognised_as, sheet.added) for sheet in prepared.plan.sheets] == [
        ("workers", 1),
        ("tracker", 1),
        ("events", 1),
        ("supervisions", 1),
        ("case_discussions", 1),
        ("actions", 1),
        ("leave", 1),
    ]
    assert read_workers(session.database) == [
        Worker("Ann Brook", role="Social worker", team="North", fte=0.8)
    ]
    assert read_supervisions(session.database) == [Supervision("Ann Brook", FEB)]


def test_the_report_has_the_shape_that_programs_rely_on(tmp_path: Path) -> None:
    session = a_store(tmp_path)
    path = children_file(tmp_path, ANN, (None, "Nobody", "Ann Brook", "North", "CIN", JAN, None))

    report = import_report(preview(session, [path], TODAY), dry_run=True)

    (file,) = report["files"]
    (sheet,) = file["sheets"]
    assert (report["as_of"], report["dry_run"], file["path"]) == ("2026-03-02", True, str(path))
    assert json.loads(json.dumps(sheet)) == {
        "name": "Children",
        "recognised_as": "tracker",
        "header_row": 1,
        "rows": 2,
        "added": 1,
        "changed": 0,
        "unchanged": 0,
        "closed": 0,
        "rejected": [
            {
                "row": 3,
                "column": "A",
                "heading": "Child ID",
                "value": "",
                "problem": "There is no child's ID in this row. Fill it in, or delete the row.",
            }
        ],
        "problems": [],
        "unmatched_headings": [],
        "skipped_because": None,
        "notes": [],
    }


def test_one_file_that_cannot_be_read_stops_the_import(tmp_path: Path) -> None:
    session = a_store(tmp_path)

    with pytest.raises(ExpectedError, match=r"There is no file gone\.xlsx"):
        preview(session, [children_file(tmp_path, ANN), tmp_path / "gone.xlsx"], TODAY)

    assert read_children(session.database) == []


def test_no_file_at_all_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(ExpectedError, match="No file was chosen"):
        preview(a_store(tmp_path), [], TODAY)


@pytest.mark.parametrize(
    ("name", "children", "open_children"),
    [
        ("annex_a_example.xlsx", 13, 11),
        ("annex_a_official_template_2019.xlsx", 5, 3),
        ("annex_a_partial.xlsx", 0, 0),
    ],
)
def test_published_workbooks_are_imported_and_then_change_nothing(
    tmp_path: Path, name: str, children: int, open_children: int
) -> None:
    session = a_store(tmp_path)

    load(session, sample(name))

    stored = read_children(session.database)
    assert len(stored) == children
    assert sum(child.closed_on is None for child in stored) == open_children
    assert preview(session, [sample(name)], TODAY).plan.is_empty


@pytest.mark.parametrize("seed", range(12))
def test_an_import_of_any_mess_can_be_saved_and_then_changes_nothing(
    tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    mess = ["", "-", "#N/A", "CP/CLA", "Closed", "a) Yes", "b) No", 45964.0, JAN, FEB, "31/02/2026"]
    mess += ["Ann", "ann ", "C1: ICO", "01/01/1900", "12/01/2026", 3.0, True, "x" * 300]

    def rows(headings: tuple[str, ...]) -> list[Iterable[object]]:
        ids = [f"C{chance.randint(1, 9)}" for _ in range(15)]
        return [headings, *([one, *(chance.choice(mess) for _ in headings[1:])] for one in ids)]

    lists = {"L3": LIST_3, "L4": LIST_4, "L6": LIST_6, "L7": LIST_7, "L8": LIST_8, "Own": CHILDREN}
    path = write_workbook(tmp_path, {name: rows(headings) for name, headings in lists.items()})
    session = a_store(tmp_path)

    prepared = preview(session, [path], TODAY)
    apply(session, prepared)

    for sheet in prepared.plan.sheets:
        done = sheet.added + sheet.changed + sheet.unchanged + len(sheet.rejected)
        assert done == sheet.rows
    assert preview(session, [path], TODAY).plan.changes == ()
