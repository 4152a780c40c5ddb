"""What the store remembers about its own history: each change made, and each import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

JsonValue = None | bool | int | float | str | list["JsonValue"] | dict[str, "JsonValue"]
"""What JSON can hold; settings and the counts of an import are kept as this."""


class Act(StrEnum):
    """What was done: to a record, with what is known of one, or to the store itself."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    PRINTED = "printed"
    EXPORTED = "exported"
    COPIED = "copied"
    RESTORED = "restored"
    ERASED = "erased"
    PROTECTED = "protected"
    HANDED_OVER = "handed over"


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One record added, changed or removed: when, by whom, why, and by which import.

    `subject` is the table and `key` the values of the record's key fields. `old` and `new`
    hold the changed fields; of a record added or removed, every field that is not blank. What
    an erased entry held is gone; that it was there is not.
    """

    entry_id: int
    at: datetime
    author: str
    act: Act
    subject: str
    key: tuple[JsonValue, ...]
    old: Mapping[str, JsonValue]
    new: Mapping[str, JsonValue]
    why: str
    import_id: int | None
    is_erased: bool = False


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """One import: when, the day the data is as at, what was read, and whether it was undone."""

    import_id: int
    at: datetime
    as_of: date
    files: JsonValue
    sheets: JsonValue
    undone_at: datetime | None
