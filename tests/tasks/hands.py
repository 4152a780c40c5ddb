"""A person at the window: presses keys, clicks, types, and counts what is done.

On a real display the keys and clicks come from the X server by `xdotool`, so that focus, grabs
and shortcuts behave as they do for a person; off the screen they come from Qt's own test events.
Typing words is not counted; each chord and each click is one action.
"""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

LONGEST_WAIT_MS = 8_000
STEP_MS = 20
X_NAMES = {
    "Return": "Return",
    "Enter": "Return",
    "Left": "Left",
    "Right": "Right",
    "Down": "Down",
    "Up": "Up",
    "Tab": "Tab",
    "Space": "space",
    "Esc": "Escape",
    "Ctrl": "ctrl",
    "Alt": "alt",
    "Shift": "shift",
}


def wait_for(seen: Callable[[], object]) -> None:
    """Let the window work until something is to be seen; a person would wait no longer either."""
    for _ in range(LONGEST_WAIT_MS // STEP_MS):
        if seen():
            return
        rest(STEP_MS)
    raise AssertionError(f"never seen: {seen}")


def rest(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


@dataclass(slots=True)
class Hands:
    """Does things as a person does, and keeps the count."""

    actions: int = 0
    typed: int = 0
    done: list[str] = field(default_factory=list)

    @property
    def on_a_display(self) -> bool:
        return QGuiApplication.platformName() == "xcb" and shutil.which("xdotool") is not None

    def press(self, keys: str, times: int = 1) -> None:
        """Press a chord as menus write it: `Ctrl+K`, `Down`."""
        for _ in range(times):
            self._count(keys)
            if self.on_a_display:
                self._give_focus_back()
                self._x(
                    "key", "+".join(X_NAMES.get(part, part.lower()) for part in keys.split("+"))
                )
            else:
                QTest.keySequence(self._target(), QKeySequence(keys))
            rest(STEP_MS * 2)

    def click(self, widget: QWidget, at: QPoint | None = None, *, twice: bool = False) -> None:
        """Click what is seen; twice opens a row."""
        place = at or widget.rect().center()
        self._count(f"click {widget.accessibleName() or widget.objectName()}")
        if self.on_a_display:
            spot = widget.mapToGlobal(place)
            self._x("mousemove", str(spot.x()), str(spot.y()), "click", "1")
            if twice:
                self._x("click", "1")
        else:
            QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)
            if twice:
                QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, pos=place)
        rest(STEP_MS * 2)

    def type(self, words: str) -> None:
        """Type words where the cursor stands."""
        self.typed += len(words)
        if self.on_a_display:
            self._give_focus_back()
            self._x("type", "--delay", "4", words)
        else:
            QTest.keyClicks(self._target(), words)
        rest(STEP_MS * 4)

    def _count(self, what: str) -> None:
        self.actions += 1
        self.done.append(what)

    def _target(self) -> QWidget:
        self._give_focus_back()
        wait_for(lambda: QApplication.focusWidget() or QApplication.activeWindow())
        found = QApplication.focusWidget() or QApplication.activeWindow()
        assert found is not None
        return found

    def _give_focus_back(self) -> None:
        """Do as a desktop does when a dialog comes or goes; a bare X server does not."""
        if not self.on_a_display and QApplication.activeWindow() is not None:
            return
        shown = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
        dialogs = [one for one in shown if isinstance(one, QDialog)]
        windows = [one for one in shown if isinstance(one, QMainWindow)]
        for one in (dialogs or windows)[:1]:
            if self.on_a_display:
                self._x("windowfocus", str(int(one.winId())))
            else:
                one.activateWindow()
        wait_for(QApplication.activeWindow)

    def _x(self, *words: str) -> None:
        done = subprocess.Popen(["xdotool", *words])
        until = time.monotonic() + LONGEST_WAIT_MS / 1000
        while done.poll() is None and time.monotonic() < until:
            rest(STEP_MS)
        rest(STEP_MS)
