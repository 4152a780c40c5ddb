"""Kill at random moments, hundreds of times: `python -m tests.killing --runs 100`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.killing.killing import CHECKS, kill_many


def main() -> int:
    """Run the kills of every work, or of one, and write what they came to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=100, help="kills of each work")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", choices=list(CHECKS), action="append")
    chosen = parser.parse_args()
    sys.stdout.write("| work | runs | acknowledged | cut off in the middle | lost |\n")
    sys.stdout.write("| --- | ---: | ---: | ---: | ---: |\n")
    lost = 0
    for work in chosen.work or CHECKS:
        with tempfile.TemporaryDirectory() as folder:
            count = kill_many(work, Path(folder) / work, chosen.runs, chosen.seed)
        cells = (count.work, count.runs, count.acknowledged, count.in_the_middle, count.lost)
        sys.stdout.write(f"| {' | '.join(map(str, cells))} |\n")
        sys.stdout.flush()
        lost += count.lost
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
