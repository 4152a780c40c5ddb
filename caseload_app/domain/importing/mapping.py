"""How the columns of somebody's own list are read: what is proposed, and what was decided.

A list is known again by its headings: the same headings, in any order, are the same shape.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from caseload_app.domain.audit import JsonValue
from caseload_app.domain.records import Plan

CLOSED = "Closed"
"""What a word of a status column can mean beside the name of a plan."""
KEPT_AS_FACT = "fact"
NOT_USED = ""


class DateOrder(StrEnum):
    """Whether `03/04/2026` is the third of April or the fourth of March."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


@dataclass(frozen=True, slots=True)
class MappingField:
    """One thing a column can hold: its id, and what it is called on screen."""

    id: str
    title: str


FIELDS = (
    MappingField("child_id", "Child's ID"),
    MappingField("name", "Child's name"),
    MappingField("forename", "Child's forename"),
    MappingField("surname", "Child's surname"),
    MappingField("name_and_id", "Child's name with the ID in brackets"),
    MappingField("born_on", "Date of birth"),
    MappingField("sex", "Sex"),
    MappingField("family_id", "Family ID"),
    MappingField("worker", "Worker"),
    MappingField("worker_and_team", "Worker, team in brackets"),
    MappingField("role", "The worker's role for the child"),
    MappingField("team", "Team"),
    MappingField("plan", "Plan or case status"),
    MappingField("on_cp", "On a child protection plan (yes or no)"),
    MappingField("looked_after", "Looked after (yes or no)"),
    MappingField("allocated_on", "Allocated on"),
    MappingField("plan_started_on", "Plan started on"),
    MappingField("closed_on", "Closed on"),
    MappingField("closure_reason", "Reason for closing"),
    MappingField("legal_status", "Legal status"),
    MappingField("placement_type", "Placement"),
    MappingField("long_term", "Long-term placement"),
    MappingField("flags", "Flags"),
    MappingField("last_visit", "Last visit"),
    MappingField("last_review", "Last review"),
    MappingField("last_supervision", "Last case discussion"),
)
"""What a column of a caseload list can be taken for, in the order a screen offers it."""

_FIELD_IDS = frozenset({one.id for one in FIELDS} | {KEPT_AS_FACT, NOT_USED})


@dataclass(frozen=True, slots=True)
class ColumnProposal:
    """One column of the file: its heading, what it seems to hold, how sure that is, and samples.

    `field` is the id of a `MappingField`, or empty. `because` says what the guess rests on.
    """

    letter: str
    heading: str
    field: str
    certainty: float
    because: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatusWord:
    """One word of the status column, how often it stands there, and the plan it seems to be."""

    word: str
    number: int
    plan: str


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """What somebody decided about lists of one shape: the field of each heading, and more.

    `statuses` gives a plan, or `Closed`, for words of the status column. `title` is a name for
    people, such as the file's.
    """

    shape: str
    fields: Mapping[str, str]
    date_order: DateOrder = DateOrder.DAY_FIRST
    statuses: Mapping[str, str] = field(default_factory=dict)
    title: str = ""

    def with_field(self, heading: str, field_id: str) -> SheetMapping:
        """Take a column for something else; whatever had that field before is let go."""
        single = field_id not in (KEPT_AS_FACT, NOT_USED)
        kept = {
            name: NOT_USED if single and known == field_id else known
            for name, known in self.fields.items()
        }
        return replace(self, fields={**kept, heading: field_id})

    def with_status(self, word: str, plan: str) -> SheetMapping:
        """Say once what a word of the status column means."""
        return replace(self, statuses={**self.statuses, word: plan})


@dataclass(frozen=True, slots=True)
class MappingProposal:
    """What a sheet seems to hold, for somebody to look through and correct.

    `date_certainty` is 1 where the user's own dates prove the order, and a half where every
    one of them, such as the `ambiguous_dates`, could be read both ways.
    """

    file: str
    sheet: str
    shape: str
    header_row: int
    rows: int
    columns: tuple[ColumnProposal, ...]
    date_order: DateOrder
    date_certainty: float
    ambiguous_dates: tuple[str, ...]
    statuses: tuple[StatusWord, ...]
    is_remembered: bool = False

    def as_mapping(self, title: str = "") -> SheetMapping:
        """Take the proposal as it stands."""
        return SheetMapping(
            self.shape,
            {column.heading: column.field for column in self.columns},
            self.date_order,
            {one.word: one.plan for one in self.statuses if one.plan},
            title or self.sheet,
        )


def mapping_problems(mapping: SheetMapping) -> tuple[str, ...]:
    """Say what a mapping still lacks before a list can be read with it."""
    used = {known for known in mapping.fields.values() if known}
    found = []
    if not used & {"child_id", "name_and_id"}:
        found.append("Choose the column that holds the child's ID.")
    wanted = {"worker", "worker_and_team", "plan", "on_cp", "looked_after", "team", "last_visit"}
    if not used & wanted:
        found.append("Choose a column with the worker, the team or the plan.")
    singles = [known for known in mapping.fields.values() if known not in (KEPT_AS_FACT, NOT_USED)]
    titles = {one.id: one.title for one in FIELDS}
    found += [
        f"Two columns are taken for {titles.get(known, known)}. Keep one of them."
        for known in dict.fromkeys(singles)
        if singles.count(known) > 1
    ]
    return tuple(found)


def mapping_as_json(mapping: SheetMapping) -> JsonValue:
    return {
        "shape": mapping.shape,
        "title": mapping.title,
        "fields": dict(mapping.fields),
        "date_order": str(mapping.date_order),
        "statuses": dict(mapping.statuses),
    }


def mappings_from_json(value: JsonValue) -> tuple[list[SheetMapping], list[str]]:
    """Read mappings back; one that is not whole is left out and said."""
    found: list[SheetMapping] = []
    problems: list[str] = []
    for number, entry in enumerate(value if isinstance(value, list) else [], 1):
        mapping = _mapping(entry)
        if mapping is None:
            problems.append(f"Mapping {number} of the file is not complete and was left out.")
        else:
            found.append(mapping)
    if not isinstance(value, list):
        problems.append("This file holds no mappings.")
    return found, problems


def _mapping(entry: JsonValue) -> SheetMapping | None:
    if not isinstance(entry, dict):
        return None
    shape, fields = entry.get("shape"), _texts(entry.get("fields"))
    order = entry.get("date_order", DateOrder.DAY_FIRST)
    if not isinstance(shape, str) or not shape or not fields or order not in set(DateOrder):
        return None
    plans = {*Plan, CLOSED}
    if not _FIELD_IDS.issuperset(fields.values()):
        return None
    statuses = {word: plan for word, plan in _texts(entry.get("statuses")).items() if plan in plans}
    return SheetMapping(
        shape, fields, DateOrder(str(order)), statuses, str(entry.get("title") or "")
    )


def _texts(value: JsonValue | None) -> dict[str, str]:
    if not isinstance(value, dict):
        return {}
    return {name: text for name, text in value.items() if isinstance(text, str)}


def by_shape(mappings: Iterable[SheetMapping]) -> dict[str, SheetMapping]:
    """Index mappings by the shape they are for; a later one takes the place of an earlier."""
    return {mapping.shape: mapping for mapping in mappings}
