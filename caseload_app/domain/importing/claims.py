"""What the rows of a file say, before it is weighed against other rows and the store.

A claim is one row's word. A child's worker, plan and closure are settled from all claims about
it (`settling`); events, facts and the other records stand for themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from caseload_app.domain.records import LongTerm, Plan, Record
from caseload_app.domain.rules.setting_lines import SettingLine

ChildValue = str | date | LongTerm
"""What a field of a child can hold, beside the plan and the dates that go with it."""


class Source(IntEnum):
    """The kinds of list that speak of a child, the most specific about its worker first.

    The lists of a team's own come first, then the Standard Safeguarding Dataset, whose tables
    make up one word about each child; in lists 3 to 5 the worker is whoever did that piece
    of work, not who holds the child now (Ofsted Annex A, guidance to the lists).
    """

    OWN_LIST = 0
    DATASET = 1
    LIST_8 = 2
    LIST_7 = 3
    LIST_6 = 4
    LIST_9 = 5
    LIST_4 = 6
    LIST_5 = 7
    LIST_3 = 8

    @property
    def is_current(self) -> bool:
        """Tell whether the list says who holds the child now."""
        return self <= Source.LIST_9

    @property
    def title(self) -> str:
        match self:
            case Source.OWN_LIST:
                return "The team's own list"
            case Source.DATASET:
                return "The dataset"
            case _:
                return f"List {self.name[-1]}"


class ClaimPart(StrEnum):
    """What of a child one row of the dataset speaks of; every other list speaks of the whole."""

    WHOLE = "whole"
    PERSON = "person"
    CASE = "case"
    PLAN = "plan"
    HOLDER = "holder"
    EVENT = "event"


class ByPlan(StrEnum):
    """An event whose kind follows from the child's plan."""

    VISIT = "visit"
    REVIEW = "review"
    SEEN = "seen"


@dataclass(frozen=True, slots=True)
class PlanEvent:
    """Something that happened whose kind follows from the child's plan, once that is settled."""

    what: ByPlan
    on: date
    outcome: str = ""
    note: str = ""
    latest_only: bool = True


@dataclass(frozen=True, slots=True)
class ChildClaim:
    """What one row says about one child.

    `values` holds what is filled; `blank` names the columns that are there and empty, for the
    fields that an empty cell clears. `is_open` says whether what the row tells of still goes
    on; `ended_on` is when it ended, if the row says so. `dated` is the newest date that the
    row knows of its own matter, so that of two rows the newer can be told. `role_rank` orders
    several people involved with one child: the lower holds the case.
    """

    child_id: str
    source: Source
    values: Mapping[str, ChildValue]
    blank: frozenset[str] = frozenset()
    is_open: bool = True
    plan: Plan | None = None
    plan_started_on: date | None = None
    ended_on: date | None = None
    ended_because: str = ""
    dated: date | None = None
    part: ClaimPart = ClaimPart.WHOLE
    role_rank: int = 0


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A cell, or a whole row, that could not be used: where it stands and how to mend it."""

    row: int
    column: str
    heading: str
    value: str
    problem: str


@dataclass(frozen=True, slots=True)
class RowClaim:
    """Everything one row says.

    `main` is the record the row is there for, where that is not a child. `assumed` names the
    fields of `main` that the row left blank and a default stands in for. `id_cell` is the
    column letter and heading of the child's ID, should no such child be known. A row with
    `rejected` says nothing else.
    """

    row: int
    child: ChildClaim | None = None
    main: Record | None = None
    records: tuple[Record, ...] = ()
    by_plan: tuple[PlanEvent, ...] = ()
    assumed: frozenset[str] = frozenset()
    id_cell: tuple[str, str] = ("", "")
    problems: tuple[RowProblem, ...] = ()
    rejected: RowProblem | None = None
    setting: SettingLine | None = None
    """What a council sets differently about a rule, where the row is about that."""


@dataclass(frozen=True, slots=True)
class SheetClaims:
    """What one sheet of one file says, or why nothing was taken from it.

    `row_count` is the number of data rows; a sheet that is left out has them, but no claims.
    """

    file: str
    name: str
    recognised_as: str | None
    header_row: int | None = None
    rows: tuple[RowClaim, ...] = ()
    row_count: int = 0
    unmatched_headings: tuple[str, ...] = ()
    skipped_because: str = ""
    notes: tuple[str, ...] = ()
