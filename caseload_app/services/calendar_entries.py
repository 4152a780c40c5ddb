"""The calendar file of a casebook: sessions that are booked or due, and open dates."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from caseload_app.domain.casebook import Casebook
from caseload_app.domain.deadlines import Deadline, DeadlineState
from caseload_app.domain.records import SupervisionStatus
from caseload_app.domain.summary import shown_child
from caseload_app.domain.wording import initials, long_day
from caseload_app.exchange.calendar_file import CalendarEntry, write_calendar


def write_calendar_file(casebook: Casebook, path: Path) -> int:
    """Write supervisions and open dates as a calendar file, and say how many entries it has."""
    entries = [*_session_entries(casebook), *_deadline_entries(casebook)]
    write_calendar(path, entries, casebook.today)
    return len(entries)


def _session_entries(casebook: Casebook) -> Iterator[CalendarEntry]:
    """Give the sessions that are booked, and the last day for those that are not."""
    for name, due in casebook.supervision.items():
        who = initials(name)
        for session in casebook.sessions.get(name, ()):
            if session.status is SupervisionStatus.PLANNED and session.on >= casebook.today:
                key = f"session {name} {session.kind} {session.on}"
                yield CalendarEntry(
                    key, session.on, f"Supervision: {who} ({session.kind})", category="Supervision"
                )
        if due.due is not None and due.next_planned is None:
            is_late = due.due < casebook.today
            yield CalendarEntry(
                f"supervision due {name}",
                max(due.due, casebook.today),
                f"{'Overdue: book supervision' if is_late else 'Supervision due'}: {who}",
                f"Last day on time: {long_day(due.due)}.",
                "Supervision",
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
    )
