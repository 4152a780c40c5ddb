from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from caseload_app.ui.safety.idle_lock import IdleLock


def test_it_waits_for_the_minutes_that_are_set(qtbot: QtBot) -> None:
    lock = IdleLock()

    lock.watch(10)

    assert lock.timer.isActive()
    assert lock.timer.interval() == 600_000
    lock.rest()


def test_nought_minutes_never_lock(qtbot: QtBot) -> None:
    lock = IdleLock()

    lock.watch(0)

    assert not lock.timer.isActive()


def test_a_touched_key_starts_the_minutes_anew(qtbot: QtBot) -> None:
    lock = IdleLock()
    field = QLineEdit()
    qtbot.addWidget(field)
    lock.watch(10)
    lock.timer.setInterval(5)

    qtbot.keyClick(field, Qt.Key.Key_A)

    with qtbot.waitSignal(lock.idle, timeout=2000):
        pass
    lock.rest()


def test_at_rest_it_tells_nothing(qtbot: QtBot) -> None:
    lock = IdleLock()
    lock.watch(10)

    lock.rest()

    assert not lock.timer.isActive()
