"""Lends the store, or chosen workers of it, to a deputy: an encrypted copy that knows its end."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from caseload_app.domain.audit import Act
from caseload_app.domain.lending.loans import (
    MARK,
    REGISTER,
    CopyMark,
    Loan,
    mark_as_json,
)
from caseload_app.domain.wording import listed
from caseload_app.errors import ExpectedError
from caseload_app.services.lending.leftovers import LENDING, clear_leftovers
from caseload_app.services.lending.register import read_mark, save_loan
from caseload_app.services.safety.keys import STORE_SUBJECT, check_new_passphrase
from caseload_app.services.session import Session
from caseload_app.store.audit_chain import read_head
from caseload_app.store.connection import compose, immediate, told
from caseload_app.store.driver import Database
from caseload_app.store.lending import compact, narrow, remove_drafts
from caseload_app.store.read import read_workers
from caseload_app.store.rekey import rekey
from caseload_app.store.settings import remove_setting, save_setting
from caseload_app.store.shapes import to_json
from caseload_app.store.snapshot import cannot_write, flush_to_disk, free_name, save_copy
from caseload_app.store.tables import TableWriter

TOKEN_BYTES = 8


@dataclass(frozen=True, slots=True)
class LoanRequest:
    """To whom, until when, under which passphrase, where to; no workers means the whole store."""

    deputy: str
    until: date
    passphrase: str = field(repr=False)
    target: Path
    workers: tuple[str, ...] = ()


def lend(session: Session, request: LoanRequest, today: date) -> Loan:
    """Write the copy and note that it is out. Raises ExpectedError, and then nothing is left.

    The copy is made and verified beside the store, under its own passphrase from the start
    where the store has one, and only then given its name.
    """
    session.check_writable()
    request = _checked(session, request, today)
    clear_leftovers(session)
    made = free_name(session.path.parent, f"{session.path.stem}{LENDING}")
    marking = _Marking(session, request)
    try:
        save_copy(session.database, made)
        rekey(made, session.factory.passphrase, request.passphrase, marking.mark)
        _put_at(made, request.target)
    finally:
        made.unlink(missing_ok=True)
    return _note_lent(session, request, marking)


def check_request(session: Session, request: LoanRequest, today: date) -> None:
    """Refuse what cannot be lent, with the reason. Raises ExpectedError."""
    _checked(session, request, today)


@dataclass(slots=True)
class _Marking:
    """Marks the copy, and remembers the mark for the register of the store."""

    session: Session
    request: LoanRequest
    made: CopyMark | None = None

    def mark(self, copy: Database) -> None:
        """Write into the copy what it is; what is the lender's alone goes."""
        session, request = self.session, self.request
        now = session.clock_now()
        with told(), immediate(copy):
            cut_entry, cut_seal = read_head(copy)
            mark = CopyMark(
                secrets.token_hex(TOKEN_BYTES),
                session.author,
                request.deputy,
                now,
                request.until,
                cut_entry,
                cut_seal,
                request.workers,
            )
            at = now.isoformat(timespec="seconds")
            writer = TableWriter(copy, at, session.author, why=f"Lent to {request.deputy}")
            remove_drafts(copy)
            remove_setting(writer, REGISTER)
            if request.workers:
                narrow(writer, request.workers)
            save_setting(writer, MARK, mark_as_json(mark))
        if request.workers:
            with told():
                compact(copy)
        self.made = mark


def _checked(session: Session, request: LoanRequest, today: date) -> LoanRequest:
    deputy = " ".join(request.deputy.split())
    if not deputy:
        raise ExpectedError("The deputy has no name yet.", "Say who gets the copy.")
    if request.until < today:
        raise ExpectedError("The last day has passed.", "Choose today or a later day.")
    if read_mark(session) is not None:
        raise ExpectedError(
            "This is a deputy's copy, which cannot be lent on.",
            "Ask whoever lent it to lend another one.",
        )
    check_new_passphrase(request.passphrase)
    own = session.factory.passphrase
    if own is not None and compose(own) == compose(request.passphrase):
        raise ExpectedError(
            "That is the passphrase of your own store.", "Choose another one for the copy."
        )
    _check_workers(session, request.workers)
    if request.target.exists():
        raise ExpectedError(f"There is already a file at {request.target}.", "Choose another name.")
    workers = tuple(dict.fromkeys(request.workers))
    return LoanRequest(deputy, request.until, request.passphrase, request.target, workers)


def _check_workers(session: Session, wanted: Iterable[str]) -> None:
    known = {worker.name for worker in read_workers(session.database)}
    unknown = sorted(set(wanted) - known)
    if unknown:
        raise ExpectedError(
            f"The store has no worker called {listed(unknown, 'or')}.", "Check the names."
        )


def _put_at(made: Path, target: Path) -> None:
    """Copy the finished file to where it shall be, compare the bytes, and only then name it."""
    partial = target.with_name(f"{target.name}.partial")
    try:
        partial.touch(mode=0o600)
        shutil.copyfile(made, partial)
        flush_to_disk(partial)
        if partial.read_bytes() != made.read_bytes():
            raise OSError(0, "what was written is not what can be read")
        partial.rename(target)
    except OSError as error:
        raise cannot_write(target, error) from error
    finally:
        partial.unlink(missing_ok=True)


def _note_lent(session: Session, request: LoanRequest, marking: _Marking) -> Loan:
    mark = marking.made
    assert mark is not None
    loan = Loan(
        mark.loan_id, mark.deputy, mark.lent_at, mark.until, request.target.name, mark.workers
    )
    told_of = {
        "until": loan.until.isoformat(),
        "file": loan.file,
        "workers": list(loan.workers),
        "cut_entry": mark.cut_entry,
    }
    try:
        with session.write(why=f"Lent to {loan.deputy}") as writer:
            save_loan(session, writer, loan)
            key = to_json([f"lent to {loan.deputy}"])
            handed = (Act.HANDED_OVER.value, STORE_SUBJECT, key, None, to_json(told_of))
            writer.save_audit([handed])
    except BaseException:
        # A copy that the store knows nothing of must not go about.
        request.target.unlink(missing_ok=True)
        raise
    return loan
