"""The rules as values: what starts a limit, how long it is, what meets it and who says so.

Rules are data (`resources/rules`); this module says what a rule may hold and checks it.
Anything wrong in a rule file is returned as a problem, never raised.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caseload_app.domain.dates import Limit, Unit
from caseload_app.domain.facts import CONDITIONS
from caseload_app.domain.records import Plan
from caseload_app.domain.vocabulary import EventKind


class Status(StrEnum):
    """Who says so: law, statutory guidance, council policy or a professional standard."""

    LAW = "LAW"
    STATUTORY_GUIDANCE = "SG"
    LOCAL = "LOCAL"
    PROFESSIONAL = "PROF"


class Occurrence(StrEnum):
    """Which events of the starting kind count: the first of a spell, or those after it."""

    ANY = "any"
    FIRST = "first"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class StandIn:
    """A kind of event that starts a rule when its own trigger is not known.

    It counts only when no own trigger lies within `reach` days of it; `effect` says what
    that does to the date.
    """

    event: str
    reach: int
    effect: str


@dataclass(frozen=True, slots=True)
class Variant:
    """Another limit that holds when all of `when` is true of the child on the starting day."""

    when: tuple[tuple[str, object], ...]
    limit: Limit
    because: str


@dataclass(frozen=True, slots=True)
class Timescale:
    """One rule of the service, with its source. See `parse_timescales` for the file's keys."""

    id: str
    label: str
    subject: str
    group: str
    starts_on: tuple[str, ...]
    satisfied_by: tuple[str, ...]
    limit: Limit
    status: Status
    source: str
    confidence: str
    note: str = ""
    occurrence: Occurrence = Occurrence.ANY
    spell_starts_on: tuple[str, ...] = ()
    spell_limits: tuple[Limit, ...] = ()
    exempted_by: tuple[str, ...] = ()
    ended_by: tuple[str, ...] = ()
    decided_outcomes: tuple[str, ...] = ()
    accepts_early_days: int = 0
    while_plan: tuple[Plan, ...] = ()
    plan_may_be_assumed: bool = False
    applies_when: tuple[tuple[str, object], ...] = ()
    variants: tuple[Variant, ...] = ()
    stand_ins: tuple[StandIn, ...] = ()
    in_force_from: date | None = None
    in_force_until: date | None = None

    @property
    def is_statutory(self) -> bool:
        """Tell whether law or statutory guidance sets it, confirmed well enough to say so."""
        return self.status in {Status.LAW, Status.STATUTORY_GUIDANCE} and self.confidence != "D"

    @property
    def authority(self) -> str:
        """Say in words whose rule it is; an unconfirmed one is a local default to check."""
        if self.confidence == "D":
            return "local default, check your policy"
        return {
            Status.LAW: "law",
            Status.STATUTORY_GUIDANCE: "statutory guidance",
            Status.LOCAL: "local policy",
            Status.PROFESSIONAL: "professional standard",
        }[self.status]

    @property
    def repeats(self) -> bool:
        """Tell whether meeting it starts it again."""
        return bool(set(self.starts_on) & set(self.satisfied_by))


@dataclass(frozen=True, slots=True)
class RuleProblem:
    """What is wrong with one rule of a rule file."""

    rule: str
    problem: str


_REQUIRED = ("id", "label", "group", "starts_on", "satisfied_by", "length", "unit", "source")
_KNOWN = {
    *_REQUIRED,
    *("subject", "status", "confidence", "note", "occurrence", "exempted_by"),
    *("spell_starts_on", "spell_limits"),
    *("ended_by", "decided_outcomes", "accepts_early_days", "while_plan", "plan_may_be_assumed"),
    *("applies_when", "variant", "stand_in", "in_force_from", "in_force_until"),
    "count_first_day",
}
_EVENTS = frozenset(EventKind)
_WORKER_EVENTS = frozenset({"Supervision held", "Worker started", "ASYE started"})


def parse_timescales(
    tables: Sequence[Mapping[str, object]],
) -> tuple[tuple[Timescale, ...], tuple[RuleProblem, ...]]:
    """Turn rule-file tables into rules and problems; a rule with a problem is left out."""
    timescales: list[Timescale] = []
    problems: list[RuleProblem] = []
    for number, table in enumerate(tables, start=1):
        name = str(table.get("id", f"rule number {number}"))
        found = _problems_of(table)
        if any(name == timescale.id for timescale in timescales):
            found.append("there is another rule with this id")
        problems.extend(RuleProblem(name, problem) for problem in found)
        if not found:
            timescales.append(_timescale(table))
    return tuple(timescales), tuple(problems)


def _problems_of(table: Mapping[str, object]) -> list[str]:
    found = [f"`{key}` is missing" for key in _REQUIRED if not table.get(key)]
    found += [f"`{key}` is not a key of a rule" for key in table if key not in _KNOWN]
    known_events = _WORKER_EVENTS if table.get("subject") == "worker" else _EVENTS
    for key in ("starts_on", "satisfied_by", "exempted_by", "ended_by", "spell_starts_on"):
        found += [
            f"`{key}` names an unknown event: {event}"
            for event in _texts(table.get(key))
            if event not in known_events
        ]
    found += [f"unknown unit: {unit}" for unit in _units(table) if unit not in set(Unit)]
    found += [f"unknown condition: {name}" for name in _conditions(table) if name not in CONDITIONS]
    if table.get("status", "LOCAL") not in set(Status):
        found.append(f"unknown status: {table.get('status')}")
    if table.get("occurrence", "any") != "any" and len(_tables(table.get("spell_limits"))) != 2:  # noqa: PLR2004
        found.append("a rule for the first or later events needs two `spell_limits`")
    if str(table.get("confidence", "")) not in {"A", "B", "C", "D"}:
        found.append("`confidence` must be A, B, C or D")
    return found


def _timescale(table: Mapping[str, object]) -> Timescale:
    return Timescale(
        id=str(table["id"]),
        label=str(table["label"]),
        subject=str(table.get("subject", "child")),
        group=str(table["group"]),
        starts_on=_texts(table["starts_on"]),
        satisfied_by=_texts(table["satisfied_by"]),
        limit=_limit(table),
        status=Status(str(table.get("status", "LOCAL"))),
        source=str(table["source"]),
        confidence=str(table["confidence"]),
        note=str(table.get("note", "")),
        occurrence=Occurrence(str(table.get("occurrence", "any"))),
        spell_starts_on=_texts(table.get("spell_starts_on")),
        spell_limits=tuple(_limit(row) for row in _tables(table.get("spell_limits"))),
        exempted_by=_texts(table.get("exempted_by")),
        ended_by=_texts(table.get("ended_by")),
        decided_outcomes=_texts(table.get("decided_outcomes")),
        accepts_early_days=_number(table.get("accepts_early_days", 0)),
        while_plan=tuple(Plan(plan) for plan in _texts(table.get("while_plan"))),
        plan_may_be_assumed=bool(table.get("plan_may_be_assumed", False)),
        applies_when=_pairs(table.get("applies_when")),
        variants=tuple(
            Variant(_pairs(row["when"]), _limit(row), str(row["because"]))
            for row in _tables(table.get("variant"))
        ),
        stand_ins=tuple(
            StandIn(str(row["event"]), _number(row["reach"]), str(row["effect"]))
            for row in _tables(table.get("stand_in"))
        ),
        in_force_from=_day(table.get("in_force_from")),
        in_force_until=_day(table.get("in_force_until")),
    )


def _limit(table: Mapping[str, object]) -> Limit:
    return Limit(
        _number(table["length"]),
        Unit(str(table["unit"])),
        count_first_day=bool(table.get("count_first_day", False)),
    )


def _units(table: Mapping[str, object]) -> list[str]:
    return [str(row.get("unit")) for row in (table, *_tables(table.get("variant")))]


def _conditions(table: Mapping[str, object]) -> list[str]:
    pairs = list(_pairs(table.get("applies_when")))
    for row in _tables(table.get("variant")):
        pairs.extend(_pairs(row.get("when")))
    return [name for name, _ in pairs]


def _tables(value: object) -> tuple[Mapping[str, object], ...]:
    if not isinstance(value, list):
        return ()
    return tuple(row for row in value if isinstance(row, dict))


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def _pairs(value: object) -> tuple[tuple[str, object], ...]:
    return tuple(value.items()) if isinstance(value, dict) else ()


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None
