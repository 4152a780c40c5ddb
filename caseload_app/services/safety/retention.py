"""Keeps nothing for longer than it may be kept: lists, removes, and certifies that it is gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from caseload_app.domain.backup_schedule import Schedule
from caseload_app.domain.dates import add_months
from caseload_app.domain.records import Child
from caseload_app.domain.retention import (
    MOST_MONTHS,
    USUAL_MONTHS,
    ClosedCase,
    closed_cases,
)
from caseload_app.domain.wording import counted, listed, long_day
from caseload_app.errors import ExpectedError
from caseload_app.exchange.writing.safety_html import render_certificate
from caseload_app.services.lending.register import read_mark
from caseload_app.services.prints import PrintedPage
from caseload_app.services.safety.backups import list_backups
from caseload_app.services.session import Session
from caseload_app.store.audit_chain import read_head
from caseload_app.store.erasing import erase_children, find_mentions
from caseload_app.store.read import read_children
from caseload_app.store.settings import read_setting, save_setting

MONTHS = "retention_months"
"""The setting of the store that says how long closed cases are kept in it."""


@dataclass(frozen=True, slots=True)
class Removal:
    """What was removed for good, and what could not be reached."""

    children: tuple[tuple[str, date | None], ...]
    entries: int
    mentions: tuple[tuple[str, int], ...]
    backups: tuple[Path, ...]
    gone_from_backups_by: date
    seal: str
    by: str
    on: date
    why: str = ""


def kept_months(session: Session) -> int:
    """Say for how many months closed cases are kept: as was set in this store, else as usual."""
    kept = read_setting(session.database, MONTHS)
    return kept if isinstance(kept, int) and 0 <= kept <= MOST_MONTHS else USUAL_MONTHS


def keep_for_months(session: Session, months: int) -> None:
    """Set how long closed cases are kept. Raises ExpectedError."""
    if not 0 <= months <= MOST_MONTHS:
        raise ExpectedError(
            f"{months} is no number of months to keep a closed case.",
            f"Choose 0 to {MOST_MONTHS}.",
        )
    with session.write(why="How long closed cases are kept") as writer:
        save_setting(writer, MONTHS, months)


def list_closed(session: Session, today: date, months: int | None = None) -> list[ClosedCase]:
    """List every closed case with the day on which its set time passes, the earliest first."""
    wanted = kept_months(session) if months is None else months
    return closed_cases(read_children(session.database), today, wanted)


def children_to_remove(session: Session, today: date, months: int | None = None) -> list[Child]:
    """List the children whose case has been closed for so long, or as long as is set."""
    return [one.child for one in list_closed(session, today, months) if one.is_due(today)]


def remove_children(
    session: Session,
    child_ids: Sequence[str],
    today: date,
    *,
    why: str,
    second: Path | None = None,
) -> Removal:
    """Remove closed children with everything about them. Raises ExpectedError.

    `second` is the second place for backups, whose copies the certificate names as well.
    """
    if read_mark(session) is not None:
        # What is erased here could not be told to the store that the copy was cut from.
        raise ExpectedError(
            "Nobody is removed for good from a deputy's copy.", "Leave that to whoever lent it."
        )
    known = {child.child_id: child for child in read_children(session.database)}
    wanted = [_closed(known, child_id, today) for child_id in dict.fromkeys(child_ids)]
    if not wanted:
        raise ExpectedError("Nobody is named to be removed.", "Name children by their IDs.")
    with session.write(why=why) as writer:
        entries = erase_children(writer, wanted)
    mentions: dict[str, int] = {}
    for child in wanted:
        for table, number in find_mentions(session.database, child).items():
            mentions[table] = mentions.get(table, 0) + number
    _, seal = read_head(session.database)
    return Removal(
        tuple((child.child_id, child.closed_on) for child in wanted),
        entries,
        tuple(sorted(mentions.items())),
        tuple(backup.path for backup in list_backups(session.path, second)),
        gone_from_backups_by(today),
        seal,
        session.author,
        today,
        why,
    )


def gone_from_backups_by(today: date) -> date:
    """Give the day by which the last backup made before today has been let go of."""
    return add_months(today, Schedule().months + 1)


def certificate(removal: Removal) -> PrintedPage:
    """Lay out the certificate of a removal."""
    children = [
        (child_id, long_day(closed_on) if closed_on else "-")
        for child_id, closed_on in removal.children
    ]
    pairs = [
        ("Removed on", long_day(removal.on)),
        ("By", removal.by or "-"),
        ("Audit entries erased", str(removal.entries)),
        ("Seal", removal.seal[:16]),
    ]
    reason = (f"Reason: {removal.why}",) if removal.why else ()
    html = render_certificate(children, pairs, (*reason, *certificate_notes(removal)), removal.on)
    return PrintedPage("Certificate of removal", html, f"As at {long_day(removal.on)}")


def certificate_notes(removal: Removal) -> list[str]:
    """Say what is gone, what stays for how long, and what has to be looked at by hand."""
    notes = [
        "Every record that belongs to these children was removed and overwritten in the file, and "
        "what the audit trail held about them was erased. The trail still says that there were "
        "entries, when, and by whom; the ID above stays as proof of the removal."
    ]
    if removal.backups:
        notes.append(
            f"{counted(len(removal.backups), 'backup').capitalize()} made before this day still "
            "hold them. They go as new ones are made, the last by "
            f"{long_day(removal.gone_from_backups_by)}; or remove them by hand. Copies kept "
            "elsewhere are not reached."
        )
    if removal.mentions:
        places = listed(
            [f"{name.replace('_', ' ')} ({number})" for name, number in removal.mentions]
        )
        notes.append(f"The ID or name still stands in free text of others: {places}. Look at them.")
    return notes


def _closed(known: dict[str, Child], child_id: str, today: date) -> Child:
    child = known.get(child_id)
    if child is None:
        raise ExpectedError(
            f"There is no child {child_id} in the store.", "Look at the list for the ID."
        )
    if child.closed_on is None or child.closed_on > today:
        raise ExpectedError(
            f"The case of {child_id} is open, so nothing was removed.",
            "Only closed cases can be removed.",
        )
    return child
