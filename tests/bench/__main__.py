"""Run the benchmark: `python dev.py bench`, with `--write` to record it in docs/."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.figures import Figure, became_worse, figures_of, recorded
from tests.bench.material import make_annex_files, make_plain, make_store
from tests.bench.names import FIRST, PLAIN, SECOND
from tests.bench.questions import QUESTIONS
from tests.bench.report import render

ROOT = Path(__file__).resolve().parents[2]
TEXT, RECORD = ROOT / "docs" / "benchmarks.md", ROOT / "docs" / "benchmarks.json"
SIZES = (300, 1_000, 2_000, 10_000)
FEW, LARGE = 300, 10_000
STARTS = 5
QUICK_STARTS = 3
PARTS = ("start", "window", "rest")
Values = dict[str, list[float]]


def main() -> int:
    """Measure every size, print the table, and write or compare it where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="CHILDREN")
    parser.add_argument("--large", action="store_true", help="also 50,000 children")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--quick", action="store_true", help="a few figures, in seconds")
    parser.add_argument("--write", action="store_true", help="record it in docs/")
    parser.add_argument("--check", action="store_true", help="fail where a ratio became worse")
    chosen = parser.parse_args()
    sizes = [*chosen.sizes, *([50_000] if chosen.large else [])]
    figures: list[Figure] = []
    for children in [FEW] if chosen.quick else sizes:
        print(f"Measuring {children:,} children ...", file=sys.stderr, flush=True)
        if chosen.quick:
            values = measure_quickly(children)
        else:
            repeats = chosen.repeats if children < LARGE else min(chosen.repeats, 3)
            values = measure(children, repeats, chosen.parts)
        figures += figures_of(QUESTIONS, children, values)
    text = render(figures, machine(), date.today())
    print(text)
    if chosen.write:
        TEXT.write_text(text, encoding="utf-8")
        kept = {"machine": machine(), "on": str(date.today()), "ratios": recorded(figures)}
        RECORD.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
    worse = became_worse(figures, RECORD) if chosen.check else []
    for line in worse:
        print(f"Worse: {line}.", file=sys.stderr)
    return 1 if worse else 0


def measure(children: int, repeats: int, parts: Sequence[str]) -> Values:
    """Make the material of one size in a folder that goes, and measure everything on it."""
    values: Values = {}
    with TemporaryDirectory(prefix="caseload-bench-") as temporary:
        folder = Path(temporary)
        store = folder / "team.db"
        make_store(store, children)
        make_plain(store, folder / PLAIN)
        make_annex_files(folder / FIRST, folder / SECOND, children)
        shutil.copy(store, folder / "again.db")
        if "start" in parts:
            measure_starts(values, folder, STARTS, {"": PLAIN, "protected ": "team.db"})
        if "window" in parts:
            whole = run(folder, "window", str(store), str(time.time()), str(folder), "whole")
            add(values, {name: taken for name, taken in whole.items() if name not in values})
        if "rest" in parts:
            add(
                values, run(folder, "workshop", str(folder / "again.db"), str(folder), str(repeats))
            )
    return values


def measure_quickly(children: int) -> Values:
    """Measure what would show most slips, each by its best time, in seconds."""
    values: Values = {}
    with TemporaryDirectory(prefix="caseload-bench-") as temporary:
        folder = Path(temporary)
        make_store(folder / "team.db", children)
        make_plain(folder / "team.db", folder / PLAIN)
        make_annex_files(folder / FIRST, folder / SECOND, children)
        measure_starts(values, folder, QUICK_STARTS, {"": PLAIN})
        add(values, run(folder, "workshop", str(folder / "team.db"), str(folder), "3", "quick"))
    return {name: [min(taken)] for name, taken in values.items()}


def measure_starts(values: Values, folder: Path, number: int, stores: dict[str, str]) -> None:
    """Start the bare window and the program by turns; the stores by what is put before names."""
    for turn in range(number):
        add(values, run(folder, "bare", str(time.time())), prefix="bare ")
        for prefix, store in stores.items():
            arguments = (str(folder / store), str(time.time()), str(folder), "start")
            began = run(folder, "window", *arguments)
            if turn == 0 and not prefix:
                # With nothing compiled yet, as after an installation.
                began = {"start, first time": began["start"]}
            add(values, began, prefix=prefix)


def run(folder: Path, module: str, *arguments: str) -> Values:
    """Run one measuring module as a process of its own, with a home of its own."""
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "XDG_DATA_HOME": str(folder / "home"),
        "LOCALAPPDATA": str(folder / "home"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", f"tests.bench.{module}", *arguments]
    done = subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise SystemExit(f"{module} failed:\n{done.stderr}")
    answer: Values = json.loads(done.stdout.splitlines()[-1])
    return answer


def add(values: Values, more: Values, prefix: str = "") -> None:
    """Put more measurements beside those that are there."""
    for name, taken in more.items():
        values.setdefault(f"{prefix}{name}", []).extend(taken)


def machine() -> str:
    """Say what it was measured on."""
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, "
        f"Python {platform.python_version()}"
    )


if __name__ == "__main__":
    sys.exit(main())
