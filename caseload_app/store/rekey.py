"""Gives a store another passphrase: in a copy that is verified, then put in its place at once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from caseload_app.errors import ExpectedError
from caseload_app.store.connection import (
    APPLICATION_ID,
    compose,
    open_database,
    store_path,
    told,
)
from caseload_app.store.driver import Database
from caseload_app.store.migrate import read_version
from caseload_app.store.snapshot import cannot_write, count_rows, find_damage, flush_to_disk

Finish = Callable[[Database], None]
"""What is still to be written into the copy before it takes the store's place."""


def rekey(path: Path, old: str | None, new: str, finish: Finish | None = None) -> None:
    """Protect the store at `path` by the passphrase `new`.

    At every moment the name carries a whole store, under the old passphrase or the new one.
    Raises ExpectedError, with the store as it was, when anything fails.
    """
    key = compose(new)
    partial = path.with_name(f"{path.name}.rekeyed")
    try:
        with closing(open_database(path, old)) as database:
            counts = _copy_under(database, partial, key)
        _verify(partial, new, counts)
        if finish is not None:
            with closing(open_database(partial, new)) as copy:
                finish(copy)
        flush_to_disk(partial)
        partial.replace(path)
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        partial.unlink(missing_ok=True)
        partial.with_name(f"{partial.name}-journal").unlink(missing_ok=True)


def _copy_under(database: Database, partial: Path, key: str) -> dict[str, int]:
    """Copy everything while nobody else can write; give the rows of each table."""
    with told(str(store_path(database))):
        # The lock that this write takes is kept until the connection is closed.
        database.execute("pragma locking_mode = exclusive")
        database.execute("begin exclusive")
        database.execute("commit")
        version = read_version(database)
        partial.unlink(missing_ok=True)
        partial.touch(mode=0o600)
        database.execute("attach database ? as copy key ?", [str(partial), key])
        try:
            database.execute("pragma copy.journal_mode = delete")
            database.execute("select sqlcipher_export('copy')").fetchall()
            database.execute(f"pragma copy.user_version = {int(version)}")
            database.execute(f"pragma copy.application_id = {APPLICATION_ID}")
        finally:
            database.execute("detach database copy")
        return count_rows(database)


def _verify(partial: Path, new: str, counts: dict[str, int]) -> None:
    with closing(open_database(partial, new)) as copy, told():
        if count_rows(copy) != counts or find_damage(copy):
            raise ExpectedError(
                "The copy with the new passphrase does not hold the same as the store, so the "
                "passphrase was not changed.",
                "Check the store, then try again.",
            )
