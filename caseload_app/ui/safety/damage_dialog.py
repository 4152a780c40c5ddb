"""A store that is damaged, and the two ways out: a backup, or what can still be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from caseload_app.ui.safety.backups_dialog import backup_words
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.dialog_body import DialogBody
from caseload_app.ui.widgets.text import button, label, wrapping_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseload_app.services.safety.backups import Backup
    from caseload_app.ui.look import Look

WIDTH = 620
LIST_HEIGHT = 130


class DamageDialog(QDialog):
    """`restore_wanted` carries the backup; `salvage_wanted` asks for what can be read.

    Whoever reads it calls `show_read` or `say`; `take_wanted` then asks to go on with that.
    """

    restore_wanted = Signal(object)
    salvage_wanted = Signal()
    take_wanted = Signal()

    def __init__(
        self, look: Look, problem: str, backups: Sequence[Backup], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("The store is damaged"))
        self._backups = list(backups)
        self.list = QListWidget(self)
        self.restore = button(self.tr("Go back to this one"), look, role="primary", parent=self)
        self.read = button(self.tr("Read what can be read"), look, parent=self)
        self.take = button(self.tr("Go on with what was read"), look, role="primary", parent=self)
        self.close_button = button(self.tr("Close"), look, parent=self)
        self.said = wrapping_label(parent=self)
        self._build(problem)
        self.restore.clicked.connect(self._go_back)
        self.read.clicked.connect(self._read)
        self.take.clicked.connect(self.take_wanted)
        self.close_button.clicked.connect(self.reject)

    def _build(self, problem: str) -> None:
        self.list.setAccessibleName(self.tr("Backups, the newest first"))
        self.list.setFixedHeight(LIST_HEIGHT)
        self.list.setWordWrap(True)
        for one in self._backups:
            self.list.addItem(backup_words(one))
        self.list.setCurrentRow(0)
        has_backup = bool(self._backups)
        self.restore.setEnabled(has_backup)
        self.take.hide()
        self.said.hide()
        self._body = DialogBody(self.windowTitle(), WIDTH, self)
        column = self._body.column
        column.addWidget(wrapping_label(self.tr("The store is damaged"), "title", self))
        column.addWidget(wrapping_label(f"{problem} {self._kept()}", parent=self))
        column.addSpacing(Space.SNUG)
        column.addWidget(label(self.tr("Go back to a backup"), "heading", self))
        if has_backup:
            words = self.tr("Each was opened and counted. What was written since is not in it.")
        else:
            words = self.tr("There is no backup beside the store.")
        column.addWidget(wrapping_label(words, "quiet", self))
        column.addWidget(self.list)
        self.list.setVisible(has_backup)
        column.addSpacing(Space.SNUG)
        column.addWidget(label(self.tr("Or read what can be read"), "heading", self))
        words = self.tr("It goes into a new file, and you are told what is missing.")
        column.addWidget(wrapping_label(words, "quiet", self))
        column.addWidget(self.said)
        column.addStretch(1)
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.NORMAL)
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        for one in (self.read, self.take, self.restore):
            buttons.addWidget(one)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.ROOMY, Space.ROOMY, Space.ROOMY)
        layout.setSpacing(Space.NORMAL)
        layout.addWidget(self._body, 1)
        layout.addLayout(buttons)

    def _kept(self) -> str:
        return self.tr("Whatever you choose, the damaged file is kept as it is.")

    # Show

    def show_read(self, words: Sequence[str]) -> None:
        """Say what could be read and what not, and offer to go on with it."""
        self.say("\n".join(words))
        self.read.hide()
        self.take.show()
        self.take.setFocus()

    def say(self, words: str) -> None:
        """Say something under the second way, such as why it did not work."""
        self.said.setText(words)
        self.said.setAccessibleName(words)
        self.said.show()
        self._rest(is_busy=False)
        self._body.updateGeometry()
        self.adjustSize()
        QTimer.singleShot(0, self, self._show_said)

    def _show_said(self) -> None:
        """Bring what was said into view, where the screen is too low for all."""
        self._body.ensureWidgetVisible(self.said)

    def _rest(self, *, is_busy: bool) -> None:
        self.read.setEnabled(not is_busy)
        self.close_button.setEnabled(not is_busy)
        self.restore.setEnabled(not is_busy and bool(self._backups))

    # Ask

    @Slot()
    def _go_back(self) -> None:
        self.restore_wanted.emit(self._backups[self.list.currentRow()].path)

    @Slot()
    def _read(self) -> None:
        self.say(self.tr("Reading … this can take a minute."))
        self._rest(is_busy=True)
        self.salvage_wanted.emit()
