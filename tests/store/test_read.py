from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from caseload_app.domain.records import (
    AgreedAction,
    CaseDiscussion,
    CaseEvent,
    Child,
    ChildFact,
    Leave,
    Plan,
    Supervision,
    SupervisionKind,
    Worker,
)
from caseload_app.errors import ExpectedError
from caseload_app.store.driver import Database
from caseload_app.store.read import (
    count_events,
    read_actions,
    read_case_discussions,
    read_child,
    read_children,
    read_events,
    read_facts,
    read_leave,
    read_supervisions,
    read_worker,
    read_workers,
)
from tests.store.made_up_stores import ASHA, BILL, CHILD, add_all, new_store

OTHER = Child("C2", worker="Bill Sample", plan=Plan.CARE_LEAVER)
NOBODYS = Child("C3")
JANUARY, FEBRUARY = date(2026, 1, 9), date(2026, 2, 9)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    database = new_store(tmp_path)
    add_all(database, BILL, ASHA, OTHER, CHILD, NOBODYS)
    return database


def test_an_empty_store_reads_as_nothing(tmp_path: Path) -> None:
    database = new_store(tmp_path)

    assert read_workers(database) == []
    assert read_events(database) == []


def test_workers_come_by_name(database: Database) -> None:
    assert read_workers(database) == [ASHA, BILL]


def test_one_worker_is_found_by_name(database: Database) -> None:
    assert read_worker(database, "Bill Sample") == BILL
    assert read_worker(database, "Nobody Known") is None


def test_one_child_is_found_by_id(database: Database) -> None:
    assert read_child(database, "C2") == OTHER
    assert read_child(database, "c2") is None


def test_children_come_by_id(database: Database) -> None:
    assert read_children(database) == [CHILD, OTHER, NOBODYS]


@pytest.mark.parametrize(
    ("worker", "held"),
    [("Asha Example", [CHILD]), ("", [NOBODYS]), ("Nobody Known", [])],
)
def test_children_are_found_by_worker(database: Database, worker: str, held: list[Child]) -> None:
    assert read_children(database, worker) == held


def test_events_come_in_the_order_they_happened(database: Database) -> None:
    later = CaseEvent("C1", "CLA visit", FEBRUARY)
    earlier = CaseEvent("C1", "PEP", JANUARY, note="Draft")
    others = CaseEvent("C2", "Pathway plan", JANUARY)
    add_all(database, others, later, earlier)

    assert read_events(database) == [earlier, later, others]
    assert read_events(database, "C1") == [earlier, later]


def test_facts_and_discussions_are_read_for_one_child(database: Database) -> None:
    school = ChildFact("C1", "School", "Made-up Primary")
    told = CaseDiscussion("C1", JANUARY, decision="Step down")
    add_all(
        database, school, ChildFact("C2", "School", "None"), told, CaseDiscussion("C2", JANUARY)
    )

    assert read_facts(database, "C1") == [school]
    assert read_case_discussions(database, "C1") == [told]
    assert len(read_facts(database)) == len(read_case_discussions(database)) == 2


def test_sessions_and_leave_are_read_for_one_worker(database: Database) -> None:
    first = Supervision("Asha Example", JANUARY, SupervisionKind.GROUP)
    second = Supervision("Asha Example", FEBRUARY, SupervisionKind.CASE)
    away = Leave("Asha Example", JANUARY)
    add_all(database, second, first, Supervision("Bill Sample", JANUARY))
    add_all(database, away, Leave("Bill Sample", JANUARY))

    assert read_supervisions(database, "Asha Example") == [first, second]
    assert read_leave(database, "Asha Example") == [away]
    assert len(read_supervisions(database)) == 3
    assert len(read_leave(database)) == 2


def test_actions_come_as_they_fall_due_and_undated_ones_last(database: Database) -> None:
    undated = AgreedAction("Asha Example", "Ask")
    late = AgreedAction("Asha Example", "Ring", child_id="C1", due_on=FEBRUARY)
    soon = AgreedAction("Asha Example", "Write", child_id="C2", due_on=JANUARY)
    add_all(database, undated, late, soon, AgreedAction("Bill Sample", "Ring", child_id="C1"))

    assert read_actions(database, "Asha Example") == [soon, late, undated]
    assert [action.worker for action in read_actions(database, child_id="C1")] == [
        "Asha Example",
        "Bill Sample",
    ]
    assert read_actions(database, "Asha Example", "C1") == [late]


def test_damage_is_told_when_a_list_is_read(tmp_path: Path, database: Database) -> None:
    (page,) = database.execute("select rootpage from sqlite_master where name = 'leave'").fetchone()
    content = bytearray((tmp_path / "team.db").read_bytes())
    content[(page - 1) * 4096] ^= 0xFF
    (tmp_path / "team.db").write_bytes(content)
    database.execute("pragma cache_size = 0")
    add_all(database, Worker("Cass Made-up"))

    with pytest.raises(ExpectedError, match="is damaged"):
        read_leave(database)


def test_it_can_be_said_how_much_there_is_to_read(database: Database) -> None:
    add_all(database, CaseEvent("C3", "REFERRAL", JANUARY), CaseEvent("C3", "REFERRAL", FEBRUARY))

    assert count_events(database) == 2
