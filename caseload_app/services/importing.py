"""Read spreadsheets into the store: a preview first, then one transaction that can be undone."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from caseload_app.domain.audit import JsonValue
from caseload_app.domain.changes import Changes
from caseload_app.domain.importing.difference import ImportDifference
from caseload_app.domain.importing.import_plan import ImportPlan
from caseload_app.domain.importing.import_summary import summarise_changes
from caseload_app.domain.importing.mapping import by_shape
from caseload_app.domain.importing.planning import plan_import
from caseload_app.errors import ExpectedError
from caseload_app.exchange.reading.pasted import PastedTable, TableFile, pasted_table
from caseload_app.exchange.reading.read_claims import FileTable, claims_of_tables, read_tables
from caseload_app.services.casebooks import read_records
from caseload_app.services.collecting import collection_paused
from caseload_app.services.differences import difference_of, difference_value
from caseload_app.services.hand_made import KEPT, kept_value, read_known_before
from caseload_app.services.housekeeping import snapshot_before
from caseload_app.services.import_answers import changes_report, import_report, sheet_answer
from caseload_app.services.import_mappings import read_mappings
from caseload_app.services.import_progress import (
    PLANNED,
    READ,
    STEPS,
    UNDERSTOOD,
    Progress,
    RowsDone,
    say_nothing,
)
from caseload_app.services.import_values import (
    ImportFile,
    ImportPreview,
    ImportResult,
)
from caseload_app.services.policy import add_rule_settings
from caseload_app.services.session import Session
from caseload_app.store.audit import read_audit
from caseload_app.store.imports import read_latest_import, save_import
from caseload_app.store.measure_snapshots import remove_snapshots_since

MOST_ROWS = 600_000

__all__ = [
    "ImportPreview",
    "ImportResult",
    "TableFile",
    "apply",
    "changes_report",
    "import_report",
    "pasted_table",
    "preview",
    "undo_latest",
]


def preview(
    session: Session,
    paths: Sequence[TableFile],
    today: date,
    sheet: str | None = None,
    progress: Progress = say_nothing,
) -> ImportPreview:
    """Read the files and weigh them against the store, without writing anything.

    `sheet` takes only the sheet of that name. `progress` may raise to end the work. Raises
    ExpectedError where a file cannot be read.
    """
    paths = list(dict.fromkeys(paths))
    if not paths:
        raise ExpectedError("No file was chosen.", "Choose a spreadsheet to import.")
    last_entry = _last_entry(session)
    with collection_paused():
        mappings = by_shape(read_mappings(session))
        tables: list[FileTable] = []
        for number, path in enumerate(paths):
            progress(READ * number // len(paths), STEPS)
            tables += read_tables(path, sheet, mappings)
        rows = sum(len(table.table.rows) for table in tables)
        progress(READ, STEPS)
        _refuse_too_many(rows)
        claims = claims_of_tables(tables, today, RowsDone(progress, rows))
        progress(UNDERSTOOD, STEPS)
        # Planning looks at every row twice: who it is about, and what it says.
        step = RowsDone(progress, 2 * rows, (UNDERSTOOD, PLANNED))
        existing = read_records(session)
        plan = plan_import(claims, existing, today, read_known_before(session), step)
    progress(PLANNED, STEPS)
    files = tuple(ImportFile(path, _fingerprint(path)) for path in paths)
    return ImportPreview(files, plan, today, last_entry, existing)


def apply(
    session: Session,
    prepared: ImportPreview,
    difference: ImportDifference | None = None,
    progress: Progress = say_nothing,
) -> ImportResult:
    """Write what a preview shows, in one transaction with its audit, after a copy of the store.

    The difference is kept to be read later; where none is given it is worked out here.
    Refused when the store has changed since the preview. Where nothing differs, nothing at
    all is written.
    """
    plan = prepared.plan
    if plan.is_empty:
        return ImportResult(None, Changes())
    _check_unchanged(session, prepared)
    progress(0, STEPS)
    shown = difference or difference_of(session, prepared)
    # An empty store has nothing to go back to.
    snapshot = snapshot_before(session, "import") if prepared.last_entry else None
    names = ", ".join(file.path.name for file in prepared.files)
    with collection_paused(), session.write(why=f"Import of {names}") as writer:
        _check_unchanged(session, prepared)
        import_id = save_import(
            writer,
            as_of=prepared.as_of,
            files=_files_value(prepared),
            sheets=_sheets_value(plan, shown),
        )
        progress(STEPS // 10, STEPS)
        writer.apply(plan.changes)
        if plan.settings:
            add_rule_settings(session, writer, plan.settings)
        # The last moment to end it: leaving here takes everything back.
        progress(STEPS, STEPS)
    return ImportResult(import_id, writer.changes, snapshot)


def _refuse_too_many(rows: int) -> None:
    if rows > MOST_ROWS:
        raise ExpectedError(
            f"These files hold {rows:,} rows, more than the {MOST_ROWS:,} that fit.",
            "Leave out the years or tables that are not needed, and import again.",
        )


def undo_latest(session: Session) -> Changes:
    """Take the latest import back whole, unless what it wrote has been changed since."""
    latest = read_latest_import(session.database)
    if latest is None:
        raise ExpectedError("There is no import to undo.", "Nothing needs doing.")
    changes = session.undo_import(latest.import_id)
    with session.write(why="import undone") as writer:
        # The figures kept since then rest on what the import had brought.
        remove_snapshots_since(writer, latest.at)
    return changes


def _files_value(prepared: ImportPreview) -> JsonValue:
    return [{"name": file.path.name, "sha256": file.sha256} for file in prepared.files]


def _sheets_value(plan: ImportPlan, difference: ImportDifference) -> JsonValue:
    """Give what the list of imports keeps: counts of each sheet, and what changed."""
    return {
        **difference_value(difference, plan),
        "sheets": [{"file": Path(one.file).name, **sheet_answer(one)} for one in plan.sheets],
        KEPT: kept_value(plan.hand_made),
        "changes": [
            {"what": change.what, "number": change.number, "children": list(change.child_ids)}
            for change in summarise_changes(plan.changes)
        ],
    }


def _check_unchanged(session: Session, prepared: ImportPreview) -> None:
    if _last_entry(session) != prepared.last_entry:
        raise ExpectedError(
            "The store has changed since this import was previewed, so nothing was saved.",
            "Preview the import again.",
        )


def _last_entry(session: Session) -> int:
    newest = read_audit(session.database, limit=1)
    return newest[0].entry_id if newest else 0


def _fingerprint(path: TableFile) -> str:
    if isinstance(path, PastedTable):
        return path.fingerprint
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
