"""What was removed for good, what still holds it, and the certificate to print or keep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from caseload_app.services.safety.retention import certificate, certificate_notes
from caseload_app.ui.messages import ask_first
from caseload_app.ui.theme import Space
from caseload_app.ui.widgets.dialog_body import DialogBody
from caseload_app.ui.widgets.text import button, wrapping_label
from caseload_app.ui.words import count

if TYPE_CHECKING:
    from caseload_app.services.safety.retention import Removal
    from caseload_app.ui.look import Look

WIDTH = 600


class CertificateDialog(QDialog):
    """`print_wanted` and `file_wanted` carry the page. It is not closed by mistake."""

    print_wanted = Signal(object)
    file_wanted = Signal(object)

    def __init__(self, removal: Removal, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Removed for good"))
        self._removal = removal
        self._taken = False
        self.print_button = button(
            self.tr("Print the certificate"), look, icon="print", role="primary", parent=self
        )
        self.save_button = button(self.tr("Save as PDF…"), look, parent=self)
        self.close_button = button(self.tr("Close"), look, parent=self)
        self._build()
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)
        self.close_button.clicked.connect(self.reject)

    def _build(self) -> None:
        number = count(len(self._removal.children), "closed case")
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.NORMAL)
        buttons.addWidget(self.print_button)
        buttons.addWidget(self.save_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        body = DialogBody(self.windowTitle(), WIDTH, self)
        title = self.tr("Removed {} for good").format(number)
        body.column.addWidget(wrapping_label(title, "title", self))
        for note in certificate_notes(self._removal):
            body.column.addWidget(wrapping_label(note, parent=self))
        body.column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.WIDE, Space.ROOMY, Space.ROOMY, Space.ROOMY)
        layout.setSpacing(Space.NORMAL)
        layout.addWidget(body, 1)
        layout.addLayout(buttons)

    @Slot()
    def _print(self) -> None:
        self._taken = True
        self.print_wanted.emit(certificate(self._removal))

    @Slot()
    def _save(self) -> None:
        self._taken = True
        self.file_wanted.emit(certificate(self._removal))

    # Qt

    def reject(self) -> None:
        if self._taken:
            super().reject()
            return
        ask_first(
            self,
            self.tr("Close without the certificate?"),
            self.tr("It is made once. The audit trail keeps the IDs and the day, nothing more."),
            yes_words=self.tr("Close without it"),
            do=super().reject,
        )
