"""Every record that is kept under a worker's name."""

from __future__ import annotations

from caseload_app.domain.records import Record
from caseload_app.store.connection import told
from caseload_app.store.driver import Database
from caseload_app.store.shapes import ALLOCATIONS, CHILDREN, TABLES, WORKERS


def read_named_records(database: Database) -> list[Record]:
    """Read workers and all records with a worker in them, but for children and who held them.

    Whom a child was allocated to stays as history tells it.
    """
    found: list[Record] = []
    for table in TABLES:
        if table is WORKERS or ("worker" in table.columns and table not in (CHILDREN, ALLOCATIONS)):
            with told():
                found += table.records_from(database.execute(table.select).fetchall())
    return found
