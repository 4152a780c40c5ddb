"""What goes into an exported workbook: names or initials, and a password against accidents."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.text import wrapping_label

WIDTH = 520


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """`names` writes children's names out; `lock` is the password of the sheets for reading."""

    names: bool = False
    lock: str = ""


INITIALS_ONLY = ExportOptions()


class ExportOptionsDialog(QDialog):
    """`chosen` carries the options; `backup_wanted` asks for the encrypted copy instead."""

    chosen = Signal(object)
    backup_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export to Excel"))
        self.setMinimumWidth(WIDTH)
        self.names = QCheckBox(self.tr("Write children's names out in full"), self)
        self.locked = QCheckBox(self.tr("Ask for a password before a sheet is changed"), self)
        self.password = QLineEdit(self)
        self.backup = QPushButton(self.tr("Make an encrypted backup instead…"), self)
        self.buttons = QDialogButtonBox(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.password.setAccessibleName(self.tr("Password for the sheets"))
        self.password.setPlaceholderText(self.tr("Password for the sheets"))
        self.password.setEnabled(False)
        go_on = self.buttons.addButton(
            self.tr("Choose where…"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        go_on.setDefault(True)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        column = QVBoxLayout(self)
        column.setSpacing(Space.NORMAL)
        column.addWidget(
            wrapping_label(
                self.tr(
                    "The workbook holds sheets to read, print and filter, the measures with "
                    "their definitions, and the sheets that the import reads back. Children are "
                    "initials and ID unless you ask for names."
                ),
                parent=self,
            )
        )
        column.addWidget(self.names)
        column.addWidget(self.locked)
        column.addWidget(self.password)
        column.addWidget(
            wrapping_label(
                self.tr(
                    "A sheet password stops changes by accident. It does not encrypt the file: "
                    "whoever gets it can read it, and the password can be taken off. The sheets "
                    "to fill in stay open. To share safely, make a backup: it is encrypted with "
                    "the passphrase of your store."
                ),
                "quiet",
                self,
            )
        )
        column.addWidget(self.backup)
        column.addStretch(1)
        column.addWidget(self.buttons)

    def _connect(self) -> None:
        self.locked.toggled.connect(self.password.setEnabled)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self.backup.clicked.connect(self._ask_for_backup)

    @Slot()
    def _accept(self) -> None:
        lock = self.password.text() if self.locked.isChecked() else ""
        self.accept()
        self.chosen.emit(ExportOptions(self.names.isChecked(), lock))

    @Slot()
    def _ask_for_backup(self) -> None:
        self.reject()
        self.backup_wanted.emit()
