"""The parts are read from the lock, for this machine and for Windows."""

from __future__ import annotations

from pathlib import Path

from release.parts import RUN_LOCK, WINDOWS, copy_licences, parts, pins, windows_only

LOCK = """\
# A list
click==8.5.1 \\
    --hash=sha256:00
pywin32-ctypes==0.2.3 ; sys_platform == 'win32' \\
    --hash=sha256:11
jeepney==0.9.0 ; sys_platform == 'linux' \\
    --hash=sha256:22
    # via keyring
"""
LINUX = {"sys_platform": "linux"}


def test_what_only_another_system_needs_is_left_out() -> None:
    assert pins(LOCK, LINUX) == {"click": "8.5.1", "jeepney": "0.9.0"}


def test_windows_can_be_asked_for_anywhere() -> None:
    assert pins(LOCK, WINDOWS) == {"click": "8.5.1", "pywin32-ctypes": "0.2.3"}


def test_what_only_windows_needs_is_named(tmp_path: Path) -> None:
    lock = tmp_path / "run.txt"
    lock.write_text(LOCK, encoding="utf-8")

    assert "pywin32-ctypes" in {*windows_only(lock), *pins(LOCK)}


def test_every_library_names_its_licence() -> None:
    silent = [part.name for part in parts() if not part.licence]

    assert silent == []


def test_every_licence_lets_the_program_be_handed_on() -> None:
    """Copyleft on the whole program would forbid what a council may need; Qt's is the LGPL."""
    strict = [part.name for part in parts() if "GPL" in part.licence and "LGPL" not in part.licence]

    assert strict == []


def test_the_licence_texts_are_copied_by_library(tmp_path: Path) -> None:
    number = copy_licences(tmp_path)

    assert number >= len(pins(RUN_LOCK.read_text(encoding="utf-8"))) / 2
    assert (tmp_path / "sqlcipher3" / "LICENSE").is_file()
