"""After an import the commands say which dates moved, were met or became late, and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.exchange.workbooks import write_workbook
from tests.oracle.asking import ask, new_store

CHILDREN = [("Child ID", "Worker", "Plan", "Plan started on"), ("7", "Asha", "CP", "02/03/2026")]
EVENTS = ("Child ID", "Event", "Date")
FIRST = [EVENTS, ("7", "ICPC", date(2026, 3, 2))]
LATER = [*FIRST, ("7", "CP visit", date(2026, 3, 20))]
TODAY = ("--as-of", "2026-03-23", "--json")


def test_import_and_changes_list_the_moves(tmp_path: Path) -> None:
    store = new_store(tmp_path / "team.db")
    first = write_workbook(tmp_path, {"Children": CHILDREN, "Events": FIRST}, "first.xlsx")
    later = write_workbook(tmp_path, {"Children": CHILDREN, "Events": LATER}, "later.xlsx")
    ask("import", "--store", store, "--as-of", "2026-03-09", first)

    trial = ask("import", "--store", store, *TODAY, "--dry-run", later).json()
    done = ask("import", "--store", store, *TODAY, later).json()
    looked_back = ask("changes", "--store", store, *TODAY).json()

    assert trial["moves"] == done["moves"] == looked_back["moves"]
    assert isinstance(done["moves"], list)
    assert [(one["became"], one["rule"], one["due"]) for one in done["moves"]] == [
        ("met", "cp_visit", "2026-03-16"),
        ("new", "cp_visit", "2026-04-07"),
    ]
    assert done["moves"][0]["sentence"] == (
        "Child protection visit due Mon 16 Mar 2026 met on Fri 20 Mar 2026, late."
    )
