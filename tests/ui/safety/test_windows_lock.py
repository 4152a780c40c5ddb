from __future__ import annotations

import sys

import pytest
from pytestqt.qtbot import QtBot

from caseload_app.ui.safety.windows_lock import SESSION_CHANGE, WindowsLock


@pytest.mark.parametrize("reason", [0x7, 0x2, 0x4, 0x6])
def test_a_locked_desktop_is_told(qtbot: QtBot, reason: int) -> None:
    lock = WindowsLock()

    with qtbot.waitSignal(lock.locked):
        lock.take(SESSION_CHANGE, reason)


@pytest.mark.parametrize(("message", "reason"), [(SESSION_CHANGE, 0x8), (0x0113, 0x7)])
def test_other_messages_are_not(qtbot: QtBot, message: int, reason: int) -> None:
    lock = WindowsLock()

    with qtbot.assertNotEmitted(lock.locked):
        lock.take(message, reason)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a desktop to ask about.")
def test_elsewhere_there_is_nobody_to_ask(qtbot: QtBot) -> None:
    lock = WindowsLock()

    assert not lock.watch(1)
    lock.rest()
