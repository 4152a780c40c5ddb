"""Guard against a Qt that loses references: 6.12.0 on Python 3.11 aborts within minutes."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject, Signal, Slot

EMITS = 2_000
# Other code may take or drop a few references meanwhile; a loss per emit shows far above this.
ALLOWED_DRIFT = 200


class Sender(QObject):
    rang = Signal(object, bool)


class Listener(QObject):
    """Count calls in a slot, which returns None and is handed True each time."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.calls = 0

    @Slot(object, bool)
    def hear(self, _value: object, _flag: bool) -> None:
        self.calls += 1


@pytest.mark.parametrize("value", [None, True], ids=["None", "True"])
def test_emitting_signals_keeps_reference_counts(qapp: object, value: object) -> None:
    sender = Sender()
    listener = Listener(sender)
    sender.rang.connect(listener.hear)
    before = sys.getrefcount(value)

    for _ in range(EMITS):
        sender.rang.emit(value, True)

    # From Python 3.12 on these objects are immortal, and arriving here at all is the proof.
    assert listener.calls == EMITS
    assert abs(sys.getrefcount(value) - before) < ALLOWED_DRIFT
