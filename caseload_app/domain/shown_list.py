"""A list as somebody sees it: its columns, and its rows as words and as values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

Value = str | float | date | None


@dataclass(frozen=True, slots=True)
class ShownColumn:
    """A column as shown: its heading, how many letters it needs, and whether it holds numbers."""

    heading: str
    letters: int
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class ShownList:
    """What a list shows: its title, what it is narrowed to, columns, rows as text and as values."""

    title: str
    narrowed: str
    columns: tuple[ShownColumn, ...]
    rows: Sequence[Sequence[str]]
    values: Sequence[Sequence[Value]]
    as_at: date
