"""The data-quality worklist as a workbook: a sheet for each worker, to be sent to them."""

from __future__ import annotations

from pathlib import Path

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.quality import CHECKS, Finding
from caseload_app.domain.snoozing import by_worker
from caseload_app.domain.wording import MARKING, counted, initials
from caseload_app.errors import ExpectedError
from caseload_app.exchange.writing.reading_sheets import ReadingSheet, write_reading_sheet
from caseload_app.exchange.writing.workbook_file import new_workbook, save_workbook
from caseload_app.exchange.writing.workbook_table import CellValue, ColumnKind, TableColumn
from caseload_app.services.session import Session
from caseload_app.services.worklist import worklist

_NOBODY = "No worker"
_COLUMNS = (
    TableColumn("What is wrong", ColumnKind.TEXT, 34),
    TableColumn("Child ID", ColumnKind.TEXT, 11),
    TableColumn("Child", ColumnKind.TEXT, 20),
    TableColumn("What to do", ColumnKind.LONG_TEXT, 80),
    TableColumn("Deadlines it hides", ColumnKind.WHOLE, 11),
)


def write_worklist(
    path: Path,
    session: Session,
    casebook: Casebook,
    *,
    worker: str | None = None,
    names: bool = False,
) -> int:
    """Write the worklist with a sheet for each worker, or of one; say how many findings it has."""
    to_do = worklist(session, casebook, worker).open
    if not to_do:
        raise ExpectedError("There is nothing to put right.", "No worklist was written.")
    workbook = new_workbook("Data to put right", casebook.today)
    used: set[str] = set()
    for person, mine in by_worker(to_do).items():
        sheet = ReadingSheet(
            _sheet_name(person or _NOBODY, used),
            f"{person or _NOBODY}: {counted(len(mine), 'thing')} to put right",
            _COLUMNS,
            [_row(casebook, finding, names=names) for finding in mine],
        )
        write_reading_sheet(workbook, sheet, as_at=casebook.today, marking=MARKING)
    save_workbook(workbook, path)
    return len(to_do)


def _row(casebook: Casebook, finding: Finding, *, names: bool) -> tuple[CellValue, ...]:
    child = casebook.children.get(finding.child_id)
    name = "" if child is None else child.name if names else initials(child.name)
    title = next(check.title for check in CHECKS if check.id == finding.check)
    return (title, finding.child_id, name, finding.message, finding.blinds)


def _sheet_name(name: str, used: set[str]) -> str:
    """Make a name that Excel takes and no other sheet has."""
    plain = "".join("-" if sign in "[]:*?/\\" else sign for sign in name).strip("'")[:27]
    found, number = plain, 2
    while found.casefold() in used:
        found, number = f"{plain} {number}", number + 1
    used.add(found.casefold())
    return found
