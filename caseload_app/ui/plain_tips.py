"""Tooltips show names and notes as they were typed: nothing in them is ever markup."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel

TIP = "QTipLabel"
"""Qt's own class of the label that every tooltip is shown in."""


class PlainTips(QObject):
    """Tell each tooltip's label, when it is made, that its words are plain.

    Qt looks for tags in a tooltip by itself, and tooltips hold texts out of spreadsheets; told
    here it cannot be forgotten for any of them.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def rest(self) -> None:
        """Look no more: the window is closed."""
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.Polish
            and watched.metaObject().className() == TIP
            and isinstance(watched, QLabel)
        ):
            watched.setTextFormat(Qt.TextFormat.PlainText)
        return False
