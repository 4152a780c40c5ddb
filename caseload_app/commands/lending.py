"""Commands for a deputy: lend a copy, see which are out, take one back after looking at it."""

from __future__ import annotations

from argparse import Namespace

from caseload_app.commands.keys import read_secret
from caseload_app.commands.opening import Given, opened
from caseload_app.commands.speaking import say, say_json, say_table
from caseload_app.domain.lending.loans import Loan
from caseload_app.domain.lending.merging import Outcome, Side
from caseload_app.domain.lending.saying import Line
from caseload_app.domain.wording import counted, listed, long_day
from caseload_app.errors import ExpectedError
from caseload_app.services.lending.lend import LoanRequest, lend
from caseload_app.services.lending.register import find_out, give_up, read_loans
from caseload_app.services.lending.take_back import (
    TakingBack,
    preview,
    take_back,
    undo_taking_back,
)
from caseload_app.services.session import Session
from caseload_app.store.connection import is_protected

COPY_PASSPHRASE_VARIABLE = "CASELOAD_COPY_PASSPHRASE"  # noqa: S105 - the variable's name
HEADINGS = {
    Outcome.CONFLICT: "Changed by both: to be decided",
    Outcome.LEFT_OUT: "Cannot be taken",
    Outcome.TAKEN: "Done by the deputy: taken",
    Outcome.KEPT: "Done here: kept",
}


def lend_copy(given: Given, arguments: Namespace) -> None:
    """Write an encrypted copy for a deputy, of everything or of chosen workers."""
    with opened(given) as session:
        request = LoanRequest(
            arguments.deputy,
            arguments.until,
            _copy_passphrase(arguments, twice=True),
            arguments.out,
            tuple(arguments.worker),
        )
        loan = lend(session, request, given.today)
    if given.as_json:
        say_json({"copy": str(arguments.out), **_loan_answer(loan, given)})
        return
    whole = f"the cases of {listed(loan.workers)}" if loan.workers else "the whole store"
    say(f"Lent {whole} to {loan.deputy} until {long_day(loan.until)}: {arguments.out}.")


def show_lent(given: Given, arguments: Namespace) -> None:
    """List the copies that were lent, or note that one will not come back."""
    with opened(given) as session:
        if arguments.given_up:
            give_up(session, find_out(session, arguments.given_up))
        loans = read_loans(session)
    if given.as_json:
        say_json({"copies": [_loan_answer(loan, given) for loan in loans]})
        return
    rows = [
        [loan.deputy, long_day(loan.lent_at.date()), long_day(loan.until), _state(loan, given)]
        for loan in loans
    ]
    say_table(("Deputy", "Lent on", "Until", "State"), rows)


def take_copy_back(given: Given, arguments: Namespace) -> None:
    """Show what a deputy did and write it, or with --dry-run only show it."""
    with opened(given) as session:
        if arguments.undo:
            _undo(session)
            return
        if arguments.copy is None:
            raise ExpectedError("No file is named.", "Name the deputy's copy.")
        phrase = _copy_passphrase(arguments) if is_protected(arguments.copy) else None
        shown = preview(session, arguments.copy, phrase)
        choices = dict.fromkeys(shown.conflicts, Side(arguments.conflicts or Side.MINE))
        is_decided = bool(arguments.conflicts) or not choices
        if not arguments.dry_run and is_decided:
            take_back(session, shown, choices, given.today)
    is_written = not arguments.dry_run and is_decided
    if given.as_json:
        say_json(_answer(shown, is_written=is_written))
    else:
        _say_shown(shown, is_written=is_written)
    if not is_decided and not arguments.dry_run:
        number = counted(len(choices), "conflict")
        raise ExpectedError(
            f"{number} to be decided, so nothing was saved.",
            "Add --conflicts mine or --conflicts deputy, or decide one by one in the window.",
        )


def _undo(session: Session) -> None:
    back = [loan for loan in read_loans(session) if loan.back_at is not None]
    if not back:
        raise ExpectedError("No copy has been taken back.", "Nothing needs doing.")
    latest = max(back, key=lambda loan: loan.last_entry)
    undo_taking_back(session, latest)
    say(f"Everything is as it was before {latest.deputy}'s copy was taken back.")


def _copy_passphrase(arguments: Namespace, *, twice: bool = False) -> str:
    file, prompt = arguments.copy_passphrase_file, "Passphrase of the copy: "
    return read_secret(file, COPY_PASSPHRASE_VARIABLE, prompt, twice=twice)


def _state(loan: Loan, given: Given) -> str:
    if loan.back_at is not None:
        return f"back since {long_day(loan.back_at.date())}"
    if loan.is_given_up:
        return "will not come back"
    return "not back in time" if loan.is_late(given.today) else "out"


def _loan_answer(loan: Loan, given: Given) -> dict[str, object]:
    return {
        "deputy": loan.deputy,
        "lent_at": loan.lent_at.isoformat(timespec="seconds"),
        "until": loan.until.isoformat(),
        "file": loan.file,
        "workers": list(loan.workers),
        "is_out": loan.is_out,
        "is_late": loan.is_late(given.today),
    }


def _answer(shown: TakingBack, *, is_written: bool) -> dict[str, object]:
    mark = shown.mark
    return {
        "copy": str(shown.file),
        "deputy": mark.deputy,
        "lent_at": mark.lent_at.isoformat(timespec="seconds"),
        "until": mark.until.isoformat(),
        "written": is_written,
        "differences": [_line_answer(line) for line in shown.lines],
        "notes": shown.notes,
    }


def _line_answer(line: Line) -> dict[str, str]:
    return {
        "outcome": line.outcome.value,
        "child_id": line.child_id,
        "worker": line.worker,
        "what": line.what,
        "as_lent": line.was,
        "here": line.here,
        "in_copy": line.there,
        "why": line.why,
    }


def _say_shown(shown: TakingBack, *, is_written: bool) -> None:
    lines = shown.lines
    if not lines:
        say("Nothing differs: both files hold the same.")
    for outcome, heading in HEADINGS.items():
        found = [line for line in lines if line.outcome is outcome]
        if found:
            say(f"{heading} ({len(found):,})")
            rows = [
                [line.about, line.what, line.was, line.here, line.there, line.why] for line in found
            ]
            say_table(("About", "What", "As lent", "Here now", "In the copy", "Why"), rows)
    for note in shown.notes:
        say(note)
    if is_written:
        say(f"Took back what {shown.mark.deputy} did.")
