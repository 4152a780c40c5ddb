"""Sees every preview of paper and every copy of rows, and has them recorded in the audit trail."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import QApplication, QWidget

from caseload_app.domain.audit import Act
from caseload_app.ui.widgets.table_copy import OURS

if TYPE_CHECKING:
    from caseload_app.ui.desk import Desk

SEEN = "recorded_in_the_audit_trail"


class DisclosureWatch(QObject):
    """Watch one desk: whatever is previewed to be printed, or copied as rows, is recorded."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._look)
        QGuiApplication.clipboard().dataChanged.connect(self.look_at_clipboard)
        desk.window.closing.connect(self.rest)

    @Slot()
    def rest(self) -> None:
        """Watch no more: the store is about to be closed."""
        QGuiApplication.clipboard().dataChanged.disconnect(self.look_at_clipboard)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.disconnect(self._look)

    @Slot(QWidget, QWidget)
    def _look(self, _before: QWidget | None, now: QWidget | None) -> None:
        window = now.window() if now is not None else None
        if isinstance(window, QPrintPreviewDialog):
            self.take(window)

    def take(self, preview: QPrintPreviewDialog) -> None:
        """Record one preview, once."""
        if preview.property(SEEN):
            return
        preview.setProperty(SEEN, True)
        self._note(Act.PRINTED, "paper", preview.windowTitle(), self._desk.prints.how.names)

    @Slot()
    def look_at_clipboard(self) -> None:
        """Record rows that were copied out of a list."""
        held = QGuiApplication.clipboard().mimeData()
        if held is None or not held.hasFormat(OURS):
            return
        try:
            told = json.loads(bytes(held.data(OURS).data()))
            title, rows = ", ".join(map(str, told["columns"])), int(told["rows"])
        except (ValueError, KeyError, TypeError):
            return
        names = not self._desk.workspace.names_hidden
        self._note(Act.COPIED, "clipboard", title, names, rows)

    def _note(self, act: Act, where: str, title: str, names: bool, rows: int | None = None) -> None:
        from caseload_app.services.safety.disclosures import note_disclosure

        session = self._desk.workspace.session
        note_disclosure(session, act, where, title, names=names, rows=rows)
