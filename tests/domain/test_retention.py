from __future__ import annotations

from datetime import date

from caseload_app.domain.records import Child
from caseload_app.domain.retention import closed_long_ago

TODAY = date(2026, 3, 2)


def test_only_cases_closed_for_so_long_are_listed_the_earliest_first() -> None:
    children = [
        Child("OPEN"),
        Child("NEW", closed_on=date(2025, 3, 1)),
        Child("ON-THE-DAY", closed_on=date(2024, 3, 2)),
        Child("OLD", closed_on=date(2020, 1, 1)),
        Child("A-DAY-SHORT", closed_on=date(2024, 3, 3)),
    ]

    listed = [child.child_id for child in closed_long_ago(children, TODAY, 24)]

    assert listed == ["OLD", "ON-THE-DAY"]
