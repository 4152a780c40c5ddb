"""Brings a store to the newest shape: each step in one transaction, a verified copy first."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from caseload_app.errors import ExpectedError
from caseload_app.store.audit_chain import seal_unsealed
from caseload_app.store.connection import immediate, store_path, told
from caseload_app.store.driver import Database, driver
from caseload_app.store.snapshot import free_name, keep_newest, make_folder, save_copy

STEP_NAME = re.compile(r"(\d{4})_[a-z0-9_]+\.sql")
COPY_NAME = r"-v\d+-\d{4}-\d{2}-\d{2}(-\d+)?\.db"
COPIES_KEPT = 5

DATA_STEPS: dict[str, Callable[[Database], None]] = {"chain_audit": seal_unsealed}
"""What a step does beyond SQL, by its name without the number."""


def migrate(database: Database, folder: Path, *, snapshot_folder: Path, today: date) -> list[str]:
    """Apply the steps in `folder` that the store has not had, and name them.

    A store newer than the steps is refused unchanged. Before the first step a store that
    holds something is copied to `snapshot_folder`, named by its version and `today`.
    """
    steps = _steps(folder)
    version = check_version(database, folder)
    if 0 < version < len(steps):
        _save_snapshot(database, snapshot_folder, version, today)
    applied = []
    for number, step in enumerate(steps, start=1):
        if number > version and _apply(database, number, step):
            applied.append(step.name)
    return applied


def check_version(database: Database, folder: Path) -> int:
    """Give the store's version; refuse one that is newer than the steps in `folder`."""
    newest = len(_steps(folder))
    with told():
        version = read_version(database)
    if version > newest:
        raise ExpectedError(
            f"This store was last used by a newer version of Caseload (file version {version}, "
            f"this program knows {newest}).",
            "Install the newer version; the file has not been changed.",
        )
    return version


def count_steps(folder: Path) -> int:
    """Count the steps, which is the version of a store that has had them all."""
    return len(_steps(folder))


def read_version(database: Database) -> int:
    (version,) = database.execute("pragma user_version").fetchone()
    return int(version)


def statements(script: str) -> list[str]:
    """Split a script into statements; the semicolons inside a trigger do not end one."""
    found = []
    rest = ""
    for piece in re.split(r"(?<=;)", script):
        rest += piece
        if driver.complete_statement(rest):
            found.append(rest.strip())
            rest = ""
    if uncommented(rest):
        raise ValueError("The last statement of the script has no end.")
    return found


def uncommented(statement: str) -> str:
    """Drop the comment lines before a statement."""
    return re.sub(r"^(\s*--[^\n]*(\n|$))+", "", statement).strip()


def _steps(folder: Path) -> list[Path]:
    steps = sorted(path for path in folder.glob("*.sql") if STEP_NAME.fullmatch(path.name))
    numbers = [int(path.name[:4]) for path in steps]
    if not steps or numbers != list(range(1, len(steps) + 1)):
        raise FileNotFoundError(f"The migrations in {folder} are not numbered 1, 2, 3...")
    return steps


def _save_snapshot(database: Database, folder: Path, version: int, today: date) -> None:
    name = store_path(database).stem
    target = free_name(folder, f"{name}-v{version}-{today.isoformat()}")
    make_folder(folder)
    save_copy(database, target)
    keep_newest(folder, re.compile(re.escape(name) + COPY_NAME), COPIES_KEPT)


def _apply(database: Database, number: int, step: Path) -> bool:
    """Apply one step whole or not at all; say False when another program just did."""
    script = step.read_text(encoding="utf-8")
    # Rebuilding a table drops the old one, which with foreign keys on would remove or
    # refuse the rows that refer to it. It can only be switched outside a transaction.
    database.execute("pragma foreign_keys = off")
    try:
        with told(), immediate(database):
            if read_version(database) >= number:
                return False
            for statement in statements(script):
                database.execute(statement)
            finish = DATA_STEPS.get(step.stem[5:])
            if finish is not None:
                finish(database)
            broken = database.execute("pragma foreign_key_check").fetchall()
            if broken:
                raise _failed(step, f"{len(broken)} rows refer to a row that is not there")
            database.execute(f"pragma user_version = {number}")
    except driver.Error as error:
        raise _failed(step, str(error)) from error
    finally:
        database.execute("pragma foreign_keys = on")
    return True


def _failed(step: Path, reason: str) -> ExpectedError:
    return ExpectedError(
        f"The store could not be brought up to date (step {step.stem}: {reason}); "
        "it is as it was before.",
        "Go on with the version of Caseload that you had, and report this sentence.",
    )
