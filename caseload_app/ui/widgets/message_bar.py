"""A message in the page itself: what was done with a way to undo it, or what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from caseload_app.ui.theme import Space, Tone
from caseload_app.ui.widgets.text import button, dress_again, wrapping_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseload_app.ui.look import Look

# Long enough to read twice and to reach Undo; anything that needs mending stays.
STAYS_MS = 12_000


class MessageBar(QFrame):
    """One message at a time, over the page; hidden when there is none."""

    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "message")
        self._do: Callable[[], object] | None = None
        self._undo: Callable[[], object] | None = None
        self._text = wrapping_label(parent=self)
        self._button = button("", look, parent=self)
        self._button.clicked.connect(self._act)
        close = QToolButton(self)
        look.dress(close, "close")
        close.setToolTip(self.tr("Close"))
        close.setAccessibleName(self.tr("Close the message"))
        close.clicked.connect(self.clear)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.NORMAL, Space.TIGHT, Space.TIGHT, Space.TIGHT)
        layout.setSpacing(Space.SNUG)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._button)
        layout.addWidget(close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        self.hide()

    @property
    def words(self) -> str:
        return self._text.text()

    def say(
        self,
        words: str,
        *,
        tone: Tone = Tone.MET,
        button_words: str = "",
        do: Callable[[], object] | None = None,
    ) -> None:
        """Say something, with one button such as `Undo` when there is something to do."""
        self._text.setText(words)
        self._do, self._undo = do, None
        self._button.setText(button_words)
        self._button.setVisible(do is not None)
        self.setProperty("tone", tone.value)
        for widget in (self, self._text):
            dress_again(widget)
        self.setAccessibleName(words)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        if tone in (Tone.MET, Tone.UPCOMING):
            self._timer.start(STAYS_MS)
        else:
            self._timer.stop()

    def say_done(self, words: str, undo: Callable[[], object]) -> None:
        """Say what was done, and keep what takes it back: by button, or later by key."""
        self.say(words, button_words=self.tr("Undo"), do=undo)
        self._undo = undo

    def undo(self) -> bool:
        """Take back what was said last, also when the message is gone; False if nothing."""
        undo, self._undo = self._undo, None
        if undo is None:
            return False
        self.clear()
        undo()
        return True

    @Slot()
    def clear(self) -> None:
        self._timer.stop()
        self._do = None
        self.hide()
        self.closed.emit()

    @Slot()
    def _act(self) -> None:
        do, self._undo = self._do, None
        self.clear()
        if do is not None:
            do()
