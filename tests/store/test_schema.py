from __future__ import annotations

from pathlib import Path

from caseload_app.store.schema import find_differences, read_schema
from tests.store.made_up_stores import new_store

SCRIPT = """
-- Made-up tables.
create table songs (title text) strict;

create unique index songs_once on songs (title);
"""


def test_the_schema_lists_each_table_with_what_belongs_to_it(tmp_path: Path) -> None:
    statements = read_schema(new_store(tmp_path))

    started = [" ".join(statement.split()[:4]) for statement in statements]
    assert started[:3] == [
        "CREATE TABLE action_steps (",
        "CREATE UNIQUE INDEX action_steps_once",
        "CREATE TABLE actions (",
    ]
    assert all(statement.endswith(";") for statement in statements)


def test_a_copy_has_the_same_schema_though_in_another_order(tmp_path: Path) -> None:
    database = new_store(tmp_path)
    before = read_schema(database)

    database.execute("drop index children_by_worker")
    database.execute("CREATE INDEX children_by_worker on children (worker)")

    assert read_schema(database) == before


def test_a_store_of_the_right_shape_has_no_differences(tmp_path: Path) -> None:
    database = new_store(tmp_path)

    assert find_differences(database, "\n\n".join(read_schema(database))) == []


def test_what_differs_is_named(tmp_path: Path) -> None:
    database = new_store(tmp_path)
    expected = "\n".join(read_schema(database)) + SCRIPT
    database.execute("drop trigger audit_keeps_every_row")
    database.execute("create table extra (a text) strict")

    assert find_differences(database, expected) == [
        "audit_keeps_every_row",
        "extra",
        "songs",
        "songs_once",
    ]
