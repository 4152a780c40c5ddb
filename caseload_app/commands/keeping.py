"""Commands about how long things are kept, and what is held about one person."""

from __future__ import annotations

from argparse import Namespace

from caseload_app.commands.opening import Given, now, opened, user_name
from caseload_app.commands.speaking import say, say_json, say_table
from caseload_app.domain.wording import counted, long_day
from caseload_app.errors import ExpectedError
from caseload_app.services.prints import Printing
from caseload_app.services.safety.retention import (
    certificate,
    certificate_notes,
    children_to_remove,
    kept_months,
    remove_children,
)
from caseload_app.services.safety.subject_access import (
    held_about_child,
    held_about_worker,
    note_subject_access,
    subject_access_paper,
    write_held_workbook,
)


def show_retention(given: Given, arguments: Namespace) -> None:
    """List the children closed for so long, or with --remove remove them for good."""
    from caseload_app.commands.paper import write_pdf

    if arguments.remove is not None and not arguments.remove.absolute().parent.is_dir():
        raise ExpectedError(
            f"There is no folder for {arguments.remove}, so nothing was removed.",
            "Choose a folder that is there.",
        )
    with opened(given) as session:
        due = children_to_remove(session, given.today, arguments.months)
        if arguments.remove is None:
            months = kept_months(session) if arguments.months is None else arguments.months
            _show_due([(child.child_id, child.closed_on) for child in due], given, months)
            return
        removal = remove_children(
            session, [child.child_id for child in due], given.today, why="Kept long enough"
        )
    write_pdf(certificate(removal), arguments.remove)
    say(f"Removed {counted(len(removal.children), 'child', 'children')} for good.")
    for note in certificate_notes(removal)[1:]:
        say(note)
    say(f"Wrote the certificate {arguments.remove}.")


def show_held(given: Given, arguments: Namespace) -> None:
    """Write everything that is held about one child or one worker."""
    from caseload_app.commands.paper import write_pdf

    whom = arguments.child or arguments.worker
    if not whom:
        raise ExpectedError("Nobody is named.", "Give --child ID or --worker NAME.")
    with opened(given) as session:
        if arguments.child:
            tables = held_about_child(session, arguments.child)
        else:
            tables = held_about_worker(session, arguments.worker)
        printed = Printing(True, user_name(), now()).words
        page = subject_access_paper(whom, tables, given.today, printed)
        is_workbook = arguments.out.suffix.casefold() == ".xlsx"
        if is_workbook:
            records = write_held_workbook(whom, tables, arguments.out, given.today, printed)
            size = counted(records, "record")
        else:
            size = counted(write_pdf(page, arguments.out), "page")
        note_subject_access(session, page.title, is_workbook=is_workbook)
    say(f"Wrote {arguments.out}, {size}.")


def _show_due(due: list[tuple[str, object]], given: Given, months: int) -> None:
    if given.as_json:
        rows = [{"child_id": child, "closed_on": str(on)} for child, on in due]
        say_json({"as_of": given.today.isoformat(), "months": months, "children": rows})
        return
    who = counted(len(due), "child", "children")
    kept = counted(months, "month")
    say(f"As at {long_day(given.today)}, {who} to remove: closed {kept} ago or longer.")
    if due:
        say_table(("Child ID", "Closed on"), due)
