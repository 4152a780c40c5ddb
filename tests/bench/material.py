"""Make what is measured: stores of several sizes, Annex A files, and a passphrase."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from openpyxl import load_workbook

from caseload_app.domain.casebook import CaseRecords
from caseload_app.domain.demonstration.team import make_team
from caseload_app.paths import migrations_folder
from caseload_app.services.recording import save_records
from caseload_app.services.session import SessionFactory
from caseload_app.store.connection import APPLICATION_ID
from tests.bench.names import PASSPHRASE, TODAY
from tests.oracle.made_up_annex_a import make_annex_a, save_official

SEED = 7
CHILDREN_A_WORKER = 16
CHANGED_SHARE = 0.02


def factory(path: Path) -> SessionFactory:
    """Say which store, with an unchanging clock."""
    clock = datetime(2026, 11, 23, 8, 30).astimezone()
    return SessionFactory(path, PASSPHRASE, migrations_folder(), lambda: clock, "bench")


def make_store(path: Path, children: int) -> None:
    """Make an encrypted store that holds a made-up team with three years of history."""
    workers = max(2, children // CHILDREN_A_WORKER)
    team = make_team(children, workers, seed=SEED, today=TODAY)
    records = CaseRecords(
        workers=team.workers,
        children=team.children,
        events=team.events,
        supervisions=team.supervisions,
        discussions=team.discussions,
        actions=team.actions,
        leave=team.leave,
    )
    with factory(path).create() as session:
        save_records(session, records, "made-up team")


def make_plain(store: Path, out: Path) -> None:
    """Copy a store into one without a passphrase."""
    with factory(store).open() as session:
        database = session.database
        (version,) = database.execute("pragma user_version").fetchone()
        out.touch()
        database.execute("attach database ? as plain key ''", [str(out)])
        database.execute("select sqlcipher_export('plain')").fetchall()
        database.execute(f"pragma plain.user_version = {version}")
        database.execute(f"pragma plain.application_id = {APPLICATION_ID}")
        database.execute("detach database plain")


def make_annex_files(first: Path, second: Path, children: int) -> int:
    """Write an Annex A, and the same with one row in fifty changed; give the number of rows."""
    names = [f"Worker {number}" for number in range(max(2, children // CHILDREN_A_WORKER))]
    annex = make_annex_a(Random(SEED), TODAY, children, names)
    save_official(annex, first)
    chance = Random(SEED + 1)
    for rows in annex.lists.values():
        for row in rows:
            if chance.random() < CHANGED_SHARE:
                row["Allocated Worker"] = names[0]
                if "Date Child Was Last Seen" in row:
                    row["Date Child Was Last Seen"] = TODAY - timedelta(days=1)
    save_official(annex, second)
    return sum(map(len, annex.lists.values()))


def read_by_openpyxl(path: Path) -> int:
    """Read every cell as pandas with openpyxl does, and count the rows."""
    book = load_workbook(path, read_only=True, data_only=True)
    rows = sum(1 for sheet in book.worksheets for _ in sheet.iter_rows(values_only=True))
    book.close()
    return rows
