"""Labels and lines as every page makes them, dressed by the stylesheet through their role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

if TYPE_CHECKING:
    from caseload_app.ui.look import Look


def label(words: str = "", role: str = "", parent: QWidget | None = None) -> QLabel:
    """Make a label: plain, or `title`, `heading`, `figure`, `quiet`, `small`, `problem`, `chip`."""
    made = QLabel(words, parent)
    # Names come from spreadsheets: nothing in them is ever markup.
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    return made


def wrapping_label(words: str = "", role: str = "", parent: QWidget | None = None) -> QLabel:
    made = label(words, role, parent)
    made.setWordWrap(True)
    return made


def frame(role: str, parent: QWidget | None = None) -> QFrame:
    made = QFrame(parent)
    made.setProperty("role", role)
    return made


def button(
    words: str, look: Look, *, icon: str = "", role: str = "", parent: QWidget | None = None
) -> QPushButton:
    """Make a button: usual, or `primary`, `link`, `row`."""
    made = QPushButton(words, parent)
    if role:
        made.setProperty("role", role)
    if icon:
        look.dress(made, icon, "on_accent" if role == "primary" else "ink")
    return made


def as_typed(words: str) -> str:
    """Give a name for a button, where a lone & would be taken for the sign before its letter."""
    return words.replace("&", "&&")


def dress_again(widget: QWidget) -> None:
    """Let the stylesheet see a property that has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
