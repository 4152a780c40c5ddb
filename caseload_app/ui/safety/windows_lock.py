"""Tells when Windows itself is locked or somebody else signs in; elsewhere it never tells."""

from __future__ import annotations

import ctypes
import ctypes.wintypes
import sys
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication, QObject, Signal

SESSION_CHANGE = 0x02B1
"""WM_WTSSESSION_CHANGE, sent to windows that asked for it."""

LOCKED = (0x7, 0x2, 0x4, 0x6)
"""WTS_SESSION_LOCK, console or remote disconnect, sign-out."""

THIS_SESSION = 0
MESSAGE_KIND = b"windows_generic_MSG"


class WindowsLock(QObject):
    """`locked` is told when the desktop of `window` is locked."""

    locked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filter = _Filter(self)
        self._window = 0

    def watch(self, window: int) -> bool:
        """Ask Windows to tell this window; False where there is no Windows to ask."""
        application = QCoreApplication.instance()
        if sys.platform != "win32" or application is None:
            return False
        self._window = window
        application.installNativeEventFilter(self._filter)
        asked = ctypes.windll.wtsapi32.WTSRegisterSessionNotification(window, THIS_SESSION)
        return bool(asked)

    def rest(self) -> None:
        """Stop asking."""
        application = QCoreApplication.instance()
        if sys.platform == "win32" and application is not None and self._window:
            application.removeNativeEventFilter(self._filter)
            ctypes.windll.wtsapi32.WTSUnRegisterSessionNotification(self._window)
            self._window = 0

    def take(self, message: int, reason: int) -> None:
        """Judge one message of Windows."""
        if message == SESSION_CHANGE and reason in LOCKED:
            self.locked.emit()


class _Filter(QAbstractNativeEventFilter):
    """Hands the messages of Windows on; it is no QObject, so it owns none."""

    def __init__(self, owner: WindowsLock) -> None:
        super().__init__()
        self._owner = owner

    def nativeEventFilter(self, kind: Any, message: Any) -> Any:
        if bytes(kind) == MESSAGE_KIND:
            told = ctypes.wintypes.MSG.from_address(int(message))
            self._owner.take(told.message, told.wParam)
        return False, 0
