"""Opens a store with the passphrase that this computer remembers, if it may and was asked to."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from caseload_app.commands.claiming import Claim
from caseload_app.commands.opening import store_at
from caseload_app.errors import ExpectedError, WrongPassphraseError
from caseload_app.services.safety.remembering import PassphraseMemory
from caseload_app.services.session import Session
from caseload_app.store.connection import is_protected

if TYPE_CHECKING:
    from caseload_app.ui.desk import Desk
    from caseload_app.ui.dialogs.unlock import UnlockDialog
    from caseload_app.ui.settings import Settings

KEPT = (
    "The passphrase is remembered on this computer, for your account. "
    "File, Forget the passphrase takes that back."
)
NOT_KEPT = "This computer did not keep the passphrase. It is asked again the next time."
FORGOTTEN = "The passphrase is forgotten on this computer. It is asked the next time."
NOT_FORGOTTEN = (
    "This computer did not let go of the passphrase. "
    "Remove “Caseload” in its own list of passwords (Windows: Credential Manager)."
)
REFUSED = (
    "The passphrase that this computer remembered does not open the store any more. "
    "It is forgotten; type the passphrase."
)


class Recall(QObject):
    """Stands between the front door and what the computer remembers; without a memory, idle."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._memory = PassphraseMemory()
        self._problem = ""
        self._desk: Desk | None = None
        self._store: Path | None = None
        self.is_wanted = False
        self.is_kept = False

    def use(self, memory: PassphraseMemory) -> None:
        """Remember there from now on."""
        self._memory = memory

    def open(self, store: Path, claim: Claim) -> Session | None:
        """Open the store with what is remembered; None when the passphrase has to be asked."""
        self.is_kept, self._problem = False, ""
        if not self._is_allowed():
            self._memory.forget(store)
            return None
        passphrase = self._memory.remembered(store)
        if passphrase is None:
            return None
        try:
            session = claim.open(store_at(store, passphrase))
        except WrongPassphraseError:
            self._memory.forget(store)
            self._problem = REFUSED
        except ExpectedError as error:
            self._problem = str(error)
        else:
            self.is_kept = True
            return session
        return None

    def offer_in(self, dialog: UnlockDialog) -> None:
        """Offer to remember, where that can be done; say why what was remembered is no use."""
        self.is_wanted = False
        dialog.say(self._problem)
        if self._is_allowed() and self._memory.can_remember():
            dialog.remember.toggled.connect(self.want)
            dialog.remember.show()

    @Slot(bool)
    def want(self, wanted: bool) -> None:
        self.is_wanted = wanted

    def offer_on(self, desk: Desk) -> None:
        """Offer the command that forgets; it can be done while something is remembered."""
        self._desk = desk
        self._store = desk.workspace.store_path
        if is_protected(self._store):
            desk.actions.offer("file.forget", self.forget)
            desk.actions.enable("file.forget", self.is_kept)

    def opened(self, passphrase: str | None) -> None:
        """Remember the passphrase that has just opened the store, if that was asked for."""
        if not self.is_wanted or passphrase is None or self._store is None:
            return
        self.is_wanted = False
        self.is_kept = self._memory.remember(self._store, passphrase)
        if self.is_kept:
            self._note("passphrase remembered on a computer")
        self._say(KEPT if self.is_kept else NOT_KEPT)

    def changed(self, passphrase: str) -> None:
        """Follow a change of the passphrase; what cannot follow is forgotten."""
        if not self.is_kept or self._store is None:
            return
        self.is_kept = self._memory.remember(self._store, passphrase)
        if not self.is_kept:
            self._memory.forget(self._store)
            self._say(NOT_KEPT)

    @Slot()
    def forget(self) -> None:
        """Let go of the passphrase of the open store."""
        if self._store is not None:
            self.is_kept = not self._memory.forget(self._store)
            if not self.is_kept:
                self._note("passphrase forgotten on a computer")
            self._say(NOT_FORGOTTEN if self.is_kept else FORGOTTEN)

    def _is_allowed(self) -> bool:
        return self._settings.allows("remember_passphrase")

    def _note(self, what: str) -> None:
        """Record it in the audit trail; a store that can only be read keeps no record."""
        from caseload_app.services.safety.keys import note_protection

        if self._desk is not None:
            with suppress(ExpectedError):
                note_protection(self._desk.workspace.session, what)

    def _say(self, words: str) -> None:
        if self._desk is not None:
            self._desk.actions.enable("file.forget", self.is_kept)
            self._desk.window.messages.say(words)
