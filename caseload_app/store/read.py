"""Reads whole records: everything of a kind, or only what belongs to one child or worker."""

from __future__ import annotations

from typing import TypeVar

from caseload_app.domain.records import (
    AgreedAction,
    Allocation,
    CaseDiscussion,
    CaseEvent,
    Child,
    ChildFact,
    Leave,
    Record,
    Supervision,
    Worker,
)
from caseload_app.store.connection import told
from caseload_app.store.driver import Database
from caseload_app.store.shapes import (
    ACTIONS,
    ALLOCATIONS,
    CASE_DISCUSSIONS,
    CHILD_FACTS,
    CHILDREN,
    EVENTS,
    LEAVE,
    SUPERVISIONS,
    TABLE_OF,
    WORKERS,
    Table,
)

R = TypeVar("R", bound=Record)


def read_workers(database: Database) -> list[Worker]:
    return _read(database, WORKERS, "order by name")


def read_worker(database: Database, name: str) -> Worker | None:
    found = _read(database, WORKERS, "where name = :name", name=name)
    return found[0] if found else None


def read_children(database: Database, worker: str | None = None) -> list[Child]:
    """Read every child, or those a worker holds; an empty name means the unallocated."""
    where = "where :worker is null or coalesce(worker, '') = :worker order by child_id"
    return _read(database, CHILDREN, where, worker=worker)


def read_child(database: Database, child_id: str) -> Child | None:
    found = _read(database, CHILDREN, "where child_id = :child_id", child_id=child_id)
    return found[0] if found else None


def read_events(database: Database, child_id: str | None = None) -> list[CaseEvent]:
    """Read events, each child's in the order they happened."""
    return _read_of_child(database, EVENTS, 'order by child_id, "on", kind', child_id)


def count_events(database: Database) -> int:
    """Say how much there is to read; nothing else in a store grows like its events."""
    with told():
        (number,) = database.execute("select count(*) from events").fetchone()
    return int(number)


def read_facts(database: Database, child_id: str | None = None) -> list[ChildFact]:
    return _read_of_child(database, CHILD_FACTS, "order by child_id, name", child_id)


def read_case_discussions(database: Database, child_id: str | None = None) -> list[CaseDiscussion]:
    order = 'order by child_id, "on", decision'
    return _read_of_child(database, CASE_DISCUSSIONS, order, child_id)


def read_allocations(database: Database, child_id: str | None = None) -> list[Allocation]:
    """Read who held each child, earliest first."""
    return _read_of_child(database, ALLOCATIONS, "order by child_id, from_on", child_id)


def read_supervisions(database: Database, worker: str | None = None) -> list[Supervision]:
    """Read sessions, each worker's in the order of their dates."""
    return _read_of_worker(database, SUPERVISIONS, 'order by worker, "on", kind', worker)


def read_leave(database: Database, worker: str | None = None) -> list[Leave]:
    return _read_of_worker(database, LEAVE, "order by worker, from_on, kind", worker)


def read_same(database: Database, record: Record) -> Record | None:
    """Read the record with the same key as it is now; None where there is none."""
    table = TABLE_OF[type(record)]
    cells = table.columns_of([record])
    with told():
        key = [cells[name][0] for name in table.key]
        found = table.records_from(database.execute(table.select_one, key).fetchall())
    return found[0] if found else None


def read_all(database: Database, table: Table[R]) -> list[R]:
    """Read a whole table in the order of its key."""
    order = ", ".join(f'"{column}"' for column in table.key)
    return _read(database, table, f"order by {order}")


def read_actions(
    database: Database, worker: str | None = None, child_id: str | None = None
) -> list[AgreedAction]:
    """Read agreed actions, all or those of a worker or about a child, in the order due."""
    where = (
        "where (:worker is null or worker = :worker) "
        "and (:child_id is null or child_id = :child_id) "
        "order by worker, due_on is null, due_on, child_id, action"
    )
    return _read(database, ACTIONS, where, worker=worker, child_id=child_id)


def _read_of_child(
    database: Database, table: Table[R], order: str, child_id: str | None
) -> list[R]:
    where = "" if child_id is None else "where child_id = :child_id "
    return _read(database, table, where + order, child_id=child_id)


def _read_of_worker(database: Database, table: Table[R], order: str, worker: str | None) -> list[R]:
    where = "" if worker is None else "where worker = :worker "
    return _read(database, table, where + order, worker=worker)


def _read(database: Database, table: Table[R], rest: str, **values: str | None) -> list[R]:
    with told():
        return table.records_from(database.execute(f"{table.select} {rest}", values).fetchall())
