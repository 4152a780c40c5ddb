"""What a file says of itself: whether it is a deputy's copy, and which copies it has lent."""

from __future__ import annotations

from dataclasses import replace

from caseload_app.domain.lending.loans import (
    MARK,
    REGISTER,
    CopyMark,
    Loan,
    copies_out,
    loans_as_json,
    loans_from_json,
    mark_from_json,
)
from caseload_app.errors import ExpectedError
from caseload_app.services.session import Session
from caseload_app.store.settings import read_setting, save_setting
from caseload_app.store.tables import TableWriter


def read_mark(session: Session) -> CopyMark | None:
    """Give what a deputy's copy knows of itself; None where the store is no copy."""
    return mark_from_json(read_setting(session.database, MARK))


def read_loans(session: Session) -> tuple[Loan, ...]:
    """Give every copy that was lent, in the order in which they were."""
    return loans_from_json(read_setting(session.database, REGISTER))


def save_loan(session: Session, writer: TableWriter, loan: Loan) -> None:
    """Keep what is known of a copy, in the place of what was known before."""
    others = [one for one in read_loans(session) if one.loan_id != loan.loan_id]
    save_setting(writer, REGISTER, loans_as_json([*others, loan]))


def find_out(session: Session, deputy: str) -> Loan:
    """Give the copy that is out with somebody, the one that ends first. Raises ExpectedError."""
    for loan in copies_out(read_loans(session)):
        if loan.deputy == deputy:
            return loan
    raise ExpectedError(
        f"No copy is out with {deputy or 'nobody'}.", "Check the name of the deputy."
    )


def give_up(session: Session, loan: Loan) -> None:
    """Note that a copy will not come back; should it come all the same, it can be taken back."""
    with session.write(why=f"The copy lent to {loan.deputy} will not come back") as writer:
        save_loan(session, writer, replace(loan, is_given_up=True))
