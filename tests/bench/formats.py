"""Measure an import in every format against reading alone: `python -m tests.bench.formats`.

The same list of children is written as xlsx, xlsm, xlsb, csv and tsv, and by LibreOffice, where
it is installed, as xls and ods. Every file is read and imported in a process of its own, so that
its memory is its own; the times are the processor's, which others at work do not lengthen.
"""

from __future__ import annotations

import argparse
import csv
import json
import resource
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from caseload_app.services.importing import apply, preview
from tests.bench.material import factory
from tests.bench.names import TODAY
from tests.exchange.binary_workbook import write_binary_workbook

HEADINGS = (
    *("Child ID", "Name", "Date of birth", "Sex", "Family ID", "Worker", "Team", "Plan"),
    *("Allocated on", "Plan started on", "Last visit", "Last review", "Legal status"),
)
PLANS = ("CIN", "CP", "CLA", "Assessment", "Care leaver")
BYTES_A_KB, KB_A_MB = 1_024, 1_024
OFFICE = ("xls", "ods")
Table = list[list[object]]


def main() -> int:
    """Write the files, measure each, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--one", nargs=2, metavar=("FILE", "WHAT"), help="measure one, as JSON")
    chosen = parser.parse_args()
    if chosen.one is not None:
        print(json.dumps(measure(Path(chosen.one[0]), chosen.one[1])))
        return 0
    print("| format | file | reading alone | import | times | memory, reading | memory, import |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    with TemporaryDirectory(prefix="caseload-formats-") as temporary:
        for path in write_all(Path(temporary), chosen.rows):
            print(line_of(path), flush=True)
    return 0


def line_of(path: Path) -> str:
    """Measure one file twice, each time in a process of its own."""
    read, whole = (run(path, what) for what in ("read", "import"))
    return (
        f"| {path.suffix[1:]} | {path.stat().st_size / BYTES_A_KB:,.0f} KB "
        f"| {read['seconds']:.2f} s | {whole['seconds']:.2f} s "
        f"| {whole['seconds'] / max(read['seconds'], 0.001):.1f} "
        f"| {read['megabytes']:,.0f} MB | {whole['megabytes']:,.0f} MB |"
    )


def run(path: Path, what: str) -> dict[str, float]:
    """Measure in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.formats", "--one", str(path), what]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def measure(path: Path, what: str) -> dict[str, float]:
    """Read a file by the bare reader, or import it into an empty store; time and peak memory."""
    with TemporaryDirectory() as folder:
        if what == "read":
            begun = process_time()
            read_alone(path)
            taken = process_time() - begun
        else:
            with factory(Path(folder) / "new.db").create() as session:
                begun = process_time()
                apply(session, preview(session, [path], TODAY))
                taken = process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KB_A_MB
    return {"seconds": taken, "megabytes": peak}


def read_alone(path: Path) -> int:
    """Read every cell as a script would, and count the rows."""
    if path.suffix in {".csv", ".tsv"}:
        with path.open(encoding="utf-8", newline="") as file:
            return len(list(csv.reader(file, delimiter="\t" if path.suffix == ".tsv" else ",")))
    book = CalamineWorkbook.from_path(str(path))
    return sum(len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)


def write_all(folder: Path, rows: int) -> list[Path]:
    """Write the same list in every format there is a writer for."""
    table = made_up_table(rows)
    xlsx = folder / "list.xlsx"
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Children")
    for row in table:
        sheet.append(row)
    book.save(xlsx)
    made = [xlsx, Path(shutil.copy(xlsx, folder / "list.xlsm"))]
    made.append(write_binary_workbook(folder / "list.xlsb", {"Children": table}))
    for suffix, separator in ((".csv", ","), (".tsv", "\t")):
        path = folder / f"list{suffix}"
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=separator).writerows(map(_as_text, table))
        made.append(path)
    return [*made, *_by_office(xlsx, folder)]


def made_up_table(rows: int) -> Table:
    """Make up a list of so many children."""
    table: Table = [list(HEADINGS)]
    for number in range(rows):
        began = TODAY - timedelta(days=30 + number % 400)
        born = TODAY - timedelta(days=400 + number % 6_000)
        worker = f"Worker {'ABCDEFGHIJ'[number % 10]}{'klmnopqrst'[number // 10 % 10]}"
        table.append(
            [
                *(str(100_000 + number), f"Child {number} Made", born, "FM"[number % 2]),
                *(f"F{number // 2}", worker, f"Team {number % 7}", PLANS[number % len(PLANS)]),
                *(began, began, TODAY - timedelta(days=number % 40)),
                *(TODAY - timedelta(days=number % 150), ""),
            ]
        )
    return table


def _as_text(row: list[object]) -> list[str]:
    return [f"{cell:%d/%m/%Y}" if isinstance(cell, date) else str(cell) for cell in row]


def _by_office(source: Path, folder: Path) -> list[Path]:
    office = shutil.which("soffice")
    if office is None:
        print("LibreOffice is not installed: xls and ods are left out.", file=sys.stderr)
        return []
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    for suffix in OFFICE:
        command = [office, "--headless", home, "--convert-to", suffix, "--outdir", str(folder)]
        subprocess.run([*command, str(source)], capture_output=True, check=True)
    return [folder / f"list.{suffix}" for suffix in OFFICE]


if __name__ == "__main__":
    sys.exit(main())
