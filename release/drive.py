"""Open the built program's window and work in it with real keys, as a user would.

Needs Xvfb and xdotool; where they are missing, the window's pages are drawn without a screen.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 60.0
PAUSE = 0.2
SCREEN = "1366x768x24"
# Open two pages, search for something, come back; then Ctrl+Q leaves.
KEYS = ("ctrl+2", "ctrl+3", "ctrl+k", "Escape", "ctrl+4", "alt+Left", "ctrl+1")


class DriveError(Exception):
    """The built window did not do what was asked of it."""


def drive_window(program: Path) -> str:
    """Open, work, close; give what was done in a sentence. Raises DriveError."""
    if os.name == "nt" or not (shutil.which("Xvfb") and shutil.which("xdotool")):
        return _draw_pages(program)
    with _screen() as display, tempfile.TemporaryDirectory() as home:
        seeing = {**os.environ, "DISPLAY": display, "XDG_DATA_HOME": home}
        seeing.pop("QT_QPA_PLATFORM", None)
        began = time.perf_counter()
        with subprocess.Popen([str(program), "--demo"], env=seeing) as window:
            try:
                number = _wait_for_window(window, seeing)
                opened = time.perf_counter() - began
                for key in KEYS:
                    _press(key, number, seeing)
                if window.poll() is not None:
                    raise DriveError(f"The window closed by itself with {window.returncode}.")
                _press("ctrl+q", number, seeing)
                status = window.wait(PATIENCE)
            finally:
                window.kill()
    if status != 0:
        raise DriveError(f"The window closed with {status}.")
    return f"The window opened in {opened:.1f} s, took {len(KEYS) + 1} keys and closed."


def _draw_pages(program: Path) -> str:
    with tempfile.TemporaryDirectory() as folder:
        quiet = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": folder}
        command = [str(program), "--demo", "--no-window", str(Path(folder) / "out")]
        if subprocess.run(command, env=quiet, check=False).returncode != 0:
            raise DriveError("The pages could not be drawn.")
        drawn = len(list((Path(folder) / "out").glob("*.png")))
    if not drawn:
        raise DriveError("No page was drawn.")
    return f"{drawn} pages were drawn without a screen."


@contextmanager
def _screen() -> Iterator[str]:
    """Give a screen of its own that goes when the driving ends."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                yield f":{told.readline().strip()}"
        finally:
            server.terminate()


def _wait_for_window(window: subprocess.Popen[bytes], seeing: dict[str, str]) -> str:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if window.poll() is not None:
            raise DriveError(f"The program ended with {window.returncode} and no window.")
        search = ["xdotool", "search", "--onlyvisible", "--name", "made-up team"]
        found = subprocess.run(search, env=seeing, capture_output=True, text=True, check=False)
        if found.stdout.strip():
            return found.stdout.split()[0]
        time.sleep(PAUSE)
    raise DriveError("No window came.")


def _press(key: str, number: str, seeing: dict[str, str]) -> None:
    # There is no window manager here that gives the keys back when a popup has closed.
    subprocess.run(["xdotool", "windowfocus", "--sync", number, "key", key], env=seeing, check=True)
    time.sleep(PAUSE)
