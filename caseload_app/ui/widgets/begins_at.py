"""Where a page or a list begins when it is given the focus, without hiding its parts from Tab."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class BeginsAt(QWidget):
    """Give the focus on to one part, as a focus proxy does.

    Qt takes a widget with a proxy inside it for one compound field: the Tab key then never
    comes to the parts before the proxy. Here the focus is only handed on when it is given.
    """

    _begins_at: QWidget | None = None

    def setFocusProxy(self, first: QWidget | None) -> None:
        self._begins_at = first

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        if self._begins_at is not None:
            self._begins_at.setFocus(reason)
        else:
            super().setFocus(reason)
