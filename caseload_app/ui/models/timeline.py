"""A child's story as rows: events, decisions and allocations, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from caseload_app.domain.vocabulary import took_place
from caseload_app.ui.models.record_table import Column
from caseload_app.ui.words import day

if TYPE_CHECKING:
    from datetime import date

    from caseload_app.domain.casebook import Casebook
    from caseload_app.domain.records import Allocation, CaseDiscussion, CaseEvent


class Sort(StrEnum):
    """The sorts of entry by which the timeline is filtered."""

    VISIT = "Visits"
    MEETING = "Reviews and meetings"
    STEP = "Other steps"
    DECISION = "Decisions"
    ALLOCATION = "Allocations"


_VISIT_WORDS = ("visit", "seen", "contact", "interview")
_MEETING_WORDS = ("review", "conference", "icpc", "core group", "meeting", "discussion", "pep")


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One line of the timeline; `event` is set on those that can be corrected or removed."""

    on: date
    what: str
    outcome: str
    note: str
    sort: Sort
    event: CaseEvent | None = None


def timeline_entries(casebook: Casebook, child_id: str) -> list[TimelineEntry]:
    """Tell what is known of one child, the newest first."""
    entries = [_of_event(one) for one in casebook.events.get(child_id, ())]
    entries += [_of_discussion(one) for one in casebook.discussions.get(child_id, ())]
    entries += [_of_allocation(one) for one in casebook.allocations.get(child_id, ())]
    return sorted(entries, key=lambda entry: entry.on, reverse=True)


def timeline_columns() -> tuple[Column[TimelineEntry], ...]:
    return (
        Column("on", "Date", lambda entry: day(entry.on), lambda entry: entry.on, width=17),
        Column("what", "What happened", lambda entry: entry.what, tooltip=_in_full, width=22),
        Column("detail", "Outcome and note", _detail, tooltip=_in_full, width=24),
        Column("outcome", "Outcome", lambda entry: entry.outcome, width=20, shown=False),
        Column("note", "Note", lambda entry: entry.note, width=30, shown=False),
    )


def entry_identity(entry: TimelineEntry) -> tuple[object, ...]:
    return entry.on, entry.what, entry.note, entry.sort


def sort_of(kind: str) -> Sort:
    """Say which sort of step a kind of event is."""
    words = kind.casefold()
    if any(word in words for word in _VISIT_WORDS):
        return Sort.VISIT
    if any(word in words for word in _MEETING_WORDS):
        return Sort.MEETING
    return Sort.STEP


def _of_event(event: CaseEvent) -> TimelineEntry:
    outcome = event.outcome
    if not took_place(outcome):
        outcome = f"{outcome} (did not take place)"
    return TimelineEntry(event.on, event.kind, outcome, event.note, sort_of(event.kind), event)


def _of_discussion(discussion: CaseDiscussion) -> TimelineEntry:
    reason = f"Why: {discussion.reason}" if discussion.reason else ""
    return TimelineEntry(discussion.on, "Decision", discussion.decision, reason, Sort.DECISION)


def _of_allocation(allocation: Allocation) -> TimelineEntry:
    if not allocation.worker:
        return TimelineEntry(allocation.from_on, "Unallocated", "", allocation.team, _HELD)
    held = ", ".join(part for part in (allocation.worker, allocation.team) if part)
    return TimelineEntry(allocation.from_on, "Allocated", "", held, _HELD)


def _detail(entry: TimelineEntry) -> str:
    return " · ".join(part for part in (entry.outcome, entry.note) if part)


def _in_full(entry: TimelineEntry) -> str:
    parts = (day(entry.on), entry.what, entry.outcome, entry.note)
    return "\n".join(part for part in parts if part)


_HELD = Sort.ALLOCATION
