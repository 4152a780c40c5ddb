"""The shape of a store as text, for people to read and for checks to compare."""

from __future__ import annotations

import re

from caseload_app.store.connection import told
from caseload_app.store.driver import Database
from caseload_app.store.migrate import statements, uncommented

# Not in the order of making, which a copy does not keep: each table with what belongs to it.
READ_SCHEMA = """
select sql
from sqlite_master
where sql is not null and name not like 'sqlite\\_%' escape '\\'
order by tbl_name, type <> 'table', type, name
"""


NAMED = re.compile(r"create\s+(?:unique\s+)?(?:table|index|trigger|view)\s+(\S+)", re.IGNORECASE)


def read_schema(database: Database) -> list[str]:
    """Give every table, index and trigger as the statement that made it."""
    with told():
        return [f"{sql};" for (sql,) in database.execute(READ_SCHEMA)]


def find_differences(database: Database, script: str) -> list[str]:
    """Name the tables, indexes and triggers that the script and the store do not share."""
    expected = [uncommented(statement) for statement in statements(script)]
    differing = set(expected).symmetric_difference(read_schema(database))
    return sorted({name for text in differing for name in NAMED.findall(text)})
