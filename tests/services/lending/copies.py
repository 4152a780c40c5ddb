"""A manager's store with a copy lent to a deputy, who works in it a week later."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from caseload_app.domain.records import CaseEvent, Child, Leave, Record, RecordChange, Worker
from caseload_app.paths import migrations_folder
from caseload_app.services.lending.lend import LoanRequest, lend
from caseload_app.services.session import Session, SessionFactory
from tests.services.stores import a_store, the_clock

PHRASE = "nine slow purple kettles"
TODAY = date(2026, 3, 2)
UNTIL = date(2026, 3, 13)
BACK_ON = date(2026, 3, 16)
RECORDS: tuple[Record, ...] = (
    Worker("Al Example", team="North"),
    Worker("Bo Example", team="North"),
    Child("C1", name="Fern Test", worker="Al Example", team="North"),
    Child("C2", name="Ivy Test", worker="Bo Example", team="North"),
    CaseEvent("C1", "CP visit", date(2026, 2, 20), note="seen"),
    Leave("Al Example", date(2026, 2, 2), date(2026, 2, 6), "Leave"),
)


def a_team(folder: Path, records: Iterable[Record] = RECORDS) -> Session:
    """Make the manager's store."""
    return a_store(folder, records)


def lent(
    session: Session,
    *,
    workers: tuple[str, ...] = (),
    until: date = UNTIL,
    name: str = "cover.db",
) -> Path:
    """Lend a copy to Dee Puty; give its file."""
    target = session.path.with_name(name)
    lend(session, LoanRequest("Dee Puty", until, PHRASE, target, workers), TODAY)
    return target


def deputy_at(copy: Path, on: date = date(2026, 3, 9)) -> SessionFactory:
    """Say how the deputy opens the copy on a day."""
    moment = datetime(on.year, on.month, on.day, 10, 0, tzinfo=UTC)
    return SessionFactory(copy, PHRASE, migrations_folder(), lambda: moment, "dputy")


def manager_at(session: Session, on: date = BACK_ON) -> SessionFactory:
    """Say how the manager opens the store on a later day."""
    moment = the_clock().replace(month=on.month, day=on.day)
    return replace(session.factory, clock_now=lambda: moment)


def write(session: Session, *changes: tuple[Record | None, Record | None], why: str = "") -> None:
    """Change records as a person would."""
    with session.write(why=why) as writer:
        writer.apply(RecordChange(before, after) for before, after in changes)


def do_in(copy: Path, *changes: tuple[Record | None, Record | None], why: str = "") -> None:
    """Change records in the copy."""
    with deputy_at(copy).open() as session:
        write(session, *changes, why=why)
