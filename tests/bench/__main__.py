"""Run the benchmark: `python dev.py bench`, with `--write` to record it in docs/."""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.figures import Figure, became_worse, figures_of, recorded
from tests.bench.material import make_annex_files, make_store
from tests.bench.names import FIRST, SECOND
from tests.bench.questions import QUESTIONS
from tests.bench.report import render

ROOT = Path(__file__).resolve().parents[2]
TEXT, RECORD = ROOT / "docs" / "benchmarks.md", ROOT / "docs" / "benchmarks.json"
SIZES = (300, 2_000, 10_000)
STARTS = 5
Values = dict[str, list[float]]


def main() -> int:
    """Measure every size, print the table, and write or compare it where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="CHILDREN")
    parser.add_argument("--large", action="store_true", help="also 50,000 children")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--write", action="store_true", help="record it in docs/")
    parser.add_argument("--check", action="store_true", help="fail where a ratio became worse")
    chosen = parser.parse_args()
    sizes = [*chosen.sizes, *([50_000] if chosen.large else [])]
    figures: list[Figure] = []
    for children in sizes:
        print(f"Measuring {children:,} children ...", file=sys.stderr, flush=True)
        values = measure(children, chosen.repeats if children < SIZES[-1] else 3)
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


def measure(children: int, repeats: int) -> Values:
    """Make the material of one size in a folder that goes, and measure everything on it."""
    values: Values = {}
    with TemporaryDirectory(prefix="caseload-bench-") as temporary:
        folder = Path(temporary)
        store = folder / "team.db"
        make_store(store, children)
        make_annex_files(folder / FIRST, folder / SECOND, children)
        for number in range(STARTS):
            add(values, run(folder, "bare", str(time.time())), prefix="bare ")
            began = run(folder, "window", str(store), str(time.time()), str(folder), "start")
            if number == 0:
                # With nothing compiled yet, as after an installation.
                began["start, first time"] = began.pop("start")
            add(values, began)
        whole = run(folder, "window", str(store), str(time.time()), str(folder), "whole")
        add(values, {name: taken for name, taken in whole.items() if name not in values})
        make_store(folder / "again.db", children)
        add(values, run(folder, "workshop", str(folder / "again.db"), str(folder), str(repeats)))
    return values


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
