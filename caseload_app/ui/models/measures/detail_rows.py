"""One measure in detail: who is behind it, its parts, what it is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from caseload_app.domain.measures.comparators import Comparator
from caseload_app.domain.measures.measure import Counted, Cut, Measure, cut
from caseload_app.domain.measures.saying import figure_words, of_words
from caseload_app.ui.models.record_table import Align, Column
from caseload_app.ui.page import Destination
from caseload_app.ui.theme import StateMark, Tone

if TYPE_CHECKING:
    from caseload_app.domain.casebook import Casebook

NOBODY = {Cut.TEAM: "No team", Cut.WORKER: "Nobody", Cut.PLAN: "No plan"}


@dataclass(frozen=True, slots=True)
class BehindRow:
    """One child or worker behind a figure, and how it counts."""

    number: int
    name: str
    counted: Counted
    mark: StateMark

    @property
    def opens(self) -> Destination:
        return Destination("worker" if self.counted.is_worker else "child", self.counted.subject)


@dataclass(frozen=True, slots=True)
class PartRow:
    """One team, worker or plan of a measure."""

    name: str
    measure: Measure


def behind_rows(measure: Measure, casebook: Casebook) -> list[BehindRow]:
    """Give everything behind a figure: first what to look at, then what stands aside."""
    looked = set(map(id, measure.to_look_at))
    rows = []
    for number, one in enumerate(measure.counted):
        if one.aside:
            mark = StateMark(Tone.UNKNOWN, "Not counted")
        elif id(one) in looked:
            mark = StateMark(Tone.SOON, "To look at")
        else:
            mark = StateMark(Tone.MET, "Counted" if one.below or one.above else "Listed")
        rows.append(BehindRow(number, _name(one, casebook), one, mark))
    order = {Tone.SOON: 0, Tone.UNKNOWN: 1, Tone.MET: 2}
    rows.sort(key=lambda row: (order[row.mark.tone], row.name.casefold(), row.number))
    return rows


def behind_columns() -> tuple[Column[BehindRow], ...]:
    return (
        Column("name", "Who", lambda row: row.name),
        Column("mark", "Counts as", lambda row: row.mark.words, state=lambda row: row.mark),
        Column("words", "Why", lambda row: row.counted.words, width=34),
        Column("worker", "Held by", lambda row: row.counted.worker),
        Column("plan", "Plan", lambda row: row.counted.plan, shown=False),
        Column("team", "Team", lambda row: row.counted.team, shown=False),
    )


def part_rows(measure: Measure, by: Cut) -> list[PartRow]:
    """Cut a measure; the parts stand by name, never by figure."""
    return [PartRow(name or NOBODY[by], part) for name, part in cut(measure, by)]


def part_columns() -> tuple[Column[PartRow], ...]:
    return (
        Column("name", "Name", lambda row: row.name),
        Column(
            "figure",
            "Figure",
            lambda row: (
                figure_words(row.measure.spec, row.measure.value)
                + (" *" if row.measure.is_small else "")
            ),
            lambda row: row.measure.value,
            Align.RIGHT,
            heading_tip="A star marks a small number",
        ),
        Column("of", "Of", lambda row: of_words(row.measure), lambda row: row.measure.denominator),
    )


def comparator_columns() -> tuple[Column[Comparator], ...]:
    return (
        Column("kind", "Whose", lambda one: one.kind.value),
        Column("year", "Year", lambda one: one.year),
        Column("value", "Figure", lambda one: f"{one.value:g}", lambda one: one.value, Align.RIGHT),
        Column("definition", "Definition", lambda one: one.definition, width=30),
        Column("source", "Source", lambda one: one.source, width=24),
    )


def newest_first(comparators: Sequence[Comparator]) -> list[Comparator]:
    """Put local figures before England's, and each kind's newest first."""
    kinds = sorted({one.kind for one in comparators}, key=lambda kind: kind.name == "ENGLAND")
    return [one for kind in kinds for one in reversed(comparators) if one.kind is kind]


def _name(one: Counted, casebook: Casebook) -> str:
    if one.is_worker:
        return one.subject
    child = casebook.children.get(one.subject)
    return casebook.display_name(child) if child else one.subject
