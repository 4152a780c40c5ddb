"""The rows of a list under headings: by worker, by month, by state; each with count and sums."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from caseload_app.ui.models.columns import Column, SortKey, is_blank
from caseload_app.ui.theme import Tone
from caseload_app.ui.words import MONTH_NAMES, count, one_place

R = TypeVar("R")
SAMPLE = 400
"""So many records tell whether the texts of a column come again, and so make groups."""

BLANK = "blank"
TONE_WORDS = {
    Tone.OVERDUE: "Late, over or wrong",
    Tone.SOON: "Soon, or at the limit",
    Tone.UPCOMING: "Later",
    Tone.MET: "As it should be",
    Tone.EXEMPT: "Not needed",
    Tone.UNKNOWN: "Not known",
}
_TONE_ORDER = {tone: float(place) for place, tone in enumerate(TONE_WORDS)}


@dataclass(frozen=True, slots=True)
class GroupLine:
    """The heading of a group: `sums` are by the keys of the columns that add up."""

    about: str
    title: str
    number: int
    noun: str
    sums: dict[str, float] = field(default_factory=dict)
    sum_words: tuple[str, ...] = ()
    is_open: bool = True
    place: int = 1
    groups: int = 1

    @property
    def identity(self) -> Hashable:
        return ("group", self.about, self.title)

    @property
    def count_words(self) -> str:
        return count(self.number, self.noun)

    @property
    def spoken(self) -> str:
        """Say the whole line: it stands for a row, whichever of its cells is read."""
        said = [f"Group {self.place} of {self.groups}", f"{self.about}: {self.title}"]
        said += [self.count_words, *self.sum_words, "open" if self.is_open else "closed"]
        return ", ".join(said)


@dataclass(frozen=True, slots=True)
class Grouping:
    """What a list is grouped by: a column, which groups are shut, what one record is called."""

    column: Column[Any]
    shut: AbstractSet[str]
    noun: str
    backwards: bool = False


def grouped_lines(
    rows: Sequence[R], columns: Sequence[Column[R]], grouping: Grouping
) -> tuple[list[R], list[R | GroupLine]]:
    """Put the rows under their groups, in the order they come within each.

    Give all of them in that order, and the lines to show: headings, and the rows of open groups.
    """
    found: dict[str, list[R]] = {}
    keys: dict[str, SortKey | None] = {}
    title_of = group_teller(grouping.column)
    for row in rows:
        title, key = title_of(row)
        if title in found:
            found[title].append(row)
        else:
            found[title], keys[title] = [row], key
    titles = _in_order(keys, backwards=grouping.backwards)
    ordered: list[R] = []
    lines: list[R | GroupLine] = []
    added_up = [column for column in columns if column.summed]
    for place, title in enumerate(titles, start=1):
        members = found[title]
        is_open = title not in grouping.shut
        sums = sums_of(added_up, members)
        lines.append(
            GroupLine(
                about=grouping.column.title,
                title=title,
                number=len(members),
                noun=grouping.noun,
                sums=sums,
                sum_words=sum_words(added_up, sums),
                is_open=is_open,
                place=place,
                groups=len(titles),
            )
        )
        ordered += members
        if is_open:
            lines += members
    return ordered, lines


def sums_of(columns: Sequence[Column[R]], rows: Sequence[R]) -> dict[str, float]:
    """Add up the columns over the rows; a blank counts nothing."""
    return {column.key: sum(_number(column, row) for row in rows) for column in columns}


def sum_words(columns: Sequence[Column[R]], sums: dict[str, float]) -> tuple[str, ...]:
    """Say each sum after its column: `Late 12`."""
    return tuple(f"{column.title} {one_place(sums[column.key])}" for column in columns)


def group_columns_of(columns: Sequence[Column[R]], records: Sequence[R]) -> list[Column[R]]:
    """Give the columns that make groups: those where something comes more than once."""
    sample = records[:SAMPLE]
    found = []
    for column in columns:
        tell = group_teller(column)
        different = {tell(record)[0] for record in sample}
        if 1 < len(different) < len(sample):
            found.append(column)
    return found


def group_teller(column: Column[R]) -> Callable[[R], tuple[str, SortKey | None]]:
    """Give what tells a record's group and where that comes: dates by month, badges by tone."""

    def tell(record: R) -> tuple[str, SortKey | None]:
        key = column.key_of(record)
        mark = column.state(record) if column.state is not None else None
        if mark is not None and not isinstance(key, str):
            return TONE_WORDS[mark.tone], _TONE_ORDER[mark.tone]
        if isinstance(key, date):
            return f"{MONTH_NAMES[key.month - 1]} {key.year}", float(key.year * 12 + key.month)
        if column.state is not None and not isinstance(key, str):
            return column.text(record) or BLANK, None
        text = column.text(record).partition("\n")[0]
        return (text, key) if text else (BLANK, None)

    return tell


def _in_order(keys: dict[str, SortKey | None], *, backwards: bool) -> list[str]:
    filled = [title for title, key in keys.items() if not is_blank(key)]
    blank = [title for title, key in keys.items() if is_blank(key)]
    filled.sort(key=lambda title: _comparable(keys[title]), reverse=backwards)
    return filled + blank


def _comparable(key: SortKey | None) -> tuple[int, float, str]:
    """Let keys of different kinds stand in one order: numbers, then words."""
    match key:
        case float() | int():
            return 0, float(key), ""
        case tuple():
            return 1, 0.0, "\n".join(str(part) for part in key)
        case _:
            return 1, 0.0, str(key)


def _number(column: Column[R], record: R) -> float:
    key = column.sort_key(record) if column.sort_key is not None else None
    return float(key) if isinstance(key, float | int) else 0.0
