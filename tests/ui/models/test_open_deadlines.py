"""The list of open deadlines says who acts."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.records import Leave, Plan
from caseload_app.ui.models.open_deadlines import open_deadline_columns, open_deadlines
from tests.builders import MONDAY, a_casebook, a_child, a_worker, an_event


def test_whoever_covers_is_asked_while_the_worker_is_away() -> None:
    leave = Leave("Asha Brook", MONDAY, None, "Sick leave", "Bede Marsh")
    casebook = a_casebook(
        [a_child(plan=Plan.CP, plan_started_on=date(2026, 2, 2))],
        [an_event("ICPC", date(2026, 2, 2))],
        workers=[a_worker(), a_worker("Bede Marsh")],
        leave=[leave],
    )
    worker = next(column for column in open_deadline_columns() if column.key == "worker")
    rows = [row for row in open_deadlines(casebook) if row.child is not None]

    assert {worker.text(row) for row in rows} == {"Bede Marsh, for Asha Brook"}
    assert {row.worker for row in rows} == {"Asha Brook"}
