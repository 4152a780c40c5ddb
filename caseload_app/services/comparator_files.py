"""Figures to compare with, taken from a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from caseload_app.domain.measures.comparators import ComparatorProblem
from caseload_app.domain.measures.measure import MeasureSpec
from caseload_app.errors import ExpectedError
from caseload_app.exchange.reading.workbook_reader import read_workbook
from caseload_app.services.measuring import add_local_comparators
from caseload_app.services.session import Session


def import_comparators(
    session: Session, path: Path, specs: Sequence[MeasureSpec]
) -> tuple[int, tuple[ComparatorProblem, ...]]:
    """Read figures from the first sheet that has a column called Measure.

    Raises ExpectedError where the file cannot be read or no sheet has one.
    """
    for sheet in read_workbook(path).sheets:
        for at, row in enumerate(sheet.rows):
            headings = [str(cell).strip().casefold() for cell in row]
            if "measure" not in headings:
                continue
            rows = [
                {name: _cell_text(cell) for name, cell in zip(headings, found, strict=False)}
                for found in sheet.rows[at + 1 :]
                if any(str(cell).strip() for cell in found)
            ]
            number, problems = add_local_comparators(session, rows, specs)
            first = sheet.first_row + at
            return number, tuple(replace(one, row=one.row + first) for one in problems)
    raise ExpectedError(
        "No sheet of this file has a column called Measure.",
        "Give it the columns Measure, Kind, Value, Year, Definition and Source.",
    )


def _cell_text(cell: object) -> str:
    return f"{cell:g}" if isinstance(cell, float) else str(cell)
