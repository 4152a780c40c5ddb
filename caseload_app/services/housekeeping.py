"""Making a store, keeping copies of it, going back to one, and checking that it is whole."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from caseload_app.domain.passphrases import find_weakness
from caseload_app.errors import ExpectedError
from caseload_app.services.session import BACKUPS, Session, SessionFactory
from caseload_app.store.audit_chain import find_chain_faults, read_head
from caseload_app.store.connection import open_database, told
from caseload_app.store.migrate import check_version
from caseload_app.store.schema import find_differences
from caseload_app.store.snapshot import (
    count_rows,
    find_damage,
    find_orphans,
    free_name,
    is_in_use,
    keep_newest,
    make_folder,
    put_in_place,
    save_copy,
)

COPY_NAME = r"-\d{4}-\d{2}-\d{2}-\d{4}-before-[a-z-]+(-\d+)?\.db"
COPIES_KEPT = 10


def create_store(factory: SessionFactory) -> Session:
    """Make a new store; a passphrase that would be guessed is refused with the reason.

    A passphrase of None makes a store without encryption, which has to be asked for.
    """
    if factory.passphrase is not None:
        weakness = find_weakness(factory.passphrase)
        if weakness is not None:
            raise ExpectedError(
                weakness, "Choose 12 or more characters, or four words that do not belong together."
            )
    return factory.create()


def backup(session: Session, out: Path) -> dict[str, int]:
    """Copy the store to a new file with the same passphrase; give the rows of each table."""
    return save_copy(session.database, out)


def snapshot_before(session: Session, reason: str) -> Path:
    """Copy the store into `backups` beside it before something large, such as "import"."""
    folder = session.path.parent / BACKUPS
    stem = session.path.stem
    slug = re.sub(r"[^a-z]+", "-", reason.casefold()).strip("-") or "change"
    target = free_name(folder, f"{stem}-{_moment(session.clock_now())}-before-{slug}")
    make_folder(folder)
    save_copy(session.database, target)
    keep_newest(folder, re.compile(re.escape(stem) + COPY_NAME), COPIES_KEPT)
    return target


def restore(factory: SessionFactory, backup_path: Path) -> Path | None:
    """Make a backup the store again; say where the file that was there is kept.

    The backup is verified first. Until it is, and if anything fails, the store stays.
    """
    store = factory.path
    if backup_path.absolute() == store.absolute():
        raise ExpectedError(
            "The backup and the store are the same file.", "Choose the backup's own file."
        )
    _verify(factory, backup_path)
    if store.exists() and is_in_use(store, factory.passphrase):
        raise ExpectedError(
            f"{store} is in use by another program.", "Close Caseload everywhere, then try again."
        )
    kept = free_name(store.parent, f"{store.stem}-replaced-{_moment(factory.clock_now())}")
    had_store = store.exists()
    put_in_place(backup_path, store, kept)
    return kept if had_store else None


def check(session: Session, schema: Path) -> list[str]:
    """List what is wrong with the store, a sentence each; `schema` is the shape it should have."""
    database = session.database
    try:
        with told():
            damage = find_damage(database)
            orphans = find_orphans(database)
    except ExpectedError as error:
        return [error.problem]
    problems = [f"The file is damaged: {line}." for line in damage]
    problems += [f"{count} rows of {table} refer to nothing." for table, count in orphans.items()]
    differing = find_differences(database, schema.read_text(encoding="utf-8"))
    if differing:
        names = ", ".join(differing)
        problems.append(f"The store does not have the shape that this version makes: {names}.")
    elif not damage:
        problems += [f"The audit trail: {fault}." for fault in find_chain_faults(database)]
    return problems


def audit_head(session: Session) -> tuple[int, str]:
    """Give the number and the seal of the newest audit entry, to be noted on paper."""
    with told():
        return read_head(session.database)


def _verify(factory: SessionFactory, path: Path) -> None:
    database = open_database(path, factory.passphrase)
    try:
        with told(str(path)):
            check_version(database, factory.migrations)
            damage = find_damage(database)
            count_rows(database)
    finally:
        database.close()
    if damage:
        raise ExpectedError(
            f"The backup {path} is damaged ({len(damage)} faults); the store was left as it is.",
            "Choose an earlier backup.",
        )


def _moment(now: datetime) -> str:
    return now.strftime("%Y-%m-%d-%H%M")
