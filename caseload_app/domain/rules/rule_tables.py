"""Read rules from the tables of a rule file, and say what is wrong with those that fail.

A rule with a problem is left out and named, never raised. Keys of a rule: `id`, `label`,
`group`, `starts_on`, `satisfied_by`, `length`, `unit`, `source`, `status`, `confidence` must be
there; the others are the fields of `timescales.Timescale`, with `variant`, `stand_in`,
`reading` and `preset` as tables of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from caseload_app.domain.dates import Limit, Unit
from caseload_app.domain.records import Plan
from caseload_app.domain.rules.facts import CONDITIONS
from caseload_app.domain.rules.timescales import (
    Occurrence,
    Preset,
    Reading,
    RuleProblem,
    StandIn,
    Status,
    Timescale,
    Variant,
)
from caseload_app.domain.vocabulary import EventKind

_Table = Mapping[str, object]

_REQUIRED = ("id", "label", "group", "starts_on", "satisfied_by", "length", "unit", "source")
_EVENT_KEYS = ("starts_on", "satisfied_by", "exempted_by", "ended_by", "spell_starts_on")
_KNOWN = frozenset(
    {
        *_REQUIRED,
        *_EVENT_KEYS,
        *("subject", "status", "confidence", "note", "on_by_default", "occurrence"),
        *("spell_limits", "decided_outcomes", "accepts_early_days", "while_plan"),
        *("starts_at_number", "starts_within_days", "needs_known_plan", "applies_when"),
        *("opens_once", "length_in_terms"),
        *("variant", "stand_in", "reading", "preset", "in_force_from", "in_force_until"),
        "count_first_day",
    }
)
_NEEDED_INSIDE = {
    "variant": ("when", "length", "unit", "because"),
    "stand_in": ("event", "reach", "effect"),
    "reading": ("label",),
    "preset": ("label", "length", "unit"),
    "spell_limits": ("length", "unit"),
}
_CHOICES = {
    "status": frozenset(Status),
    "occurrence": frozenset(Occurrence),
    "confidence": frozenset("ABCD"),
    "subject": frozenset({"child", "worker"}),
}
_EVENTS = frozenset(EventKind)
_WORKER_EVENTS = frozenset({"Supervision held", "Worker started", "ASYE started"})


def parse_timescales(
    tables: Sequence[_Table],
) -> tuple[tuple[Timescale, ...], tuple[RuleProblem, ...]]:
    """Turn rule-file tables into rules and problems; a rule with a problem is left out."""
    timescales: dict[str, Timescale] = {}
    problems: list[RuleProblem] = []
    for number, table in enumerate(tables, start=1):
        name = str(table.get("id") or f"rule number {number}")
        found = list(_problems_of(table))
        if name in timescales:
            found.append("there is another rule with this id")
        problems.extend(RuleProblem(name, problem) for problem in found)
        if not found:
            timescales[name] = _timescale(table)
    return tuple(timescales.values()), tuple(problems)


def _problems_of(table: _Table) -> Iterable[str]:
    yield from (f"`{key}` is missing" for key in _REQUIRED if table.get(key) in (None, "", []))
    yield from (f"`{key}` is not a key of a rule" for key in table if key not in _KNOWN)
    for key, needed in _NEEDED_INSIDE.items():
        for row in _tables(table.get(key)):
            yield from (f"a `{key}` has no `{part}`" for part in needed if part not in row)
    for key, choices in _CHOICES.items():
        value = table.get(key, "" if key == "confidence" else None)
        if value is not None and value not in choices:
            yield f"`{key}` must be one of {', '.join(sorted(choices))}"
    yield from _unknown_names(table)
    yield from _wrong_numbers(table)
    occurrence = table.get("occurrence", Occurrence.ANY)
    if occurrence != Occurrence.ANY and len(_tables(table.get("spell_limits"))) != 2:
        yield "a rule for the first or later events needs two `spell_limits`"


def _unknown_names(table: _Table) -> Iterable[str]:
    known = _WORKER_EVENTS if table.get("subject") == "worker" else _EVENTS
    named = [(key, event) for key in _EVENT_KEYS for event in _texts(table.get(key))]
    named += [("stand_in", str(row.get("event"))) for row in _tables(table.get("stand_in"))]
    named += [
        ("reading", event)
        for row in _tables(table.get("reading"))
        for event in _texts(row.get("satisfied_by"))
    ]
    yield from (
        f"`{key}` names an unknown event: {event}" for key, event in named if event not in known
    )
    for plan in _texts(table.get("while_plan")):
        if plan not in frozenset(Plan):
            yield f"unknown plan: {plan}"
    conditions = [name for name, _ in _pairs(table.get("applies_when"))]
    for row in _tables(table.get("variant")):
        conditions += [name for name, _ in _pairs(row.get("when"))]
    yield from (f"unknown condition: {name}" for name in conditions if name not in CONDITIONS)


def _wrong_numbers(table: _Table) -> Iterable[str]:
    rows = [table, *_tables(table.get("variant")), *_tables(table.get("preset"))]
    rows += [*_tables(table.get("reading")), *_tables(table.get("spell_limits"))]
    for row in rows:
        if "unit" in row and row["unit"] not in frozenset(Unit):
            yield f"unknown unit: {row['unit']}"
        if "length" in row and not _is_number(row["length"]):
            yield f"`length` is not a whole number: {row['length']}"
    for key in ("in_force_from", "in_force_until"):
        if key in table and not isinstance(table[key], date):
            yield f"`{key}` is not a date: {table[key]}"


def _timescale(table: _Table) -> Timescale:
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
        on_by_default=bool(table.get("on_by_default", True)),
        occurrence=Occurrence(str(table.get("occurrence", "any"))),
        spell_starts_on=_texts(table.get("spell_starts_on")),
        spell_limits=tuple(_limit(row) for row in _tables(table.get("spell_limits"))),
        exempted_by=_texts(table.get("exempted_by")),
        ended_by=_texts(table.get("ended_by")),
        decided_outcomes=_texts(table.get("decided_outcomes")),
        accepts_early_days=_number(table.get("accepts_early_days", 0)),
        starts_at_number=_number(table.get("starts_at_number", 1)),
        starts_within_days=_number(table.get("starts_within_days", 0)),
        opens_once=bool(table.get("opens_once", False)),
        while_plan=tuple(Plan(plan) for plan in _texts(table.get("while_plan"))),
        needs_known_plan=bool(table.get("needs_known_plan", False)),
        applies_when=_pairs(table.get("applies_when")),
        variants=tuple(
            Variant(_pairs(row["when"]), _limit(row), str(row["because"]))
            for row in _tables(table.get("variant"))
        ),
        stand_ins=tuple(_stand_in(row) for row in _tables(table.get("stand_in"))),
        readings=tuple(_reading(row) for row in _tables(table.get("reading"))),
        presets=tuple(
            Preset(str(row["label"]), _limit(row)) for row in _tables(table.get("preset"))
        ),
        length_in_terms=_number(table.get("length_in_terms", 0)),
        in_force_from=_day(table.get("in_force_from")),
        in_force_until=_day(table.get("in_force_until")),
    )


def _stand_in(row: _Table) -> StandIn:
    reach = _number(row["reach"])
    return StandIn(
        str(row["event"]),
        reach,
        str(row["effect"]),
        reach_after=_number(row.get("reach_after", reach)),
        until_met=bool(row.get("until_met", False)),
    )


def _reading(row: _Table) -> Reading:
    return Reading(
        str(row["label"]),
        limit=_limit(row) if "length" in row else None,
        satisfied_by=_texts(row.get("satisfied_by")),
        due_day_decides=bool(row.get("due_day_decides", False)),
    )


def _limit(table: _Table) -> Limit:
    return Limit(
        _number(table["length"]),
        Unit(str(table["unit"])),
        count_first_day=bool(table.get("count_first_day", False)),
    )


def _tables(value: object) -> tuple[_Table, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(row for row in value if isinstance(row, dict))


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def _pairs(value: object) -> tuple[tuple[str, object], ...]:
    return tuple(value.items()) if isinstance(value, dict) else ()


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None
