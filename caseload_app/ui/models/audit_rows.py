"""The audit trail as rows: when, who, what was done, to what, and what changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from caseload_app.domain.wording import initials
from caseload_app.ui.models.record_table import Column
from caseload_app.ui.words import day

if TYPE_CHECKING:
    from caseload_app.domain.audit import AuditEntry, JsonValue

NOTHING = "nothing"
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
JSON_SIGNS = re.compile(r'[{}\[\]"]+')


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One entry in words."""

    entry: AuditEntry
    what: str
    changes: str


def audit_rows(entries: Iterable[AuditEntry], *, hidden: bool = False) -> list[AuditRow]:
    """Give a row for each entry, in the order given; while names are hidden, with initials."""
    return [AuditRow(one, _what(one), _changes(one, hidden)) for one in entries]


def audit_columns() -> tuple[Column[AuditRow], ...]:
    return (
        Column("number", "No.", lambda row: str(row.entry.entry_id), _number, shown=False),
        Column("when", "When", _when, _moment, width=22),
        Column("who", "Who", lambda row: row.entry.author, width=12),
        Column("act", "Done", lambda row: row.entry.act.value, width=11),
        Column("what", "To what", lambda row: row.what, tooltip=lambda row: row.what, width=34),
        Column(
            "changes",
            "From what to what",
            lambda row: row.changes,
            tooltip=lambda row: row.changes,
            width=52,
        ),
        Column("why", "Why", lambda row: row.entry.why, width=20),
        Column("import", "Import", _import, width=8),
    )


def _what(entry: AuditEntry) -> str:
    if entry.is_erased:
        return f"{entry.subject.replace('_', ' ')}: erased"
    key = ", ".join(_text(part) for part in entry.key)
    return f"{entry.subject.replace('_', ' ')}: {key}"


def _changes(entry: AuditEntry, hidden: bool) -> str:
    old, new = (_shown(values, hidden) for values in (entry.old, entry.new))
    names = {**old, **new}
    if old and new:
        parts = [
            f"{_field(name)}: {old.get(name, NOTHING)} → {new.get(name, NOTHING)}" for name in names
        ]
    else:
        parts = [f"{_field(name)}: {value}" for name, value in names.items()]
    return "; ".join(parts)


def _shown(values: Mapping[str, JsonValue], hidden: bool) -> dict[str, str]:
    texts = {name: _text(value) for name, value in values.items()}
    if hidden and "name" in texts:
        texts["name"] = initials(texts["name"])
    return texts


def _field(name: str) -> str:
    return name.replace("_", " ")


def _text(value: JsonValue) -> str:
    if value is None or value == "":
        return NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value)
    if ISO_DAY.fullmatch(text):
        return day(date.fromisoformat(text))
    return JSON_SIGNS.sub(" ", text).strip() if text.startswith(("{", "[")) else text


def _when(row: AuditRow) -> str:
    return f"{day(row.entry.at.date())} {row.entry.at:%H:%M}"


def _moment(row: AuditRow) -> float:
    return row.entry.at.timestamp()


def _number(row: AuditRow) -> float:
    return float(row.entry.entry_id)


def _import(row: AuditRow) -> str:
    return "" if row.entry.import_id is None else str(row.entry.import_id)
