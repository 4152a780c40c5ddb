"""Where the program finds its own files, and where it keeps the user's."""

from __future__ import annotations

import os
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
FOLDER_NAME = "Caseload"


def resource(*parts: str) -> Path:
    """Name a file or folder under `resources/`, such as `resource("rules", "weights.toml")`."""
    return _shipped_files().joinpath("resources", *parts)


def migrations_folder() -> Path:
    return _shipped_files() / "db" / "migrations"


def data_folder() -> Path:
    """Name the folder of the user's own files; whoever writes there first makes it.

    On Windows it is the local one, never the roaming one: that can be a network path,
    where a database is not safe.
    """
    return _user_folder() / FOLDER_NAME


def organisation_folder() -> Path:
    """Name the folder where an organisation sets defaults for every user of the computer."""
    if os.name == "nt":
        return Path(os.environ.get("PROGRAMDATA") or r"C:\ProgramData") / FOLDER_NAME
    return Path("/etc/caseload")


def _shipped_files() -> Path:
    """Find the folder that holds `resources/` and `db/`: built, installed or a checkout."""
    built = getattr(sys, "_MEIPASS", None)
    if built is not None:
        return Path(built)
    installed = PACKAGE / "_data"
    return installed if installed.is_dir() else PACKAGE.parent


def _user_folder() -> Path:
    if os.name == "nt":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local) if local else Path.home() / "AppData" / "Local"
    chosen = Path(os.environ.get("XDG_DATA_HOME", ""))
    # The XDG standard tells programs to ignore a relative path.
    return chosen if chosen.is_absolute() else Path.home() / ".local" / "share"
