"""Ask for the passphrase of a store; each wrong one makes the next wait a little longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.elided_label import ElidedLabel
from caseload_app.ui.widgets.passphrase_field import PassphraseField, show_box
from caseload_app.ui.widgets.text import button, label, wrapping_label
from caseload_app.ui.words import count

if TYPE_CHECKING:
    from pathlib import Path

    from caseload_app.ui.look import Look

SECOND_MS = 1000
LONGEST_WAIT = 30
TRIES_BEFORE_HELP = 3
WIDTH = 460
PICTURE = 32


class UnlockDialog(QDialog):
    """Ask for the passphrase of `store`.

    `passphrase_given` carries what was typed. Whoever tries it calls `accept()` when it was
    right, `say_wrong()` when it was not, or `say(problem)` when the file itself is at fault.
    Whoever can remember a passphrase shows the box `remember`.
    """

    passphrase_given = Signal(str)

    def __init__(self, look: Look, store: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._wrong = 0
        self._wait = 0
        self._field = PassphraseField(self.tr("Passphrase"), self)
        self.remember = QCheckBox(self.tr("Remember on this computer"), self)
        self._problem = wrapping_label(role="problem", parent=self)
        self._open = button(self.tr("Open"), look, role="primary", parent=self)
        self._quit = button(self.tr("Close"), look, parent=self)
        self._timer = QTimer(self)
        self._timer.setInterval(SECOND_MS)
        self.setWindowTitle(self.tr("Caseload"))
        self._build(store)
        self._connect()

    def _build(self, store: Path) -> None:
        picture = QLabel(self)
        ratio = self.devicePixelRatioF()
        picture.setPixmap(self._look.picture("lock", "accent", PICTURE, ratio))
        top = QHBoxLayout()
        top.setSpacing(Space.NORMAL)
        top.addWidget(picture)
        top.addWidget(label(self.tr("Your team is locked"), "title", self), 1)
        where = ElidedLabel(str(store), "small", self)
        caption = label(self.tr("Passphrase"), parent=self)
        caption.setBuddy(self._field)
        buttons = QHBoxLayout()
        buttons.addWidget(show_box(self._field))
        buttons.addStretch(1)
        buttons.addWidget(self._quit)
        buttons.addWidget(self._open)
        self._problem.hide()
        self.remember.hide()
        self.remember.setToolTip(
            self.tr("Whoever is signed in as you can then open the team without being asked.")
        )
        self._open.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.ROOMY)
        layout.setSpacing(Space.SNUG)
        layout.addLayout(top)
        layout.addWidget(where)
        layout.addSpacing(Space.SNUG)
        layout.addWidget(caption)
        layout.addWidget(self._field)
        layout.addWidget(self.remember)
        layout.addWidget(self._problem)
        layout.addSpacing(Space.SNUG)
        layout.addLayout(buttons)
        self.setMinimumWidth(WIDTH)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self._open.clicked.connect(self._give)
        self._quit.clicked.connect(self.reject)
        self._field.textEdited.connect(self._typed)
        self._timer.timeout.connect(self.tick)

    # Show

    @property
    def problem(self) -> str:
        return self._problem.text()

    @property
    def can_open(self) -> bool:
        return self._open.isEnabled()

    def say_wrong(self) -> None:
        """Say that the passphrase was wrong; the next try has to wait, longer each time."""
        self._wrong += 1
        self._wait = min(2 ** (self._wrong - 1), LONGEST_WAIT)
        words = self.tr("That is not the passphrase of this store. Nothing was opened.")
        if self._wrong >= TRIES_BEFORE_HELP:
            words += " " + self.tr(
                "Check Caps Lock. If it is forgotten, type the recovery key that was printed "
                "when the store was made. Without either nobody can open the store, not even "
                "whoever made this program."
            )
        self.say(words)
        self._field.mark_wrong(True)
        self._field.selectAll()
        self._field.setFocus()
        self._show_wait()
        self._timer.start()

    def say(self, problem: str) -> None:
        """Say what is wrong, in the dialog itself."""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._problem.setAccessibleName(problem)

    @Slot()
    def tick(self) -> None:
        """Let a second of the wait pass."""
        self._wait = max(0, self._wait - 1)
        self._show_wait()

    def _show_wait(self) -> None:
        waiting = self._wait > 0
        self._open.setEnabled(not waiting)
        words = self.tr("Open in {}").format(count(self._wait, "second"))
        self._open.setText(words if waiting else self.tr("Open"))
        if not waiting:
            self._timer.stop()

    # Ask

    @Slot()
    def _typed(self) -> None:
        self._field.mark_wrong(False)

    @Slot()
    def _give(self) -> None:
        typed = self._field.text()
        if typed:
            self.passphrase_given.emit(typed)
        else:
            self.say(self.tr("Type the passphrase that was chosen for this store."))
            self._field.setFocus()
