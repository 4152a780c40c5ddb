"""The imports made so far, as the window lists them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from caseload_app.domain.audit import ImportRecord, JsonValue
from caseload_app.services.session import Session
from caseload_app.store.imports import read_imports


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


def past_imports(session: Session) -> list[PastImport]:
    """List the imports, the newest first."""
    return [_past(record) for record in read_imports(session.database)]


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
    )


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
