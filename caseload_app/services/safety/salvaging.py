"""A way out of a damaged store: what can be read goes into a new one, and what cannot is said."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from caseload_app.domain.wording import counted, listed, long_day
from caseload_app.errors import (
    DamagedStoreError,
    ExpectedError,
    NotAStoreError,
    WrongPassphraseError,
)
from caseload_app.services.safety.backups import Backup, list_backups
from caseload_app.services.session import SessionFactory
from caseload_app.store.connection import open_database
from caseload_app.store.salvage import Salvage, Salvaged
from caseload_app.store.snapshot import free_name


def damage_in(factory: SessionFactory, error: ExpectedError, second: Path | None = None) -> str:
    """Say in a sentence that a store which did not open is damaged; empty where it is not.

    A file whose first page is gone looks as if the passphrase were wrong. It is not when the
    newest backup opens with it.
    """
    if isinstance(error, DamagedStoreError):
        return error.problem
    if not isinstance(error, NotAStoreError | WrongPassphraseError):
        return ""
    newest = next(iter(list_backups(factory.path, second)), None)
    if newest is None or not _opens(newest, factory.passphrase):
        return ""
    return (
        f"The passphrase opens the backup of {long_day(newest.taken_at.date())} but not "
        f"{factory.path}: the file is damaged, or got another passphrase since."
    )


def salvage_beside(factory: SessionFactory) -> tuple[Path, Salvaged]:
    """Write what can be read to a new store beside the damaged one. Raises ExpectedError."""
    store = factory.path
    out = free_name(store.parent, f"{store.stem}-read-from-damaged")
    return out, salvage(factory, out)


def salvage(factory: SessionFactory, out: Path) -> Salvaged:
    """Write what can be read of a damaged store to a new one. Raises ExpectedError."""
    return Salvage(factory.path, factory.passphrase).run(out)


def salvage_words(done: Salvaged) -> list[str]:
    """Say what came over and what did not, a sentence each."""
    words = [f"Read {counted(sum(done.saved.values()), 'record')}."]
    if not done.damaged:
        words.append("Nothing that was looked for is missing.")
        return words
    words.append(f"Some of what these held cannot be read any more: {listed(done.damaged)}.")
    if done.rebuilt:
        whom = counted(done.rebuilt, "child or worker", "children or workers")
        words.append(f"{whom} put together again from the audit trail; look at them.".capitalize())
    if done.dropped:
        words.append(f"{counted(done.dropped, 'record').capitalize()} hung on lost ones and went.")
    words.append("Compare it with the latest backup before you go on with it.")
    return words


def _opens(backup: Backup, passphrase: str | None) -> bool:
    try:
        with closing(open_database(backup.path, passphrase)):
            return True
    except ExpectedError:
        return False
