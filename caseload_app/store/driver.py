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

# sqlite-utils also loads numpy and pandas where it finds them, to guess column types; we
# never ask it to, and numpy (there for the charts) would cost 0.1 s of every start.
_HIDDEN = tuple(name for name in ("numpy", "pandas") if name not in sys.modules)
sys.modules.update(dict.fromkeys(_HIDDEN))  # type: ignore[arg-type]

from sqlite_utils import Database  # noqa: E402  (it has to find the driver named above)

for _name in _HIDDEN:
    del sys.modules[_name]

if TYPE_CHECKING:
    # SQLCipher's driver carries no types; it has the shape of the standard one.
    import sqlite3 as driver
else:
    driver = sqlcipher3.dbapi2

__all__ = ["Database", "driver"]
