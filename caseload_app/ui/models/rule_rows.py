"""The rules as rows, and one rule in plain words, with what the council set differently."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from caseload_app.domain.dates import Limit, Unit
from caseload_app.domain.wording import in_sentence, limit_words, listed
from caseload_app.ui.models.record_table import Column
from caseload_app.ui.theme import StateMark, Tone
from caseload_app.ui.words import day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from caseload_app.domain.rules.rule_settings import RuleSettings
    from caseload_app.domain.rules.rulebook import RuleBook
    from caseload_app.domain.rules.timescales import Timescale

ON, OFF, CHANGED = "on", "off", "changed"
STATES = (("", "In use or not"), (ON, "In use"), (OFF, "Not in use"), (CHANGED, "Changed by us"))
UNITS = (
    (Unit.WORKING_DAYS, "working days"),
    (Unit.DAYS, "days"),
    (Unit.WEEKS, "weeks"),
    (Unit.MONTHS, "months"),
)
EXTRA_UNITS = {
    Unit.HOURS: "hours",
    Unit.WEEKS_BEGINNING: "weeks, the first day counted",
    Unit.SCHOOL_TERMS: "school terms",
}


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One rule as it is now, beside the rule as it was shipped."""

    rule: Timescale
    shipped: Timescale
    is_on: bool
    limit: Limit
    change: str
    shipped_on: bool = True

    @property
    def state(self) -> str:
        return ON if self.is_on else OFF


def rule_rows(book: RuleBook, settings: RuleSettings, today: date) -> list[RuleRow]:
    """Give every rule in the order of the book."""
    rows = []
    for rule in book.timescales:
        shipped = book.shipped.by_id[rule.id]
        change = ", ".join(_changes(rule, settings, today))
        is_on = book.is_on(rule.id, today)
        shipped_on = book.shipped.is_on(rule.id)
        rows.append(RuleRow(rule, shipped, is_on, rule.limit_on(today), change, shipped_on))
    return rows


def rule_columns() -> tuple[Column[RuleRow], ...]:
    return (
        Column(
            "rule",
            "Rule",
            lambda row: row.rule.label,
            tooltip=lambda row: row.rule.label,
            width=30,
        ),
        Column("limit", "Limit", lambda row: limit_words(row.limit), searched=False),
        Column(
            "use",
            "In use",
            lambda row: _use_mark(row).words,
            state=_use_mark,
            heading_tip="Dates are worked out by it",
        ),
        Column(
            "change",
            "Changed by us",
            lambda row: row.change,
            tooltip=lambda row: row.change,
            width=18,
        ),
        Column(
            "whose",
            "Whose rule",
            lambda row: row.rule.authority,
            tooltip=lambda row: row.rule.standing,
            width=20,
        ),
        Column("group", "Subject", lambda row: row.rule.group, shown=False),
        Column("source", "Source", lambda row: row.rule.source, shown=False),
    )


def rule_words(row: RuleRow) -> list[tuple[str, str]]:
    """Say one rule in plain words, as captions and texts."""
    rule = row.rule
    starts = listed([in_sentence(kind) for kind in rule.starts_on], "or")
    meets = listed([in_sentence(kind) for kind in rule.satisfied_by], "or")
    again = ", and again each time it is done" if rule.repeats else ""
    lines = [
        ("Counts from", f"{starts}{again}"),
        ("Within", limit_words(row.limit)),
        *((_if(one.because), limit_words(one.limit)) for one in rule.variants),
        ("Done by", meets),
        ("While on", listed([str(plan) for plan in rule.while_plan], "or")),
        *(("If unknown", stand_in.effect) for stand_in in rule.stand_ins),
        ("Whose rule", rule.standing),
        ("Source", rule.source),
        ("More", rule.note),
    ]
    if rule.limit != row.shipped.limit or rule.limit_changes or row.change:
        lines.append(("As Caseload comes", limit_words(row.shipped.limit)))
    for change in rule.limit_changes:
        lines.append((f"From {day(change.from_on)}", limit_words(change.limit)))
    if rule.loosened:
        lines.append(("Take care", f"This is longer than {rule.authority} allows."))
    if rule.is_statutory and row.shipped_on and not row.is_on:
        lines.append(("Take care", f"It is {rule.authority}, and nobody is told when it is late."))
    return [(caption, text[:1].upper() + text[1:]) for caption, text in lines if text]


def preset_options(row: RuleRow) -> list[tuple[str, Limit]]:
    """Give the limits to choose from: the shipped one, then those that some councils use."""
    shipped = row.shipped.limit
    others = [(one.label, one.limit) for one in row.shipped.presets if one.limit != shipped]
    return [(f"{limit_words(shipped)}, as Caseload comes", shipped), *others]


def unit_options(limit: Limit) -> list[tuple[Unit, str]]:
    """Give the units a limit can be set in, with an unusual one where the rule has it."""
    extra = EXTRA_UNITS.get(limit.unit)
    return [*UNITS, (limit.unit, extra)] if extra else list(UNITS)


def _changes(rule: Timescale, settings: RuleSettings, today: date) -> Iterator[str]:
    mine = [one for one in settings.switches if one.rule == rule.id]
    if mine:
        last = max(mine, key=lambda one: one.from_on)
        ahead = f" from {day(last.from_on)}" if last.from_on > today else ""
        yield f"switched {'on' if last.is_on else 'off'}{ahead}"
    if rule.chosen_reading:
        yield rule.chosen_reading
    if any(one.rule == rule.id for one in settings.limits):
        yield "longer than allowed" if rule.loosened else "another limit"
    if rule.limit.unit is Unit.SCHOOL_TERMS:
        yield "by school terms"
    names = [one.rule for one in settings.overrides] + [one.rule for one in settings.exemptions]
    for_some = names.count(rule.id)
    if for_some:
        yield f"set for {for_some} alone"


def _use_mark(row: RuleRow) -> StateMark:
    if not row.is_on:
        return StateMark(Tone.EXEMPT, "No")
    if row.rule.loosened:
        return StateMark(Tone.SOON, "Yes, longer")
    return StateMark(Tone.MET, "Yes")


def _if(because: str) -> str:
    return because[:1].upper() + because[1:]
