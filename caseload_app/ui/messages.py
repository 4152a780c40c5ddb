"""Tell a person about something they can mend, and ask before what cannot be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from caseload_app.errors import ExpectedError


def show_problem(parent: QWidget | None, error: ExpectedError) -> QMessageBox:
    """Open a calm box: what is wrong, then what to do now."""
    box = _box(parent, error.problem, error.next_step)
    box.setIcon(QMessageBox.Icon.Warning)
    box.addButton(QMessageBox.StandardButton.Ok)
    box.open()
    return box


def show_facts(parent: QWidget | None, title: str, text: str) -> QMessageBox:
    box = _box(parent, title, text)
    box.addButton(QMessageBox.StandardButton.Ok)
    box.open()
    return box


def ask_first(
    parent: QWidget | None,
    question: str,
    consequence: str,
    *,
    yes_words: str,
    do: Callable[[], object],
) -> QMessageBox:
    """Ask before something that cannot be undone; doing nothing is the easy answer."""
    box = _box(parent, question, consequence)
    box.setIcon(QMessageBox.Icon.Question)
    yes = box.addButton(yes_words, QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    yes.clicked.connect(_Call(do))
    box.open()
    return box


def _box(parent: QWidget | None, text: str, more: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(QCoreApplication.translate("Messages", "Caseload"))
    # File names and sheet names are in these words: none of it is markup.
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(more)
    box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return box


class _Call:
    """Do something when a button is pressed, whatever the signal carries."""

    def __init__(self, do: Callable[[], object]) -> None:
        self._do = do

    def __call__(self, _checked: bool = False) -> None:
        self._do()
