"""Whose records have been kept long enough: closed for a set number of months, and open no more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from caseload_app.domain.dates import add_months
from caseload_app.domain.records import Child

USUAL_MONTHS = 24
"""Kept here after closing; the case system, not this file, is the record that the law asks for."""

MOST_MONTHS = 1200


@dataclass(frozen=True, slots=True)
class ClosedCase:
    """A closed case, and the day on which it has been kept long enough."""

    child: Child
    closed_on: date
    until: date

    def is_due(self, today: date) -> bool:
        """Tell whether the set time has passed."""
        return self.until <= today


def closed_cases(children: Iterable[Child], today: date, months: int) -> list[ClosedCase]:
    """Give every case that is closed by today with the day its time passes, the earliest first."""
    found = [
        ClosedCase(child, child.closed_on, add_months(child.closed_on, months))
        for child in children
        if child.closed_on is not None and child.closed_on <= today
    ]
    return sorted(found, key=lambda one: (one.closed_on, one.child.child_id))
