"""Keep what somebody corrected by hand from being overwritten by a file that is behind.

A correction stands against the value it replaced, against anything the next import says, and
against what an import already tried to put in its place. A file that later says something new
has moved on: it is taken, and both values are said.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields, replace

from caseload_app.domain.importing.import_records import RecordId
from caseload_app.domain.importing.same_names import NameDecisions
from caseload_app.domain.records import RECORD_KEYS, Record
from caseload_app.domain.rules.rule_settings import RuleSettings
from caseload_app.domain.rules.rulebook import RuleBook

TypedFields = Mapping[str, "Typed"]


@dataclass(frozen=True, slots=True)
class Typed:
    """A value typed by hand, the values it stands against, and whether nothing came in since."""

    value: object
    against: tuple[object, ...] = ()
    is_fresh: bool = True


@dataclass(frozen=True, slots=True)
class KnownBefore:
    """What earlier work decided for an import: names, corrections and removals by hand."""

    people: NameDecisions = NameDecisions()
    teams: NameDecisions = NameDecisions()
    typed: Mapping[RecordId, TypedFields] = field(default_factory=dict)
    removed: Collection[RecordId] = frozenset()
    settings: RuleSettings = RuleSettings()
    book: RuleBook | None = None
    """What is set differently from the rules, and the rules by which more is judged."""


@dataclass(frozen=True, slots=True)
class HandMade:
    """One thing done by hand that a file disagrees with, and both values.

    `is_kept` says whether yours stood. `before` is the record as it is, `wanted` as the file
    would have it; `before` is None for a record that was removed by hand, and `field` empty.
    """

    field: str
    yours: object
    theirs: object
    before: Record | None
    wanted: Record
    is_kept: bool = True


def keep_typed(
    before: Record, after: Record, typed: TypedFields
) -> tuple[Record, tuple[HandMade, ...]]:
    """Give the record with every correction that stands put back, and say which they were."""
    found: list[HandMade] = []
    for name, known in typed.items():
        yours, theirs = getattr(before, name), getattr(after, name)
        if theirs == yours or yours != known.value:
            continue
        stands = known.is_fresh or theirs in known.against
        wanted = replace(before, **{name: theirs})
        found.append(HandMade(name, yours, theirs, before, wanted, stands))
    kept = {one.field: one.yours for one in found if one.is_kept}
    return (replace(after, **kept) if kept else after), tuple(found)  # type: ignore[arg-type]


def fields_that_differ(before: Record, after: Record) -> tuple[str, ...]:
    """Name the fields in which two states of a record differ, its key left aside."""
    keys = RECORD_KEYS[type(before)]
    return tuple(
        one.name
        for one in fields(before)
        if one.name not in keys and getattr(before, one.name) != getattr(after, one.name)
    )
