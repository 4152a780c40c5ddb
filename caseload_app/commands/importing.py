"""Commands for spreadsheets in: import them, say what the latest changed, take it back."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from caseload_app.commands.opening import Given, opened, rule_book
from caseload_app.commands.speaking import report, say, say_json, say_table
from caseload_app.domain.importing.difference import ImportDifference, ImportMove
from caseload_app.domain.moves import MoveKind
from caseload_app.domain.wording import counted
from caseload_app.services.casebooks import read_casebook
from caseload_app.services.differences import (
    KeptDifference,
    difference_of,
    latest_difference,
)
from caseload_app.services.import_answers import changes_report, import_report
from caseload_app.services.import_history import latest_changes
from caseload_app.services.importing import (
    ImportPreview,
    apply,
    preview,
    undo_latest,
)
from caseload_app.services.measuring import keep_snapshot, specs_in_force
from caseload_app.services.policy import book_in_force
from caseload_app.services.session import Session

MOST_MOVES_SAID = 60


def import_workbooks(given: Given, arguments: Namespace) -> None:
    """Read the workbooks into the store, or with --dry-run say what that would do."""
    with opened(given) as session:
        report("Reading ...")
        prepared = preview(session, arguments.workbooks, given.today, arguments.sheet)
        if arguments.refused is not None:
            _write_refused(arguments.refused, prepared)
        difference = ImportDifference()
        if not prepared.plan.is_empty:
            book = book_in_force(session, rule_book())
            difference = difference_of(session, prepared, book)
            if not arguments.dry_run:
                apply(session, prepared, difference)
    if given.as_json:
        dry_run = arguments.dry_run
        say_json(import_report(prepared, dry_run=dry_run, moves=difference.moves))
    else:
        _say_import(prepared, dry_run=arguments.dry_run)
        _say_moves(difference.moves)


def _keep_figures(given: Given, session: Session) -> None:
    """Keep the measures as they stand after the import."""
    casebook = read_casebook(session, rule_book(), given.today)
    keep_snapshot(session, casebook, specs_in_force(session, casebook.book))


def _write_refused(path: Path, prepared: ImportPreview) -> None:
    """Write the refused rows where there are any; none is no mistake of the user's."""
    from caseload_app.services.refused import write_refused

    if any(sheet.rejected or sheet.problems for sheet in prepared.plan.sheets):
        number = write_refused(path, prepared)
        report(f"{counted(number, 'row')} to put right written to {path.name}.")
    else:
        report("No row was refused, so no workbook was written.")


def show_changes(given: Given, arguments: Namespace) -> None:
    """Show what the latest import that still stands changed."""
    del arguments
    with opened(given) as session:
        changes = latest_changes(session)
        kept = latest_difference(session)
    if given.as_json:
        say_json(changes_report(changes, given.today, kept))
    elif changes is None:
        say("Nothing has been imported yet.")
    else:
        say_table(
            ("What", "Number", "Children"),
            [(one.what, one.number, ", ".join(one.child_ids)) for one in changes],
        )
        _say_kept(kept)


def _say_moves(moves: Sequence[ImportMove]) -> None:
    """Tell what became of the dates of known children, what is late first."""
    if not moves:
        return
    late_first = sorted(moves, key=lambda one: (one.kind is not MoveKind.LATE, one.child_id))
    say(f"\nWhat became of dates ({len(moves):,})")
    for move in late_first[:MOST_MOVES_SAID]:
        say(f"  {move.child_id}  {move.sentence}")
    if len(moves) > MOST_MOVES_SAID:
        say(f"  and {len(moves) - MOST_MOVES_SAID:,} more; --json gives them all.")


def _say_kept(kept: KeptDifference | None) -> None:
    """Tell the rows of the difference, as the page showed them."""
    for one in kept.groups if kept is not None else ():
        say(f"\n{one.group.title} ({one.number:,})")
        for row in one.group.rows:
            say(f"  {f'{row.child_id}  ' if row.child_id else ''}{row.sentence}")
    for doubt in kept.doubts if kept is not None else ():
        say(doubt)


def undo_latest_import(given: Given, arguments: Namespace) -> None:
    """Take the latest import back whole."""
    del arguments
    with opened(given) as session:
        changes = undo_latest(session)
    say(f"Undone; {counted(len(changes.children), 'child', 'children')} put back as before.")


def _say_import(prepared: ImportPreview, *, dry_run: bool) -> None:
    sheets = prepared.plan.sheets
    say_table(
        ("Sheet", "Read as", "Rows", "Added", "Changed", "Unchanged", "Closed", "Refused"),
        [
            (
                sheet.name,
                sheet.recognised_as or f"not read: {sheet.skipped_because}",
                sheet.rows,
                sheet.added,
                sheet.changed,
                sheet.unchanged,
                sheet.closed,
                len(sheet.rejected),
            )
            for sheet in sheets
        ],
    )
    for sheet in sheets:
        for problem in (*sheet.rejected, *sheet.problems):
            column = f", column {problem.column}" if problem.column else ""
            say(f"{sheet.name}, row {problem.row}{column}: {problem.problem}")
        for note in sheet.notes:
            say(f"{sheet.name}: {note}")
    if dry_run:
        say("Nothing was saved: this was a trial.")
    elif any(sheet.recognised_as for sheet in sheets):
        say("Saved.")
    else:
        say("Nothing was saved: no sheet could be read. Compare it with the template.")
