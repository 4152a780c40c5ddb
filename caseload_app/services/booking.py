"""Book sessions ahead, move and cancel them, and hand a team over to another supervisor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.changes import Changes
from caseload_app.domain.plain_values import to_plain
from caseload_app.domain.records import (
    RecordChange,
    SessionDetail,
    Supervision,
    SupervisionStatus,
    SupervisorSpell,
)
from caseload_app.domain.supervision.schedule import (
    Cancellation,
    ProposedSession,
    moved_detail,
    session_key,
)
from caseload_app.domain.supervision.supervision_policy import (
    SUPERVISION_POLICY,
    SupervisionPolicy,
    policy_problems,
)
from caseload_app.domain.wording import long_day
from caseload_app.errors import ExpectedError
from caseload_app.services.session import Session
from caseload_app.store.settings import save_setting


def book_sessions(
    casebook: Casebook, session: Session, proposed: Iterable[ProposedSession]
) -> Changes:
    """Book the dates that were chosen; one that is there already is left alone."""
    changes = [
        RecordChange(None, one.session) for one in proposed if _find(casebook, one.session) is None
    ]
    with session.write(why="supervision booked") as writer:
        writer.apply(changes)
    return writer.changes


def move_session(casebook: Casebook, session: Session, planned: Supervision, to: date) -> Changes:
    """Move a planned session to another day; its calendar entry moves with it.

    Raises ExpectedError when it is not planned, or the day is taken or past.
    """
    _refuse_unless_planned(planned)
    moved = replace(planned, on=to)
    if to < casebook.today:
        raise ExpectedError(
            f"{long_day(to)} has passed.", "Choose today or a later day; nothing was changed."
        )
    if to == planned.on:
        return Changes()
    if _find(casebook, moved) is not None:
        raise ExpectedError(
            f"A session of this kind is already recorded for {long_day(to)}.",
            "Choose another day; nothing was changed.",
        )
    detail = casebook.loop.detail(planned)
    with session.write(why=f"supervision moved from {long_day(planned.on)}") as writer:
        writer.apply(
            [
                RecordChange(planned, None),
                RecordChange(None, moved),
                *_without(casebook, planned),
                RecordChange(None, moved_detail(detail, planned, to)),
            ]
        )
    return writer.changes


def cancel_session(
    casebook: Casebook, session: Session, planned: Supervision, said: Cancellation
) -> Changes:
    """Cancel a planned session and book it again where a day is given.

    Raises ExpectedError when it is not planned, or who or why is missing.
    """
    _refuse_unless_planned(planned)
    by, why, rebooked_on = said.by.strip(), said.why.strip(), said.rebooked_on
    if not by or not why:
        raise ExpectedError(
            "It is not said who cancelled, and why.", "Say both; the register shows them."
        )
    cancelled = replace(planned, status=SupervisionStatus.CANCELLED, reason=why)
    again = replace(planned, on=rebooked_on) if rebooked_on else None
    if again is not None and (again.on < casebook.today or _find(casebook, again)):
        raise ExpectedError(
            f"It cannot be booked again for {long_day(again.on)}.",
            "Choose a free day from today on; nothing was changed.",
        )
    detail = casebook.loop.detail(planned)
    noted = replace(
        detail,
        cancelled_by=by,
        rebooked_on=rebooked_on,
        uid=detail.uid or session_key(planned),
        sequence=detail.sequence + 1,
    )
    with session.write(why=f"supervision cancelled by {by}: {why}") as writer:
        writer.apply([RecordChange(planned, cancelled), *_detail(casebook, noted)])
        if again is not None:
            writer.add(again)
    return writer.changes


def mark_held(
    casebook: Casebook, session: Session, held: Supervision, minutes: int | None = None
) -> Changes:
    """Say that a session took place, without writing it up; a planned one becomes it.

    Raises ExpectedError for a day ahead, and for a session that is down as held already.
    """
    if held.on > casebook.today:
        raise ExpectedError(
            f"{long_day(held.on)} lies ahead.", "Mark it once it has been; nothing was changed."
        )
    before = _find(casebook, held)
    if before is not None and before.status is SupervisionStatus.HELD:
        raise ExpectedError(
            f"The session of {long_day(held.on)} is down as held already.",
            "Choose another day; nothing was changed.",
        )
    after = replace(
        before or held, status=SupervisionStatus.HELD, reason="", minutes=minutes or held.minutes
    )
    detail = casebook.loop.detail(after)
    worker = casebook.workers[held.worker]
    led_by = detail.supervisor or casebook.loop.supervisor_on(worker, held.on)
    with session.write(why="supervision marked as held") as writer:
        writer.apply(
            [
                RecordChange(before, after),
                *_detail(casebook, replace(detail, supervisor=led_by)),
            ]
        )
    return writer.changes


def hand_over(
    casebook: Casebook,
    session: Session,
    workers: Iterable[str],
    spell: SupervisorSpell,
) -> Changes:
    """Give workers another supervisor from a day on, or a deputy until a day, as `spell` says.

    `spell.worker` is not read. What was signed before keeps the name of who signed it.
    """
    if not spell.supervisor.strip():
        raise ExpectedError("No supervisor is named.", "Say who supervises from then on.")
    if spell.until is not None and spell.until < spell.from_on:
        raise ExpectedError("The cover ends before it begins.", "Check the two days.")
    with session.write(why=f"supervision handed to {spell.supervisor}") as writer:
        for name in sorted(set(workers)):
            writer.apply(_handed(casebook, replace(spell, worker=name)))
    return writer.changes


def save_policy(
    casebook: Casebook, session: Session, policy: SupervisionPolicy, *, reason: str
) -> Changes:
    """Keep the council's supervision policy, with the reason in the audit trail.

    Raises ExpectedError when it cannot stand or the reason is missing.
    """
    problems = policy_problems(policy, casebook.book.calendar)
    if problems:
        raise ExpectedError(problems[0], "Change it; nothing was saved.")
    if not reason.strip():
        raise ExpectedError("The reason is empty.", "Say why; nothing was saved.")
    with session.write(why=f"supervision policy: {reason.strip()}") as writer:
        save_setting(writer, SUPERVISION_POLICY, to_plain(policy))
    return writer.changes


def _handed(casebook: Casebook, spell: SupervisorSpell) -> Iterator[RecordChange]:
    worker = casebook.workers[spell.worker]
    known = casebook.loop.spells.get(worker.name, ())
    if not known and worker.supervisor:
        start = worker.started_on or spell.from_on
        first = SupervisorSpell(worker.name, start, worker.supervisor, reason="as first recorded")
        if start < spell.from_on:
            yield RecordChange(None, first)
    same_day = next((one for one in known if one.from_on == spell.from_on), None)
    yield RecordChange(same_day, spell)
    if spell.until is None and spell.from_on <= casebook.today:
        yield RecordChange(worker, replace(worker, supervisor=spell.supervisor))


def _find(casebook: Casebook, wanted: Supervision) -> Supervision | None:
    sessions = casebook.sessions.get(wanted.worker, ())
    return next((one for one in sessions if (one.on, one.kind) == (wanted.on, wanted.kind)), None)


def _without(casebook: Casebook, session: Supervision) -> Iterator[RecordChange]:
    detail = casebook.loop.details.get((session.worker, session.on, session.kind))
    if detail is not None:
        yield RecordChange(detail, None)


def _detail(casebook: Casebook, after: SessionDetail) -> Iterator[RecordChange]:
    before = casebook.loop.details.get((after.worker, after.on, after.kind))
    yield RecordChange(before, after)


def _refuse_unless_planned(session: Supervision) -> None:
    if session.status is not SupervisionStatus.PLANNED:
        raise ExpectedError(
            f"The session of {long_day(session.on)} is {session.status.lower()}, not planned.",
            "Only a planned session can be moved or cancelled.",
        )
