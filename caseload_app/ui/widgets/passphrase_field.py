"""A field for a passphrase: hidden while typed, shown when that is asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from caseload_app.ui.widgets.text import dress_again


class PassphraseField(QLineEdit):
    """A line that never suggests, completes or remembers what is typed."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.show_typed(False)

    def mark_wrong(self, wrong: bool) -> None:
        self.setProperty("problem", wrong)
        dress_again(self)

    @Slot(bool)
    def show_typed(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)


def show_box(*fields: PassphraseField) -> QCheckBox:
    """Make the box that shows and hides what is typed in the fields."""
    box = QCheckBox(fields[0].tr("Show what I type"), fields[0].parentWidget())
    for field in fields:
        box.toggled.connect(field.show_typed)
    return box
