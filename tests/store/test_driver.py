from __future__ import annotations

import sqlcipher3
import sqlite_utils.utils

from caseload_app.store.driver import Database, driver


def test_sqlite_utils_speaks_through_sqlcipher() -> None:
    assert sqlite_utils.utils.sqlite3 is sqlcipher3
    assert sqlite_utils.utils.OperationalError is driver.OperationalError


def test_a_connection_can_encrypt() -> None:
    database = Database(driver.connect(":memory:"))

    (version,) = database.execute("pragma cipher_version").fetchone()
    database.close()

    assert version.startswith("4.")
