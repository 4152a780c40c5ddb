"""The set-up is tried on a machine that lacks things, without touching this one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import dev

EVERY_LIBRARY = {*dev.ALWAYS_NEEDED, *dev.NEEDED_FOR_A_WINDOW}


class Machine:
    """A pretended Debian: remembers the commands it was given and how they end."""

    def __init__(self) -> None:
        self.commands: list[str] = []
        self.failing: tuple[str, ...] = ()

    def run(self, command: list[str], **_options: object) -> int:
        line = " ".join(command)
        self.commands.append(line)
        return 1 if any(word in line for word in self.failing) else 0


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Machine:
    pretended = Machine()
    monkeypatch.setattr(dev, "run", pretended.run)
    monkeypatch.setattr(dev, "has_apt", lambda: True)
    monkeypatch.setattr(dev, "is_root", lambda: False)
    monkeypatch.setattr(dev, "has_a_font", lambda: True)
    monkeypatch.setattr(dev, "installed_libraries", lambda: EVERY_LIBRARY)
    monkeypatch.setattr(dev, "ENVIRONMENT", tmp_path)
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(dev, "STAMP", tmp_path / "stamp.txt")
    return pretended


def test_an_old_python_is_told_which_one_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "OLDEST_PYTHON", (99, 0))

    with pytest.raises(dev.SetUpError, match=r"needs Python 3\.11 or newer"):
        dev.set_up()


def test_the_first_start_installs_and_the_second_does_nothing(machine: Machine) -> None:
    dev.set_up()
    first = len(machine.commands)

    dev.set_up()

    assert first > 0
    assert len(machine.commands) == first


def test_a_changed_lock_is_installed(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    dev.set_up()
    machine.commands.clear()
    monkeypatch.setattr(dev, "DEV_LOCK", tmp_path / "other.txt")

    dev.set_up()

    assert any("--require-hashes" in line for line in machine.commands)


def test_a_failed_download_says_what_to_look_at(machine: Machine) -> None:
    machine.failing = ("--require-hashes",)

    with pytest.raises(dev.SetUpError, match="check the internet or the proxy"):
        dev.install_dependencies()


def test_a_root_user_gets_the_missing_libraries(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "is_root", lambda: True)
    monkeypatch.setattr(dev, "installed_libraries", lambda: EVERY_LIBRARY - {"libEGL.so.1"})

    dev.install_system_libraries(first_time=True)

    assert machine.commands == [
        "apt-get update -qq",
        "apt-get install -y -qq --no-install-recommends libegl1",
    ]


def test_another_user_is_given_the_exact_line(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev, "installed_libraries", lambda: EVERY_LIBRARY - {"libEGL.so.1"})

    with pytest.raises(dev.SetUpError, match="sudo apt-get install .* libegl1"):
        dev.install_system_libraries(first_time=True)
    assert machine.commands == []


def test_what_only_a_window_needs_stops_nobody(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = EVERY_LIBRARY - {"libxcb-cursor.so.0"}
    monkeypatch.setattr(dev, "installed_libraries", lambda: missing)

    dev.install_system_libraries(first_time=True)

    assert "sudo apt-get install --no-install-recommends libxcb-cursor0" in capsys.readouterr().out
    assert machine.commands == []


def test_without_a_display_the_demonstration_writes_files(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "has_display", lambda: False)

    dev.demo([])

    assert machine.commands[0].endswith("-m caseload_app --demo --no-window demo-output")
    assert "no display" in capsys.readouterr().out


def test_every_check_runs_and_the_failed_ones_are_named(
    machine: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.failing = ("mypy", "format")

    status = dev.check([])

    assert status == 1
    assert len(machine.commands) == 6
    assert capsys.readouterr().out.endswith("Failed: format, types.\n")
