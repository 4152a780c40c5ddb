"""Ask where a list comes from: files that are chosen, or what was copied elsewhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from caseload_app.ui.models.importing.import_reading import Copied
from caseload_app.ui.widgets.importing.drop_zone import READABLE, spreadsheets_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caseload_app.ui.settings import Settings


class ImportSource(QObject):
    """`chosen` carries the paths of files, `copied` what was on the clipboard."""

    chosen = Signal(object)  # list[Path]
    copied = Signal(object)  # Copied

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self._over = parent
        self.files: QFileDialog | None = None

    @Slot()
    def ask_files(self) -> None:
        """Let the person choose spreadsheets."""
        folder = self._settings.preferences().last_folder
        kinds = " ".join(f"*{suffix}" for suffix in READABLE)
        names = self.tr("Spreadsheets ({})").format(kinds)
        self.files = QFileDialog(self._over, self.tr("Choose spreadsheets"), folder, names)
        self.files.setFileMode(QFileDialog.FileMode.ExistingFiles)
        self.files.filesSelected.connect(self._files_chosen)
        self.files.open()

    @Slot("QStringList")
    def _files_chosen(self, chosen: list[str]) -> None:
        self.chosen.emit([Path(path) for path in chosen])

    @Slot()
    def paste(self) -> None:
        """Take the table that was copied elsewhere, or the workbook that was."""
        copied = QGuiApplication.clipboard().mimeData()
        if paths := spreadsheets_in(copied):
            self.chosen.emit(paths)
        else:
            self.copied.emit(Copied(copied.html(), copied.text()))

    def keep_folder(self, paths: Sequence[Path]) -> None:
        """Remember where the files were, to begin there next time."""
        kept = self._settings.preferences()
        self._settings.save_preferences(replace(kept, last_folder=str(paths[0].parent)))
