"""What an import did or would do, as plain values in the shape that other programs rely on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from caseload_app.domain.audit import JsonValue
from caseload_app.domain.importing.claims import RowProblem
from caseload_app.domain.importing.difference import ImportMove
from caseload_app.domain.importing.import_plan import SheetReport
from caseload_app.services.differences import KeptDifference, kept_answer
from caseload_app.services.import_history import ImportedChange
from caseload_app.services.import_moves import moves_answer
from caseload_app.services.import_values import ImportPreview

Answer = dict[str, JsonValue]


def import_report(
    prepared: ImportPreview, *, dry_run: bool, moves: Sequence[ImportMove] = ()
) -> Answer:
    """Give what each sheet of each file holds and does, and what that does to known dates."""
    return {
        "as_of": prepared.as_of.isoformat(),
        "dry_run": dry_run,
        "files": [
            {
                "path": str(file.path),
                "sha256": file.sha256,
                "sheets": [
                    sheet_answer(sheet)
                    for sheet in prepared.plan.sheets
                    if sheet.file == str(file.path)
                ],
            }
            for file in prepared.files
        ],
        "vanished": list(prepared.plan.vanished),
        **moves_answer(moves),
    }


def changes_report(
    changes: Iterable[ImportedChange] | None, as_of: date, kept: KeptDifference | None = None
) -> Answer:
    """Give what the latest import changed; `changes` is null where there was no import."""
    return {
        "as_of": as_of.isoformat(),
        **kept_answer(kept),
        "changes": None
        if changes is None
        else [
            {"what": one.what, "number": one.number, "children": list(one.child_ids)}
            for one in changes
        ],
    }


def sheet_answer(sheet: SheetReport) -> Answer:
    """Give the counts and problems of one sheet."""
    return {
        "name": sheet.name,
        "recognised_as": sheet.recognised_as,
        "header_row": sheet.header_row,
        "rows": sheet.rows,
        "added": sheet.added,
        "changed": sheet.changed,
        "unchanged": sheet.unchanged,
        "closed": sheet.closed,
        "rejected": [_problem(problem) for problem in sheet.rejected],
        "problems": [_problem(problem) for problem in sheet.problems],
        "unmatched_headings": list(sheet.unmatched_headings),
        "skipped_because": sheet.skipped_because or None,
        "notes": list(sheet.notes),
    }


def _problem(problem: RowProblem) -> Answer:
    return {
        "row": problem.row,
        "column": problem.column or None,
        "heading": problem.heading or None,
        "value": problem.value,
        "problem": problem.problem,
    }
