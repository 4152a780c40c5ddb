"""Tells when nobody has touched keyboard or mouse for some minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Container

MINUTE_MS = 60_000
TOUCHES: Container[QEvent.Type] = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


class IdleLock(QObject):
    """`idle` is told once the minutes have passed; with nought minutes, never."""

    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.idle)

    def watch(self, minutes: int) -> None:
        """Begin to count, anew when the minutes have changed."""
        application = QCoreApplication.instance()
        if application is None or minutes <= 0:
            self.rest()
            return
        application.installEventFilter(self)
        self.timer.start(minutes * MINUTE_MS)

    def rest(self) -> None:
        """Stop counting."""
        self.timer.stop()
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHES and self.timer.isActive():
            self.timer.start()
        return super().eventFilter(watched, event)
