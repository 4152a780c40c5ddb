from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from caseload_app.domain.audit import Act
from caseload_app.domain.records import Allocation, Child
from caseload_app.store.audit import read_audit
from caseload_app.store.driver import Database
from caseload_app.store.read import read_allocations
from tests.store.made_up_stores import ASHA, BILL, CHILD, add_all, new_store, writing

FIRST = Allocation("C1", date(2026, 1, 5), "Asha Example", "North")


@pytest.fixture
def database(tmp_path: Path) -> Database:
    database = new_store(tmp_path)
    add_all(database, ASHA, BILL)
    return database


def change(database: Database, before: Child, after: Child, as_of: date) -> None:
    with writing(database, as_of=as_of) as writer:
        writer.change(before, after)


def test_a_child_is_held_from_the_day_it_says(database: Database) -> None:
    add_all(database, CHILD)

    assert read_allocations(database) == [FIRST]


def test_a_child_without_that_day_is_held_from_the_day_of_the_list(database: Database) -> None:
    with writing(database, as_of=date(2026, 2, 27)) as writer:
        writer.add(replace(CHILD, allocated_on=None))

    assert read_allocations(database) == [replace(FIRST, from_on=date(2026, 2, 27))]


def test_without_a_day_of_the_list_the_day_of_writing_counts(database: Database) -> None:
    add_all(database, replace(CHILD, allocated_on=None))

    assert read_allocations(database) == [replace(FIRST, from_on=date(2026, 3, 3))]


def test_an_unallocated_child_has_no_history_yet(database: Database) -> None:
    add_all(database, Child("C2", team="North"))

    assert read_allocations(database) == []


def test_a_new_worker_follows_from_the_day_the_child_says(database: Database) -> None:
    add_all(database, CHILD)
    after = replace(CHILD, worker="Bill Sample", allocated_on=date(2026, 2, 20))

    change(database, CHILD, after, date(2026, 3, 2))

    assert read_allocations(database, "C1") == [
        FIRST,
        Allocation("C1", date(2026, 2, 20), "Bill Sample", "North"),
    ]


def test_a_day_left_from_the_worker_before_does_not_count_for_the_next(database: Database) -> None:
    add_all(database, CHILD)

    change(database, CHILD, replace(CHILD, worker="Bill Sample"), date(2026, 3, 2))

    assert read_allocations(database) == [
        FIRST,
        Allocation("C1", date(2026, 3, 2), "Bill Sample", "North"),
    ]


def test_a_child_nobody_holds_any_more_is_in_the_history(database: Database) -> None:
    add_all(database, CHILD)

    change(database, CHILD, replace(CHILD, worker="", allocated_on=None), date(2026, 3, 2))

    assert read_allocations(database)[1] == Allocation("C1", date(2026, 3, 2), "", "North")


def test_a_change_of_team_alone_is_in_the_history(database: Database) -> None:
    add_all(database, CHILD)

    change(database, CHILD, replace(CHILD, team="South"), date(2026, 3, 2))

    assert read_allocations(database)[1] == Allocation(
        "C1", date(2026, 3, 2), "Asha Example", "South"
    )


def test_other_changes_of_a_child_are_not(database: Database) -> None:
    add_all(database, CHILD)

    change(database, CHILD, replace(CHILD, flags="Missing"), date(2026, 3, 2))

    assert read_allocations(database) == [FIRST]


def test_a_second_change_on_a_day_corrects_the_first(database: Database) -> None:
    add_all(database, CHILD)
    moved = replace(CHILD, worker="Bill Sample")
    change(database, CHILD, moved, date(2026, 3, 2))

    change(database, moved, replace(moved, team="South"), date(2026, 3, 2))

    assert read_allocations(database)[1:] == [
        Allocation("C1", date(2026, 3, 2), "Bill Sample", "South")
    ]
    (entry,) = read_audit(database, subject="allocations", limit=1)
    assert (entry.act, entry.new) == (Act.CHANGED, {"team": "South"})


def test_an_allocation_given_with_the_child_is_not_doubled(database: Database) -> None:
    with writing(database) as writer:
        writer.add(CHILD)
        writer.remove(FIRST)
        writer.add(replace(FIRST, team="East"))

    assert read_allocations(database) == [replace(FIRST, team="East")]
