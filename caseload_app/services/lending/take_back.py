"""Takes back what a deputy did: shown first, then written in one transaction that can be undone."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from caseload_app.domain.audit import Act
from caseload_app.domain.changes import Changes
from caseload_app.domain.lending.loans import MARK, OF_LENDING, CopyMark, Loan, mark_from_json
from caseload_app.domain.lending.merging import (
    Choices,
    Difference,
    Outcome,
    conflict_ids,
    merged,
    undecided,
)
from caseload_app.domain.lending.saying import Line, lines_of
from caseload_app.domain.lending.weighing import HOLDER, child_of, weigh
from caseload_app.domain.measures.snapshots import MeasureSnapshot
from caseload_app.domain.records import Allocation, RecordChange
from caseload_app.domain.wording import counted, long_day
from caseload_app.errors import ExpectedError
from caseload_app.services.housekeeping import snapshot_before
from caseload_app.services.lending.leftovers import BACK, clear_leftovers
from caseload_app.services.lending.register import read_loans, save_loan
from caseload_app.services.safety.keys import STORE_SUBJECT
from caseload_app.services.session import Session
from caseload_app.store.audit import read_audit
from caseload_app.store.audit_chain import find_chain_faults, read_head, read_seal
from caseload_app.store.connection import open_database, told
from caseload_app.store.driver import Database
from caseload_app.store.lending import (
    Said,
    count_drafts,
    has_written_since,
    read_said,
    read_sides,
    write_merged,
)
from caseload_app.store.measure_snapshots import (
    SNAPSHOTS_TABLE,
    read_snapshot_days,
    read_snapshots_between,
    remove_snapshots_of,
    save_snapshots,
)
from caseload_app.store.migrate import migrate
from caseload_app.store.read import read_allocations, read_child
from caseload_app.store.settings import read_setting
from caseload_app.store.shapes import ALLOCATIONS, CHILDREN, to_json
from caseload_app.store.snapshot import cannot_write, find_damage
from caseload_app.store.tables import TableWriter
from caseload_app.store.undo import undo_entries


@dataclass(frozen=True, slots=True)
class TakingBack:
    """What a copy would bring: every difference, and what the store was when it was compared."""

    file: Path
    sha256: str
    mark: CopyMark
    differences: tuple[Difference, ...]
    said: dict[tuple[str, str], Said] = field(repr=False)
    figures: tuple[MeasureSnapshot, ...] = field(repr=False)
    drafts: int
    seal: str
    last_entry: int

    @property
    def lines(self) -> list[Line]:
        """Say every difference in words."""
        return lines_of(self.differences)

    @property
    def conflicts(self) -> list[str]:
        """Name what has to be decided."""
        return conflict_ids(self.differences)

    @property
    def brings_something(self) -> bool:
        """Tell whether anything may be written."""
        bringing = {Outcome.TAKEN, Outcome.CONFLICT}
        return bool(self.figures) or any(one.outcome in bringing for one in self.differences)

    @property
    def notes(self) -> list[str]:
        """Say what else there is to know, a sentence each."""
        said = []
        if self.drafts:
            was = "was" if self.drafts == 1 else "were"
            said.append(
                f"{counted(self.drafts, 'draft')} {was} never signed in the copy and "
                f"{'stays' if self.drafts == 1 else 'stay'} there."
            )
        days = len({one.on for one in self.figures})
        if days:
            said.append(f"The figures of {counted(days, 'day')} come over as they were kept there.")
        return said


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What was written, and the copy made before; `loan` can be undone."""

    loan: Loan
    changes: Changes
    number: int
    snapshot: Path | None


def preview(session: Session, file: Path, passphrase: str | None) -> TakingBack:
    """Compare a copy with the store, without writing to either. Raises ExpectedError."""
    with _opened_aside(session, file, passphrase) as copy:
        mark = _checked_mark(session, copy, file)
        last_entry, _ = read_head(session.database)
        sides, gone = read_sides(session.database, copy, mark.cut_entry)
        figures = () if mark.workers else _missing_figures(session.database, copy, mark)
        said, drafts = read_said(copy, mark.cut_entry), count_drafts(copy)
        _, seal = read_head(copy)
    differences = tuple(weigh(sides, gone))
    with file.open("rb") as opened:
        sha256 = hashlib.file_digest(opened, "sha256").hexdigest()
    return TakingBack(file, sha256, mark, differences, said, figures, drafts, seal, last_entry)


def take_back(session: Session, shown: TakingBack, choices: Choices, as_of: date) -> TakenBack:
    """Write what a preview shows in one transaction, after a copy of the store.

    Every conflict has to be decided. Refused when the store has changed since the preview.
    """
    session.check_writable()
    open_still = undecided(shown.differences, choices)
    if open_still:
        raise ExpectedError(
            f"{counted(len(open_still), 'conflict')} not decided yet, so nothing was saved.",
            "Choose yours or the deputy's for each of them.",
        )
    _check_unchanged(session, shown)
    wanted = [
        (one.place, held)
        for one in shown.differences
        if (held := merged(one, choices)) != one.sides.mine
    ]
    snapshot = snapshot_before(session, "taking back") if wanted or shown.figures else None
    mark, now = shown.mark, session.clock_now()
    why = f"{mark.deputy}'s copy taken back ({shown.file.name})"
    with session.write(why=why, as_of=as_of) as writer:
        _check_unchanged(session, shown)
        writer.reasons = {
            place: f"{why}: {_said_words(said)}" for place, said in shown.said.items()
        }
        before, _ = read_head(session.database)
        write_merged(writer, wanted)
        _settle_holders(writer, shown, as_of)
        for day in sorted({one.on for one in shown.figures}):
            save_snapshots(writer, [one for one in shown.figures if one.on == day])
        last, _ = read_head(session.database)
        loan = _loan_back(session, shown, now, (before + 1, last))
        save_loan(session, writer, loan)
        writer.save_audit([_note_back(shown, len(wanted))])
    return TakenBack(loan, writer.changes, len(wanted), snapshot)


def undo_taking_back(session: Session, loan: Loan) -> Changes:
    """Put everything back as it was before a copy was taken back; that copy is then out again.

    Refused whole when anything it brought has been changed since. Raises ExpectedError.
    """
    known = {one.loan_id: one for one in read_loans(session)}
    found = known.get(loan.loan_id)
    if found is None or found.back_at is None:
        raise ExpectedError("This copy is not back.", "Nothing needs doing.")
    first, last = found.first_entry, found.last_entry
    days = [
        date.fromisoformat(str(entry.key[0]))
        for entry in read_audit(session.database, SNAPSHOTS_TABLE)
        if first <= entry.entry_id <= last and entry.key
    ]
    with session.write(why=f"Taking {found.deputy}'s copy back undone") as writer:
        if first <= last:
            undo_entries(writer, first, last, OF_LENDING)
        for day in days:
            remove_snapshots_of(writer, day)
        save_loan(session, writer, replace(found, back_at=None, first_entry=0, last_entry=0))
    return writer.changes


@contextmanager
def _opened_aside(session: Session, file: Path, passphrase: str | None) -> Iterator[Database]:
    """Open a copy of the deputy's file, encrypted as it is, so that the file itself stays.

    A journal that a crash left beside it comes along and is played back.
    """
    if file.absolute() == session.path.absolute():
        raise ExpectedError("That is the store you have open.", "Choose the deputy's copy.")
    open_database(file, passphrase).close()  # tells what is wrong with the file by its own name
    clear_leftovers(session)
    try:
        with tempfile.TemporaryDirectory(
            dir=session.path.parent, prefix=f"{session.path.stem}{BACK}", ignore_cleanup_errors=True
        ) as folder:
            aside = Path(folder) / file.name
            shutil.copyfile(file, aside)
            journal = file.with_name(f"{file.name}-journal")
            if journal.exists():
                shutil.copyfile(journal, aside.with_name(journal.name))
            with closing(open_database(aside, passphrase)) as copy, told(str(file)):
                today = session.clock_now().date()
                migrations = session.factory.migrations
                migrate(copy, migrations, snapshot_folder=Path(folder), today=today)
                yield copy
    except OSError as error:
        raise cannot_write(session.path, error) from error


def _checked_mark(session: Session, copy: Database, file: Path) -> CopyMark:
    """Make sure that this is a whole copy of this very store."""
    mark = mark_from_json(read_setting(copy, MARK))
    if mark is None:
        raise ExpectedError(
            f"{file.name} is a store, but not a deputy's copy.",
            "Choose the file that the deputy gave back.",
        )
    if find_damage(copy):
        raise ExpectedError(
            f"{file.name} is damaged.", "Ask the deputy for the file again, or for a backup of it."
        )
    faults = find_chain_faults(copy)
    if faults or not _is_cut_from(copy, mark):
        raise ExpectedError(
            f"The audit trail of {file.name} has been tampered with"
            f"{': ' + faults[0] if faults else ''}.",
            "Ask the deputy what was done with the file; nothing was taken.",
        )
    if not _is_cut_from(session.database, mark):
        raise ExpectedError(
            f"{file.name} was not lent from this store, or this store has gone back to a backup "
            "from before.",
            "Open the store it was lent from.",
        )
    return mark


def _is_cut_from(database: Database, mark: CopyMark) -> bool:
    """Tell whether the trail has the entry at which the copy was cut; an empty one has none."""
    if not mark.cut_entry:
        return True
    with told():
        return read_seal(database, mark.cut_entry) == mark.cut_seal


def _missing_figures(mine: Database, copy: Database, mark: CopyMark) -> tuple[MeasureSnapshot, ...]:
    """Give the figures that the copy kept on days of which this store has none."""
    lent_on = mark.lent_at.date()
    known = set(read_snapshot_days(mine))
    days = [day for day in read_snapshot_days(copy) if day > lent_on and day not in known]
    return tuple(one for day in days for one in read_snapshots_between(copy, day, day))


def _settle_holders(writer: TableWriter, shown: TakingBack, as_of: date) -> None:
    """Let the history of who held a child end with whoever holds it now."""
    children = {child_of(one.sides) for one in shown.differences if _moves_a_child(one)}
    for child_id in sorted(children):
        child = read_child(writer.database, child_id)
        history = read_allocations(writer.database, child_id)
        if child is None or not history:
            continue
        last = history[-1]
        if (last.worker, last.team) == (child.worker, child.team):
            continue
        day = max(as_of, last.from_on)
        before = last if last.from_on == day else None
        after = Allocation(child_id, day, child.worker, child.team)
        writer.apply([RecordChange(before, after)])


def _moves_a_child(one: Difference) -> bool:
    if one.outcome not in {Outcome.TAKEN, Outcome.CONFLICT}:
        return False
    names = {field.name for field in one.fields if field.outcome is not Outcome.SAME}
    is_child = one.place.subject == CHILDREN.name
    return one.place.subject == ALLOCATIONS.name or (is_child and bool(names & set(HOLDER)))


def _loan_back(session: Session, shown: TakingBack, at: datetime, entries: tuple[int, int]) -> Loan:
    mark = shown.mark
    known = {one.loan_id: one for one in read_loans(session)}
    loan = known.get(mark.loan_id) or Loan(
        mark.loan_id, mark.deputy, mark.lent_at, mark.until, shown.file.name, mark.workers
    )
    first, last = entries
    return replace(loan, back_at=at, is_given_up=False, first_entry=first, last_entry=last)


def _note_back(shown: TakingBack, number: int) -> tuple[str, str, str, None, str]:
    told_of = {
        "file": shown.file.name,
        "sha256": shown.sha256,
        "records": number,
        "seal": shown.seal,
    }
    key = to_json([f"taken back from {shown.mark.deputy}"])
    return (Act.HANDED_OVER.value, STORE_SUBJECT, key, None, to_json(told_of))


def _said_words(said: Said) -> str:
    """Say who did it in the copy, when and why."""
    words = f"done {long_day(datetime.fromisoformat(said.at).date())}"
    words += f" by {said.author}" if said.author else ""
    return f"{words}, {said.why}" if said.why else words


def _check_unchanged(session: Session, shown: TakingBack) -> None:
    if has_written_since(session.database, shown.last_entry):
        raise ExpectedError(
            "The store has changed since the copy was compared with it, so nothing was saved.",
            "Compare them again.",
        )
