"""The commands print in this process, where later tests want a whole application."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def one_application(qapp: QApplication) -> QApplication:
    """Let the printing find the application there is: Qt takes only one in a process."""
    return qapp
