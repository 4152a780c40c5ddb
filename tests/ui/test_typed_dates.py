from __future__ import annotations

from datetime import date

import pytest

from caseload_app.ui.typed_dates import Lean, typed_day

TODAY = date(2026, 3, 3)  # a Tuesday


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("today", date(2026, 3, 3)),
        (" Yesterday ", date(2026, 3, 2)),
        ("tomorrow", date(2026, 3, 4)),
        ("3/3/26", date(2026, 3, 3)),
        ("03/04/2026", date(2026, 4, 3)),
        ("3.4.26", date(2026, 4, 3)),
        ("3 4 26", date(2026, 4, 3)),
        ("030426", date(2026, 4, 3)),
        ("2026-04-03", date(2026, 4, 3)),
        ("3 apr 2026", date(2026, 4, 3)),
        ("3rd April 26", date(2026, 4, 3)),
        ("3apr26", date(2026, 4, 3)),
        ("Fri 3 Apr 2026", date(2026, 4, 3)),
        ("Friday, 3 April 2026", date(2026, 4, 3)),
        ("29/2/28", date(2028, 2, 29)),
        ("14/6/11", date(2011, 6, 14)),
        ("14/6/98", date(1998, 6, 14)),
        ("+10", date(2026, 3, 13)),
        ("- 3", date(2026, 2, 28)),
        ("fri", date(2026, 2, 27)),
        ("tue", date(2026, 3, 3)),
        ("last tue", date(2026, 2, 24)),
        ("next friday", date(2026, 3, 6)),
        ("1/3", date(2026, 3, 1)),
        ("4/3", date(2025, 3, 4)),
        ("3 dec", date(2025, 12, 3)),
    ],
)
def test_dates_are_read_as_people_type_them(typed: str, meant: date) -> None:
    assert typed_day(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fri", date(2026, 3, 6)),
        ("tue", date(2026, 3, 3)),
        ("next tue", date(2026, 3, 10)),
        ("1/3", date(2027, 3, 1)),
        ("4 mar", date(2026, 3, 4)),
    ],
)
def test_dates_to_come_lean_forward(typed: str, meant: date) -> None:
    assert typed_day(typed, TODAY, Lean.FUTURE) == meant


@pytest.mark.parametrize(
    "typed", ["", "soon", "31/2/26", "29/2/27", "3/13/26", "3", "32 mar", "3 foo 26", "1/1/1/26"]
)
def test_what_is_no_date_is_none(typed: str) -> None:
    assert typed_day(typed, TODAY) is None
