"""Killed at any moment, a store opens again and holds everything that was acknowledged."""

from __future__ import annotations

import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from caseload_app.store.connection import open_database
from caseload_app.store.read import read_children, read_events
from caseload_app.store.snapshot import find_damage, find_orphans
from tests.store.made_up_stores import PASSPHRASE, ROOT, new_store, rows_of

RUNS = 10

# Each line on standard output acknowledges a child and its five events as saved.
WRITER = """
import sys
from datetime import date
from pathlib import Path
from caseload_app.domain.records import CaseEvent, Child, RecordChange
from caseload_app.store.connection import immediate, open_database
from caseload_app.store.tables import TableWriter

path, passphrase, number = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
database = open_database(path, passphrase or None)
# A cache this small makes pages reach the file in the middle of a write.
database.execute("pragma cache_size = 3")
while True:
    number += 1
    name = f"C{number}"
    records = [Child(name), *(CaseEvent(name, "PEP", date(2026, 1, day)) for day in range(1, 6))]
    with immediate(database):
        writer = TableWriter(database, "2026-03-03T09:00:00+00:00", "")
        writer.apply(RecordChange(None, record) for record in records)
    print(number, flush=True)
"""


@pytest.mark.slow
def test_every_acknowledged_write_survives_being_killed(tmp_path: Path) -> None:
    # Two stores side by side: most of the time goes into starting the programs to kill.
    with ThreadPoolExecutor(2) as pool:
        stores = {tmp_path / "locked": PASSPHRASE, tmp_path / "plain": None}
        journals = sum(pool.map(kill_again_and_again, stores, stores.values()))

    assert journals > 0, "No run was killed in the middle of a write."


def kill_again_and_again(folder: Path, passphrase: str | None) -> int:
    """Kill ten writers of a store, checking it each time; count those cut off in a write."""
    folder.mkdir()
    path = folder / "team.db"
    new_store(folder, passphrase).close()
    moments = random.Random(folder.name)
    acknowledged = 0
    journals = 0
    for _ in range(RUNS):
        acknowledged = write_until_killed(path, passphrase, acknowledged, moments)
        journals += path.with_name("team.db-journal").exists()
        held = check_whole(path, passphrase)
        assert acknowledged <= held <= acknowledged + 1
        acknowledged = held
    assert acknowledged >= RUNS
    return journals


def write_until_killed(
    path: Path, passphrase: str | None, number: int, moments: random.Random
) -> int:
    """Let a program write, kill it at a random moment, and give the last number it told."""
    command = [sys.executable, "-c", WRITER, str(path), passphrase or "", str(number)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, text=True)
    assert process.stdout is not None
    with process:
        first = process.stdout.readline()
        try:
            process.wait(timeout=moments.uniform(0.0, 0.1))
        except subprocess.TimeoutExpired:
            process.kill()
        told = [first, *process.stdout.readlines()]
    return int([line for line in told if line.endswith("\n")][-1])


def check_whole(path: Path, passphrase: str | None) -> int:
    """Open the store again and count the children; each must be there with all its events."""
    with closing(open_database(path, passphrase)) as database:
        children = read_children(database)
        assert find_damage(database) == []
        assert find_orphans(database) == {}
        assert len(read_events(database)) == 5 * len(children)
        assert len(rows_of(database, "audit")) == 6 * len(children)
    return len(children)
