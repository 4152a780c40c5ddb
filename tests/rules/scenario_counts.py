"""Print each rule, how well it is confirmed, and how many scenarios hold it.

Run `python -m tests.rules.scenario_counts`.
"""

from __future__ import annotations

import sys
from collections import Counter

from tests.rules.test_corrections import SCENARIOS as CORRECTIONS
from tests.rules.test_scenarios import BOOK, SCENARIOS, rules_of
from tests.rules.test_worker_scenarios import SCENARIOS as OF_WORKERS


def table() -> str:
    """Give the table as Markdown."""
    every = [*SCENARIOS, *CORRECTIONS, *OF_WORKERS]
    counts = Counter(rule for _, scenario in every for rule in rules_of(scenario))
    lines = ["| rule | whose | confidence | scenarios |", "| --- | --- | --- | --- |"]
    lines += [
        f"| `{rule.id}` | {rule.authority} | {rule.confidence} | {counts[rule.id]} |"
        for rule in BOOK.timescales
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(f"{table()}\n")
