"""What of a row about capacity cannot stand, so that it is refused with a sentence."""

from __future__ import annotations

import json

from caseload_app.domain.capacity.kept import PointsVersion, Reduction
from caseload_app.domain.records import Record

MOST_PERCENT = 100


def cannot_stand(record: Record) -> tuple[str, str] | None:
    """Give the field that is wrong and why; None where nothing is."""
    match record:
        case Reduction():
            return _wrong_reduction(record)
        case PointsVersion():
            return _wrong_table(record)
        case _:
            return None


def _wrong_reduction(record: Reduction) -> tuple[str, str] | None:
    if record.until is not None and record.until < record.from_on:
        return "until", "It would end before it begins. Correct one of the days."
    if record.percent > MOST_PERCENT:
        return "percent", "More than 100 per cent cannot be taken. Correct the share."
    return None


def _wrong_table(record: PointsVersion) -> tuple[str, str] | None:
    if record.version < 1:
        return "version", "Versions count from 1. Delete the row, or correct the number."
    try:
        json.loads(record.content)
    except ValueError:
        return "content", "This is no points table as an export writes it. Delete the row."
    return None
