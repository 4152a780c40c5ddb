"""The choices about safety in the settings: when to lock, and where a second backup goes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QWidget

from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.elided_label import ElidedLabel
from caseload_app.ui.widgets.panel import Panel
from caseload_app.ui.widgets.text import button, label
from caseload_app.ui.words import count

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from caseload_app.ui.look import Look
    from caseload_app.ui.settings import Settings

MINUTES = (2, 5, 10, 15, 30, 60)
NEVER = 0


class SafetyChoices(Panel):
    """Choose after how many minutes the store locks, and a second place for backups.

    With `forget`, the command of that name, it says whether this computer remembers the
    passphrase, and takes that back.
    """

    def __init__(
        self,
        look: Look,
        settings: Settings,
        parent: QWidget | None = None,
        *,
        forget: QAction | None = None,
    ) -> None:
        super().__init__("Safety", parent)
        self._settings = settings
        self._files: QFileDialog | None = None
        self.minutes = QComboBox(self)
        self.place = ElidedLabel("", "small", self)
        self.choose = button(self.tr("Choose a folder"), look, parent=self)
        self.clear = button(self.tr("None"), look, parent=self)
        self.remembered = label("", parent=self)
        self.forget = button(self.tr("Forget it"), look, parent=self)
        self._forget = forget
        self._build()
        self._show_kept()
        self._show_remembered()
        self.forget.clicked.connect(self._forget_passphrase)
        self.minutes.activated.connect(self._keep_minutes)
        self.choose.clicked.connect(self._ask_folder)
        self.clear.clicked.connect(self._clear_place)

    def _build(self) -> None:
        self.minutes.setAccessibleName(self.tr("Lock when nobody touches keyboard or mouse"))
        for number in MINUTES:
            self.minutes.addItem(self.tr("after {}").format(count(number, "minute")), number)
        self.minutes.addItem(self.tr("never"), NEVER)
        first = QHBoxLayout()
        first.setSpacing(Space.NORMAL)
        first.addWidget(label(self.tr("Lock by itself"), parent=self))
        first.addWidget(self.minutes)
        first.addStretch(1)
        second = QHBoxLayout()
        second.setSpacing(Space.NORMAL)
        second.addWidget(label(self.tr("Second place for backups"), parent=self))
        second.addStretch(1)
        second.addWidget(self.choose)
        second.addWidget(self.clear)
        self.body.addLayout(first)
        self.body.addLayout(second)
        self.body.addWidget(self.place)
        third = QHBoxLayout()
        third.setSpacing(Space.NORMAL)
        third.addWidget(self.remembered, 1)
        third.addWidget(self.forget)
        self.body.addLayout(third)
        for widget in (self.remembered, self.forget):
            widget.setVisible(self._forget is not None)

    def _show_kept(self) -> None:
        kept = self._settings.preferences()
        at = self.minutes.findData(kept.lock_after_minutes)
        if at < 0:
            words = self.tr("after {}").format(count(kept.lock_after_minutes, "minute"))
            self.minutes.addItem(words, kept.lock_after_minutes)
            at = self.minutes.count() - 1
        self.minutes.setCurrentIndex(at)
        self.place.show_words(
            kept.second_place or self.tr("Backups are kept beside the store alone.")
        )
        place_is_fixed = self._settings.is_fixed("second_place")
        self.choose.setEnabled(not place_is_fixed)
        self.clear.setEnabled(bool(kept.second_place) and not place_is_fixed)
        self.minutes.setEnabled(not self._settings.is_fixed("lock_after_minutes"))
        for widget in (self.minutes, self.choose, self.clear):
            widget.setToolTip("" if widget.isEnabled() else self.tr("Your organisation set this."))

    def _show_remembered(self) -> None:
        is_kept = self._forget is not None and self._forget.isEnabled()
        self.remembered.setText(
            self.tr("This computer remembers the passphrase")
            if is_kept
            else self.tr("This computer does not remember the passphrase")
        )
        self.forget.setEnabled(is_kept)

    @Slot()
    def _forget_passphrase(self) -> None:
        if self._forget is not None:
            self._forget.trigger()
        self._show_remembered()

    @Slot()
    def _keep_minutes(self) -> None:
        kept = self._settings.preferences()
        minutes = int(self.minutes.currentData())
        self._settings.save_preferences(replace(kept, lock_after_minutes=minutes))

    @Slot()
    def _ask_folder(self) -> None:
        kept = self._settings.preferences()
        start = kept.second_place or str(Path.home())
        self._files = QFileDialog(self, self.tr("Second place for backups"), start)
        self._files.setFileMode(QFileDialog.FileMode.Directory)
        self._files.setOption(QFileDialog.Option.ShowDirsOnly)
        self._files.fileSelected.connect(self.keep_place)
        self._files.open()

    @Slot(str)
    def keep_place(self, folder: str) -> None:
        """Keep the second place; an empty one means none."""
        kept = self._settings.preferences()
        self._settings.save_preferences(replace(kept, second_place=folder))
        self._show_kept()

    @Slot()
    def _clear_place(self) -> None:
        self.keep_place("")
