"""The passphrase of a store and the recovery key: chosen, changed, lost and found."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, replace
from pathlib import Path

from caseload_app.domain.audit import Act
from caseload_app.domain.passphrases import find_weakness
from caseload_app.domain.recovery_keys import LENGTH, read_key, spell
from caseload_app.errors import ExpectedError
from caseload_app.services.session import Session, SessionFactory
from caseload_app.store.connection import compose, is_protected
from caseload_app.store.driver import Database
from caseload_app.store.recovery import (
    forget_recovery,
    recovery_file,
    seal_passphrase,
    unseal_passphrase,
)
from caseload_app.store.rekey import Finish, rekey
from caseload_app.store.tables import TableWriter

STORE_SUBJECT = "store"


@dataclass(frozen=True, slots=True)
class PassphraseChange:
    """What came of a change: which backups took the new passphrase, which still have the old."""

    factory: SessionFactory
    recovery_key: str | None
    changed: tuple[Path, ...]
    left: tuple[Path, ...]


def check_new_passphrase(passphrase: str) -> None:
    """Refuse a passphrase that would be guessed, with the reason."""
    weakness = find_weakness(passphrase)
    if weakness is not None:
        raise ExpectedError(
            weakness, "Choose 12 or more characters, or four words that do not belong together."
        )


def change_passphrase(
    factory: SessionFactory, new: str, backups: tuple[Path, ...] = ()
) -> PassphraseChange:
    """Put the store and its automatic backups under a new passphrase.

    No session may be open. A recovery key that was printed opens nothing afterwards, as it may
    be the reason for the change; where there was one a new one is given. A crash at any moment
    leaves the store under the old passphrase or the new one, whole.
    """
    check_new_passphrase(new)
    if factory.passphrase is not None and compose(factory.passphrase) == compose(new):
        raise ExpectedError(
            "The new passphrase is the one the store already has.", "Choose another one."
        )
    factory.open().close()  # brings the store to the newest shape, which the note below needs
    had_recovery = recovery_file(factory.path).exists()
    rekey(factory.path, factory.passphrase, new, _noting(factory, "passphrase"))
    forget_recovery(factory.path)
    changed, left = change_backups(factory, new, backups)
    renewed = replace(factory, passphrase=new)
    key = make_recovery_key(renewed) if had_recovery else None
    return PassphraseChange(renewed, key, changed, left)


def change_backups(
    factory: SessionFactory, new: str, backups: tuple[Path, ...]
) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Put backups under the new passphrase; those that do not open with the old one are left."""
    changed: list[Path] = []
    left: list[Path] = []
    for path in backups:
        try:
            rekey(path, factory.passphrase, new)
        except ExpectedError:
            left.append(path)
        else:
            changed.append(path)
    return tuple(changed), tuple(left)


def make_recovery_key(factory: SessionFactory) -> str:
    """Make a recovery key, to be printed now and shown never again; an earlier one is void."""
    if factory.passphrase is None or not is_protected(factory.path):
        raise ExpectedError(
            "A store without a passphrase needs no recovery key.", "Choose a passphrase first."
        )
    factory.open().close()  # proves the passphrase before anything is sealed with it
    key = spell(secrets.token_bytes(LENGTH))
    at = factory.clock_now().isoformat(timespec="seconds")
    seal_passphrase(factory.path, key, factory.passphrase, at)
    with factory.open() as session:
        note_protection(session, "recovery key")
    return key


def passphrase_from(store: Path, typed: str) -> str | None:
    """Give the passphrase when a recovery key of this store was typed; None when it was not."""
    key = read_key(typed)
    if key is None or not recovery_file(store).exists():
        return None
    try:
        return unseal_passphrase(store, key)
    except ExpectedError:
        return None


def recover_passphrase(store: Path, typed: str) -> str:
    """Give the passphrase of a store by its recovery key. Raises ExpectedError."""
    key = read_key(typed)
    if key is None:
        raise ExpectedError(
            "That is not a recovery key: it has 25 letters and digits, in groups of five.",
            "Type it again as it is printed.",
        )
    return unseal_passphrase(store, key)


def note_protection(session: Session, what: str) -> None:
    """Record in the audit trail that a key was made or changed, never the key itself."""
    with session.write() as writer:
        writer.save_audit([_protection(what)])


def _noting(factory: SessionFactory, what: str) -> Finish:
    def note(database: Database) -> None:
        at = factory.clock_now().isoformat(timespec="seconds")
        with database.atomic():
            TableWriter(database, at, factory.author).save_audit([_protection(what)])

    return note


def _protection(what: str) -> tuple[str, str, str, None, None]:
    return (Act.PROTECTED.value, STORE_SUBJECT, json.dumps([what]), None, None)
