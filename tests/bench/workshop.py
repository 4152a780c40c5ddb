"""Measure, in a process of its own, what needs no window: `workshop.py STORE FOLDER REPEATS`.

The folder holds the two Annex A files. Prints the seconds of every repeat by name, as JSON.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook
from PySide6.QtGui import QGuiApplication, QPdfWriter, QTextDocument
from python_calamine import CalamineWorkbook

from caseload_app.commands.opening import rule_book
from caseload_app.domain.casebook import Casebook, CaseRecords, build_casebook
from caseload_app.domain.monday import MondayPage, monday_page
from caseload_app.domain.records import CaseEvent
from caseload_app.domain.rules.derivation import derive_deadlines
from caseload_app.services.casebooks import read_casebook, read_records, refresh
from caseload_app.services.collecting import collection_paused
from caseload_app.services.differences import difference_of
from caseload_app.services.importing import apply, preview
from caseload_app.services.measuring import measure_now, specs_in_force
from caseload_app.services.reports import Extras, export_workbook, printed_summary
from caseload_app.services.session import Session
from caseload_app.store.driver import driver
from caseload_app.ui.widgets.print_job import Footer, html_to_pdf
from tests.bench.material import factory, read_by_openpyxl
from tests.bench.names import FIRST, PASSPHRASE, SECOND, TODAY

READ_EVENTS = 'select child_id, kind, "on", outcome, note, latest_only from events order by 1, 3, 2'
SUMMARIES = 10
SOME_CHILDREN = 200
Taken = dict[str, list[float]]


def main(store: Path, folder: Path, repeats: int, mode: str = "") -> None:
    """Measure everything and print it; with the mode `quick` only what takes seconds."""
    taken: Taken = {}
    if mode == "quick":
        with factory(store).open() as session:
            for _ in range(repeats):
                measure_reading(taken, session)
        for _ in range(repeats):
            measure_imports(taken, folder)
        print(json.dumps(taken))
        return
    book = rule_book()
    for _ in range(repeats):
        measure_unlock(taken, store)
    with factory(store).open() as session:
        for _ in range(repeats):
            casebook = measure_reading(taken, session)
        with TemporaryDirectory() as temporary:
            for _ in range(min(repeats, 3)):
                measure_export(taken, session, casebook, Path(temporary))
                measure_pdf(taken, casebook, Path(temporary))
    del casebook, book
    for _ in range(min(repeats, 3)):
        measure_imports(taken, folder)
    timed(taken, "openpyxl read", lambda: read_by_openpyxl(folder / FIRST))
    measure_office(taken, folder / FIRST)
    print(json.dumps(taken))


def timed(taken: Taken, name: str, work: Callable[[], object]) -> None:
    """Do the work and note the seconds it took."""
    begun = time.perf_counter()
    work()
    taken.setdefault(name, []).append(time.perf_counter() - begun)


def measure_unlock(taken: Taken, store: Path) -> None:
    timed(taken, "unlock", lambda: factory(store).open().close())
    timed(taken, "bare unlock", lambda: open_bare(store).close())


def open_bare(store: Path) -> driver.Connection:
    """Open the store by SQLCipher alone, up to the first thing read."""
    connection = driver.connect(str(store))
    connection.execute(f"pragma key = '{PASSPHRASE}'")
    connection.execute("pragma cipher_compatibility = 4")
    connection.execute("select count(*) from sqlite_master").fetchone()
    return connection


def measure_reading(taken: Taken, session: Session) -> Casebook:
    connection, book = session.database.conn, rule_book()
    timed(taken, "read events", lambda: connection.execute(READ_EVENTS).fetchall())
    with collection_paused():
        timed(taken, "read records", lambda: read_records(session))
        records = read_records(session)
        made: list[Casebook] = []
        timed(taken, "deadlines", lambda: made.append(build_casebook(records, book, TODAY)))
        timed(taken, "history", lambda: list(made[0].deadlines.values()))
    timed(taken, "monday", lambda: monday_page(made[0]))
    measure_children(taken, records)
    return made[0]


def measure_children(taken: Taken, records: CaseRecords) -> None:
    """Work out everything about one child after another, as when one was changed."""
    book = rule_book()
    events: dict[str, list[CaseEvent]] = {}
    for event in records.events:
        events.setdefault(event.child_id, []).append(event)
    for child in records.children[:SOME_CHILDREN]:
        own = events.get(child.child_id, [])
        timed(taken, "one child", partial(derive_deadlines, child, own, book, TODAY))


def measure_export(taken: Taken, session: Session, casebook: Casebook, folder: Path) -> None:
    """Export what the window exports, every measure worked out for it included."""
    out, book = folder / "export.xlsx", rule_book()

    def export() -> None:
        measured = measure_now(session, casebook, specs_in_force(session, book), book)
        export_workbook(casebook, out, extras=Extras(measured))

    timed(taken, "export", export)
    sheets = CalamineWorkbook.from_path(str(out))
    rows = {name: sheets.get_sheet_by_name(name).to_python() for name in sheets.sheet_names}
    timed(taken, "plain export", lambda: write_plain(rows, folder / "plain.xlsx"))


def write_plain(rows: Mapping[str, Sequence[Sequence[object]]], path: Path) -> None:
    """Write the same cells by openpyxl in its quickest way, without any look."""
    workbook = Workbook(write_only=True)
    for name, lines in rows.items():
        sheet = workbook.create_sheet(name)
        for line in lines:
            sheet.append(line)
    workbook.save(path)


def measure_pdf(taken: Taken, casebook: Casebook, folder: Path) -> None:
    application = QGuiApplication.instance() or QGuiApplication([])
    names = list(casebook.workers)[:SUMMARIES]
    pages: list[str] = []

    def print_all() -> None:
        for name in names:
            summary = printed_summary(casebook, name)
            pages.append(summary.html)
            html_to_pdf(summary.html, folder / "summary.pdf", Footer(summary.as_at))

    timed(taken, "pdf", print_all)
    timed(taken, "plain pdf", lambda: print_plain(pages, folder / "plain.pdf"))
    del application


def print_plain(pages: Sequence[str], path: Path) -> None:
    for html in pages:
        writer = QPdfWriter(str(path))
        document = QTextDocument()
        document.setHtml(html)
        document.print_(writer)


def measure_imports(taken: Taken, folder: Path) -> None:
    """Import into a store of its own: read, weighed, written with audit, and ready to show."""
    with TemporaryDirectory() as temporary:
        with factory(Path(temporary) / "new.db").create() as session:
            shown = [monday_page(read_casebook(session, rule_book(), TODAY))]
            for name, file in (("import", FIRST), ("second import", SECOND)):
                timed(taken, name, partial(import_and_show, session, folder / file, shown))
        timed(taken, "raw import", lambda: import_raw(folder / FIRST, Path(temporary) / "raw.db"))


def import_and_show(session: Session, path: Path, shown: list[MondayPage]) -> None:
    """Do what the import page does; `shown` holds the Monday page, and through it the casebook.

    Read and weigh the file, work out the difference with the dates it moves, write it, and bring
    up to date what is shown.
    """
    (before,) = shown
    prepared = preview(session, [path], TODAY)
    difference = difference_of(session, prepared, before.casebook.book)
    result = apply(session, prepared, difference)
    shown[:] = [monday_page(refresh(before.casebook, session, result.changes), before)]


def import_raw(path: Path, out: Path) -> None:
    """Read by calamine and put every cell into one table of an encrypted file."""
    book = CalamineWorkbook.from_path(str(path))
    connection = driver.connect(str(out))
    connection.execute(f"pragma key = '{PASSPHRASE}'")
    for number, name in enumerate(book.sheet_names):
        rows = book.get_sheet_by_name(name).to_python()
        wide = max(map(len, rows), default=0)
        if not wide:
            continue
        columns = ", ".join(f"c{at}" for at in range(wide))
        marks = ", ".join("?" * wide)
        connection.execute(f"create table t{number} ({columns})")
        cells = [[str(cell) for cell in row] + [""] * (wide - len(row)) for row in rows]
        connection.executemany(f"insert into t{number} values ({marks})", cells)
    connection.commit()
    connection.close()


def measure_office(taken: Taken, path: Path) -> None:
    """Let LibreOffice convert the file, where there is one."""
    office = shutil.which("soffice")
    if office is None:
        return
    with TemporaryDirectory() as temporary:
        home = f"-env:UserInstallation=file://{temporary}/home"
        command = [office, home, "--headless", "--convert-to", "csv", "--outdir", temporary]
        # The first start of LibreOffice makes its own folders; that is not counted.
        subprocess.run([*command, str(path)], capture_output=True, check=False)
        timed(
            taken,
            "office convert",
            lambda: subprocess.run([*command, str(path)], capture_output=True, check=False),
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:])
