"""Records in the audit trail what left the store: printed, exported, copied, with names or not."""

from __future__ import annotations

from contextlib import suppress

from caseload_app.domain.audit import Act
from caseload_app.errors import ExpectedError
from caseload_app.services.session import Session
from caseload_app.store.shapes import to_json

PAPER, WORKBOOK, CALENDAR, CLIPBOARD = "paper", "workbook", "calendar", "clipboard"


def note_disclosure(  # noqa: PLR0913 - a record of it needs them all
    session: Session, act: Act, where: str, title: str, *, names: bool, rows: int | None = None
) -> None:
    """Record that something was printed, exported or copied.

    A store that can only be read cannot keep a record of its readers; they read all the same.
    """
    told: dict[str, bool | int] = {"names": names}
    if rows is not None:
        told["rows"] = rows
    with suppress(ExpectedError), session.write() as writer:
        writer.save_audit([(act.value, where, to_json([title]), None, to_json(told))])


def note_paper(session: Session, title: str, *, names: bool) -> None:
    """Record that a paper was written to a file."""
    note_disclosure(session, Act.PRINTED, PAPER, title, names=names)
