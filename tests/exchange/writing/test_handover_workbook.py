"""The handover workbook holds real dates and no formulas."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from openpyxl import load_workbook

from caseload_app.domain.ahead.handover import worker_handover
from caseload_app.domain.records import AgreedAction, Plan
from caseload_app.exchange.writing.handover_workbook import write_handover_workbook
from tests.builders import MONDAY, a_casebook, a_child, an_event


def test_dates_are_dates_and_a_formula_stays_text(tmp_path: Path) -> None:
    casebook = a_casebook(
        [a_child("C1", plan=Plan.CP, plan_started_on=date(2026, 2, 2))],
        [an_event("ICPC", date(2026, 2, 2)), an_event("CP visit", date(2026, 2, 3))],
        actions=[AgreedAction("Asha Brook", "=HYPERLINK(0)", "C1", due_on=date(2026, 2, 27))],
    )
    out = tmp_path / "out.xlsx"
    write_handover_workbook([worker_handover(casebook, "Asha Brook")], out, MONDAY)

    cells = [row for row in load_workbook(out)["Open"].iter_rows() if row[1].value]
    action = next(row for row in cells if row[3].value == "=HYPERLINK(0)")
    assert action[3].data_type == "s"
    assert action[4].value.date() == date(2026, 2, 27)
    assert action[0].value == "Late"
