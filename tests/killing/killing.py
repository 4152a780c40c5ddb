"""Let a program work, kill it at a random moment, and check that all it told is there."""

from __future__ import annotations

import random
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from caseload_app.errors import ExpectedError
from caseload_app.services.lending.register import read_loans
from caseload_app.services.safety.backups import list_backups
from caseload_app.store.audit_chain import find_chain_faults
from caseload_app.store.connection import open_database
from caseload_app.store.driver import Database
from caseload_app.store.migrate import migrate, read_version, statements
from caseload_app.store.read import read_children, read_events, read_supervisions
from caseload_app.store.snapshot import find_damage, find_orphans
from tests.killing.works import KEYS, ROWS, TODAY, factory_of, migrations_folder

ROOT = Path(__file__).parents[2]
LONGEST_WAIT = {"rekey": 3.0, "backup": 2.0, "migration": 0.5, "taking back": 4.0}
USUAL_WAIT = 0.3


@dataclass(slots=True)
class Count:
    """What the kills of one kind of work came to."""

    work: str
    runs: int = 0
    acknowledged: int = 0
    in_the_middle: int = 0
    lost: int = 0


def kill_many(work: str, folder: Path, runs: int, seed: int = 1) -> Count:
    """Kill a work so often on one store; stops with an AssertionError when something is lost."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "team.db"
    factory_of(path).create().close()
    if work == "migration":
        _make_old(folder)
    moments = random.Random(f"{work} {seed}")
    count = Count(work)
    number = 0
    for _ in range(runs):
        told = _work_until_killed(work, path, number, moments)
        count.runs += 1
        count.acknowledged += max(0, told - number)
        count.in_the_middle += _was_in_the_middle(path)
        held = CHECKS[work](path, told)
        count.lost += max(0, told - held)
        assert held >= told, f"{work}: {told} were acknowledged and {held} are there"
        number = held
    return count


def _work_until_killed(work: str, path: Path, number: int, moments: random.Random) -> int:
    command = [sys.executable, "-m", "tests.killing.works", work, str(path), str(number)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, text=True)
    assert process.stdout is not None
    with process:
        first = process.stdout.readline()
        try:
            process.wait(timeout=moments.uniform(0.0, LONGEST_WAIT.get(work, USUAL_WAIT)))
        except subprocess.TimeoutExpired:
            process.kill()
        lines = [first, *process.stdout.readlines()]
    told = [int(line) for line in lines if line.endswith("\n")]
    return told[-1] if told else number


def _was_in_the_middle(path: Path) -> bool:
    journals = list(path.parent.rglob("*-journal"))
    copies = [*path.parent.rglob("*.partial"), *path.parent.rglob("*.rekeyed")]
    for left in copies:
        left.unlink()
    return bool(journals or copies)


def _whole(database: Database) -> None:
    assert find_damage(database) == []
    assert find_orphans(database) == {}
    assert find_chain_faults(database) == []


def _check_imports(path: Path, told: int) -> int:
    del told
    with closing(open_database(path, KEYS[0])) as database:
        _whole(database)
        children = len(read_children(database))
        assert children % ROWS == 0
        assert len(read_events(database)) == children
    return children // ROWS


def _check_supervisions(path: Path, told: int) -> int:
    del told
    with closing(open_database(path, KEYS[0])) as database:
        _whole(database)
        return len(read_supervisions(database))


def _check_migrations(path: Path, told: int) -> int:
    newest = len(list(migrations_folder().glob("*.sql")))
    held = told
    for migrated in path.parent.glob("migrated-*.db"):
        number = int(migrated.stem.split("-")[1])
        with closing(open_database(migrated, None)) as database:
            folder = path.parent / "backups"
            if number <= told:
                assert read_version(database) == newest
            migrate(database, migrations_folder(), snapshot_folder=folder, today=TODAY)
            _whole(database)
            assert len(read_children(database)) == 2
        held = max(held, number)
        for left in path.parent.glob(f"{migrated.name}*"):
            left.unlink()
    return held


def _check_rekeys(path: Path, told: int) -> int:
    for held in (told, told + 1):
        try:
            database = open_database(path, KEYS[held % 2])
        except ExpectedError:
            continue
        with closing(database):
            _whole(database)
        return held
    raise AssertionError("Neither the old passphrase nor the new one opens the store.")


def _check_backups(path: Path, told: int) -> int:
    del told
    with closing(open_database(path, KEYS[0])) as database:
        _whole(database)
        held = len(read_children(database))
    for backup in list_backups(path)[:3]:
        with closing(open_database(backup.path, KEYS[0])) as database:
            _whole(database)
    return held


def _check_taking_back(path: Path, told: int) -> int:
    """What the deputy did is there whole or not at all, and the store knows which."""
    with factory_of(path).open() as session:
        _whole(session.database)
        children = len(read_children(session.database))
        events = len(read_events(session.database))
        assert (children, events) in {(0, 0), (ROWS, ROWS)}
        assert [loan.is_out for loan in read_loans(session)] == [children == 0]
    is_taken = children == ROWS
    return told if told % 2 == is_taken else told + 1


CHECKS = {
    "import": _check_imports,
    "supervision": _check_supervisions,
    "migration": _check_migrations,
    "rekey": _check_rekeys,
    "backup": _check_backups,
    "taking back": _check_taking_back,
}


def _make_old(folder: Path) -> None:
    """Load the dump of the second version, whose migration moves every table of the audit."""
    dump = ROOT / "tests" / "databases" / "v2.sql"
    with closing(open_database(folder / "old.db", None, create=True)) as database:
        database.execute("pragma foreign_keys = off")
        for statement in statements(dump.read_text(encoding="utf-8")):
            database.execute(statement)
