from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from caseload_app.domain.audit import Act
from caseload_app.domain.records import CaseEvent
from caseload_app.errors import ExpectedError
from caseload_app.services.safety.history import history_of
from caseload_app.services.safety.subject_access import (
    held_about_child,
    held_about_worker,
    note_subject_access,
    subject_access_paper,
    write_held_workbook,
)
from caseload_app.store.drafts import save_draft
from tests.builders import a_child, a_session, a_worker
from tests.services.stores import a_store, the_clock

VISIT = CaseEvent("C1", "CP visit", date(2026, 2, 2), note="<b>With Mum</b>")


def test_all_about_a_child_is_told_and_nothing_about_another(tmp_path: Path) -> None:
    with a_store(tmp_path, [a_worker(), a_child("C1"), a_child("C2"), VISIT]) as session:
        tables = held_about_child(session, "C1")

    assert [table.title for table in tables] == ["Children", "Events", "Allocations", "Audit trail"]
    assert "C2" not in repr(tables)


def test_all_about_a_worker_is_told(tmp_path: Path) -> None:
    held = [a_worker(), a_worker("Bill Sample"), a_child(), a_session(date(2026, 2, 3))]
    with a_store(tmp_path, held) as session:
        tables = held_about_worker(session, "Asha Brook")

    titles = [table.title for table in tables]
    assert titles[:3] == ["Workers", "Children", "Supervisions"]
    assert "Bill Sample" not in repr(tables)


def test_a_worker_is_not_told_the_names_of_children(tmp_path: Path) -> None:
    with a_store(tmp_path, [a_worker(), a_child(name="Fern Test")]) as session:
        held = held_about_worker(session, "Asha Brook")
        tables = {table.title: table for table in held}

    assert "Fern" not in repr(held)
    assert tables["Children"].headings == ("Child id", "Plan")
    assert tables["Children"].rows == (("C1", "CIN"),)


def test_markup_in_a_note_is_printed_as_it_was_typed(tmp_path: Path) -> None:
    with a_store(tmp_path, [a_worker(), a_child(), VISIT]) as session:
        page = subject_access_paper("C1", held_about_child(session, "C1"), date(2026, 3, 2), "")

    assert "&lt;b&gt;With Mum&lt;/b&gt;" in page.html
    assert "<b>With Mum</b>" not in page.html


def test_nobody_of_that_name_is_told(tmp_path: Path) -> None:
    with a_store(tmp_path) as session, pytest.raises(ExpectedError, match="Nothing is held"):
        held_about_child(session, "C9")


def test_the_draft_about_another_child_is_not_told(tmp_path: Path) -> None:
    with a_store(tmp_path, [a_worker(), a_child("C1"), a_child("C10")]) as session:
        for child_id in ("C1", "C10"):
            save_draft(session.database, f"event {child_id}", {"note": child_id}, the_clock())
        tables = {table.title: table for table in held_about_child(session, "C1")}

    assert [row[0] for row in tables["Drafts"].rows] == ["event C1"]


def test_the_workbook_holds_a_sheet_for_each_table_and_no_formula(tmp_path: Path) -> None:
    visit = CaseEvent("C1", "CP visit", date(2026, 2, 2), note="=1+1")
    with a_store(tmp_path, [a_worker(), a_child("C1"), visit]) as session:
        tables = held_about_child(session, "C1")
    out = tmp_path / "held.xlsx"

    assert write_held_workbook("C1", tables, out, date(2026, 3, 2), "Printed by tester.") == sum(
        len(table.rows) for table in tables
    )

    workbook = openpyxl.load_workbook(out)
    assert workbook.sheetnames == ["Children", "Events", "Allocations", "Audit trail"]
    [note] = [
        cell for row in workbook["Events"].iter_rows() for cell in row if cell.value == "=1+1"
    ]
    assert note.data_type == "s"


def test_it_is_recorded_as_a_disclosure_with_names(tmp_path: Path) -> None:
    with a_store(tmp_path, [a_worker(), a_child("C1")]) as session:
        note_subject_access(session, "What is held about C1", is_workbook=True)
        [entry, *_] = history_of(session)

    assert (entry.act, entry.subject) == (Act.EXPORTED, "workbook")
    assert entry.key == ("What is held about C1",)
    assert entry.new == {"names": True}
