"""Whose records have been kept long enough: closed for a set number of months, and open no more."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from caseload_app.domain.dates import add_months
from caseload_app.domain.records import Child

USUAL_MONTHS = 24
"""Kept here after closing; the case system, not this file, is the record that the law asks for."""


def closed_long_ago(children: Iterable[Child], today: date, months: int) -> list[Child]:
    """Give the children whose case was closed at least so many months ago, the earliest first."""
    due = [
        child
        for child in children
        if child.closed_on is not None and add_months(child.closed_on, months) <= today
    ]
    return sorted(due, key=lambda child: (child.closed_on or today, child.child_id))
