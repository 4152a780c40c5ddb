"""Import thousands of damaged and strange files: `python -m tests.fuzz --files 3000`.

Every file is read or refused in a sentence with the next step; what is refused writes nothing,
what is written is written whole. The first file that breaks this is kept, and said.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from time import perf_counter
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from openpyxl import load_workbook

from caseload_app.errors import ExpectedError
from caseload_app.exchange.reading.proposing import propose_mapping
from caseload_app.exchange.reading.workbook_reader import read_workbook
from caseload_app.services.differences import difference_of
from caseload_app.services.importing import apply, preview
from caseload_app.services.session import Session
from caseload_app.store.audit import read_audit
from caseload_app.store.imports import read_imports
from tests.exchange.dataset import people
from tests.exchange.messes import messes
from tests.exchange.workbooks import LIST_6, LIST_7, LIST_8, a_row, write_workbook
from tests.services.stores import a_store

TODAY = date(2026, 3, 2)
STORE_HOLDS = 60
"""So many files go into one store before the next is begun."""
STRANGE: tuple[object, ...] = (
    None,
    "",
    " ",
    "\u00a0",
    "#N/A",
    "#REF!",
    "NULL",
    "nan",
    "-",
    "Total",
    "Total: 3",
    "31/02/2026",
    "00/00/0000",
    "9999-12-31",
    "1/1/1",
    "32/13/99",
    "29/02/2023",
    "tomorrow",
    "=1+1",
    "'; drop table children; --",
    "a" * 5_000,
    "\U0001f476 \u202eabc",
    "CLA/CP/CIN",
    "Unallocated",
    "1001.0",
    "1E+15",
    "-1",
    0,
    -1,
    1.5,
    1e300,
    2_958_466,
    10**15,
    True,
    False,
    date(1900, 1, 1),
    date(9999, 12, 31),
    datetime.combine(TODAY, time(23, 59, 59)),
    timedelta(days=3),
)
Mutate = Callable[[Path, Path, Random], None]


def main() -> int:
    """Make, import and check the files; 1 where one of them broke the promise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-broken"))
    chosen = parser.parse_args()
    began = perf_counter()
    with tempfile.TemporaryDirectory(prefix="caseload-fuzz-") as folder:
        came = run(Path(folder), chosen.files, chosen.seed, chosen.keep)
    taken = perf_counter() - began
    told = ", ".join(f"{number:,} {what}" for what, number in sorted(came.items()))
    sys.stdout.write(f"{chosen.files:,} files in {taken:,.0f} s: {told}.\n")
    return 1 if came["broken"] else 0


def run(folder: Path, files: int, seed: int, keep: Path) -> Counter[str]:
    """Import so many files, a fresh store now and then; count what became of them."""
    random = Random(seed)
    seeds = seed_files(folder)
    came: Counter[str] = Counter()
    session: Session | None = None
    for number in range(files):
        if number % STORE_HOLDS == 0:
            if session is not None:
                session.close()
            home = folder / f"store{number}"
            home.mkdir()
            session = a_store(home)
        assert session is not None
        whole = random.choice(seeds)
        path = folder / f"file{number}{whole.suffix}"
        random.choice(mutations_of(whole))(whole, path, random)
        try:
            came[outcome(session, path)] += 1
        except Exception:  # noqa: BLE001 - whatever it is, it is what this looks for
            came["broken"] += 1
            keep.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, keep / path.name)
            sys.stderr.write(f"{path.name}, from {whole.name}:\n{traceback.format_exc()}\n")
        path.unlink(missing_ok=True)
    if session is not None:
        session.close()
    return came


def outcome(session: Session, path: Path) -> str:
    """Import one file as the window does; raise where a promise is broken."""
    before = state(session)
    try:
        for sheet in read_workbook(path).sheets:
            propose_mapping(sheet, str(path))
        prepared = preview(session, [path], TODAY)
        difference = difference_of(session, prepared)
        assert state(session) == before, "a preview has written"
        for sheet in prepared.plan.sheets:
            counted = sheet.added + sheet.changed + sheet.unchanged + len(sheet.rejected)
            assert counted == sheet.rows, f"{sheet.name} counts {counted} of {sheet.rows} rows"
        apply(session, prepared, difference)
    except ExpectedError as error:
        assert error.problem, "refused without a reason"
        assert error.next_step, "refused without the next step"
        assert state(session) == before, "a refused file has written"
        return "refused"
    if prepared.plan.is_empty:
        assert state(session) == before, "an import of nothing has written"
        return "without anything new"
    after = state(session)
    assert after[0] > before[0], "an import left no audit"
    assert after[1] == before[1] + 1, "an import is not listed once"
    return "imported"


def state(session: Session) -> tuple[int, int]:
    """Give the newest entry of the audit trail and the number of imports."""
    newest = read_audit(session.database, limit=1)
    return (newest[0].entry_id if newest else 0), len(read_imports(session.database))


def seed_files(folder: Path) -> list[Path]:
    """Write whole files of every kind that the mutations start from."""
    made = []
    for number, mess in enumerate(messes()):
        home = folder / f"mess{number}"
        home.mkdir()
        made.append(mess.write(home))
    lists = {
        "List_6": [LIST_6, a_row(LIST_6, child="1001", case_status="CIN", allocated_worker="Ann")],
        "List_7": [LIST_7, a_row(LIST_7, child="1001", child_protection_plan_start=TODAY)],
        "List_8": [LIST_8, a_row(LIST_8, child="1002", date_started=TODAY)],
    }
    made.append(write_workbook(folder, lists, "annex.xlsx"))
    made.append(write_workbook(folder, people(), "dataset.xlsx"))
    made += sorted((Path(__file__).parent / "exchange" / "files").iterdir())
    return [path for path in made if path.stat().st_size]


def mutations_of(whole: Path) -> tuple[Mutate, ...]:
    """Give the ways in which a file of this kind can be spoilt."""
    if whole.suffix == ".xlsx" and _is_zip(whole):
        return (change_cells, change_cells, shuffle_rows, scramble_parts, change_bytes)
    if _is_zip(whole):
        return (scramble_parts, change_bytes)
    if whole.suffix in {".csv", ".tsv", ".xlsx"}:
        return (change_text, change_text, change_bytes)
    return (change_bytes,)


def change_cells(whole: Path, path: Path, random: Random) -> None:
    """Put strange values into cells anywhere, headings among them."""
    book = load_workbook(whole)
    for sheet in book.worksheets:
        for _ in range(random.randrange(1, 12)):
            row = random.randrange(1, sheet.max_row + 2)
            column = random.randrange(1, sheet.max_column + 2)
            cell = sheet.cell(row, column)
            if type(cell).__name__ != "MergedCell":
                cell.value = random.choice(STRANGE)
    book.save(path)


def shuffle_rows(whole: Path, path: Path, random: Random) -> None:
    """Repeat, drop and move rows, and rename sheets."""
    book = load_workbook(whole)
    for sheet in book.worksheets:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        rows = random.choices(rows, k=random.randrange(0, 2 * len(rows) + 2)) if rows else []
        if random.random() < 0.3:
            rows = [random.sample(row, len(row)) for row in rows]
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        sheet.delete_rows(1, sheet.max_row)
        for row in rows:
            sheet.append(row)
        if random.random() < 0.3:
            sheet.title = random.choice(("List_1", "List 10", "Guidance", "Leave", "Workers"))
    book.save(path)


def scramble_parts(whole: Path, path: Path, random: Random) -> None:
    """Change bytes inside one part of a workbook, and pack it again properly."""
    with ZipFile(whole) as source, ZipFile(path, "w", ZIP_DEFLATED) as target:
        chosen = random.choice(source.namelist())
        for part in source.namelist():
            content = source.read(part)
            target.writestr(part, spoilt(content, random) if part == chosen else content)


def change_bytes(whole: Path, path: Path, random: Random) -> None:
    path.write_bytes(spoilt(whole.read_bytes(), random))


def change_text(whole: Path, path: Path, random: Random) -> None:
    """Put strange words, quotes and separators into text."""
    content = bytearray(whole.read_bytes())
    for _ in range(random.randrange(1, 10)):
        at = random.randrange(len(content) + 1)
        words = random.choice(('"', ",", ";", "\t", "\n", "\r", "\x00", *map(str, STRANGE)))
        content[at:at] = words[:60].encode("utf-8")
    path.write_bytes(bytes(content))


def spoilt(content: bytes, random: Random) -> bytes:
    """Cut bytes off, or change some of them."""
    if not content or random.random() < 0.2:
        return content[: random.randrange(len(content) + 1)]
    broken = bytearray(content)
    for _ in range(random.randrange(1, 30)):
        broken[random.randrange(len(broken))] = random.randrange(256)
    return bytes(broken)


def _is_zip(path: Path) -> bool:
    try:
        with ZipFile(path):
            return True
    except BadZipFile:
        return False


if __name__ == "__main__":
    sys.exit(main())
