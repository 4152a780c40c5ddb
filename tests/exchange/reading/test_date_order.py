from __future__ import annotations

from datetime import date

import pytest

from caseload_app.domain.importing.mapping import DateOrder
from caseload_app.exchange.reading.date_order import date_evidence
from caseload_app.exchange.reading.workbook_reader import CellValue

MONTH_FIRST = ["03/25/2026", "12/31/2025", "01/13/2026"]


@pytest.mark.parametrize(
    ("cells", "order", "certainty"),
    [
        (["25/03/2026", "03/04/2026"], DateOrder.DAY_FIRST, 1.0),
        (MONTH_FIRST, DateOrder.MONTH_FIRST, 1.0),
        (["03/04/2026", "05/06/2026"], DateOrder.DAY_FIRST, 0.5),
        (["03/25/2026"], DateOrder.DAY_FIRST, 0.0),
        ([*MONTH_FIRST, "25/03/2026"], DateOrder.DAY_FIRST, 0.25),
        ([date(2026, 3, 4), 5, ""], DateOrder.DAY_FIRST, 1.0),
        (["2026-03-04", "4 March 2026"], DateOrder.DAY_FIRST, 1.0),
    ],
)
def test_the_lists_own_dates_tell_their_order(
    cells: list[CellValue], order: DateOrder, certainty: float
) -> None:
    evidence = date_evidence(cells)

    assert (evidence.order, evidence.certainty) == (order, certainty)


def test_dates_that_read_both_ways_are_shown() -> None:
    assert date_evidence(["03/04/2026", "03/03/2026", "25/03/2026"]).shown == ("03/04/2026",)
