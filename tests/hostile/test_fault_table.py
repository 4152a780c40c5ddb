"""The table of faults in the documents names tests that are there."""

from __future__ import annotations

import re
from pathlib import Path

from caseload_app.paths import migrations_folder

ROOT = migrations_folder().parent.parent
ROW = re.compile(r"^\| (?!fault|---)(.+) \|$")
FEWEST = 18


def fault_rows() -> list[list[str]]:
    text = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    table = text.partition("## Faults")[2].partition("\n## ")[0]
    found = (ROW.match(line) for line in table.splitlines())
    return [row.group(1).split(" | ") for row in found if row is not None]


def known_tests() -> set[str]:
    files = Path(ROOT / "tests").rglob("test_*.py")
    return {
        name
        for file in files
        for name in re.findall(r"^def (test_\w+)", file.read_text(encoding="utf-8"), re.MULTILINE)
    }


def test_every_fault_has_its_tests() -> None:
    rows = fault_rows()
    known = known_tests()

    named = {row[0]: re.findall(r"`(test_\w+)`", row[-1]) for row in rows}
    missing = {
        fault: [name for name in names if name not in known] or "no test named"
        for fault, names in named.items()
        if not names or any(name not in known for name in names)
    }

    assert len(rows) >= FEWEST
    assert missing == {}
