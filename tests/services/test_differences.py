from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from caseload_app.domain.importing.difference import DifferenceRow, GroupId, ImportDifference
from caseload_app.domain.records import Child, Plan, Worker
from caseload_app.domain.rules.rulebook import RuleBook
from caseload_app.exchange.rule_files import load_rules
from caseload_app.paths import resource
from caseload_app.services.differences import (
    difference_of,
    kept_answer,
    latest_difference,
    only_accepted,
    past_difference,
    restricted,
)
from caseload_app.services.importing import ImportPreview, apply, preview
from caseload_app.services.session import Session
from caseload_app.store.read import read_children, read_workers
from tests.exchange.workbooks import write_workbook
from tests.services.stores import a_store

TODAY = date(2026, 3, 2)
JAN, FEB = date(2026, 1, 12), date(2026, 2, 9)
HEADINGS = (
    "Child ID",
    "Name",
    "Worker",
    "Team",
    "Plan",
    "Plan started on",
    "Closed on",
    "Last visit",
)
FERN = ("C1", "Fern Test", "Ann", "North", "CIN", JAN, None, JAN)
IVO = ("C2", "Ivo Test", "Ann", "North", "CP", JAN, None, JAN)


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return load_rules(resource("rules"))[0]


def file(folder: Path, *rows: tuple[object, ...]) -> Path:
    return write_workbook(folder, {"Children": [HEADINGS, *rows]}, f"{abs(hash(rows))}.xlsx")


def prepare(session: Session, folder: Path, *rows: tuple[object, ...]) -> ImportPreview:
    return preview(session, [file(folder, *rows)], TODAY)


def loaded(folder: Path, *rows: tuple[object, ...]) -> Session:
    session = a_store(folder)
    apply(session, preview(session, [file(folder, *rows)], date(2026, 2, 23)))
    return session


def sentences(difference: ImportDifference, group: GroupId) -> list[tuple[str, str]]:
    return [(row.child_id, row.sentence) for row in difference.group(group).rows]


def row_of(difference: ImportDifference, group: GroupId) -> DifferenceRow:
    (row,) = difference.group(group).rows
    return row


def test_every_kind_of_change_has_its_group(tmp_path: Path) -> None:
    session = loaded(tmp_path, FERN, IVO, ("C3", "Una", "Ann", "North", "CIN", JAN, None, None))
    prepared = prepare(
        session,
        tmp_path,
        ("C1", "Fern Test", "Bo", "North", "CIN", JAN, None, FEB),
        ("C2", "Ivo Test", "Ann", "North", "CP", JAN, FEB, JAN),
        ("C4", "Lea Test", "Ann", "South", "CLA", FEB, None, None),
    )

    difference = difference_of(session, prepared)

    assert sentences(difference, GroupId.NEW) == [("C4", "Lea Test: CLA, Ann")]
    assert sentences(difference, GroupId.MOVED_WORKER) == [("C1", "worker Ann → Bo")]
    assert sentences(difference, GroupId.CLOSED) == [("C2", "closed on nothing → Mon 9 Feb 2026")]
    assert sentences(difference, GroupId.VANISHED) == [
        ("C3", "Una: open here (CIN), not in the file")
    ]
    assert sentences(difference, GroupId.EVENTS) == [("C1", "CIN visit on Mon 9 Feb 2026")]
    assert sentences(difference, GroupId.WORKERS) == [("", "Bo, North")]


def test_a_plan_that_changed_stands_with_its_start(tmp_path: Path) -> None:
    session = loaded(tmp_path, FERN)
    prepared = prepare(session, tmp_path, ("C1", "Fern Test", "Ann", "North", "CP", FEB, None, JAN))

    row = row_of(difference_of(session, prepared), GroupId.PLAN)

    assert (row.before, row.after) == ("CIN; Mon 12 Jan 2026", "CP; Mon 9 Feb 2026")
    assert (row.worker, row.team) == ("Ann", "North")


def test_a_start_that_moved_back_and_a_visit_that_went_back_are_together(tmp_path: Path) -> None:
    session = loaded(tmp_path, ("C1", "Fern Test", "Ann", "North", "CIN", FEB, None, FEB))
    prepared = prepare(session, tmp_path, FERN)

    assert sentences(difference_of(session, prepared), GroupId.WENT_BACK) == [
        ("C1", "plan started on Mon 9 Feb 2026 → Mon 12 Jan 2026"),
        ("C1", "latest CIN visit: the file says Mon 12 Jan 2026, Mon 9 Feb 2026 is kept"),
    ]


def test_deadlines_that_the_file_meets_are_told(tmp_path: Path, book: RuleBook) -> None:
    ivo = ("C2", "Ivo Test", "Ann", "North", "CP", JAN, None)
    session = loaded(tmp_path, (*ivo, date(2026, 2, 20)))
    prepared = prepare(session, tmp_path, (*ivo, date(2026, 2, 27)))

    found = sentences(difference_of(session, prepared, book), GroupId.MET)

    assert [words.partition(" (")[0] for _, words in found] == [
        "Child protection visit met on Fri 27 Feb 2026"
    ]


def test_what_fell_late_since_the_last_import_is_told(tmp_path: Path, book: RuleBook) -> None:
    fresh = ("C2", "Ivo Test", "Ann", "North", "CP", JAN, None, date(2026, 2, 12))
    session = loaded(tmp_path, fresh)
    prepared = prepare(session, tmp_path, ("C2", "Ivo Test", "Bo", "North", "CP", JAN, None, None))

    found = [
        row.sentence.partition(" was due")[0]
        for row in difference_of(session, prepared, book).group(GroupId.NEWLY_LATE).rows
    ]

    assert any("visit" in words for words in found)


def test_a_row_that_is_left_is_not_written(tmp_path: Path) -> None:
    session = loaded(tmp_path, FERN)
    prepared = prepare(session, tmp_path, ("C1", "Fern Test", "Bo", "North", "CP", FEB, None, JAN))
    difference = difference_of(session, prepared)
    left = {row_of(difference, GroupId.MOVED_WORKER).id}

    apply(session, restricted(session, prepared, difference, difference.proposed() - left))

    (child,) = read_children(session.database)
    assert (child.worker, child.plan, child.plan_started_on) == ("Ann", Plan.CP, FEB)
    assert [one.name for one in read_workers(session.database)] == ["Ann"]


def test_with_a_new_child_goes_everything_about_it(tmp_path: Path) -> None:
    session = loaded(tmp_path, FERN)
    prepared = prepare(session, tmp_path, FERN, IVO)
    difference = difference_of(session, prepared)
    left = {row_of(difference, GroupId.NEW).id}

    chosen = restricted(session, prepared, difference, difference.proposed() - left)

    assert chosen.plan.is_empty


def test_a_correction_can_be_given_up_for_the_files_value(tmp_path: Path) -> None:
    session = loaded(tmp_path, FERN)
    (child,) = read_children(session.database)
    with session.write(why="moved") as writer:
        writer.add(Worker("Bo"))
        writer.change(child, replace(child, worker="Bo"))
    prepared = prepare(session, tmp_path, ("C1", "Fern Test", "Cy", "North", "CIN", JAN, None, JAN))
    difference = difference_of(session, prepared)
    row = row_of(difference, GroupId.HAND_MADE)

    apply(session, restricted(session, prepared, difference, difference.proposed() | {row.id}))

    assert (row.sentence, row.is_taken) == ("worker: you typed Bo, the file says Cy", False)
    assert [one.worker for one in read_children(session.database)] == ["Cy"]


def test_a_file_of_fewer_teams_is_doubted(tmp_path: Path) -> None:
    south = [(f"S{n}", "", "Bo", "South", "CIN", JAN, None, None) for n in range(4)]
    session = loaded(tmp_path, FERN, *south)
    prepared = prepare(session, tmp_path, FERN)

    difference = difference_of(session, prepared)

    assert [(one.team, one.before, one.now, one.is_doubtful) for one in difference.teams] == [
        ("North", 1, 1, False),
        ("South", 4, 0, True),
    ]
    assert difference.doubts == (
        "South: 4 children last time, none in this file.",
        "4 open children of 5 known here are not in the file.",
    )


def test_what_an_import_changed_can_be_read_later(tmp_path: Path) -> None:
    session = loaded(tmp_path, FERN)
    apply(session, prepare(session, tmp_path, FERN, IVO))

    kept = latest_difference(session)

    assert kept is not None
    assert [(one.group.title, one.number) for one in kept.groups] == [
        ("New children", 1),
        ("Events added", 1),
    ]
    first = past_difference(session, 1)
    assert first is not None
    assert first.as_of == date(2026, 2, 23)
    answer = kept_answer(kept)
    assert answer["groups"][0]["rows"][0]["child_id"] == "C2"  # type: ignore[index,call-overload]


def test_only_what_was_accepted_is_kept_for_later(tmp_path: Path) -> None:
    session = loaded(tmp_path, FERN)
    prepared = prepare(session, tmp_path, FERN, IVO)
    difference = difference_of(session, prepared)
    new = row_of(difference, GroupId.NEW).id

    kept = only_accepted(difference, {new})

    assert [group.id for group in kept.groups] == [GroupId.NEW]


def test_a_first_import_says_what_is_new_and_doubts_nothing(tmp_path: Path) -> None:
    session = a_store(tmp_path)

    difference = difference_of(session, prepare(session, tmp_path, FERN))

    assert [group.id for group in difference.groups] == [
        GroupId.NEW,
        GroupId.EVENTS,
        GroupId.WORKERS,
    ]
    assert difference.doubts == ()
    assert Child("C1") not in read_children(session.database)


def test_what_became_of_dates_is_kept_with_the_import(tmp_path: Path, book: RuleBook) -> None:
    session = loaded(tmp_path, FERN)
    later = (*FERN[:7], date(2026, 2, 27))
    prepared = prepare(session, tmp_path, later)
    apply(session, prepared, difference_of(session, prepared, book))

    answer = kept_answer(latest_difference(session))
    moves = answer["moves"]
    assert isinstance(moves, list)
    assert answer["moves_in_all"] == len(moves) == 2
    assert moves[0] == {
        "child_id": "C1",
        "became": "met",
        "rule": "cin_visit",
        "label": "Child in need visit",
        "due_before": "2026-02-09",
        "due": "2026-02-09",
        "met_on": "2026-02-27",
        "sentence": "Child in need visit due Mon 9 Feb 2026 met on Fri 27 Feb 2026.",
    }
    session.close()


def test_dates_of_a_child_left_out_of_an_import_do_not_move(tmp_path: Path, book: RuleBook) -> None:
    session = loaded(tmp_path, FERN, IVO)
    later = [(*row[:7], date(2026, 2, 27)) for row in (FERN, IVO)]
    difference = difference_of(session, prepare(session, tmp_path, *later), book)
    left = {row.id for row in difference.rows() if row.child_id == "C2"}

    kept = only_accepted(difference, difference.proposed() - left)
    assert {move.child_id for move in difference.moves} == {"C1", "C2"}
    assert {move.child_id for move in kept.moves} == {"C1"}
    session.close()
