"""The data-quality worklist: what to put right, on the spot, and what was put aside."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.changes import Changes
from caseload_app.domain.mending import FixValue, fix_of, fix_problem, mended
from caseload_app.domain.quality import Finding, findings
from caseload_app.domain.snoozing import (
    Snooze,
    Worklist,
    finding_key,
    snoozes_as_json,
    snoozes_from_json,
    sort_findings,
)
from caseload_app.errors import ExpectedError
from caseload_app.services.session import Session
from caseload_app.store.settings import read_setting, save_setting

SNOOZES = "snoozed_findings"


def worklist(session: Session, casebook: Casebook, worker: str | None = None) -> Worklist:
    """Give what is to be put right, of everybody or of one worker, and what rests."""
    found = [one for one in findings(casebook) if worker is None or one.worker == worker]
    return sort_findings(found, read_snoozes(session), casebook.today)


def put_aside(session: Session, casebook: Casebook) -> frozenset[Finding]:
    """Give the findings that rest, for what counts or lists those to put right."""
    return frozenset(finding for finding, _ in worklist(session, casebook).snoozed)


def read_snoozes(session: Session) -> dict[str, Snooze]:
    return snoozes_from_json(read_setting(session.database, SNOOZES))


def snooze_finding(
    session: Session, finding: Finding, reason: str, today: date, until: date | None = None
) -> Changes:
    """Put a finding aside until a day, or until it changes. Raises ExpectedError."""
    if not reason.strip():
        raise ExpectedError("A finding needs a reason to be put aside.", "Say why in a few words.")
    if until is not None and until <= today:
        raise ExpectedError("That day has passed.", "Choose a later day, or none.")
    snoozes = read_snoozes(session)
    snoozes[finding_key(finding)] = Snooze(reason.strip(), today, until)
    return _save(session, snoozes, f"Finding put aside: {reason.strip()}")


def wake_finding(session: Session, finding: Finding) -> Changes:
    """Take a finding up again."""
    snoozes = read_snoozes(session)
    snoozes.pop(finding_key(finding), None)
    return _save(session, snoozes, "Finding taken up again")


def mend_finding(
    session: Session, casebook: Casebook, finding: Finding, value: FixValue | None
) -> Changes:
    """Put right what a finding is about, as if typed on its card. Raises ExpectedError."""
    fix = fix_of(finding)
    about = casebook.children.get(finding.child_id) or casebook.workers.get(finding.worker)
    if fix is None or about is None:
        raise ExpectedError("This cannot be put right here.", "Open the card and mend it there.")
    problem = fix_problem(fix, value, casebook.today)
    if problem or value is None:
        raise ExpectedError(problem, "Correct it, then save again; nothing was changed.")
    change = mended(about, fix, value, casebook.today)
    with session.write(why="put right from the list of findings") as writer:
        writer.apply([change])
    return writer.changes


def _save(session: Session, snoozes: dict[str, Snooze], why: str) -> Changes:
    with session.write(why=why) as writer:
        save_setting(writer, SNOOZES, snoozes_as_json(snoozes))
    return writer.changes
