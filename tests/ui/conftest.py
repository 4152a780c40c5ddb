"""What tests of the window share: a look, settings in a folder of their own, a made-up window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from caseload_app.ui.look import Look, ThemeChoice
from caseload_app.ui.settings import Settings


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    # The windows of earlier tests go now: each theme would be put on all of them again.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made = Look()
    made.wear(ThemeChoice.LIGHT, 100)
    yield made
    qapp.setStyleSheet("")
    # Off the screen, Qt keeps what was copied until after Python is gone, and then crashes.
    qapp.clipboard().clear()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path)
