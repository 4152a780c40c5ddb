"""The list of open deadlines says who acts."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.casebook import with_child
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


def test_after_a_visit_only_the_dates_of_that_child_are_made_anew() -> None:
    started = date(2026, 2, 2)
    children = [a_child(one, plan=Plan.CP, plan_started_on=started) for one in ("C1", "C2")]
    begun = [an_event("ICPC", started, child_id=one) for one in ("C1", "C2")]
    before = a_casebook(children, begun)
    rows = open_deadlines(before)
    visit = an_event("CP visit", date(2026, 2, 27))
    after = with_child(before, children[0], [begun[0], visit], (), ())

    followed = open_deadlines(after, (before, rows))

    assert followed == open_deadlines(after)
    kept = {id(row) for row in rows}
    assert {row.deadline.subject for row in followed if id(row) in kept} == {"C2"}
