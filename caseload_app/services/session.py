"""One open store: reads go to its database, every write is one transaction with its audit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from types import TracebackType

from caseload_app.domain.changes import Changes
from caseload_app.domain.lending.loans import ELSEWHERE, MARK, mark_from_json
from caseload_app.errors import ExpectedError
from caseload_app.store.connection import (
    immediate,
    keep_from_writing,
    open_database,
    store_path,
    told,
)
from caseload_app.store.driver import Database
from caseload_app.store.migrate import check_version, count_steps, migrate
from caseload_app.store.settings import read_setting
from caseload_app.store.tables import TableWriter
from caseload_app.store.undo import undo_import

BACKUPS = "backups"
"""The folder beside a store that holds the copies made before something that changes a lot."""


class Session:
    """An open store, who works in it, and the clock that stamps what they write."""

    def __init__(self, database: Database, factory: SessionFactory) -> None:
        self.database = database
        self.clock_now = factory.clock_now
        self.author = factory.author
        self.factory = factory

    @property
    def path(self) -> Path:
        return store_path(self.database)

    @contextmanager
    def write(self, *, why: str = "", as_of: date | None = None) -> Iterator[TableWriter]:
        """Write within one transaction: kept whole at the end, or after a failure not at all.

        Afterwards `writer.changes` says what was touched. `as_of` is the day from which a new
        allocation counts when the child does not say; without it today's.
        """
        self.check_writable()
        at = self.clock_now().isoformat(timespec="seconds")
        writer = TableWriter(self.database, at, self.author, why=why, as_of=as_of)
        with told(), immediate(self.database):
            yield writer

    def undo_import(self, import_id: int) -> Changes:
        """Take an import back whole, unless what it wrote has been changed since."""
        self.check_writable()
        at = self.clock_now().isoformat(timespec="seconds")
        return undo_import(self.database, import_id, at, self.author)

    @property
    def is_read_only(self) -> bool:
        """Tell whether the store was opened to be read alone."""
        return bool(self.factory.read_only_because)

    def check_writable(self) -> None:
        """Raise ExpectedError where the store was opened to be read alone."""
        if self.is_read_only:
            raise ExpectedError(
                f"Nothing was saved: {self.factory.read_only_because}",
                self.factory.read_only_next,
            )

    def beside(self) -> Session:
        """Open the same store once more, for a job on another thread."""
        return self.factory.open()

    def close(self) -> None:
        self.database.close()

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


@dataclass(frozen=True, slots=True)
class SessionFactory:
    """Opens one store as often as needed: for the window, and for each job beside it."""

    path: Path
    passphrase: str | None = field(repr=False)
    migrations: Path
    clock_now: Callable[[], datetime]
    author: str = ""
    read_only_because: str = ""
    """Why nothing can be written, as a sentence; empty where it can."""
    read_only_next: str = "Open the store again when it is free."
    """What to do then."""

    def open(self) -> Session:
        """Open the store and bring it to the newest shape."""
        database = open_database(self.path, self.passphrase)
        try:
            return self._start(database)
        except BaseException:
            database.close()
            raise

    def create(self) -> Session:
        """Make a new store where no file is yet; after a failure there is none."""
        database = open_database(self.path, self.passphrase, create=True)
        try:
            return self._start(database)
        except BaseException:
            database.close()
            self.path.unlink(missing_ok=True)
            raise

    def _start(self, database: Database) -> Session:
        if self.read_only_because:
            return self._start_reading(database)
        copies = self.path.parent / BACKUPS
        today = self.clock_now().date()
        migrate(database, self.migrations, snapshot_folder=copies, today=today)
        mark = mark_from_json(read_setting(database, MARK))
        if mark is None or not mark.is_over(today):
            return Session(database, self)
        keep_from_writing(database)
        over = replace(self, read_only_because=mark.over_words, read_only_next=ELSEWHERE)
        return Session(database, over)

    def _start_reading(self, database: Database) -> Session:
        version, newest = check_version(database, self.migrations), count_steps(self.migrations)
        if version < newest:
            raise ExpectedError(
                f"This store has to be brought up to date first. {self.read_only_because}",
                "Wait until it is free, then open it again.",
            )
        keep_from_writing(database)
        return Session(database, self)


def open_session(
    path: Path,
    passphrase: str | None,
    *,
    migrations: Path,
    clock_now: Callable[[], datetime],
    create: bool = False,
) -> Session:
    """Open a store with no author's name, or with `create` make a new one."""
    factory = SessionFactory(path, passphrase, migrations, clock_now)
    return factory.create() if create else factory.open()
