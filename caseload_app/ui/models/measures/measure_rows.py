"""The measures as rows: figure, change since last month, England, how many to look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from caseload_app.domain.measures.measure import Cut, Measure, MeasureSpec
from caseload_app.domain.measures.saying import (
    change_words,
    comparator_words,
    figure_words,
    of_words,
    since_words,
    small_words,
)
from caseload_app.domain.measures.snapshots import Change
from caseload_app.domain.measures.working_out import EVERY_RULE
from caseload_app.domain.records import Plan
from caseload_app.services.measuring import Measured
from caseload_app.ui.models.record_table import Align, Column
from caseload_app.ui.words import plan_words

NAMED, WITH_FIGURE, EVERY = "named", "figure", ""
Whole = tuple[Cut, str] | None
"""Of whom the measures are: everybody, or one team, worker or plan."""


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure with how it moved since last month."""

    measure: Measure
    change: Change | None = None

    @property
    def spec(self) -> MeasureSpec:
        return self.measure.spec

    @property
    def figure(self) -> str:
        small = " *" if self.measure.is_small else ""
        return f"{figure_words(self.spec, self.measure.value)}{small}"


def measure_rows(measured: Measured, whole: Whole = None) -> list[MeasureRow]:
    """Give a row for each measure; of a part, no change is known."""
    if whole is None:
        return [MeasureRow(one, measured.changes.get(one.spec.id)) for one in measured.measures]
    by, name = whole
    return [
        MeasureRow(one.only(lambda counted: getattr(counted, by.value) == name))
        for one in measured.measures
    ]


def measure_columns() -> tuple[Column[MeasureRow], ...]:
    return (
        Column(
            "figure",
            "Figure",
            lambda row: row.figure,
            lambda row: row.measure.value,
            Align.RIGHT,
            tooltip=lambda row: small_words(row.measure),
            heading_tip="A star marks a small number",
        ),
        Column("label", "Measure", lambda row: row.spec.label, tooltip=_definition, width=36),
        Column(
            "change",
            "Since last month",
            lambda row: change_words(row.spec, row.change, short=True),
            lambda row: row.change.by if row.change else None,
            tooltip=lambda row: since_words(row.change),
        ),
        Column(
            "england",
            "England",
            lambda row: comparator_words(row.spec, row.spec.comparator),
            lambda row: row.spec.comparator.value if row.spec.comparator else None,
            tooltip=_england,
        ),
        Column(
            "of",
            "Of",
            lambda row: of_words(row.measure) if row.measure.denominator else "",
            lambda row: row.measure.denominator,
        ),
        Column(
            "look",
            "To look at",
            lambda row: f"{len(row.measure.to_look_at):,}",
            lambda row: len(row.measure.to_look_at),
            Align.RIGHT,
            heading_tip="How many keep the figure from being better",
        ),
        Column(
            "aside",
            "Aside",
            lambda row: f"{len(row.measure.aside):,}",
            lambda row: len(row.measure.aside),
            Align.RIGHT,
            heading_tip="Listed without being counted, such as what is late and not yet done",
        ),
        Column("field", "Field", lambda row: row.spec.field, shown=False),
    )


def is_of_field(row: MeasureRow, field: str) -> bool:
    return row.spec.field == field


def is_wanted(row: MeasureRow, wanted: str) -> bool:
    """Tell whether a row is a named measure, or one that has a figure at all."""
    if wanted == WITH_FIGURE:
        return row.measure.value is not None
    return row.spec.field != EVERY_RULE


def whole_options(measured: Measured) -> list[tuple[str, str]]:
    """Offer everybody, each team, each worker by name, and each plan."""
    found: dict[Cut, set[str]] = {by: set() for by in Cut}
    for measure in measured.measures:
        for one in measure.counted:
            for by in Cut:
                found[by].add(getattr(one, by.value))
    options = [("", "Everybody")]
    teams = sorted(found[Cut.TEAM] - {""})
    if len(teams) > 1:
        options += [(f"team={name}", f"Team: {name}") for name in teams]
    options += [(f"worker={name}", f"Worker: {name}") for name in _named(found[Cut.WORKER])]
    plans = [plan for plan in Plan if plan.value in found[Cut.PLAN]]
    return [*options, *((f"plan={plan.value}", f"Plan: {plan_words(plan)}") for plan in plans)]


def whole_of(value: str) -> Whole:
    """Read an option back."""
    by, sign, name = value.partition("=")
    return (Cut(by), name) if sign else None


def fields_of(rows: Sequence[MeasureRow]) -> list[tuple[str, str]]:
    """Offer each field in the order of the measures."""
    fields = dict.fromkeys(row.spec.field for row in rows)
    return [("", "Any field"), *((field, field) for field in fields)]


def _named(names: set[str]) -> list[str]:
    return sorted(names - {""}, key=str.casefold)


def _definition(row: MeasureRow) -> str:
    return row.spec.definition


def _england(row: MeasureRow) -> str:
    one = row.spec.comparator
    return f"{one.definition}. {one.source}." if one else "No national figure was found."
