"""A calendar file for Outlook and the like: whole-day entries, the same file for the same dates.

An entry keeps its identity from one export to the next, so that importing again moves it
instead of doubling it. Nobody is named: a calendar is easily shared.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from caseload_app.exchange.reading.whole_files import write_whole

if TYPE_CHECKING:
    from icalendar import Event

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One whole-day entry; `key` says which one it is and stays when its day moves.

    A calendar takes an entry it knows as news when its `sequence` is higher than before.
    """

    key: str
    on: date
    title: str
    note: str = ""
    category: str = ""
    sequence: int = 0
    is_cancelled: bool = False


def write_calendar(path: Path, entries: Sequence[CalendarEntry], as_at: date) -> None:
    """Write the entries to a calendar file."""
    write_whole(path, calendar_bytes(entries, as_at))


def calendar_bytes(entries: Sequence[CalendarEntry], as_at: date) -> bytes:
    """Give the calendar file's content; it is stamped with the day it shows, not the clock's."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Caseload//Supervisions and due dates//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Caseload")
    stamp = datetime.datetime.combine(as_at, datetime.time(), tzinfo=datetime.UTC)
    for entry in sorted(entries, key=lambda one: (one.on, one.title, one.key)):
        calendar.add_component(_event(entry, stamp))
    content: bytes = calendar.to_ical()
    return content


def _event(entry: CalendarEntry, stamp: datetime.datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{sha256(entry.key.encode()).hexdigest()[:32]}@caseload")
    event.add("dtstamp", stamp)
    event.add("dtstart", entry.on)
    event.add("dtend", entry.on + _ONE_DAY)
    event.add("summary", entry.title)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    event.add("sequence", entry.sequence)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    if entry.note:
        event.add("description", entry.note)
    if entry.category:
        event.add("categories", [entry.category])
    return event
