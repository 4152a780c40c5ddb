from __future__ import annotations

from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from caseload_app.domain.records import Child, Worker
from caseload_app.exchange.writing.export_workbook import write_export
from caseload_app.exchange.writing.reading_sheets import ReadingSheet
from caseload_app.exchange.writing.workbook_table import TableColumn


def test_sheets_for_reading_come_first_then_the_template_full(tmp_path: Path) -> None:
    reading = ReadingSheet("Monday", "What needs you", (TableColumn("What"),), [("Nothing",)])

    write_export(
        tmp_path / "out.xlsx",
        [reading],
        {"Workers": [Worker("Idris Larchmarble")], "Children": [Child("101")]},
        as_at=date(2026, 11, 23),
        marking="Official-Sensitive: Personal",
    )

    workbook = load_workbook(tmp_path / "out.xlsx")
    assert workbook.sheetnames[:4] == ["Monday", "How to fill in", "Workers", "Children"]
    assert workbook["Children"]["A2"].value == "101"
    assert workbook["Children"].HeaderFooter.oddHeader.center.text == "Official-Sensitive: Personal"
