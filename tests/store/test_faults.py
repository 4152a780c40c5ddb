"""The faults that befall a file: a plain sentence, and the data of the last good state."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from caseload_app.domain.records import Child
from caseload_app.errors import ExpectedError
from caseload_app.store.connection import immediate, open_database, told
from caseload_app.store.read import read_children
from caseload_app.store.snapshot import find_damage
from tests.store.made_up_stores import PASSPHRASE, ROOT, add_all, new_store, writing

FERN = Child("C1", "Fern Test")

# Writes until the disk (a limit on the size of the file) is full, and tells what it was told.
FILLER = """
import resource, signal, sys
from pathlib import Path
from caseload_app.domain.records import Child, RecordChange
from caseload_app.errors import ExpectedError
from caseload_app.store.connection import immediate, open_database, told
from caseload_app.store.tables import TableWriter

path = Path(sys.argv[1])
database = open_database(path, None)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limit = path.stat().st_size + 40_000
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
number = 0
try:
    while True:
        number += 1
        with told(), immediate(database):
            writer = TableWriter(database, "2026-03-03T09:00:00+00:00", "")
            writer.apply([RecordChange(None, Child(f"X{number}", "n" * 500))])
        print(number, flush=True)
except ExpectedError as error:
    print(error.problem, flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store that holds one child."""
    with closing(new_store(tmp_path)) as database:
        add_all(database, FERN)
    return tmp_path / "team.db"


def held(path: Path) -> list[Child]:
    with closing(open_database(path, None)) as database:
        assert find_damage(database) == []
        return read_children(database)


def test_a_full_disk_keeps_what_was_acknowledged(path: Path) -> None:
    command = [sys.executable, "-c", FILLER, str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    *acknowledged, problem = done.stdout.splitlines()

    assert len(held(path)) == 1 + len(acknowledged)
    assert problem in {
        "The disk is full, so nothing was saved.",
        "The store could not be read or written: the drive did not answer.",
    }


def test_a_file_that_another_program_holds_is_told(path: Path) -> None:
    with closing(open_database(path, None)) as first, closing(open_database(path, None)) as second:
        second.execute("pragma busy_timeout = 1")
        with (
            immediate(first),
            pytest.raises(ExpectedError, match="in use by another program"),
            told(),
            immediate(second),
        ):
            pass

    assert held(path) == [FERN]


def test_a_drive_that_went_away_is_told_and_comes_back_whole(path: Path, tmp_path: Path) -> None:
    away = tmp_path / "away"
    away.mkdir()
    shutil.move(path, away / "team.db")

    with pytest.raises(ExpectedError, match="There is no store at"):
        open_database(path, None)

    shutil.move(away / "team.db", path)
    assert held(path) == [FERN]


def test_a_clock_set_back_loses_nothing(path: Path) -> None:
    early = "2001-01-01T00:00:00+00:00"
    with closing(open_database(path, None)) as database, writing(database, at=early) as writer:
        writer.add(Child("C2"))

    assert [child.child_id for child in held(path)] == ["C1", "C2"]


@pytest.mark.parametrize("size", [0, 1, 100, 4096, 20_000])
def test_a_truncated_store_is_told_and_left_as_it_is(tmp_path: Path, size: int) -> None:
    with closing(new_store(tmp_path, PASSPHRASE)) as database:
        add_all(database, FERN)
    path = tmp_path / "team.db"
    cut = path.read_bytes()[:size]
    path.write_bytes(cut)

    with pytest.raises(ExpectedError), closing(open_database(path, PASSPHRASE)) as database, told():
        read_children(database)

    assert path.read_bytes() == cut


@pytest.mark.parametrize("share", [0.0, 0.1, 0.3, 0.5, 0.7, 0.95])
def test_one_flipped_bit_never_reads_as_something_else(tmp_path: Path, share: float) -> None:
    with closing(new_store(tmp_path, PASSPHRASE)) as database:
        add_all(database, FERN)
    path = tmp_path / "team.db"
    content = bytearray(path.read_bytes())
    content[int(len(content) * share) + 20] ^= 0x10
    path.write_bytes(content)

    try:
        with closing(open_database(path, PASSPHRASE)) as database, told():
            damage, children = find_damage(database), read_children(database)
    except ExpectedError:
        return
    assert damage != []
    assert children == [FERN]
