"""What an import would do: its changes, and what it makes of every sheet and row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from caseload_app.domain.importing.claims import RowProblem
from caseload_app.domain.importing.import_records import WentBack
from caseload_app.domain.importing.keeping import HandMade
from caseload_app.domain.records import RecordChange
from caseload_app.domain.rules.setting_lines import SettingLine


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
class Blanked:
    """A field of a child that a list has a column for and leaves empty; the value is kept."""

    child_id: str
    field: str
    value: object


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The changes an import would make, and what it makes of every sheet.

    `vanished` are the open children that the store knows and these lists of current children
    no longer name; an import never closes them by itself. `hand_made` are corrections that the
    files disagree with, `blanked` values that the files no longer give, `went_back` latest
    dates that are older than known ones. `rows_by_team` counts the open children that the
    lists name, by team, `left` the rows of the difference that somebody did not take.
    """

    changes: tuple[RecordChange, ...] = ()
    sheets: tuple[SheetReport, ...] = ()
    vanished: tuple[str, ...] = ()
    hand_made: tuple[HandMade, ...] = ()
    blanked: tuple[Blanked, ...] = ()
    went_back: tuple[WentBack, ...] = ()
    rows_by_team: Mapping[str, int] = field(default_factory=dict)
    settings: tuple[SettingLine, ...] = ()
    """What the files set differently about the rules, where it is new or another."""
    left: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.changes or self.settings)
