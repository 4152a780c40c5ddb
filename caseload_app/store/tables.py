"""Writes records and, in the same transaction, the audit row of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter

from caseload_app.domain.audit import Act
from caseload_app.domain.changes import Changes
from caseload_app.domain.records import Child, Record, RecordChange, record_key
from caseload_app.errors import ExpectedError
from caseload_app.store.allocations import allocation_changes
from caseload_app.store.audit_chain import append_entries
from caseload_app.store.driver import Database, driver
from caseload_app.store.shapes import (
    ACTIONS,
    APPLIED_SCENARIOS,
    CHILDREN,
    OF_A_CHILD,
    OF_THE_LOOP,
    POINTS_VERSIONS,
    RESPONSES,
    SUPERVISIONS,
    TABLE_OF,
    TABLES,
    WORKERS,
    Cell,
    Columns,
    Table,
    key_texts,
    to_json,
    value_texts,
)

AuditRow = tuple[str, str, str, str | None, str | None]
"""What was done, the table, the key, and the old and the new values as JSON."""

PARENTS: tuple[Table[Record], ...] = (WORKERS, CHILDREN)
"""Other records refer to these by key, so their key stays and they are removed last."""

# The driver gives one code for every constraint; the words say which it was.
ALREADY_THERE = "UNIQUE constraint failed"
STILL_REFERRED_TO = "FOREIGN KEY constraint failed"


@dataclass(slots=True)
class TableWriter:
    """Writes within one transaction that its owner holds, and remembers what it touched.

    `at` is the moment as ISO text, `as_of` the day an allocation counts from where the child
    does not say; by default the day of `at`.
    """

    database: Database
    at: str
    author: str
    why: str = ""
    import_id: int | None = None
    as_of: date | None = None
    reasons: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Reasons of single records, by table and key, in the place of `why`."""
    changes: Changes = field(default_factory=Changes, init=False)

    def add(self, record: Record) -> None:
        self.apply([RecordChange(None, record)])

    def change(self, before: Record, after: Record) -> None:
        self.apply([RecordChange(before, after)])

    def remove(self, record: Record) -> None:
        """Remove the record; with a child goes everything kept about it."""
        self.apply([RecordChange(record, None)])

    def apply(self, changes: Iterable[RecordChange], *, follow: bool = True) -> None:
        """Write the changes in the order that foreign keys need, whatever order they come in.

        A record that is no longer as `before` says is refused: what was decided on an older
        state is decided again. `follow` keeps the allocation history of the children.
        """
        wanted = _Wanted.sort(changes)
        # A batch that is refused half way is taken back even if the caller then goes on.
        with self.database.atomic():
            if follow:
                self._follow_children(wanted)
            self._add_what_goes_with_children(wanted)
            self._write_all(wanted)

    def save_audit(self, rows: Sequence[AuditRow]) -> None:
        """Append to the audit trail what was just done."""
        by = (self.at, self.author)
        entries = [
            (
                (*by, act, subject, self.import_id),
                (key, old, new, self.reasons.get((subject, key), self.why)),
            )
            for act, subject, key, old, new in rows
        ]
        append_entries(self.database, entries)

    def touch(self, changes: Changes) -> None:
        self.changes = self.changes.union(changes)

    def _write_all(self, wanted: _Wanted) -> None:
        for table in TABLES:
            if table not in PARENTS:
                self._remove_all(table, wanted.removed[table.name])
        for table in TABLES:
            self._change_all(table, wanted.changed[table.name])
            self._add_all(table, wanted.added[table.name])
        for table in reversed(PARENTS):
            self._remove_all(table, wanted.removed[table.name])

    def _follow_children(self, wanted: _Wanted) -> None:
        day = self.as_of or date.fromisoformat(self.at[:10])
        known = {record_key(row) for row in wanted.added["allocations"]}
        added = [row for row in wanted.added[CHILDREN.name] if isinstance(row, Child)]
        moved = [
            (before, after)
            for before, after in wanted.changed[CHILDREN.name]
            if isinstance(before, Child) and isinstance(after, Child)
        ]
        for change in allocation_changes(self.database, added, moved, day):
            if change.after is not None and record_key(change.after) not in known:
                wanted.take(change)

    def _add_what_goes_with_children(self, wanted: _Wanted) -> None:
        children = [child for child in wanted.removed[CHILDREN.name] if isinstance(child, Child)]
        for table in OF_A_CHILD:
            already = {record_key(row) for row in wanted.removed[table.name]}
            query = f"{table.select} where child_id = ?"
            for child in children:
                rows = self.database.execute(query, [child.child_id]).fetchall()
                for row in table.records_from(rows):
                    if record_key(row) not in already:
                        wanted.removed[table.name].append(row)

    def _add_all(self, table: Table[Record], records: Sequence[Record]) -> None:
        if not records:
            return
        cells = table.columns_of(records)
        rows = zip(*(cells[name] for name in table.columns), strict=True)
        # In the order of the keys the pages of a large import are filled one after another.
        saved = sorted(
            zip(key_texts(table, cells), value_texts(table, cells), rows, strict=True),
            key=itemgetter(0),
        )
        self._write(table, table.insert, [row for _, _, row in saved])
        self.save_audit([(Act.ADDED.value, table.name, key, None, new) for key, new, _ in saved])
        self.touch(_changes_of(table, cells))

    def _remove_all(self, table: Table[Record], records: Sequence[Record]) -> None:
        if not records:
            return
        cells = table.columns_of(records)
        rows = list(zip(*(cells[name] for name in table.key), strict=True))
        self._write(table, table.delete, rows)
        keys = zip(key_texts(table, cells), value_texts(table, cells), strict=True)
        self.save_audit([(Act.REMOVED.value, table.name, key, old, None) for key, old in keys])
        self.touch(_changes_of(table, cells))

    def _change_all(self, table: Table[Record], pairs: Sequence[tuple[Record, Record]]) -> None:
        """Change records in batches of those where the same fields differ."""
        if not pairs:
            return
        old = table.columns_of([before for before, _ in pairs])
        new = table.columns_of([after for _, after in pairs])
        keys = key_texts(table, old)
        batches: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for at in range(len(pairs)):
            differing = tuple(name for name in table.rest if old[name][at] != new[name][at])
            batches[differing].append(at)
        batches.pop((), None)
        audit: list[AuditRow] = []
        for names, places in batches.items():
            rows = [
                (
                    *(new[name][at] for name in names),
                    *(old[name][at] for name in (*table.key, *names)),
                )
                for at in places
            ]
            self._write(table, table.update(names), rows)
            for at in places:
                was = to_json({name: old[name][at] for name in names})
                now = to_json({name: new[name][at] for name in names})
                audit.append((Act.CHANGED.value, table.name, keys[at], was, now))
        self.save_audit(audit)
        self.touch(_changes_of(table, old).union(_changes_of(table, new)))

    def _write(self, table: Table[Record], sql: str, rows: Sequence[Sequence[Cell]]) -> None:
        try:
            written = self._many(sql, rows)
        except driver.IntegrityError as error:
            if str(error).startswith(ALREADY_THERE):
                raise _out_of_date(table) from error
            if str(error) == STILL_REFERRED_TO and sql == WORKERS.delete:
                raise _still_needed() from error
            raise
        if written != len(rows):
            raise _out_of_date(table)

    def _many(self, sql: str, rows: Sequence[Sequence[Cell]]) -> int:
        return self.database.conn.executemany(sql, rows).rowcount


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to be written, by table."""

    added: dict[str, list[Record]]
    changed: dict[str, list[tuple[Record, Record]]]
    removed: dict[str, list[Record]]

    @staticmethod
    def sort(changes: Iterable[RecordChange]) -> _Wanted:
        wanted = _Wanted(defaultdict(list), defaultdict(list), defaultdict(list))
        for change in changes:
            wanted.take(change)
        return wanted

    def take(self, change: RecordChange) -> None:
        before, after = change.before, change.after
        if before is None and after is not None:
            self.added[_table_of(after).name].append(after)
        elif before is not None and after is None:
            self.removed[_table_of(before).name].append(before)
        elif before is not None and after is not None:
            self._take_change(before, after)

    def _take_change(self, before: Record, after: Record) -> None:
        table = _table_of(before)
        if type(before) is not type(after):
            raise TypeError(f"A {type(before).__name__} cannot become a {type(after).__name__}.")
        if record_key(before) == record_key(after):
            self.changed[table.name].append((before, after))
        elif table in PARENTS:
            raise ValueError(f"The key of a {type(before).__name__} cannot change.")
        else:
            self.removed[table.name].append(before)
            self.added[table.name].append(after)


def _table_of(record: Record) -> Table[Record]:
    table = TABLE_OF.get(type(record))
    if table is None:
        raise TypeError(f"The store keeps no {type(record).__name__}.")
    return table


def _changes_of(table: Table[Record], cells: Columns) -> Changes:
    def names_in(column: str) -> frozenset[str]:
        return frozenset(str(cell) for cell in cells.get(column, ()) if cell)

    if table in (RESPONSES, POINTS_VERSIONS, APPLIED_SCENARIOS):
        # No date moves by what is said about it, so neither child nor worker is read again.
        return Changes(settings=frozenset({table.name}))
    workers = names_in("name") if table is WORKERS else names_in("worker")
    with_sessions: frozenset[str] = frozenset()
    if table in (SUPERVISIONS, ACTIONS):
        with_sessions = workers
    elif table in OF_THE_LOOP:
        # An audit or a challenge may be about nobody's case; those who list them still look.
        with_sessions = workers or frozenset({""})
    return Changes(names_in("child_id"), workers, with_sessions)


def _out_of_date(table: Table[Record]) -> ExpectedError:
    return ExpectedError(
        f"The store has changed since this was prepared ({table.name}), so nothing was saved.",
        "Look at the newest state and do it again.",
    )


def _still_needed() -> ExpectedError:
    return ExpectedError(
        "This worker cannot be removed: children or sessions are still recorded with them.",
        "Move the children to others and enter the day the worker left.",
    )
