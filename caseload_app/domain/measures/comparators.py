"""Figures to compare with: England by year, statistical neighbours, a local target.

None stands without the year it is of and its definition, and England's only beside a measure
that is defined in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

NO_NATIONAL_FIGURE = "no national figure"


class ComparatorKind(StrEnum):
    """Whose figure it is."""

    ENGLAND = "England"
    NEIGHBOURS = "Statistical neighbours"
    TARGET = "Local target"


LOCAL_KINDS = (ComparatorKind.TARGET, ComparatorKind.NEIGHBOURS)
"""The kinds that a user enters."""


@dataclass(frozen=True, slots=True)
class Comparator:
    """A figure with the year and the definition without which it says nothing."""

    value: float
    year: str
    definition: str
    source: str
    kind: ComparatorKind = ComparatorKind.ENGLAND

    @property
    def words(self) -> str:
        """Say whose figure it is and of when: `England, year ending 31 March 2025`."""
        return f"{self.kind.value}, {self.year}"


@dataclass(frozen=True, slots=True)
class LocalComparator:
    """A local target or a neighbours' figure of one measure."""

    measure: str
    comparator: Comparator


@dataclass(frozen=True, slots=True)
class ComparatorProblem:
    """Why a figure somebody entered cannot stand; `row` counts from 1, 0 where there is none."""

    problem: str
    row: int = 0


def parse_comparators(
    tables: Iterable[Mapping[str, object]],
) -> dict[str, tuple[Comparator, ...]]:
    """Turn the tables of the comparators file into figures by measure, the oldest first."""
    found: dict[str, tuple[Comparator, ...]] = {}
    for table in tables:
        by_year = table["values"]
        assert isinstance(by_year, list)
        found[str(table["measure"])] = tuple(
            Comparator(
                float(one["value"]),
                str(one["year"]),
                str(table["definition"]),
                str(table["source"]),
            )
            for one in by_year
        )
    return found


def read_local(
    rows: Sequence[Mapping[str, str]], measures: Mapping[str, str]
) -> tuple[tuple[LocalComparator, ...], tuple[ComparatorProblem, ...]]:
    """Read figures somebody typed or imported; `measures` gives each id its label.

    A row names a measure by id or label. A figure without a year or a definition is refused.
    """
    known = {**{label.casefold(): name for name, label in measures.items()}}
    known |= {name.casefold(): name for name in measures}
    figures: list[LocalComparator] = []
    problems: list[ComparatorProblem] = []
    for number, row in enumerate(rows, start=1):
        read = _local(row, known)
        if isinstance(read, str):
            problems.append(ComparatorProblem(read, number))
        else:
            figures.append(read)
    return tuple(figures), tuple(problems)


def _local(row: Mapping[str, str], known: Mapping[str, str]) -> LocalComparator | str:
    measure = known.get(row.get("measure", "").strip().casefold())
    if measure is None:
        return f"No measure is called '{row.get('measure', '').strip()}'."
    kind = _kind(row.get("kind", ""))
    if kind is None:
        return "The kind must be Local target or Statistical neighbours."
    figure = row.get("value", "").strip().removesuffix("%").strip().replace(",", "")
    try:
        value = float(figure)
    except ValueError:
        return f"'{row.get('value', '').strip()}' is not a number."
    if not 0 <= value < float("inf"):
        return f"'{row.get('value', '').strip()}' is not a figure of this measure."
    year, definition = row.get("year", "").strip(), row.get("definition", "").strip()
    if not year or not definition:
        return "A figure needs the year it is of, and its definition."
    source = row.get("source", "").strip() or "Entered here"
    return LocalComparator(measure, Comparator(value, year, definition, source, kind))


def _kind(text: str) -> ComparatorKind | None:
    words = text.strip().casefold()
    if words in {"", "target", ComparatorKind.TARGET.value.casefold()}:
        return ComparatorKind.TARGET
    if words in {"neighbours", "neighbors", ComparatorKind.NEIGHBOURS.value.casefold()}:
        return ComparatorKind.NEIGHBOURS
    return None
