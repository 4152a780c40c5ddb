from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from icalendar import Calendar

from caseload_app.exchange.writing.calendar_file import (
    CalendarEntry,
    calendar_bytes,
    write_calendar,
)

AS_AT = date(2026, 11, 23)
ENTRY = CalendarEntry(
    "cp_visit 101 2026-11-13",
    date(2026, 11, 27),
    "Child protection visit due: A.B. · 101, 1; 2",
    "10 working days after CP visit\non Fri 13 Nov 2026",
    "Deadline",
)


def events_of(content: bytes) -> list[dict[str, str]]:
    calendar = Calendar.from_ical(content)
    return [{key: str(event[key]) for key in event} for event in calendar.walk("VEVENT")]


def test_an_entry_lasts_one_whole_day_and_blocks_no_time() -> None:
    content = calendar_bytes([ENTRY], AS_AT)

    assert b"DTSTART;VALUE=DATE:20261127" in content
    assert b"DTEND;VALUE=DATE:20261128" in content
    assert b"TRANSP:TRANSPARENT" in content


def test_texts_come_back_as_they_were_written() -> None:
    (event,) = events_of(calendar_bytes([ENTRY], AS_AT))

    assert event["SUMMARY"] == "Child protection visit due: A.B. · 101, 1; 2"
    assert event["DESCRIPTION"] == "10 working days after CP visit\non Fri 13 Nov 2026"


def test_an_entry_that_moves_keeps_its_identity() -> None:
    (before,) = events_of(calendar_bytes([ENTRY], AS_AT))
    (after,) = events_of(calendar_bytes([replace(ENTRY, on=date(2026, 12, 1))], AS_AT))

    assert before["UID"] == after["UID"]


def test_the_identity_tells_nothing_about_the_child() -> None:
    (event,) = events_of(calendar_bytes([ENTRY], AS_AT))

    assert "cp_visit" not in event["UID"]


def test_the_same_dates_give_the_same_file_in_any_order() -> None:
    other = replace(ENTRY, key="other", on=date(2026, 11, 25))

    assert calendar_bytes([ENTRY, other], AS_AT) == calendar_bytes([other, ENTRY], AS_AT)


def test_the_file_is_written_whole(tmp_path: Path) -> None:
    write_calendar(tmp_path / "team.ics", [ENTRY], AS_AT)

    content = (tmp_path / "team.ics").read_bytes()
    assert content.startswith(b"BEGIN:VCALENDAR")
    assert content.endswith(b"END:VCALENDAR\r\n")
