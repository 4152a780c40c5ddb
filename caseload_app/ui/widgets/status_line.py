"""The line at the foot: as at, which store, whether it is protected, and what is running."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QWidget

from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.text import button, label

if TYPE_CHECKING:
    from caseload_app.ui.look import Look


class StatusLine(QStatusBar):
    """Show the standing facts at the right, and what runs, with Cancel, beside them."""

    cancelled = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._is_protected: bool | None = None
        self._running = label(parent=self)
        self._progress = QProgressBar(self)
        self._progress.setFixedWidth(140)
        self._progress.setTextVisible(False)
        self._cancel = button(self.tr("Cancel"), look, role="link", parent=self)
        self._cancel.clicked.connect(self.cancelled)
        self._note = label(parent=self)
        self._as_at = label(parent=self)
        self._store = label(parent=self)
        self._lock_picture = QLabel(self)
        self._protection = label(parent=self)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(Space.SNUG, 0, Space.SNUG, 0)
        for widget in (self._running, self._progress, self._cancel):
            self.addPermanentWidget(widget)
        for widget in (self._note, self._as_at, self._store, self._lock_picture, self._protection):
            self.addPermanentWidget(widget)
        look.changed.connect(self._show_lock)
        self.show_running("")
        self.show_note("")

    def show_note(self, words: str) -> None:
        """Say something that stands while this file is open; nothing takes no room."""
        self._note.setText(words)
        self._note.setVisible(bool(words))

    @property
    def note(self) -> str:
        return self._note.text()

    def show_as_at(self, words: str) -> None:
        self._as_at.setText(words)

    def show_store(self, name: str, is_protected: bool) -> None:
        """Say which store is open; one without a passphrase always says so."""
        self._store.setText(name)
        self._is_protected = is_protected
        words = self.tr("Protected by passphrase") if is_protected else self.tr("Not protected")
        self._protection.setText(words)
        self._show_lock()

    @Slot(str)
    def show_running(self, words: str) -> None:
        self._running.setText(words)
        for widget in (self._running, self._progress, self._cancel):
            widget.setVisible(bool(words))
        self._progress.setRange(0, 0)

    @Slot(int, int)
    def show_progress(self, done: int, total: int) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    @Slot()
    def _show_lock(self) -> None:
        if self._is_protected is None:
            return
        name, colour = ("lock", "quiet") if self._is_protected else ("warning", "soon")
        icon = self._look.icon(name, colour)
        self._lock_picture.setPixmap(icon.pixmap(QSize(16, 16), self.devicePixelRatioF()))
