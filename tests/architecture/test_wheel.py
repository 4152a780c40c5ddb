"""The wheel carries everything and works on its own, from any folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = ("--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(folder))
    run(sys.executable, "-m", "pip", "wheel", *build, str(ROOT), folder=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into a new environment and name the folder of its programs."""
    environment = tmp_path_factory.mktemp("installed")
    venv.create(environment, symlinks=os.name != "nt")
    places = sysconfig.get_paths("venv", vars=dict.fromkeys(("base", "platbase"), str(environment)))
    scripts = Path(places["scripts"])
    pip = (sys.executable, "-m", "pip", "--python", str(environment))
    run(*pip, "install", "--no-deps", "--no-index", str(wheel), folder=environment)
    # The network is out of bounds for tests, so the dependencies are borrowed from here.
    borrowed = Path(places["purelib"], "borrowed.pth")
    borrowed.write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return scripts


def test_the_wheel_carries_resources_and_migrations(wheel: Path) -> None:
    held = zipfile.ZipFile(wheel).namelist()

    assert "caseload_app/_data/db/migrations/0001_initial.sql" in held
    assert any(name.startswith("caseload_app/_data/resources/rules/") for name in held)


def test_the_wheel_leaves_tests_and_tools_out(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}

    assert {top.split("-")[0] for top in tops} == {"caseload_app", "caseload"}


def test_the_installed_package_is_the_one_that_runs(programs: Path, tmp_path: Path) -> None:
    where = "import caseload_app; print(caseload_app.__file__)"

    answer = run(str(programs / "python"), "-c", where, folder=tmp_path)

    assert Path(answer.strip()).is_relative_to(programs.parent)


def test_the_installed_command_lists_the_rules(programs: Path, tmp_path: Path) -> None:
    answer = run(str(programs / "caseload-app"), "rules", "--json", folder=tmp_path)

    assert json.loads(answer)


def test_the_installed_package_runs_as_a_module(programs: Path, tmp_path: Path) -> None:
    command = ("-m", "caseload_app", "rules", "--json")

    answer = run(str(programs / "python"), *command, folder=tmp_path)

    assert json.loads(answer)


def run(*command: str, folder: Path) -> str:
    """Run a command in a folder, and show what it said if it fails."""
    done = subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
