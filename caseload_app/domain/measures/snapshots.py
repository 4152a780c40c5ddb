"""What measures were on earlier days: kept as they were, drawn with their gaps, compared.

A snapshot holds, beside the figure, its parts by team, worker and plan as they were that day.
It names no child.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from caseload_app.domain.dates import add_months
from caseload_app.domain.measures.measure import Cut, Measure, MeasureSpec, Shown, one_place

WEEK = timedelta(days=7)
GAP = timedelta(days=14)
"""Two snapshots further apart than this have a gap between them, which is left open."""
NEAR_A_MONTH = timedelta(days=10)
"""A snapshot this near to the same day a month ago stands for last month."""


class TakenFor(StrEnum):
    """What made the program keep the figures."""

    IMPORT = "import"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Part:
    """What one team, worker and plan added to a figure."""

    team: str
    worker: str
    plan: str
    numerator: float
    denominator: float


@dataclass(frozen=True, slots=True)
class MeasureSnapshot:
    """One measure as it stood on one day."""

    measure: str
    on: date
    numerator: float
    denominator: float
    parts: tuple[Part, ...]
    taken_at: datetime
    taken_for: TakenFor

    def only(self, by: Cut, name: str) -> tuple[float, float]:
        """Give numerator and denominator of one team, worker or plan."""
        found = [one for one in self.parts if getattr(one, by.value) == name]
        return sum(one.numerator for one in found), sum(one.denominator for one in found)


@dataclass(frozen=True, slots=True)
class Point:
    """One day of a trend; `value` is None where there was nothing to divide by."""

    on: date
    numerator: float
    denominator: float
    value: float | None


@dataclass(frozen=True, slots=True)
class Trend:
    """A measure over time: runs of points with the gaps between them, and what changed when.

    `changes` are the days on which the policy was changed, each with the reason given.
    """

    spec: MeasureSpec
    runs: tuple[tuple[Point, ...], ...]
    changes: tuple[tuple[date, str], ...] = ()

    @property
    def points(self) -> tuple[Point, ...]:
        """Give every point, whatever gaps lie between."""
        return tuple(point for run in self.runs for point in run)


@dataclass(frozen=True, slots=True)
class Change:
    """How a figure moved since an earlier day; `recomputed` where no snapshot was kept then."""

    since: date
    before: float
    now: float
    recomputed: bool = False

    @property
    def by(self) -> float:
        """Give by how much it rose or, negative, fell; to the tenth that is shown."""
        return round(one_place(self.now) - one_place(self.before), 1)


def snapshot_of(measure: Measure, on: date, at: datetime, taken_for: TakenFor) -> MeasureSnapshot:
    """Keep a measure as it is, its parts added up by team, worker and plan."""
    sums: dict[tuple[str, str, str], tuple[float, float]] = {}
    for one in measure.counted:
        if one.is_counted:
            key = (one.team, one.worker, one.plan)
            above, below = sums.get(key, (0.0, 0.0))
            sums[key] = (above + one.above, below + one.below)
    parts = tuple(
        Part(*key, round(above, 4), round(below, 4)) for key, (above, below) in sorted(sums.items())
    )
    return MeasureSnapshot(
        measure.spec.id, on, measure.numerator, measure.denominator, parts, at, taken_for
    )


def is_due(last: MeasureSnapshot | None, imported_at: datetime | None, today: date) -> str:
    """Say what for a snapshot is due: after an import, or when a week has passed; else nothing."""
    if imported_at is not None and (last is None or last.taken_at < imported_at):
        return TakenFor.IMPORT
    if last is None or today - last.on >= WEEK:
        return TakenFor.WEEK
    return ""


def trend(
    spec: MeasureSpec,
    snapshots: Iterable[MeasureSnapshot],
    changes: Sequence[tuple[date, str]] = (),
    part: tuple[Cut, str] | None = None,
) -> Trend:
    """Put the snapshots of a measure in order, of all or of one part, with gaps left open."""
    points = []
    for one in sorted(snapshots, key=lambda one: one.on):
        above, below = one.only(*part) if part else (one.numerator, one.denominator)
        points.append(Point(one.on, above, below, figure_of(spec, above, below)))
    runs: list[list[Point]] = []
    for point in points:
        near = bool(runs) and point.on - runs[-1][-1].on <= GAP
        if point.value is None:
            continue
        if near:
            runs[-1].append(point)
        else:
            runs.append([point])
    first = points[0].on if points else None
    within = tuple(one for one in changes if first is not None and one[0] >= first)
    return Trend(spec, tuple(tuple(run) for run in runs), within)


def figure_of(spec: MeasureSpec, numerator: float, denominator: float) -> float | None:
    """Give the figure, as a per cent or as a number; None where there is nothing to divide by."""
    if not denominator:
        return None
    share = numerator / denominator
    return 100 * share if spec.shown is Shown.PERCENT else share


def change_since_last_month(
    measure: Measure,
    today: date,
    snapshots: Iterable[MeasureSnapshot],
    recomputed: Measure | None = None,
) -> Change | None:
    """Say how a figure moved in a month: against the snapshot kept then, or worked out again."""
    if measure.value is None:
        return None
    month_ago = add_months(today, -1)
    near = [one for one in snapshots if abs(one.on - month_ago) <= NEAR_A_MONTH]
    for one in sorted(near, key=lambda one: abs(one.on - month_ago)):
        before = figure_of(measure.spec, one.numerator, one.denominator)
        if before is not None:
            return Change(one.on, before, measure.value)
    if recomputed is not None and recomputed.value is not None:
        return Change(month_ago, recomputed.value, measure.value, recomputed=True)
    return None
