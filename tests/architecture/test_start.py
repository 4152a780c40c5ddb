"""A start pays for nothing that it does not need."""

from __future__ import annotations

import subprocess
import sys

from tests.architecture.source import ROOT

LOADED_LATER = ("icalendar", "matplotlib", "numpy", "openpyxl")
ASK = f"""
import sys
import caseload_app.cli
import caseload_app.bootstrap
print(*(name for name in {LOADED_LATER} if name in sys.modules))
"""


def test_what_only_files_and_charts_need_is_not_loaded_at_the_start() -> None:
    command = [sys.executable, "-c", ASK]

    loaded = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout

    assert loaded.split() == []
