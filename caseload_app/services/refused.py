"""Hand the rows that an import refused back to whoever owns the data."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from caseload_app.domain.importing.claims import RowProblem
from caseload_app.domain.importing.import_plan import SheetReport
from caseload_app.errors import ExpectedError
from caseload_app.exchange.reading.workbook_reader import RawWorkbook, read_workbook
from caseload_app.exchange.writing.refused_workbook import RefusedSheet, write_refused_rows
from caseload_app.services.import_values import ImportPreview


def write_refused(path: Path, prepared: ImportPreview) -> int:
    """Write the rows with something wrong, marked and explained, and say how many they are.

    The files are read once more for their rows. Raises ExpectedError where nothing was
    refused, or a file cannot be read any more.
    """
    wrong = [sheet for sheet in prepared.plan.sheets if sheet.rejected or sheet.problems]
    if not wrong:
        raise ExpectedError("No row was refused.", "There is nothing to send back.")
    if path.suffix.casefold() != ".xlsx":
        raise ExpectedError(f"{path.name} is not the name of a workbook.", "End it in .xlsx.")
    files = {str(file.path): file.path for file in prepared.files}
    if any(path.resolve() == Path(file).resolve() for file in files):
        raise ExpectedError(
            f"{path.name} is the file that is being imported.", "Choose another name."
        )
    read: dict[str, RawWorkbook] = {}
    sheets = []
    for report in wrong:
        if report.file not in read:
            read[report.file] = read_workbook(files[report.file])
        refused = _refused(report, read[report.file])
        if refused is not None:
            sheets.append(refused)
    write_refused_rows(path, sheets, prepared.as_of)
    return sum(len(sheet.problems) for sheet in sheets)


def _refused(report: SheetReport, workbook: RawWorkbook) -> RefusedSheet | None:
    raw = next((sheet for sheet in workbook.sheets if sheet.name == report.name), None)
    if raw is None or report.header_row is None:
        return None
    problems: dict[int, list[RowProblem]] = defaultdict(list)
    for problem in (*report.rejected, *report.problems):
        problems[problem.row].append(problem)
    return RefusedSheet(
        raw, report.header_row, problems, frozenset(one.row for one in report.rejected)
    )
