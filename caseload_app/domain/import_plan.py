"""What an import would do: its changes, and what it makes of every sheet and row."""

from __future__ import annotations

from dataclasses import dataclass

from caseload_app.domain.claims import RowProblem
from caseload_app.domain.records import RecordChange


@dataclass(frozen=True, slots=True)
class SheetReport:
    """What an import makes of one sheet; added, changed, unchanged and rejected make up `rows`.

    `problems` are single cells that could not be read in rows that were used all the same.
    """

    file: str
    name: str
    recognised_as: str | None
    header_row: int | None = None
    rows: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    closed: int = 0
    rejected: tuple[RowProblem, ...] = ()
    problems: tuple[RowProblem, ...] = ()
    unmatched_headings: tuple[str, ...] = ()
    skipped_because: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The changes an import would make, and what it makes of every sheet.

    `vanished` are the open children that the store knows and these lists of current children
    no longer name; an import never closes them by itself.
    """

    changes: tuple[RecordChange, ...] = ()
    sheets: tuple[SheetReport, ...] = ()
    vanished: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.changes
