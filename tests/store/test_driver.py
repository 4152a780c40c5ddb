from __future__ import annotations

import subprocess
import sys

import sqlcipher3
import sqlite_utils.utils

from caseload_app.store.driver import Database, driver
from tests.store.made_up_stores import ROOT


def test_sqlite_utils_speaks_through_sqlcipher() -> None:
    assert sqlite_utils.utils.sqlite3 is sqlcipher3
    assert sqlite_utils.utils.OperationalError is driver.OperationalError


def test_a_connection_can_encrypt() -> None:
    database = Database(driver.connect(":memory:"))

    (version,) = database.execute("pragma cipher_version").fetchone()
    database.close()

    assert version.startswith("4.")


def test_opening_the_store_does_not_wait_for_the_libraries_of_the_charts() -> None:
    script = (
        "import sys, caseload_app.store.driver; early = 'numpy' in sys.modules; "
        "import numpy; print(early, numpy.zeros(1).size)"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stdout == "False 1\n"
