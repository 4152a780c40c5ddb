"""The passphrase in the system's own store of credentials, for those who ask for it."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "Caseload"

# Only stores that encrypt for the signed-in person. They are named one by one, and neither
# keyring's settings nor its plug-ins are asked: both may lead to a plain file.
WINDOWS = ("keyring.backends.Windows.WinVaultKeyring",)
MACOS = ("keyring.backends.macOS.Keyring",)
OTHERS = (
    "keyring.backends.SecretService.Keyring",
    "keyring.backends.libsecret.Keyring",
    "keyring.backends.kwallet.DBusKeyring",
)

# Windows would else copy what is kept to every computer the person signs in to.
STAY_HERE = ("persist", "local machine")

log = logging.getLogger(__name__)
T = TypeVar("T")


def system_store() -> KeyringBackend | None:
    """Give the system's store of credentials, or None where there is none that protects."""
    names = {"win32": WINDOWS, "darwin": MACOS}.get(sys.platform, OTHERS)
    return first_of(names)


def first_of(names: tuple[str, ...]) -> KeyringBackend | None:
    """Give the first of these stores that can be used here."""
    from keyring.core import load_keyring

    for name in names:
        found = _attempt(partial(load_keyring, name), None)
        if found is not None:
            setattr(found, *STAY_HERE)
            return found
    return None


def nowhere() -> KeyringBackend | None:
    """Stand for a system that keeps nothing."""
    return None


@dataclass(frozen=True, slots=True)
class PassphraseMemory:
    """Remember the passphrase of a store by its place. Whatever fails means: not remembered."""

    find: Callable[[], KeyringBackend | None] = nowhere

    def can_remember(self) -> bool:
        return self.find() is not None

    def remembered(self, store: Path) -> str | None:
        """Give the passphrase of a store, or None."""
        keyring = self.find()
        if keyring is None:
            return None
        return _attempt(partial(keyring.get_password, SERVICE, _account(store)), None) or None

    def remember(self, store: Path, passphrase: str) -> bool:
        """Keep the passphrase in place of an older one; tell whether it can be read again."""
        keyring = self.find()
        if keyring is None:
            return False
        keep = partial(keyring.set_password, SERVICE, _account(store), passphrase)
        _attempt(keep, None)
        return self.remembered(store) == passphrase

    def forget(self, store: Path) -> bool:
        """Remove the passphrase; tell whether there certainly is none now."""
        keyring = self.find()
        if keyring is None:
            return False
        return _attempt(partial(_remove, keyring, _account(store)), False)


def _account(store: Path) -> str:
    return str(store.resolve())


def _remove(keyring: KeyringBackend, account: str) -> bool:
    if keyring.get_password(SERVICE, account) is not None:
        keyring.delete_password(SERVICE, account)
    return keyring.get_password(SERVICE, account) is None


def _attempt(do: Callable[[], T], otherwise: T) -> T:
    """Ask the system; its refusal, in whichever of its own kinds of error, is an answer."""
    try:
        return do()
    except Exception as refusal:  # noqa: BLE001 - each system's library raises kinds of its own
        log.warning("The store of credentials refused: %s", type(refusal).__name__)
        return otherwise
