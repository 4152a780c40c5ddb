"""The one place that makes sqlite-utils speak SQLCipher; import `Database` from here.

sqlite-utils looks for a driver called pysqlite3 before the standard one. Given SQLCipher
under that name it uses it for everything; otherwise errors escape its handlers.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import sqlcipher3
import sqlcipher3.dbapi2

sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = sqlcipher3.dbapi2

from sqlite_utils import Database  # noqa: E402  (it has to find the driver named above)

if TYPE_CHECKING:
    # SQLCipher's driver carries no types; it has the shape of the standard one.
    import sqlite3 as driver
else:
    driver = sqlcipher3.dbapi2

__all__ = ["Database", "driver"]
