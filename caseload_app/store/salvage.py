"""Reads what can still be read of a damaged store into a new one, and counts what cannot.

A page that fails its signature is gone, and the connection that met it reads nothing more; so
each table is read forwards, then backwards, then around the damage, by a connection of its own
after each failure.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from caseload_app.domain.records import Record
from caseload_app.errors import ExpectedError
from caseload_app.store.connection import immediate, open_database, told
from caseload_app.store.driver import Database, driver
from caseload_app.store.migrate import read_version
from caseload_app.store.shapes import CHILDREN, WORKERS, Table, to_json
from caseload_app.store.snapshot import find_orphans

Row = tuple[object, ...]

READ_SHAPE = """
select type, name, sql
from sqlite_master
where sql is not null and name not like 'sqlite\\_%' escape '\\'
order by type <> 'table', name
"""


TOLD_OF = """
select new
from audit
where subject = ? and record_key = ? and act in ('added', 'changed')
order by id
"""

KEY_COLUMNS = """
select name
from pragma_table_info(:name)
where pk > 0
order by pk
"""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came of it: rows by table, tables with damage, lost rows put together again.

    `rebuilt` children and workers were put together from the audit trail; `dropped` rows hung
    on others that could not be.
    """

    saved: dict[str, int]
    damaged: tuple[str, ...]
    rebuilt: int
    dropped: int


class Salvage:
    """One damaged store that is being read."""

    def __init__(self, path: Path, passphrase: str | None) -> None:
        self._path = path
        self._passphrase = passphrase
        self._database: Database | None = None

    def run(self, target: Path) -> Salvaged:
        """Write what can be read to a new store at `target`. Raises ExpectedError."""
        with closing(open_database(self._path, self._passphrase)) as database, told():
            shape = database.execute(READ_SHAPE).fetchall()
            version = read_version(database)
        with closing(open_database(target, self._passphrase, create=True)) as new, told():
            new.execute("pragma foreign_keys = off")
            with immediate(new):
                return self._fill(new, shape, version)

    def _fill(self, new: Database, shape: Sequence[Sequence[str]], version: int) -> Salvaged:
        tables = [(name, sql) for kind, name, sql in shape if kind == "table"]
        saved: dict[str, int] = {}
        damaged: list[str] = []
        for _, sql in tables:
            new.execute(sql)
        for kind, _, sql in shape:
            if kind == "index":
                new.execute(sql)
        for name, sql in tables:
            if not self._copy(new, name, "without rowid" in sql.casefold()):
                damaged.append(name)
            saved[name] = int(new.execute(f'select count(*) from "{name}"').fetchone()[0])
        rebuilt = sum(_rebuild(new, table) for table in (WORKERS, CHILDREN))
        dropped = _drop_orphans(new)
        for kind, _, sql in shape:
            if kind not in {"table", "index"}:
                new.execute(sql)
        new.execute(f"pragma user_version = {int(version)}")
        self._let_go()
        return Salvaged(saved, tuple(damaged), rebuilt, dropped)

    def _copy(self, new: Database, name: str, without_rowid: bool) -> bool:
        """Copy one table; False when some of it cannot be read."""
        keys = [key for (key,) in new.execute(KEY_COLUMNS, {"name": name})]
        order = ", ".join(f'"{key}"' for key in keys) if without_rowid else "rowid"
        fields = f'select {"null" if without_rowid else "rowid"}, * from "{name}"'
        first = self._scan(new, name, f"{fields} order by {order}")
        if first is None:
            return True
        down = order.replace(",", " desc,") + " desc"
        last = self._scan(new, name, f"{fields} order by {down}")
        if not without_rowid and isinstance(last, int) and isinstance(first, int):
            for rowid in range(first + 1, last):
                self._scan(new, name, f"{fields} where rowid = ?", [rowid])
        elif without_rowid and keys:
            for (value,) in list(_known(new, keys[0])):
                self._scan(new, name, f'{fields} where "{keys[0]}" = ?', [value])
        return False

    def _scan(
        self, new: Database, name: str, query: str, values: Sequence[object] = ()
    ) -> object | None:
        """Copy rows until the end or the damage; give the last row's number, None at the end."""
        last: object = 0
        try:
            for row in self._rows(query, values):
                last = row[0] if row[0] is not None else last
                marks = ", ".join("?" * (len(row) - 1))
                new.execute(f'insert or ignore into "{name}" values ({marks})', row[1:])
        except (driver.DatabaseError, ExpectedError):
            self._let_go()
            return last
        return None

    def _rows(self, query: str, values: Sequence[object]) -> Iterator[Row]:
        if self._database is None:
            self._database = open_database(self._path, self._passphrase)
        cursor = self._database.execute(query, values)
        while (row := cursor.fetchone()) is not None:
            yield row

    def _let_go(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None


def _known(new: Database, column: str) -> Iterator[Row]:
    """Give the children or workers that are known, to ask for the rows of each."""
    if column == "child_id":
        yield from new.execute("select child_id from children").fetchall()
    elif column == "worker":
        yield from new.execute("select name from workers").fetchall()


def _rebuild(new: Database, table: Table[Record]) -> int:
    """Put lost children or workers together from the audit trail where others refer to them."""
    wanted = {
        str(value)
        for name, rowid, parent, place in new.execute("pragma foreign_key_check").fetchall()
        if parent == table.name
        for value in _referred(new, str(name), rowid, int(place))
    }
    columns = {name for (_, name, *_) in new.execute(f'pragma table_info("{table.name}")')}
    rebuilt = 0
    for key in sorted(wanted):
        held: dict[str, object] = {}
        for (text,) in new.execute(TOLD_OF, (table.name, to_json([key]))).fetchall():
            held |= json.loads(text or "{}")
        if table is CHILDREN:
            held.setdefault("plan", "Other")
            held["worker"] = None
        held = {name: value for name, value in held.items() if name in columns}
        names = ", ".join(f'"{name}"' for name in (table.key[0], *held))
        marks = ", ".join("?" * (len(held) + 1))
        insert = f"insert or ignore into {table.name} ({names}) values ({marks})"
        rebuilt += new.execute(insert, [key, *held.values()]).rowcount
    return rebuilt


def _referred(new: Database, name: str, rowid: int | None, place: int) -> list[object]:
    """Give what the rows of a table refer to by one of its foreign keys."""
    for number, _, _, column, *_ in new.execute(f'pragma foreign_key_list("{name}")').fetchall():
        if number == place:
            where = "" if rowid is None else " where rowid = ?"
            query = f'select distinct "{column}" from "{name}"{where}'
            found = new.execute(query, [] if rowid is None else [rowid]).fetchall()
            return [value for (value,) in found if value is not None]
    return []


def _drop_orphans(new: Database) -> int:
    """Remove rows that refer to rows which are lost, and count them."""
    dropped = 0
    while orphans := find_orphans(new):
        for table in orphans:
            rows = [
                (rowid,)
                for name, rowid, *_ in new.execute(f'pragma foreign_key_check("{table}")')
                if rowid is not None
            ]
            before = dropped
            for row in rows:
                dropped += new.execute(f'delete from "{table}" where rowid = ?', row).rowcount
            if dropped == before:
                dropped += _drop_without_rowid(new, table)
    return dropped


def _drop_without_rowid(new: Database, table: str) -> int:
    keys = new.execute(f'pragma foreign_key_list("{table}")').fetchall()
    dropped = 0
    for _, _, parent, column, to, *_ in keys:
        statement = (
            f'delete from "{table}" where "{column}" is not null '
            f'and "{column}" not in (select "{to}" from "{parent}")'
        )
        dropped += new.execute(statement).rowcount
    return dropped
