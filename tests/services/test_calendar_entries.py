from __future__ import annotations

from datetime import date
from pathlib import Path

from icalendar import Calendar

from caseload_app.domain.casebook import Casebook, CaseRecords, build_casebook
from caseload_app.domain.records import Plan, SupervisionStatus
from caseload_app.services.calendar_entries import write_calendar_file
from tests.builders import a_child, a_session, a_worker, an_event, the_rules

TODAY = date(2026, 3, 2)


def a_casebook() -> Casebook:
    records = CaseRecords(
        [a_worker(), a_worker("Bilal Larchmarble", started_on=date(2026, 2, 16))],
        [
            a_child(name="Ada Beckwinnow", plan=Plan.CP),
            a_child("C2", name="Tobi Yarrowpendle", worker="Bilal Larchmarble"),
        ],
        [
            an_event("ICPC", date(2026, 1, 5), outcome="Plan made"),
            an_event("CIN visit", date(2026, 2, 20), "C2"),
        ],
        supervisions=[
            a_session(date(2026, 2, 9)),
            a_session(date(2026, 3, 9), status=SupervisionStatus.PLANNED),
        ],
    )
    return build_casebook(records, the_rules(), TODAY)


def entries_of(path: Path) -> dict[str, date]:
    calendar = Calendar.from_ical(path.read_bytes())
    return {str(one["SUMMARY"]): one["DTSTART"].dt for one in calendar.walk("VEVENT")}


def test_the_calendar_holds_booked_sessions_and_open_dates(tmp_path: Path) -> None:
    count = write_calendar_file(a_casebook(), tmp_path / "team.ics")

    entries = entries_of(tmp_path / "team.ics")
    assert count == len(entries)
    assert entries["Supervision: A.B. (Personal)"] == date(2026, 3, 9)
    assert entries["Supervision due: B.L."] == date(2026, 3, 16)
    assert entries["Child in need visit: T.Y. · C2 (B.L.)"] == date(2026, 3, 20)


def test_what_is_overdue_stands_on_today(tmp_path: Path) -> None:
    write_calendar_file(a_casebook(), tmp_path / "team.ics")

    entries = entries_of(tmp_path / "team.ics")
    assert entries["Overdue: Child protection visit: A.B. · C1 (A.B.)"] == TODAY


def test_the_calendar_names_nobody(tmp_path: Path) -> None:
    write_calendar_file(a_casebook(), tmp_path / "team.ics")

    content = (tmp_path / "team.ics").read_text(encoding="utf-8")
    assert not any(name in content for name in ("Asha", "Brook", "Ada", "Larchmarble"))
