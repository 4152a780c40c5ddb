"""Keep every test off the screen, off the network and away from the user's own files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests import network_guard

network_guard.install()

# Read by Qt when the first application is made, which is after this file is loaded.
# Nothing of Qt is imported here: most tests need none of it.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

USER_FOLDERS = ("APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")


@pytest.fixture(autouse=True)
def made_up_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Send whatever is kept for the user to a folder of this one test."""
    home = tmp_path / "home"
    for variable in USER_FOLDERS:
        monkeypatch.setenv(variable, str(home))
    monkeypatch.delenv("CASELOAD_PASSPHRASE", raising=False)
    return home
