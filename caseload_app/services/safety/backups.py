"""The automatic backups: made on a day's first opening, kept by a schedule, gone back to."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from caseload_app.domain.audit import Act
from caseload_app.domain.backup_schedule import Schedule, kept_backups
from caseload_app.errors import ExpectedError
from caseload_app.services.housekeeping import restore
from caseload_app.services.session import BACKUPS, Session, SessionFactory
from caseload_app.store.audit import read_audit
from caseload_app.store.audit_chain import has_chain, read_head, read_seal
from caseload_app.store.connection import open_database, told
from caseload_app.store.recovery import recovery_file
from caseload_app.store.snapshot import (
    cannot_write,
    count_rows,
    find_damage,
    flush_to_disk,
    free_name,
    make_folder,
    save_copy,
)

ON_OPENING = "on-opening"
MOMENT = "%Y-%m-%d-%H%M"
NAME = re.compile(
    r"-(?:v(?P<version>\d+)-)?(?P<day>\d{4}-\d{2}-\d{2})(?:-(?P<time>\d{4}))?"
    r"(?:-(?P<why>on-opening|before-[a-z-]+))?(?:-\d+)?\.db"
)
COUNTED = ("children", "workers", "events", "supervisions", "case_discussions", "actions")
"""The tables that a manager would miss first."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup in the folder beside the store, or in the second place."""

    path: Path
    taken_at: datetime
    why: str
    size: int


@dataclass(frozen=True, slots=True)
class DailyBackup:
    """What the day's first opening came to; `problem` says why a second copy is missing."""

    made: Path | None
    second: Path | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Loss:
    """What going back to a backup would lose: changes since, and rows now and then by table."""

    backup: Path
    entries: int
    since: datetime | None
    kinds: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, int, int], ...]
    is_same_history: bool


def list_backups(store: Path, second: Path | None = None) -> list[Backup]:
    """List the automatic backups of a store, the newest first."""
    folders = [store.parent / BACKUPS, *([second] if second else [])]
    found = []
    for folder in folders:
        for path in _files_in(folder):
            backup = _as_backup(store.stem, path)
            if backup is not None:
                found.append(backup)
    return sorted(found, key=lambda one: (one.taken_at, one.path.name), reverse=True)


def automatic_backups(store: Path, second: Path | None = None) -> tuple[Path, ...]:
    """Name the files of the automatic backups."""
    return tuple(backup.path for backup in list_backups(store, second))


def back_up_today(
    session: Session, second: Path | None = None, schedule: Schedule | None = None
) -> DailyBackup:
    """Keep a verified copy unless this day has one, and let go of what the schedule does not keep.

    Where a second place cannot be reached the first copy stands and the problem is told.
    """
    now = session.clock_now()
    store = session.path
    daily = [one for one in list_backups(store) if one.why == ON_OPENING]
    if any(one.taken_at.date() == now.date() for one in daily):
        return DailyBackup(None)
    folder = store.parent / BACKUPS
    make_folder(folder)
    made = free_name(folder, f"{store.stem}-{now.strftime(MOMENT)}-{ON_OPENING}")
    save_copy(session.database, made)
    _thin_out(store, folder, schedule or Schedule())
    if second is None:
        return DailyBackup(made)
    try:
        copied = _copy_to(second, made, store)
    except ExpectedError as error:
        return DailyBackup(made, None, str(error))
    _thin_out(store, second, schedule or Schedule())
    return DailyBackup(made, copied)


def what_would_be_lost(session: Session, backup: Path, passphrase: str | None) -> Loss:
    """Compare the open store with a backup. Raises ExpectedError when that is damaged."""
    with closing(open_database(backup, passphrase)) as then, told(str(backup)):
        if find_damage(then):
            raise ExpectedError(f"The backup {backup} is damaged.", "Choose an earlier backup.")
        rows_then = count_rows(then)
        last, seal = read_head(then) if has_chain(then) else (0, "")
    with told():
        rows_now = count_rows(session.database)
        is_same = last == 0 or read_seal(session.database, last) == seal
    newer = [one for one in read_audit(session.database) if one.entry_id > last]
    kinds = Counter(f"{one.subject} {one.act}" for one in newer)
    rows = tuple((name, rows_now.get(name, 0), rows_then.get(name, 0)) for name in COUNTED)
    since = min((one.at for one in newer), default=None)
    return Loss(backup, len(newer), since, tuple(kinds.most_common()), rows, is_same)


def restore_backup(factory: SessionFactory, backup: Path) -> Path | None:
    """Make a backup the store again and record that; say where the file before is kept."""
    kept = restore(factory, backup)
    with factory.open() as session, session.write(why="Restored from a backup") as writer:
        told_of = {"from": backup.name, "kept": kept.name if kept is not None else ""}
        writer.save_audit(
            [(Act.RESTORED.value, "store", json.dumps(["store"]), None, json.dumps(told_of))]
        )
    return kept


def _as_backup(stem: str, path: Path) -> Backup | None:
    if not path.name.startswith(stem):
        return None
    match = NAME.fullmatch(path.name[len(stem) :])
    if match is None:
        return None
    try:
        size = path.stat().st_size
        taken = datetime.strptime(f"{match['day']}-{match['time'] or '0000'}", MOMENT)  # noqa: DTZ007
    except (OSError, ValueError):
        return None
    why = match["why"] or f"before-version-{int(match['version'] or 0) + 1}"
    return Backup(path, taken, why, size)


def _files_in(folder: Path) -> list[Path]:
    try:
        return sorted(folder.glob("*.db"))
    except OSError:
        return []


def _thin_out(store: Path, folder: Path, schedule: Schedule) -> None:
    found = [_as_backup(store.stem, path) for path in _files_in(folder)]
    daily = [one for one in found if one is not None and one.why == ON_OPENING]
    for half_written in folder.glob(f"{store.stem}-*.partial"):
        half_written.unlink(missing_ok=True)
    kept = kept_backups((one.taken_at for one in daily), schedule)
    for one in daily:
        if one.taken_at not in kept:
            one.path.unlink(missing_ok=True)


def _copy_to(second: Path, made: Path, store: Path) -> Path:
    """Copy a verified backup to the second place, with the recovery file, and compare the bytes."""
    target = second / made.name
    partial = target.with_name(f"{target.name}.partial")
    try:
        second.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(made, partial)
        flush_to_disk(partial)
        if partial.read_bytes() != made.read_bytes():
            raise OSError(0, "what was written is not what can be read")
        partial.replace(target)
        if recovery_file(store).exists():
            shutil.copyfile(recovery_file(store), second / recovery_file(store).name)
    except OSError as error:
        raise cannot_write(target, error) from error
    return target
