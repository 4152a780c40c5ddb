"""Say what is being done about something that is late or over its limit, and by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.changes import Changes
from caseload_app.domain.records import RecordChange, Response, record_key
from caseload_app.domain.responses import response_to
from caseload_app.domain.wording import long_day
from caseload_app.errors import ExpectedError
from caseload_app.services.session import Session


def respond(casebook: Casebook, session: Session, responses: Sequence[Response]) -> Changes:
    """Save one answer or several, each in the place of what was said before.

    Raises ExpectedError when nothing is said, the day has passed, or whom it is about is unknown.
    """
    changes = []
    for response in responses:
        said = replace(response, doing=response.doing.strip(), said_on=casebook.today)
        _check(casebook, said)
        before = response_to(casebook, said)
        if before != said:
            changes.append(RecordChange(before, said))
    with session.write(why="said what is being done") as writer:
        writer.apply(changes)
    return writer.changes


def withdraw(casebook: Casebook, session: Session, responses: Sequence[Response]) -> Changes:
    """Take answers back; the audit trail keeps them."""
    known = [response_to(casebook, one) for one in responses]
    with session.write(why="took back what is being done") as writer:
        writer.apply(RecordChange(one, None) for one in known if one is not None)
    return writer.changes


def put_back(
    casebook: Casebook, session: Session, asked: Sequence[Response], before: Sequence[Response]
) -> Changes:
    """Undo an answer: what was said before stands again, and what was new is gone."""
    known = {record_key(one): one for one in before}
    pairs = [(response_to(casebook, one), known.get(record_key(one))) for one in asked]
    with session.write(why="undone") as writer:
        writer.apply(RecordChange(now, then) for now, then in pairs if now != then)
    return writer.changes


def _check(casebook: Casebook, response: Response) -> None:
    if not response.doing:
        raise ExpectedError(
            "It is not said what is being done.", "Say it in a few words; nothing was saved."
        )
    if response.by is not None and response.by < casebook.today:
        raise ExpectedError(
            f"{long_day(response.by)} has passed.",
            "Choose the day by which it will be done; nothing was saved.",
        )
    is_child_known = not response.child_id or response.child_id in casebook.children
    is_worker_known = not response.worker or response.worker in casebook.workers
    if not (is_child_known and is_worker_known):
        raise ExpectedError(
            "The child or worker is no longer in the store.",
            "Read the store again (F5); nothing was saved.",
        )
