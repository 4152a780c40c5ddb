"""One column of a table, as plain functions of a record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Generic, TypeVar

from PySide6.QtCore import Qt

from caseload_app.ui.theme import StateMark

R = TypeVar("R")
SortKey = date | float | str | tuple[float | str, ...]


class Align(Enum):
    """Which side of its column a text keeps to; numbers keep right."""

    LEFT = Qt.AlignmentFlag.AlignLeft
    RIGHT = Qt.AlignmentFlag.AlignRight
    CENTRE = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column, as plain functions of a record.

    `sort_key` gives what the column sorts by (its text, when left out); None or an empty text
    is a blank, and blanks come last both ways. `state` makes it a badge, `paint` hands a value
    to the painter of bars. `width` is in characters; 0 fits what is there. A column that is
    not `shown` waits in the column chooser. `summed` columns are added up over the chosen rows.
    """

    key: str
    title: str
    text: Callable[[R], str]
    sort_key: Callable[[R], SortKey | None] | None = None
    align: Align = Align.LEFT
    tooltip: Callable[[R], str] | None = None
    state: Callable[[R], StateMark | None] | None = None
    paint: Callable[[R], object] | None = None
    spoken: Callable[[R], str] | None = None
    heading_tip: str = ""
    width: int = 0
    shown: bool = True
    searched: bool = True
    summed: bool = False
    private: Callable[[R], str] | None = None
    """What stands for a child's name on paper and in files, unless names are asked for."""

    def on_paper(self, record: R, *, names: bool) -> str:
        """Give the text for paper and files."""
        return self.text(record) if names or self.private is None else self.private(record)

    def key_of(self, record: R) -> SortKey | None:
        if self.sort_key is not None:
            key = self.sort_key(record)
            return key.casefold() if isinstance(key, str) else key
        return self.text(record).casefold()

    def copied(self, record: R) -> str:
        """Give the text to copy: a date as a spreadsheet reads it, else what is shown."""
        key = self.sort_key(record) if self.sort_key is not None else None
        return f"{key:%d/%m/%Y}" if isinstance(key, date) else self.text(record)


def is_blank(key: SortKey | None) -> bool:
    """Tell whether a cell holds nothing to sort by."""
    return key is None or key == ""
