"""Read the store into a casebook: once whole, afterwards only the children that changed."""

from __future__ import annotations

from datetime import date

from caseload_app.domain.casebook import (
    Casebook,
    CaseRecords,
    build_casebook,
    with_child,
    with_responses,
)
from caseload_app.domain.changes import Changes
from caseload_app.domain.rules.rulebook import RuleBook
from caseload_app.services.capacity_reading import read_capacity
from caseload_app.services.collecting import collection_paused
from caseload_app.services.loop_reading import read_loop
from caseload_app.services.policy import book_in_force
from caseload_app.services.session import Session
from caseload_app.store.read import (
    read_actions,
    read_all,
    read_allocations,
    read_case_discussions,
    read_child,
    read_children,
    read_events,
    read_facts,
    read_leave,
    read_supervisions,
    read_workers,
)
from caseload_app.store.shapes import RESPONSES

ANSWERED = Changes(settings=frozenset({RESPONSES.name}))
"""What a write touches that says no more than what is being done about something."""


def read_records(session: Session, book: RuleBook | None = None) -> CaseRecords:
    """Read all records of the store; the policy of supervision is as `book` is shipped."""
    database = session.database
    return CaseRecords(
        workers=read_workers(database),
        children=read_children(database),
        events=read_events(database),
        facts=read_facts(database),
        supervisions=read_supervisions(database),
        discussions=read_case_discussions(database),
        actions=read_actions(database),
        leave=read_leave(database),
        allocations=read_allocations(database),
        responses=read_all(database, RESPONSES),
        loop=read_loop(session, book.shipped.policy if book else None),
        capacity=read_capacity(session),
    )


def read_casebook(session: Session, book: RuleBook, today: date) -> Casebook:
    """Read the store and derive every deadline as at `today`, by the settings of the store."""
    with collection_paused():
        return build_casebook(read_records(session, book), book_in_force(session, book), today)


def refresh(casebook: Casebook, session: Session, changes: Changes) -> Casebook:
    """Bring a casebook up to date after a write.

    When one known child changed, only that child is read and derived again; when somebody said
    what is being done about something, nothing is derived. After an import everything is read,
    and derived is what differs.
    """
    if changes.is_empty:
        return casebook
    if changes == ANSWERED:
        return with_responses(casebook, read_all(session.database, RESPONSES))
    children = list(changes.children)
    only_child = len(children) == 1 and not (changes.workers or changes.supervisions)
    if only_child and children[0] in casebook.children and not changes.settings:
        child = read_child(session.database, children[0])
        known = casebook.children[children[0]]
        if child is not None and child.family_id == known.family_id:
            return with_child(
                casebook,
                child,
                read_events(session.database, child.child_id),
                read_case_discussions(session.database, child.child_id),
                read_allocations(session.database, child.child_id),
            )
    book = book_in_force(session, casebook.book) if changes.settings else casebook.book
    with collection_paused():
        return build_casebook(read_records(session, book), book, casebook.today, casebook)
