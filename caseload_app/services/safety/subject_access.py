"""Everything that is held about one child or one worker, as the person may ask to see it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path

from caseload_app.domain.audit import Act, AuditEntry
from caseload_app.domain.records import Child, Record
from caseload_app.domain.wording import MARKING, long_day
from caseload_app.errors import ExpectedError
from caseload_app.exchange.writing.reading_sheets import ReadingSheet, write_reading_sheet
from caseload_app.exchange.writing.safety_html import HeldTable, render_held
from caseload_app.exchange.writing.workbook_file import new_workbook, save_workbook
from caseload_app.exchange.writing.workbook_table import ColumnKind, TableColumn
from caseload_app.services.prints import PrintedPage
from caseload_app.services.safety.disclosures import WORKBOOK, note_disclosure, note_paper
from caseload_app.services.safety.history import history_of
from caseload_app.services.session import Session
from caseload_app.store.drafts import read_drafts
from caseload_app.store.read import read_all
from caseload_app.store.shapes import CHILDREN, TABLES

Held = Sequence[HeldTable]
"""Everything that is held about somebody, table by table."""

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

LEFT_OUT = (
    "What free text in other people's records says of them",
    "Backups, exports and papers that were made before",
    "The record in the case system, which has to be asked for there",
)
LEFT_OUT_OF_WORKERS = (
    "Of the children they hold, all but ID, team and plan",
    *LEFT_OUT,
)
LONG, SHORTEST_COLUMN, LONGEST_COLUMN = 34, 8, 60
"""From so many letters on a column wraps; no column is narrower or wider than these."""


def held_about_child(session: Session, child_id: str) -> Held:
    """Give every record that belongs to a child. Raises ExpectedError when there is none."""
    return _held(session, child_id, ("child_id",))


def held_about_worker(session: Session, worker: str) -> Held:
    """Give every record in which a worker is named. Raises ExpectedError when there is none."""
    return _held(session, worker, ("name", *NAMED_IN))


def subject_access_paper(whom: str, tables: Held, today: date, printed: str) -> PrintedPage:
    """Lay out what is held about somebody."""
    title = f"What is held about {whom}"
    html = render_held(title, tables, today, NOTES, printed)
    return PrintedPage(title, html, f"As at {long_day(today)}", landscape=True)


def write_held_workbook(whom: str, tables: Held, path: Path, today: date, printed: str) -> int:
    """Write what is held as a workbook, a sheet for each table; give the number of records."""
    title = f"What is held about {whom}"
    workbook = new_workbook(title, today)
    for one in tables:
        columns = tuple(_column(heading, one.rows, at) for at, heading in enumerate(one.headings))
        notes = (*NOTES, printed)
        sheet = ReadingSheet(one.title, f"{title}: {one.title}", columns, one.rows, notes)
        write_reading_sheet(workbook, sheet, as_at=today, marking=MARKING)
    save_workbook(workbook, path)
    return sum(len(one.rows) for one in tables)


def note_subject_access(session: Session, title: str, *, is_workbook: bool) -> None:
    """Record in the audit trail that it was written, and that names are on it."""
    if is_workbook:
        note_disclosure(session, Act.EXPORTED, WORKBOOK, title, names=True)
    else:
        note_paper(session, title, names=True)


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
    stands_alone = re.compile(rf"(?<!\S){re.escape(whom)}(?!\S)")
    drafts = [one for one in read_drafts(session.database) if stands_alone.search(one.name)]
    if drafts:
        rows = tuple((one.name, long_day(one.saved_at.date()), str(one.value)) for one in drafts)
        tables.append(HeldTable("Drafts", ("Draft", "Saved on", "What it holds"), rows))
    is_worker = "child_id" not in names
    trail = tuple(_entry(one, is_worker=is_worker) for one in history_of(session, whom))
    tables.append(HeldTable("Audit trail", ("When", "Who", "What", "Values"), trail))
    return tables


def _entry(one: AuditEntry, *, is_worker: bool) -> tuple[str, ...]:
    """Tell one entry of the trail; a worker is not told in it who the children are."""
    hidden = OF_OTHERS if is_worker and one.subject == CHILDREN.name else ()
    values = {name: value for name, value in {**one.old, **one.new}.items() if name not in hidden}
    return (
        f"{long_day(one.at.date())} {one.at:%H:%M}",
        one.author,
        f"{one.subject} {one.act}",
        "; ".join(f"{name}: {value}" for name, value in values.items()),
    )


def _column(heading: str, rows: Sequence[Sequence[str]], at: int) -> TableColumn:
    longest = max((len(row[at]) for row in rows), default=0)
    kind = ColumnKind.LONG_TEXT if longest > LONG else ColumnKind.TEXT
    width = max(longest, len(heading) + 4, SHORTEST_COLUMN)
    return TableColumn(heading, kind, min(width, LONGEST_COLUMN))


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
