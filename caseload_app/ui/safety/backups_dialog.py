"""The backups of a store: choose one, see what going back would lose, go back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from caseload_app.errors import ExpectedError
from caseload_app.services.safety.backups import Backup, list_backups, what_would_be_lost
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.text import button, label, wrapping_label
from caseload_app.ui.words import count, day

if TYPE_CHECKING:
    from pathlib import Path

    from caseload_app.services.safety.backups import Loss
    from caseload_app.services.session import Session
    from caseload_app.ui.look import Look

SIZE = (760, 460)
KILOBYTE = 1024
WHY = {"on-opening": "when the store was opened", "before-import": "before an import"}
TABLES = {"case_discussions": "discussions"}


class BackupsDialog(QDialog):
    """`wanted` carries how the store opens and the backup to go back to."""

    wanted = Signal(object, object)

    def __init__(
        self, session: Session, look: Look, second: Path | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Backups"))
        self.resize(*SIZE)
        self._session = session
        self.backups = list_backups(session.path, second)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Backups, the newest first"))
        self.loss = wrapping_label(parent=self)
        self.restore = button(self.tr("Go back to this one"), look, role="primary", parent=self)
        self.close_button = button(self.tr("Close"), look, parent=self)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._build()
        self.list.currentRowChanged.connect(self._show_loss)
        self.restore.clicked.connect(self._go_back)
        self.close_button.clicked.connect(self.reject)
        self.restore.setEnabled(False)
        if self.backups:
            self.list.setCurrentRow(0)

    def _build(self) -> None:
        for one in self.backups:
            self.list.addItem(QListWidgetItem(backup_words(one)))
        about = self.tr(
            "One is kept by itself each day, before each import and before each new version: "
            "the last seven days, five weeks and twelve months. Each was opened and counted."
        )
        middle = QHBoxLayout()
        middle.setSpacing(Space.NORMAL)
        middle.addWidget(self.list, 1)
        middle.addWidget(self.loss, 1, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.restore)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.ROOMY, Space.WIDE, Space.ROOMY)
        layout.setSpacing(Space.NORMAL)
        layout.addWidget(label(self.tr("Backups"), "title", self))
        layout.addWidget(wrapping_label(about, "quiet", self))
        layout.addLayout(middle, 1)
        layout.addLayout(buttons)
        if not self.backups:
            self.loss.setText(self.tr("There is no backup yet; the next opening makes one."))

    @Slot(int)
    def _show_loss(self, row: int) -> None:
        backup = self.backups[row].path
        try:
            loss = what_would_be_lost(self._session, backup, self._session.factory.passphrase)
        except ExpectedError as error:
            self.loss.setText(str(error))
            self.restore.setEnabled(False)
            return
        self.loss.setText(_loss_words(loss))
        self.restore.setEnabled(not self._session.is_read_only)

    @Slot()
    def _go_back(self) -> None:
        backup = self.backups[self.list.currentRow()].path
        self.accept()
        self.wanted.emit(self._session.factory, backup)


def backup_words(backup: Backup) -> str:
    """Say when a backup was taken and why, how large it is and where it lies."""
    taken = backup.taken_at
    why = WHY.get(backup.why, backup.why.replace("-", " "))
    size = max(1, backup.size // KILOBYTE)
    return f"{day(taken.date())} {taken:%H:%M}, {why}\n{size:,} KB, in {backup.path.parent}"


def _loss_words(loss: Loss) -> str:
    lines = []
    if not loss.is_same_history:
        lines.append("This backup is of another history of the store than the present one.")
    if loss.entries:
        since = f" made since {day(loss.since.date())}" if loss.since is not None else ""
        lines.append(f"Going back would lose {count(loss.entries, 'change')}{since}:")
        lines += [f"   {number:,} × {kind.replace('_', ' ')}" for kind, number in loss.kinds[:8]]
    else:
        lines.append("Nothing has been changed since.")
    lines.append("")
    for name, now, then in loss.rows:
        words = TABLES.get(name, name).capitalize()
        lines.append(f"{words}: {now:,} now, {then:,} then")
    lines += ["", "The present file is kept beside the store, so this can be taken back."]
    return "\n".join(lines)
