"""Claims a store for one window: whoever comes second reads it, and is told who is there."""

from __future__ import annotations

import platform
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from caseload_app.commands.opening import holder_words, now
from caseload_app.services.session import Session, SessionFactory
from caseload_app.store.presence import Presence

MINUTE_MS = 60_000


class Claim(QObject):
    """Keeps the claim fresh; `lost` tells that somebody else took the store over."""

    lost = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._presence: Presence | None = None
        self._pulse = QTimer(self)
        self._pulse.setInterval(MINUTE_MS)
        self._pulse.timeout.connect(self.freshen)

    def open(self, factory: SessionFactory) -> Session:
        """Open the store; while somebody else has it open, only to be read."""
        presence = self._presence_at(factory.path, factory.author)
        holder = None if presence.is_held else presence.take(now())
        if holder is not None:
            words = f"{holder_words(holder)}. Here it can be read, not changed."
            return replace(factory, read_only_because=words).open()
        try:
            session = factory.open()
        except BaseException:
            self.release()
            raise
        self._pulse.start()
        return session

    def keep(self, session: Session) -> None:
        """Claim a store that has just been made."""
        self._presence_at(session.path, session.author).take(now())
        self._pulse.start()

    @Slot()
    def freshen(self) -> None:
        """Show that the store is in use here."""
        holder = self._presence.freshen() if self._presence is not None else None
        if holder is not None:
            self.lost.emit(f"{holder_words(holder)}. Close one of the two.")

    def release(self) -> None:
        """Give the store back."""
        self._pulse.stop()
        if self._presence is not None:
            self._presence.release()
            self._presence = None

    def _presence_at(self, store: Path, author: str) -> Presence:
        if self._presence is None:
            self._presence = Presence(store, author, platform.node())
        return self._presence
