"""The one place that knows SQLite's driver, which is SQLCipher's; import `Database` from here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2

if TYPE_CHECKING:
    # SQLCipher's driver carries no types; it has the shape of the standard one.
    import sqlite3 as driver
else:
    driver = sqlcipher3.dbapi2

__all__ = ["Database", "driver"]

UNDO_POINT = "of_one_batch"
Values = Sequence[object] | Mapping[str, object]


class Database:
    """An open connection that begins and ends no transaction by itself."""

    def __init__(self, conn: driver.Connection) -> None:
        self.conn = conn

    def execute(self, sql: str, values: Values = ()) -> driver.Cursor:
        """Run one statement."""
        return self.conn.execute(sql, values)

    def rollback(self) -> None:
        """Take back what has been written since the transaction began, if there is one."""
        self.conn.rollback()

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """Keep all of what is written within, or none, inside the transaction of a caller."""
        self.conn.execute(f"savepoint {UNDO_POINT}")
        try:
            yield
        except BaseException:
            # What failed may have ended the whole transaction, and this point with it.
            if self.conn.in_transaction:
                self.conn.execute(f"rollback to {UNDO_POINT}")
                self.conn.execute(f"release {UNDO_POINT}")
            raise
        self.conn.execute(f"release {UNDO_POINT}")

    def close(self) -> None:
        """Let go of the file."""
        self.conn.close()
