from __future__ import annotations

from datetime import date

from caseload_app.domain.records import Child
from caseload_app.domain.retention import closed_cases

TODAY = date(2026, 3, 2)


def test_only_cases_closed_for_so_long_are_listed_the_earliest_first() -> None:
    children = [
        Child("OPEN"),
        Child("NEW", closed_on=date(2025, 3, 1)),
        Child("ON-THE-DAY", closed_on=date(2024, 3, 2)),
        Child("OLD", closed_on=date(2020, 1, 1)),
        Child("A-DAY-SHORT", closed_on=date(2024, 3, 3)),
    ]

    cases = closed_cases(children, TODAY, 24)
    listed = [one.child.child_id for one in cases if one.is_due(TODAY)]

    assert listed == ["OLD", "ON-THE-DAY"]


def test_every_closed_case_says_until_when_it_is_kept() -> None:
    children = [
        Child("C1", closed_on=date(2024, 2, 29)),
        Child("C2"),
        Child("C3", closed_on=date(2026, 3, 3)),
    ]

    [case] = closed_cases(children, date(2026, 3, 2), 12)

    assert (case.child.child_id, case.until) == ("C1", date(2025, 2, 28))
    assert case.is_due(date(2025, 2, 28))
    assert not case.is_due(date(2025, 2, 27))
