"""Tell every page what has just changed in the store, and who changed it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class ChangeBus(QObject):
    """`changed` carries the changes and whoever made them, who need not fight its own edit."""

    changed = Signal(object, object)

    def tell(self, changes: object, initiator: object = None) -> None:
        self.changed.emit(changes, initiator)
