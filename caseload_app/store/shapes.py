"""Which table and columns hold each kind of record, and how values become rows and back.

The SQL is put together once, from these names alone; no value ever becomes part of it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from datetime import date
from enum import StrEnum
from functools import cache
from operator import attrgetter
from typing import Generic, TypeVar

from caseload_app.domain.capacity.kept import (
    AgreedLimit,
    AppliedScenario,
    LimitReview,
    PointsVersion,
    Reduction,
)
from caseload_app.domain.making import open_twin
from caseload_app.domain.records import (
    RECORD_KEYS,
    ActionStep,
    AgreedAction,
    Allocation,
    AuditFinding,
    CaseAudit,
    CaseDiscussion,
    CaseEvent,
    CaseRecord,
    Challenge,
    Child,
    ChildFact,
    Leave,
    PersonalRecord,
    Record,
    Response,
    SessionDetail,
    Supervision,
    SupervisorSpell,
    Worker,
)

Cell = None | int | float | str
"""What a column holds: dates are ISO text, yes and no are 1 and 0."""

Columns = Mapping[str, Sequence[Cell]]
"""The cells of many records, column by column."""

R = TypeVar("R", bound=Record)
R_co = TypeVar("R_co", bound=Record, covariant=True)
V = TypeVar("V")

to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Table(Generic[R_co]):
    """One kind of record and the table that holds it; the columns are the record's fields.

    `blank_is_null` are the columns where an empty text is kept as null, so that the
    foreign key lets "nobody" stand.
    """

    name: str
    record: type[R_co]
    columns: tuple[str, ...]
    key: tuple[str, ...]
    converters: Mapping[str, Callable[..., object]]
    date_columns: frozenset[str]
    blank_is_null: frozenset[str] = frozenset()

    @property
    def rest(self) -> tuple[str, ...]:
        return tuple(column for column in self.columns if column not in self.key)

    @property
    def may_be_blank(self) -> frozenset[str]:
        return frozenset(
            field.name
            for field in fields(self.record)
            if field.default is not MISSING and is_blank(field.default)
        )

    def columns_of(self, records: Sequence[Record]) -> Columns:
        """Give the cells of many records, column by column."""
        rows = map(attrgetter(*self.columns), records)
        columns: list[Sequence[Cell]] = list(zip(*rows, strict=True))
        cells = dict(zip(self.columns, columns, strict=True))
        for column in self.date_columns:
            cells[column] = _each_once(date.isoformat, cells[column], absent=None)
        return cells

    def records_from(self, rows: Sequence[Sequence[object]]) -> list[R_co]:
        """Make records of rows that hold the table's columns in order."""
        if not rows:
            return []
        columns: list[Sequence[object]] = list(zip(*rows, strict=True))
        for at, name in enumerate(self.columns):
            convert = self.converters.get(name)
            if convert is not None:
                columns[at] = _each_once(convert, columns[at], absent=None)
            elif name in self.key:
                # One text for all its rows: less memory, and it is hashed only once.
                columns[at] = _each_once(_itself, columns[at], absent=None)
        # A frozen value takes three times as long to make as an open one that is then closed.
        kind: type = self.record
        made: list[R_co] = list(map(_open_record(kind), *columns))
        for record in made:
            record.__class__ = self.record  # type: ignore[assignment]  # has the same slots
        return made

    def record_from(self, cells: Mapping[str, object]) -> R_co:
        """Make one record of cells by column; a column left out is blank."""
        build: Callable[..., R_co] = self.record
        return build(**self._values(cells))

    def changed(self, record: Record, cells: Mapping[str, object]) -> R_co:
        """Make the record anew with some of its cells changed."""
        build: Callable[..., R_co] = self.record
        same = {name: getattr(record, name) for name in self.columns if name not in cells}
        return build(**same, **self._values(cells))

    def _values(self, cells: Mapping[str, object]) -> dict[str, object]:
        return {name: self._value(name, cell) for name, cell in cells.items()}

    def _value(self, column: str, cell: object) -> object:
        convert = self.converters.get(column)
        return cell if cell is None or convert is None else convert(cell)

    @property
    def select(self) -> str:
        return f"select {', '.join(map(self._read, self.columns))} from {self.name}"

    @property
    def select_one(self) -> str:
        return f"{self.select} where {self._where(self.key)}"

    @property
    def insert(self) -> str:
        names = ", ".join(map(_quote, self.columns))
        values = ", ".join(map(self._take, self.columns))
        return f"insert into {self.name} ({names}) values ({values})"

    @property
    def delete(self) -> str:
        return f"delete from {self.name} where {self._where(self.key)}"

    def update(self, changed: Sequence[str]) -> str:
        """Change these columns of the record with this key that still holds the old values."""
        new = ", ".join(f"{_quote(column)} = {self._take(column)}" for column in changed)
        return f"update {self.name} set {new} where {self._where((*self.key, *changed))}"

    def _where(self, columns: Iterable[str]) -> str:
        return " and ".join(f"{_quote(column)} is {self._take(column)}" for column in columns)

    def _read(self, column: str) -> str:
        name = _quote(column)
        return f"coalesce({name}, '')" if column in self.blank_is_null else name

    def _take(self, column: str) -> str:
        return "nullif(?, '')" if column in self.blank_is_null else "?"


def is_blank(cell: object) -> bool:
    """Say whether a cell holds nothing; nought is something."""
    return cell is None or cell is False or cell == ""


def key_texts(table: Table[R], cells: Columns) -> list[str]:
    """Write the key of each record as the audit keeps it: a JSON list in the key's order."""
    written = [_each_once(to_json, cells[name], absent="null") for name in table.key]
    return [f"[{','.join(key)}]" for key in zip(*written, strict=True)]


def value_texts(table: Table[R], cells: Columns) -> list[str]:
    """Write what each record holds beside its key as a JSON object, without the blanks."""
    written = [_pairs_of(name, cells[name], name in table.may_be_blank) for name in table.rest]
    return [f"{{{','.join(filter(None, pairs))}}}" for pairs in zip(*written, strict=True)]


def _pairs_of(name: str, cells: Sequence[Cell], may_be_blank: bool) -> list[str]:
    """Write one column as `"name":value` texts, an empty one where nothing needs saying."""

    def pair(cell: Cell) -> str:
        return "" if may_be_blank and is_blank(cell) else f'"{name}":{to_json(cell)}'

    return _each_once(pair, cells, absent=pair(None))


def _table(name: str, record: type[R], *, blank_is_null: frozenset[str] = frozenset()) -> Table[R]:
    kinds = {field.name: _kinds(record, str(field.type)) for field in fields(record)}
    converters = {name: _converter(found) for name, found in kinds.items()}
    return Table(
        name,
        record,
        tuple(kinds),
        RECORD_KEYS[record],
        {name: convert for name, convert in converters.items() if convert is not None},
        frozenset(name for name, found in kinds.items() if date in found),
        blank_is_null,
    )


def _converter(kinds: Iterable[object]) -> Callable[..., object] | None:
    for kind in kinds:
        if kind is date:
            return date.fromisoformat
        if kind is bool or (isinstance(kind, type) and issubclass(kind, StrEnum)):
            return kind
    return None


def _kinds(record: type, annotation: str) -> tuple[object, ...]:
    """Look up what a field may hold, by its names; working annotations out takes far longer."""
    known = vars(sys.modules[record.__module__])
    names = annotation.split(" | ")
    return tuple(bool if name == bool.__name__ else known.get(name) for name in names)


# The record as it can be filled in, made when the first one is read.
_open_record = cache(open_twin)


def _itself(cell: V) -> V:
    return cell


def _each_once(convert: Callable[..., V], cells: Sequence[object], *, absent: V) -> list[V]:
    """Convert a column, each distinct value once: a year has few days and many events."""
    known = {cell: convert(cell) for cell in set(cells) if cell is not None}
    known[None] = absent
    return list(map(known.__getitem__, cells))


def _quote(column: str) -> str:
    return f'"{column}"'


WORKERS = _table("workers", Worker)
CHILDREN = _table("children", Child, blank_is_null=frozenset({"worker"}))
CHILD_FACTS = _table("child_facts", ChildFact)
EVENTS = _table("events", CaseEvent)
SUPERVISIONS = _table("supervisions", Supervision)
CASE_DISCUSSIONS = _table("case_discussions", CaseDiscussion)
ACTIONS = _table("actions", AgreedAction)
LEAVE = _table("leave", Leave)
ALLOCATIONS = _table("allocations", Allocation)
ACTION_STEPS = _table("action_steps", ActionStep)
SESSION_DETAILS = _table("session_details", SessionDetail)
PERSONAL_RECORDS = _table("personal_records", PersonalRecord)
CASE_RECORDS = _table("case_records", CaseRecord)
SUPERVISOR_SPELLS = _table("supervisor_spells", SupervisorSpell)
CASE_AUDITS = _table("case_audits", CaseAudit)
AUDIT_FINDINGS = _table("audit_findings", AuditFinding)
CHALLENGES = _table("challenges", Challenge)
RESPONSES = _table("responses", Response, blank_is_null=frozenset({"child_id", "worker"}))
AGREED_LIMITS = _table("agreed_limits", AgreedLimit)
REDUCTIONS = _table("reductions", Reduction)
LIMIT_REVIEWS = _table("limit_reviews", LimitReview)
POINTS_VERSIONS = _table("points_versions", PointsVersion)
APPLIED_SCENARIOS = _table("applied_scenarios", AppliedScenario)

OF_THE_LOOP: tuple[Table[Record], ...] = (
    ACTION_STEPS,
    SESSION_DETAILS,
    PERSONAL_RECORDS,
    CASE_RECORDS,
    SUPERVISOR_SPELLS,
    CASE_AUDITS,
    AUDIT_FINDINGS,
    CHALLENGES,
)
"""What supervision leaves behind: pages that show sessions show these as well."""

OF_CAPACITY: tuple[Table[Record], ...] = (
    AGREED_LIMITS,
    REDUCTIONS,
    LIMIT_REVIEWS,
    POINTS_VERSIONS,
    APPLIED_SCENARIOS,
)
"""How much each worker can carry, and what was tried and applied."""

TABLES: tuple[Table[Record], ...] = (
    WORKERS,
    CHILDREN,
    CHILD_FACTS,
    EVENTS,
    SUPERVISIONS,
    CASE_DISCUSSIONS,
    ACTIONS,
    LEAVE,
    ALLOCATIONS,
    *OF_THE_LOOP,
    RESPONSES,
    *OF_CAPACITY,
)
"""Every table of records, each after those that its foreign keys refer to."""

OF_A_CHILD: tuple[Table[Record], ...] = (
    CHILD_FACTS,
    EVENTS,
    CASE_DISCUSSIONS,
    ACTIONS,
    ALLOCATIONS,
    ACTION_STEPS,
    CASE_RECORDS,
    AUDIT_FINDINGS,
    CASE_AUDITS,
    CHALLENGES,
    RESPONSES,
)
"""The tables whose rows go when their child is removed."""

TABLE_OF: dict[type, Table[Record]] = {table.record: table for table in TABLES}
TABLE_NAMED: dict[str, Table[Record]] = {table.name: table for table in TABLES}
