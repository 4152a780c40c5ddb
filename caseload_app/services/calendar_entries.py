"""The calendar file of a casebook: sessions booked, cancelled or due, and open dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.records import SupervisionStatus
from caseload_app.domain.rules.deadlines import Deadline, DeadlineState
from caseload_app.domain.supervision.schedule import session_key
from caseload_app.domain.supervision.session_paper import shown_child
from caseload_app.domain.wording import initials, long_day
from caseload_app.exchange.writing.calendar_file import CalendarEntry, write_calendar

_STILL_TOLD = timedelta(days=30)
"""So long after its day a cancelled session is still told, for calendars that were not asked."""
_FIRST_DAY = date(2020, 1, 1)


def write_calendar_file(casebook: Casebook, path: Path) -> int:
    """Write supervisions and open dates as a calendar file, and say how many entries it has."""
    entries = [*_session_entries(casebook), *_deadline_entries(casebook)]
    write_calendar(path, entries, casebook.today)
    return len(entries)


def _session_entries(casebook: Casebook) -> Iterator[CalendarEntry]:
    """Give the sessions that are booked or were cancelled, and the last day for those without."""
    for name, due in casebook.supervision.items():
        who = initials(name)
        for session in casebook.sessions.get(name, ()):
            detail = casebook.loop.detail(session)
            cancelled = session.status is SupervisionStatus.CANCELLED and detail.cancelled_by
            planned = session.status is SupervisionStatus.PLANNED
            since = casebook.today if planned else casebook.today - _STILL_TOLD
            if session.on >= since and (planned or cancelled):
                yield CalendarEntry(
                    detail.uid or session_key(session),
                    session.on,
                    f"Supervision: {who} ({session.kind})",
                    category="Supervision",
                    sequence=detail.sequence,
                    is_cancelled=not planned,
                )
        if due.due is not None:
            is_late = due.due < casebook.today
            yield CalendarEntry(
                f"supervision due {name}",
                max(due.due, casebook.today),
                f"{'Overdue: book supervision' if is_late else 'Supervision due'}: {who}",
                f"Last day on time: {long_day(due.due)}.",
                "Supervision",
                (casebook.today - _FIRST_DAY).days,
                # Once a session is booked the reminder goes from the calendar again.
                due.next_planned is not None,
            )


def _deadline_entries(casebook: Casebook) -> Iterator[CalendarEntry]:
    for deadline in casebook.all_open_deadlines():
        yield _deadline_entry(casebook, deadline)


def _deadline_entry(casebook: Casebook, deadline: Deadline) -> CalendarEntry:
    child = casebook.children[deadline.subject]
    is_late = casebook.state(deadline) is DeadlineState.OVERDUE
    worker = f" ({initials(child.worker)})" if child.worker else " (not allocated)"
    what = f"{deadline.label}: {shown_child(child, names=False)}{worker}"
    return CalendarEntry(
        f"{deadline.rule.id} {child.child_id} {deadline.started_on}",
        max(deadline.due, casebook.today),
        f"Overdue: {what}" if is_late else what,
        casebook.explain(deadline).sentence,
        "Deadline",
        (casebook.today - _FIRST_DAY).days,
    )
