"""The imports made so far, as the window lists them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from caseload_app.domain.audit import ImportRecord, JsonValue
from caseload_app.services.session import Session
from caseload_app.store.imports import read_imports, read_latest_import

LEFT = "left"
"""How many changes of an import were not taken, among what is kept with it."""


@dataclass(frozen=True, slots=True)
class PastImport:
    """One import: its files by name, what it did, and whether it was undone."""

    import_id: int
    at: datetime
    as_of: date
    files: tuple[str, ...]
    rows: int
    added: int
    changed: int
    closed: int
    refused: int
    undone_at: datetime | None
    left: int = 0
    hashes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PastSheet:
    """One sheet of a past import: what it was taken for, its counts, and what was said of it."""

    file: str
    name: str
    recognised_as: str
    rows: int
    added: int
    changed: int
    closed: int
    refused: int
    notes: tuple[str, ...]


class ImportedChange(NamedTuple):
    """One thing that the latest import changed: what, how many, and the children concerned."""

    what: str
    number: int
    child_ids: tuple[str, ...]


def past_imports(session: Session) -> list[PastImport]:
    """List the imports, the newest first."""
    return [_past(record) for record in read_imports(session.database)]


def latest_changes(session: Session) -> tuple[ImportedChange, ...] | None:
    """Give what the latest import that still stands changed; None where there was none."""
    latest = read_latest_import(session.database)
    if latest is None or not isinstance(latest.sheets, dict):
        return None
    return tuple(_imported_changes(latest.sheets.get("changes")))


def latest_standing(session: Session) -> int | None:
    """Give the number of the latest import that still stands: the one that can be undone."""
    latest = read_latest_import(session.database)
    return latest.import_id if latest is not None else None


def past_sheets(session: Session, import_id: int) -> list[PastSheet]:
    """List the sheets of one import, with the mapping each was read by among its notes."""
    found = (one for one in read_imports(session.database) if one.import_id == import_id)
    record = next(found, None)
    if record is None:
        return []
    return [
        PastSheet(
            str(sheet.get("file") or ""),
            str(sheet.get("name") or ""),
            str(sheet.get("recognised_as") or ""),
            _number(sheet, "rows"),
            _number(sheet, "added"),
            _number(sheet, "changed"),
            _number(sheet, "closed"),
            _length(sheet, "rejected"),
            _notes(sheet),
        )
        for sheet in _tables(_of(record.sheets, "sheets"))
    ]


def _past(record: ImportRecord) -> PastImport:
    sheets = list(_tables(_of(record.sheets, "sheets")))
    return PastImport(
        record.import_id,
        record.at,
        record.as_of,
        tuple(str(file.get("name", "")) for file in _tables(record.files)),
        rows=sum(_number(sheet, "rows") for sheet in sheets),
        added=sum(_number(sheet, "added") for sheet in sheets),
        changed=sum(_number(sheet, "changed") for sheet in sheets),
        closed=sum(_number(sheet, "closed") for sheet in sheets),
        refused=sum(_length(sheet, "rejected") for sheet in sheets),
        undone_at=record.undone_at,
        left=_number(record.sheets, LEFT) if isinstance(record.sheets, dict) else 0,
        hashes=tuple(str(file.get("sha256", "")) for file in _tables(record.files)),
    )


def _notes(sheet: dict[str, JsonValue]) -> tuple[str, ...]:
    skipped, notes = sheet.get("skipped_because"), sheet.get("notes")
    told = [str(note) for note in notes] if isinstance(notes, list) else []
    return (str(skipped), *told) if skipped else tuple(told)


def _of(value: JsonValue, key: str) -> JsonValue:
    return value.get(key) if isinstance(value, dict) else value


def _tables(value: JsonValue) -> Iterator[dict[str, JsonValue]]:
    for entry in value if isinstance(value, list) else ():
        if isinstance(entry, dict):
            yield entry


def _number(sheet: dict[str, JsonValue], key: str) -> int:
    value = sheet.get(key)
    return value if isinstance(value, int) else 0


def _length(sheet: dict[str, JsonValue], key: str) -> int:
    value = sheet.get(key)
    return len(value) if isinstance(value, list) else 0


def _imported_changes(value: JsonValue) -> Iterator[ImportedChange]:
    for entry in value if isinstance(value, list) else ():
        if isinstance(entry, dict):
            children = entry.get("children")
            ids = tuple(map(str, children)) if isinstance(children, list) else ()
            yield ImportedChange(str(entry.get("what")), int(str(entry.get("number"))), ids)
