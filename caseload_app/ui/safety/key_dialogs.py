"""Dialogs for the keys of a store: a new passphrase, and the recovery key for paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from caseload_app.services.safety.papers import recovery_paper
from caseload_app.ui.dialogs.new_passphrase import NewPassphrase
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.passphrase_field import PassphraseField, show_box
from caseload_app.ui.widgets.print_job import Footer, Paper, preview
from caseload_app.ui.widgets.text import button, label, wrapping_label

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent

    from caseload_app.ui.look import Look

WIDTH = 520
KEY_POINTS = 17


class ChangePassphraseDialog(QDialog):
    """`given` carries the passphrase there is and the new one; the giver calls `say` or accepts."""

    given = Signal(str, str)

    def __init__(self, look: Look, store: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Change the passphrase"))
        self.setMinimumWidth(WIDTH)
        self.old = PassphraseField(self.tr("The passphrase now"), self)
        self.new = NewPassphrase(look, store, self, make_words=self.tr("Change it"))
        self._problem = wrapping_label(role="problem", parent=self)
        self._problem.hide()
        caption = label(self.old.accessibleName(), parent=self)
        caption.setBuddy(self.old)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.ROOMY)
        layout.setSpacing(Space.SNUG)
        layout.addWidget(caption)
        layout.addWidget(self.old)
        layout.addWidget(show_box(self.old))
        layout.addWidget(self.new)
        layout.addWidget(self._problem)
        self.new.chosen.connect(self._give)
        self.new.left.connect(self.reject)
        self.old.setFocus()

    @property
    def problem(self) -> str:
        return self._problem.text()

    def say(self, problem: str) -> None:
        """Say what is wrong, in the dialog itself."""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    @Slot(str)
    def _give(self, new: str) -> None:
        if self.old.text():
            self.given.emit(self.old.text(), new)
        else:
            self.say(self.tr("Type the passphrase that the store has now as well."))
            self.old.setFocus()


class RecoveryKeyDialog(QDialog):
    """Show a recovery key once. It stays open until it is on paper, or given up knowingly."""

    def __init__(
        self, look: Look, key: str, store: Path, on: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Recovery key"))
        self.setMinimumWidth(WIDTH)
        self._key = key
        self._store = store
        self._on = on
        self.kept = QCheckBox(self.tr("It is on paper, and the paper is locked away"), self)
        self.close_button = button(self.tr("Done"), look, role="primary", parent=self)
        self.print_button = button(self.tr("Print it"), look, icon="print", parent=self)
        self._build()
        self.close_button.setEnabled(False)
        self.kept.toggled.connect(self.close_button.setEnabled)
        self.close_button.clicked.connect(self.accept)
        self.print_button.clicked.connect(self._print)

    def _build(self) -> None:
        shown = label(self._key, parent=self)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSize(KEY_POINTS)
        shown.setFont(font)
        shown.setTextFormat(Qt.TextFormat.PlainText)
        shown.setAccessibleName(self.tr("Recovery key: {}").format(" ".join(self._key)))
        about = self.tr(
            "This key opens your store if the passphrase is ever forgotten. It is shown only "
            "now. Print it and keep it locked away from this computer, where nobody else gets "
            "at it: whoever holds it and the files can read everything. A new passphrase "
            "makes it void."
        )
        buttons = QHBoxLayout()
        buttons.addWidget(self.print_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.ROOMY)
        layout.setSpacing(Space.NORMAL)
        layout.addWidget(label(self.tr("Your recovery key"), "title", self))
        layout.addWidget(wrapping_label(about, "quiet", self))
        layout.addWidget(shown, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.kept)
        layout.addLayout(buttons)
        self.kept.ensurePolished()
        self.kept.setMinimumHeight(self.kept.sizeHint().height() + Space.SNUG)
        self.print_button.setFocus()

    @Slot()
    def _print(self) -> None:
        page = recovery_paper(self._key, self._store.name, self._on)
        preview(Paper(page.title, page.html, Footer(page.as_at), landscape=False), self)

    # Qt

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.kept.isChecked():
            super().closeEvent(event)
        else:
            event.ignore()

    def reject(self) -> None:
        if self.kept.isChecked():
            super().reject()
