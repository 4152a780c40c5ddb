"""The imports made so far."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from caseload_app.services.import_history import past_imports, past_sheets
from caseload_app.services.session import Session
from caseload_app.store.imports import save_import
from tests.services.stores import a_store

SHEETS = {
    "sheets": [
        {"rows": 40, "added": 2, "changed": 1, "closed": 1, "rejected": [{"row": 7}]},
        {"rows": 5, "added": 5, "changed": 0, "closed": 0, "rejected": []},
    ]
}


def test_the_newest_import_comes_first_with_its_sums(tmp_path: Path) -> None:
    with a_store(tmp_path) as session:
        record(session, "first.xlsx")
        record(session, "second.xlsx")

        past = past_imports(session)

    assert [one.files for one in past] == [("second.xlsx",), ("first.xlsx",)]
    assert (past[0].rows, past[0].added, past[0].changed) == (45, 7, 1)
    assert (past[0].closed, past[0].refused, past[0].undone_at) == (1, 1, None)


def test_a_new_store_has_no_imports(tmp_path: Path) -> None:
    with a_store(tmp_path) as session:
        assert past_imports(session) == []


def test_the_sheets_of_an_import_keep_what_was_said_of_them(tmp_path: Path) -> None:
    told = {"name": "Report", "file": "a.csv", "rows": 3, "notes": ["Columns: Nr is the ID."]}
    with a_store(tmp_path) as session:
        with session.write() as writer:
            number = save_import(
                writer, as_of=date(2026, 3, 2), files=[], sheets={"sheets": [told]}
            )

        [sheet] = past_sheets(session, number)

    assert (sheet.file, sheet.name, sheet.rows) == ("a.csv", "Report", 3)
    assert sheet.notes == ("Columns: Nr is the ID.",)


def record(session: Session, name: str) -> None:
    with session.write() as writer:
        save_import(writer, as_of=date(2026, 3, 2), files=[{"name": name}], sheets=SHEETS)
