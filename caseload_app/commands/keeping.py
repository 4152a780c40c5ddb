"""Commands about how long things are kept, and what is held about one person."""

from __future__ import annotations

from argparse import Namespace

from caseload_app.commands.opening import Given, now, opened, user_name
from caseload_app.commands.speaking import say, say_json, say_table
from caseload_app.domain.audit import Act
from caseload_app.domain.wording import counted, long_day
from caseload_app.errors import ExpectedError
from caseload_app.services.prints import Printing
from caseload_app.services.safety.disclosures import PAPER, note_disclosure
from caseload_app.services.safety.retention import (
    certificate,
    certificate_notes,
    children_to_remove,
    remove_children,
)
from caseload_app.services.safety.subject_access import (
    held_about_child,
    held_about_worker,
    subject_access_paper,
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
            _show_due([(child.child_id, child.closed_on) for child in due], given)
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
        pages = write_pdf(page, arguments.out)
        note_disclosure(session, Act.PRINTED, PAPER, page.title, names=True)
    say(f"Wrote {arguments.out}, {counted(pages, 'page')}.")


def _show_due(due: list[tuple[str, object]], given: Given) -> None:
    if given.as_json:
        rows = [{"child_id": child, "closed_on": str(on)} for child, on in due]
        say_json({"as_of": given.today.isoformat(), "children": rows})
        return
    say(f"As at {long_day(given.today)}, {counted(len(due), 'child', 'children')} to remove.")
    if due:
        say_table(("Child ID", "Closed on"), due)
