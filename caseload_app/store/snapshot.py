"""Copies of a store: encrypted with the same key, verified, and never half there."""

from __future__ import annotations

import os
import re
import shutil
from collections import Counter
from pathlib import Path

from caseload_app.errors import ExpectedError
from caseload_app.store.connection import open_database, told
from caseload_app.store.driver import Database, driver

ATTEMPTS = 3

TABLE_NAMES = """
select name
from {schema}.sqlite_master
where type = 'table' and name not like 'sqlite\\_%' escape '\\'
order by name
"""


def save_copy(database: Database, target: Path) -> dict[str, int]:
    """Copy the store to `target`, verify the copy, and give its number of rows per table.

    The copy is written under a temporary name beside the target and renamed when it is
    good, so whatever carries the target's name is whole. An existing file is refused.
    """
    if target.exists():
        raise ExpectedError(f"There is already a file at {target}.", "Choose another name.")
    partial = _partial(target)
    try:
        counts = _copy_until_equal(database, partial)
        flush_to_disk(partial)
        partial.rename(target)
    except OSError as error:
        raise cannot_write(target, error) from error
    finally:
        partial.unlink(missing_ok=True)
    return counts


def put_in_place(copy: Path, store: Path, kept: Path) -> None:
    """Make `copy` the store, keeping the file that is there now as `kept`.

    At every moment the store's name carries a whole file: the old one or the new one.
    """
    partial = _partial(store)
    try:
        _copy_file(copy, partial)
        if store.exists():
            _set_aside(store, kept)
        partial.replace(store)
    except OSError as error:
        raise cannot_write(store, error) from error
    finally:
        partial.unlink(missing_ok=True)


def is_in_use(path: Path, passphrase: str | None) -> bool:
    """Say whether another program holds the store; one that cannot be opened is not in use.

    Opening it also finishes or takes back what a crash left half written.
    """
    try:
        database = open_database(path, passphrase)
    except ExpectedError as error:
        return _is_busy(error.__cause__)
    try:
        database.execute("begin exclusive")
        database.rollback()
    except driver.OperationalError as error:
        return _is_busy(error)
    finally:
        database.close()
    return False


def _is_busy(error: BaseException | None) -> bool:
    return getattr(error, "sqlite_errorname", "") == "SQLITE_BUSY"


def make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(folder, error) from error


def cannot_write(target: Path, error: OSError) -> ExpectedError:
    return ExpectedError(
        f"No copy can be written to {target}: {error.strerror or 'the folder cannot be used'}.",
        "Choose a folder that is there and that you may write to.",
    )


def count_rows(database: Database, schema: str = "main") -> dict[str, int]:
    """Count the rows of every table, reading each of them."""
    names = [name for (name,) in database.execute(TABLE_NAMES.format(schema=schema))]
    return {
        name: database.execute(f'select count(*) from {schema}."{name}"').fetchone()[0]
        for name in names
    }


def find_damage(database: Database, schema: str = "main") -> list[str]:
    """List what SQLite and SQLCipher find wrong with the pages of the file."""
    damaged = [str(row[0]) for row in database.execute(f"pragma {schema}.integrity_check")]
    unsigned = [str(row[0]) for row in database.execute(f"pragma {schema}.cipher_integrity_check")]
    return [line for line in damaged if line != "ok"] + unsigned


def find_orphans(database: Database) -> dict[str, int]:
    """Count by table the rows whose foreign key refers to a row that is not there."""
    return dict(Counter(row[0] for row in database.execute("pragma foreign_key_check")))


def free_name(folder: Path, stem: str) -> Path:
    """Find a name that nothing in the folder has: the stem itself, or with a number."""
    target = folder / f"{stem}.db"
    number = 1
    while target.exists():
        number += 1
        target = folder / f"{stem}-{number}.db"
    return target


def keep_newest(folder: Path, names: re.Pattern[str], count: int) -> None:
    """Remove all but the newest files whose whole name matches."""
    copies = [path for path in folder.iterdir() if names.fullmatch(path.name)]
    copies.sort(key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)
    for path in copies[count:]:
        path.unlink(missing_ok=True)


def flush_to_disk(path: Path) -> None:
    """Wait until the file is on the disk; SQLite leaves that to us for copies."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _partial(target: Path) -> Path:
    return target.with_name(f"{target.name}.partial")


def _copy_file(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    target.touch(mode=0o600)
    shutil.copyfile(source, target)
    flush_to_disk(target)


def _set_aside(store: Path, kept: Path) -> None:
    """Copy the store, with the journal of a write that a crash cut off and nobody could undo.

    The journal must not stay: SQLite would play it back into the new file.
    """
    _copy_file(store, kept)
    journal = _journal(store)
    if journal.exists():
        _copy_file(journal, _journal(kept))
        journal.unlink()


def _journal(store: Path) -> Path:
    return store.with_name(f"{store.name}-journal")


def _copy_until_equal(database: Database, partial: Path) -> dict[str, int]:
    """Copy again when another program wrote in between, as the counts then differ."""
    for _ in range(ATTEMPTS):
        partial.unlink(missing_ok=True)
        partial.touch(mode=0o600)
        with told():
            database.execute("vacuum into ?", [str(partial)])
            counts, copied, damage = _compare(database, partial)
        if counts == copied and not damage:
            return copied
    raise ExpectedError(
        "The copy of the store does not hold the same as the store, so it was not kept.",
        "Try again; if it happens again, check the store.",
    )


def _compare(database: Database, partial: Path) -> tuple[dict[str, int], dict[str, int], list[str]]:
    # Attached without a key of its own, the copy is read with the key of the store.
    database.execute("attach database ? as copy", [str(partial)])
    try:
        counts = count_rows(database)
        return counts, count_rows(database, "copy"), find_damage(database, "copy")
    finally:
        database.execute("detach database copy")
