"""The groups of a list beside it: by worker, by rule, by check; each with its counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from caseload_app.ui.models.record_table import Align, Column
from caseload_app.ui.words import whole

R = TypeVar("R")
EVERYTHING = ""


@dataclass(frozen=True, slots=True)
class Group:
    """One group: its key, what it is called, how many, and how much weighs in it."""

    key: str
    title: str
    number: int
    weight: int = 0


def group_columns(
    title: str, number: str, weight: str, *, tip: str, letters: int
) -> tuple[Column[Group], ...]:
    """Make the columns; the titles get so many letters, and a tooltip where that is too few."""
    return (
        Column(
            "title",
            title,
            lambda group: group.title,
            tooltip=lambda group: group.title,
            width=letters,
        ),
        Column(
            "weight",
            weight,
            lambda group: whole(group.weight) if group.weight else "",
            lambda group: float(group.weight),
            Align.RIGHT,
            heading_tip=tip,
        ),
        Column(
            "number",
            number,
            lambda group: whole(group.number),
            lambda group: float(group.number),
            Align.RIGHT,
        ),
    )


def groups_of(
    records: Iterable[R], key_of: Callable[[R], tuple[str, str]], weigh: Callable[[R], int]
) -> list[Group]:
    """Count the records by key, the heaviest first, under one line for all of them."""
    titles: dict[str, str] = {}
    numbers: dict[str, int] = {}
    weights: dict[str, int] = {}
    for record in records:
        key, title = key_of(record)
        titles[key] = title
        numbers[key] = numbers.get(key, 0) + 1
        weights[key] = weights.get(key, 0) + weigh(record)
    found = [Group(key, titles[key], numbers[key], weights[key]) for key in titles]
    found.sort(key=lambda group: (-group.weight, -group.number, group.title.casefold()))
    everything = Group(EVERYTHING, "All", sum(numbers.values()), sum(weights.values()))
    return [everything, *found]
