from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from caseload_app import paths

ROOT = Path(__file__).resolve().parent.parent
on_windows = pytest.mark.skipif(os.name != "nt", reason="Windows keeps user files elsewhere")
not_on_windows = pytest.mark.skipif(os.name == "nt", reason="Windows keeps user files elsewhere")


def test_a_checkout_finds_its_resources_beside_the_package() -> None:
    assert paths.resource("rules", "weights.toml") == ROOT / "resources" / "rules" / "weights.toml"


def test_a_checkout_finds_its_migrations_beside_the_package() -> None:
    assert paths.migrations_folder() == ROOT / "db" / "migrations"


def test_an_installed_package_finds_its_files_inside_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "_data").mkdir()
    monkeypatch.setattr(paths, "PACKAGE", tmp_path)

    assert paths.resource("icons") == tmp_path / "_data" / "resources" / "icons"
    assert paths.migrations_folder() == tmp_path / "_data" / "db" / "migrations"


def test_a_built_program_finds_its_files_where_it_was_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)

    assert paths.resource("icons") == tmp_path / "resources" / "icons"
    assert paths.migrations_folder() == tmp_path / "db" / "migrations"


@on_windows
def test_windows_keeps_data_in_the_local_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))

    assert paths.data_folder() == tmp_path / "Caseload"


@on_windows
def test_windows_without_the_variable_still_keeps_data_locally(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("LOCALAPPDATA")

    assert paths.data_folder() == Path.home() / "AppData" / "Local" / "Caseload"


@not_on_windows
def test_linux_keeps_data_where_the_user_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    assert paths.data_folder() == tmp_path / "Caseload"


@not_on_windows
@pytest.mark.parametrize("chosen", ["", "relative/folder"])
def test_linux_falls_back_to_the_usual_folder(chosen: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", chosen)

    assert paths.data_folder() == Path.home() / ".local" / "share" / "Caseload"


def test_naming_the_data_folder_does_not_make_it() -> None:
    assert not paths.data_folder().exists()
