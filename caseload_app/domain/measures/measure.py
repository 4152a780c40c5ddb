"""What a measure is: its definition, what was counted for it, and the figure that follows.

A measure keeps every child (or worker) behind it, so that any figure can be opened, cut by
team, worker or plan, and checked by hand. What stands aside is shown, but never counted.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from caseload_app.domain.measures.comparators import Comparator, ComparatorKind
from caseload_app.domain.wording import long_day

SMALL = 10
"""Below so many counted, one child moves a percentage by more than ten points."""


class Better(StrEnum):
    """Which way a figure ought to go; `neither` where no direction is good of itself."""

    HIGH = "high"
    LOW = "low"
    NEITHER = "neither"


class Shown(StrEnum):
    """How a figure is said: as a per cent of a whole, or as a number."""

    PERCENT = "percent"
    NUMBER = "number"


class Cut(StrEnum):
    """By what a measure can be cut."""

    TEAM = "team"
    WORKER = "worker"
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Counted:
    """One thing behind a measure, such as one review of one child.

    It adds `above` to the numerator and `below` to the denominator. `aside` says why it is
    listed without being counted. `length` is what the bands sort by. `worker` and `team` are
    those who held the child on the day of the thing itself.
    """

    subject: str
    above: float = 0
    below: float = 1
    on: date | None = None
    due: date | None = None
    worker: str = ""
    team: str = ""
    plan: str = ""
    said: str = ""
    aside: str = ""
    length: int | None = None
    is_worker: bool = False

    @property
    def is_counted(self) -> bool:
        """Tell whether it is part of the figure."""
        return not self.aside

    @property
    def words(self) -> str:
        """Say in words what this is and why it counts as it does."""
        due = f"due {long_day(self.due)}" if self.due else ""
        on = long_day(self.on) if self.on else ""
        if due:
            parts = [self.aside, due, f"done {on}" if on else "", self.said]
        else:
            parts = [self.aside, self.said, on]
        text = ", ".join(part for part in parts if part)
        return text[:1].upper() + text[1:]


@dataclass(frozen=True, slots=True)
class MeasureSpec:
    """What a measure counts and how it is said; `count` names the function that counts it."""

    id: str
    label: str
    rules: tuple[str, ...] = ()
    field: str = ""
    count: str = "rules"
    definition: str = ""
    numerator: str = ""
    denominator: str = ""
    period: str = "The last 12 months"
    better: Better = Better.HIGH
    shown: Shown = Shown.PERCENT
    months: int = 0
    bands: tuple[int, ...] = ()
    band_unit: str = ""
    in_report: bool = False
    comparators: tuple[Comparator, ...] = ()

    @property
    def comparator(self) -> Comparator | None:
        """Give the newest national figure; None where there is none of the same definition."""
        return self.compared_with(ComparatorKind.ENGLAND)

    def compared_with(self, kind: ComparatorKind) -> Comparator | None:
        """Give the newest figure of one kind."""
        found = [one for one in self.comparators if one.kind is kind]
        return found[-1] if found else None


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure worked out; `value` is None where there is nothing to divide by."""

    spec: MeasureSpec
    counted: tuple[Counted, ...] = field(default=(), repr=False)

    @property
    def numerator(self) -> float:
        """Give what counts towards the figure."""
        return _whole(sum(one.above for one in self.counted if not one.aside))

    @property
    def denominator(self) -> float:
        """Give what it is divided by."""
        return _whole(sum(one.below for one in self.counted if not one.aside))

    @property
    def percent(self) -> float | None:
        """Give the percentage; None for a measure that is a number."""
        return self.value if self.spec.shown is Shown.PERCENT else None

    @property
    def value(self) -> float | None:
        """Give the figure that stands beside the comparator."""
        below = self.denominator
        if not below:
            return None
        share = self.numerator / below
        return 100 * share if self.spec.shown is Shown.PERCENT else share

    @property
    def is_small(self) -> bool:
        """Tell whether so few are counted that one of them moves the figure a lot."""
        return 0 < self.denominator < SMALL and self.spec.shown is Shown.PERCENT

    @property
    def to_look_at(self) -> tuple[Counted, ...]:
        """Give what keeps the figure from being better: late, missing, or counted against it."""
        if self.spec.shown is Shown.NUMBER or self.spec.better is Better.NEITHER:
            return ()
        low = self.spec.better is Better.LOW
        return tuple(one for one in self.counted if not one.aside and (one.above > 0) == low)

    @property
    def aside(self) -> tuple[Counted, ...]:
        """Give what is listed without being counted, such as what is late and not yet done."""
        return tuple(one for one in self.counted if one.aside)

    @property
    def children(self) -> tuple[str, ...]:
        """Give the children to look at, each once."""
        return tuple(sorted({one.subject for one in self.to_look_at if not one.is_worker}))

    @property
    def bands(self) -> tuple[tuple[str, int], ...]:
        """Count by how long it took: `0 to 10`, `11 to 15`, and what took longer."""
        return bands_of(self.counted, self.spec.bands)

    def only(self, keep: Callable[[Counted], bool]) -> Measure:
        """Give the same measure of a part of what is behind it."""
        return replace(self, counted=tuple(one for one in self.counted if keep(one)))


def bands_of(counted: Iterable[Counted], bounds: tuple[int, ...]) -> tuple[tuple[str, int], ...]:
    """Count what is counted by its length, in bands that end with these numbers."""
    if not bounds:
        return ()
    firsts = (0, *(bound + 1 for bound in bounds))
    names = [f"{first} to {last}" for first, last in zip(firsts, bounds, strict=False)]
    names.append(f"{firsts[-1]} and more")
    counts = [0] * len(names)
    for one in counted:
        if not one.aside and one.length is not None:
            counts[sum(one.length > bound for bound in bounds)] += 1
    return tuple(zip(names, counts, strict=True))


def cut(measure: Measure, by: Cut) -> tuple[tuple[str, Measure], ...]:
    """Cut a measure by team, worker or plan, in the order of their names, never of the figures.

    Workers are cut as information for supervision; nothing here ranks them.
    """
    groups: dict[str, list[Counted]] = {}
    for one in measure.counted:
        groups.setdefault(str(getattr(one, by.value)), []).append(one)
    return tuple(
        (name, replace(measure, counted=tuple(groups[name])))
        for name in sorted(groups, key=lambda name: (not name, name.casefold()))
    )


def one_place(value: float) -> float:
    """Round to one place as people and spreadsheets do: a half goes up."""
    return math.floor(value * 10 + 0.5 + 1e-9) / 10


def _whole(amount: float) -> float:
    """Give whole numbers as such, and take from sums of FTE the dust of binary fractions."""
    tidy = round(amount, 4)
    return int(tidy) if float(tidy).is_integer() else tidy
