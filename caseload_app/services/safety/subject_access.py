"""Everything that is held about one child or one worker, as the person may ask to see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import date

from caseload_app.domain.records import Child, Record
from caseload_app.domain.wording import long_day
from caseload_app.errors import ExpectedError
from caseload_app.exchange.writing.safety_html import HeldTable, render_held
from caseload_app.services.prints import PrintedPage
from caseload_app.services.safety.history import history_of
from caseload_app.services.session import Session
from caseload_app.store.drafts import read_drafts
from caseload_app.store.read import read_all
from caseload_app.store.shapes import CHILDREN, TABLES

NAMED_IN = ("worker", "supervisor", "owner", "auditor", "cover", "with_whom")
"""The fields beside the key in which a worker's name may stand."""

OF_OTHERS = tuple(
    field.name for field in fields(Child) if field.name not in {"child_id", "team", "plan"}
)
"""What a worker who asks for their own data is not told of the children they hold."""

NOTES = (
    "Told as the store holds it, with the audit trail at the end. Before it is given out, look "
    "through it for what is said of other people.",
)


def held_about_child(session: Session, child_id: str) -> list[HeldTable]:
    """Give every record that belongs to a child. Raises ExpectedError when there is none."""
    return _held(session, child_id, ("child_id",))


def held_about_worker(session: Session, worker: str) -> list[HeldTable]:
    """Give every record in which a worker is named. Raises ExpectedError when there is none."""
    return _held(session, worker, ("name", *NAMED_IN))


def subject_access_paper(
    whom: str, tables: Sequence[HeldTable], today: date, printed: str
) -> PrintedPage:
    """Lay out what is held about somebody."""
    title = f"What is held about {whom}"
    html = render_held(title, tables, today, NOTES, printed)
    return PrintedPage(title, html, f"As at {long_day(today)}", landscape=True)


def _held(session: Session, whom: str, names: tuple[str, ...]) -> list[HeldTable]:
    tables: list[HeldTable] = []
    for table in TABLES:
        asked = [name for name in names if name in table.columns]
        if table.name != "workers" and "name" in asked:
            asked.remove("name")
        records = [
            record
            for record in (read_all(session.database, table) if asked else ())
            if any(getattr(record, name) == whom for name in asked)
        ]
        if records:
            hidden = OF_OTHERS if "child_id" not in names and table is CHILDREN else ()
            tables.append(_table(table.name, records, hidden))
    if not tables:
        raise ExpectedError(
            f"Nothing is held about {whom}.", "Check the ID or the name as the lists show it."
        )
    drafts = [one for one in read_drafts(session.database) if whom in one.name]
    if drafts:
        rows = tuple((one.name, long_day(one.saved_at.date()), str(one.value)) for one in drafts)
        tables.append(HeldTable("Drafts", ("Draft", "Saved on", "What it holds"), rows))
    trail = tuple(
        (
            f"{long_day(one.at.date())} {one.at:%H:%M}",
            one.author,
            f"{one.subject} {one.act}",
            "; ".join(f"{name}: {value}" for name, value in {**one.old, **one.new}.items()),
        )
        for one in history_of(session, whom)
    )
    tables.append(HeldTable("Audit trail", ("When", "Who", "What", "Values"), trail))
    return tables


def _table(name: str, records: Sequence[Record], hidden: Sequence[str]) -> HeldTable:
    columns = [field.name for field in fields(records[0]) if field.name not in hidden]
    filled = [column for column in columns if any(_text(getattr(one, column)) for one in records)]
    rows = tuple(tuple(_text(getattr(one, column)) for column in filled) for one in records)
    headings = tuple(column.replace("_", " ").capitalize() for column in filled)
    return HeldTable(name.replace("_", " ").capitalize(), headings, rows)


def _text(value: object) -> str:
    if value is None or value is False:
        return ""
    if isinstance(value, date):
        return long_day(value)
    return "yes" if value is True else str(value)
